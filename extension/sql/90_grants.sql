-- Nothing is executable or readable by PUBLIC that need not be: types, and what triggers call in a writer's name.
-- Nor what an earlier version granted and this one does not. The administrator, and who deploys, may do everything but
-- what only runs borrowed: the catalogue is written by functions that check.
DO $$
DECLARE
  f record;
BEGIN
  FOR f IN
    SELECT p.oid::regprocedure AS name, p.proname, p.prokind, p.prorettype,
           p.proname ~ '^(cnid|period|tally)'
           OR p.provolatile = 'i' AND p.prolang = (SELECT l.oid FROM pg_language l WHERE l.lanname = 'c')
           OR p.proname IN ('next', 'previous', 'span', 'full_months', 'years_after', 'months_after')
           -- a writer's triggers and constraints call these in his name
           OR p.proname IN ('touch', 'violate', 'is_ours', 'refuse_sealed', 'in_chinese', 'today', 'blanks',
                            'is_blank', 'tidy', 'as_read') AS for_all
      FROM pg_proc p
      JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
      JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid
     WHERE e.extname = 'partybuild' AND p.pronamespace = 'partybuild'::regnamespace
  LOOP
    EXECUTE format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC, partybuild_reader, partybuild_auditor, '
                   'partybuild_clerk, partybuild_admin', f.name);
    IF f.for_all THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO PUBLIC', f.name);
    END IF;
    IF f.prokind = 'p' THEN
      EXECUTE format('GRANT EXECUTE ON PROCEDURE %s TO partybuild_auditor', f.name);
    ELSIF f.prokind = 'f' AND f.proname !~ '_internal$|^ship_|_upgrade$|^make_(again|type)$|^run_as$'
          AND f.prorettype <> 'event_trigger'::regtype THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO partybuild_admin', f.name);
    END IF;
  END LOOP;
END $$;
-- Views call some in their readers' names.
GRANT EXECUTE ON FUNCTION
  partybuild.param(text, text), partybuild.param(text, text, date), partybuild.day_of(timestamptz),
  partybuild.mode(text, bigint), partybuild.mode(text, bigint, date),
  partybuild.evaluation(text, date, date, bigint[], partybuild.period[]),
  partybuild.in_force(date, date), partybuild.in_force(date, date, date),
  partybuild.working_days(date, date), partybuild.add_working_days(date, integer),
  partybuild.pending_violations(), partybuild.last_violations(),
  partybuild.fill_message(text, jsonb, boolean), partybuild.subject_name(text, bigint),
  partybuild.view_problem(regclass), partybuild.filter_problem(regclass), partybuild.plan_problem(jsonb, text),
  partybuild.view_plan(regclass), partybuild.view_is_volatile(regclass), partybuild.view_role(regclass),
  partybuild.find_relation(text), partybuild.name_of(regclass),
  partybuild.has_column(regclass, name), partybuild.is_indexed(regclass, name), partybuild.is_table(regclass),
  partybuild.health(), partybuild.health_problems(), partybuild.health_triggers(), partybuild.health_versions(),
  partybuild.health_writes(), partybuild.health_jobs(), partybuild.health_made(), partybuild.health_obligations(),
  partybuild.health_feeds(), partybuild.health_joined(), partybuild.feed_tables(regclass),
  partybuild.is_leaf(regclass), partybuild.has_parent(regclass), partybuild.feeds_of(pg_trigger),
  partybuild.misled_feeds(regclass[]), partybuild.feed_arguments(regclass), partybuild.live_feeds(),
  partybuild.is_told_by_row(regclass), partybuild.view_reads(regclass, name[]),
  partybuild.evaluation_problem(text), partybuild.coming_problem(regclass),
  partybuild.has_type(regclass, name, regtype), partybuild.audit_age(),
  partybuild.silent_triggers(), partybuild.refusing_triggers(), partybuild.made_otherwise(),
  partybuild.definition(text, oid, text), partybuild.find_made(text, text, text), partybuild.server_version(),
  partybuild.is_whole(pg_trigger), partybuild.print_again(text, boolean), partybuild.settled(text, text),
  partybuild.settled_trigger(oid), partybuild.settled_constraint(oid),
  partybuild.is_preloaded(), partybuild.watched_tables(), partybuild.rule_records()
  TO partybuild_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA partybuild TO partybuild_reader;
-- pg_dump by who is no superuser reads where they stand
GRANT SELECT ON ALL SEQUENCES IN SCHEMA partybuild TO partybuild_reader;
GRANT EXECUTE ON FUNCTION
  partybuild.adoption_plan(bigint), partybuild.adoption_facts(bigint),
  partybuild.audit_rule(text, text), partybuild.violations(text, bigint[]), partybuild.refuse_as_of(),
  partybuild.foresee_rule(text, integer), partybuild.foreseen(text, integer, bigint[]),
  partybuild.preview(text, jsonb, text, bigint, integer), partybuild.preview_days(text, jsonb, text, bigint, integer),
  partybuild.require_rule(text, text), partybuild.require_mode(text), partybuild.require_mode_of(text, text),
  partybuild.require_value(text, text, numeric), partybuild.require_organisation(bigint),
  partybuild.require_deployed(),
  partybuild.job_steps(text), partybuild.close_next(text), partybuild.keep_names(), partybuild.raise_reminders(),
  partybuild.open_from(partybuild.obligation), partybuild.closed_from(partybuild.obligation),
  partybuild.require_obligation(text), partybuild.verify_closed(text),
  partybuild.same(partybuild.period, partybuild.period), partybuild.unjudged(text, text, bigint[]),
  partybuild.unjudged_of(text, bigint[], jsonb), partybuild.begin_job(text, boolean), partybuild.next_step(bigint),
  partybuild.require_good_runs(text[]),
  partybuild.do_step(bigint, text, boolean), partybuild.end_job(bigint)
  TO partybuild_auditor;
-- what clerks call to write registers by today
GRANT EXECUTE ON FUNCTION partybuild.refuse_as_of() TO partybuild_clerk;
-- and by which they bring in their files, with their own rights
GRANT EXECUTE ON FUNCTION
  partybuild.import(text, regclass, text, boolean, boolean), partybuild.import_headings(text, regclass),
  partybuild.import_heading(text),
  partybuild.import_read(text, regclass), partybuild.import_namesakes(text),
  partybuild.import_match(partybuild.import_kind), partybuild.import_known(partybuild.import_kind),
  partybuild.check_deferred(regclass[]), partybuild.import_some(partybuild.import_kind, bigint[]),
  partybuild.import_try(partybuild.import_kind, bigint[]),
  partybuild.import_refused(partybuild.import_kind, text[]), partybuild.find_organisations(text[]),
  partybuild.find_members(text[]), partybuild.find_values(text, name, text[]), partybuild.find_subjects(text, text[]),
  partybuild.equality(regclass, name), partybuild.column_type(regclass, name), partybuild.import_branches(),
  partybuild.import_branches(bigint[]), partybuild.import_staff(), partybuild.import_staff(bigint[]),
  partybuild.import_posts()
  TO partybuild_clerk;
GRANT SET ON PARAMETER partybuild.as_of TO partybuild_auditor;
