-- Nothing is executable or readable by PUBLIC that need not be: types, and what triggers call in a writer's name.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA partybuild FROM PUBLIC;
REVOKE EXECUTE ON ALL PROCEDURES IN SCHEMA partybuild FROM PUBLIC;
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN
    SELECT p.oid::regprocedure FROM pg_proc p
     WHERE p.pronamespace = 'partybuild'::regnamespace
       AND (p.proname ~ '^(cnid|period|tally)' OR p.provolatile = 'i' AND p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'c')
            OR p.proname IN ('touch', 'touch_rule', 'check', 'touch_all', 'pending_violations', 'last_violations', 'violate', 'today', 'day_of', 'param',
                             'next', 'previous', 'span', 'full_months', 'refuse_sealed', 'in_chinese'))
  LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO PUBLIC', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION partybuild.mode(text, bigint), partybuild.mode(text, bigint, date), partybuild.working_days(date, date), partybuild.add_working_days(date, integer), partybuild.view_problem(regclass), partybuild.filter_problem(regclass), partybuild.plan_problem(jsonb, text) TO partybuild_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA partybuild TO partybuild_reader;
GRANT EXECUTE ON FUNCTION partybuild.audit_rule(text, text), partybuild.lock_subjects(text, bigint[]), partybuild.refuse_as_of(), partybuild.wait_for_writers(date), partybuild.job_steps(text),
  partybuild.job_work(text, text), partybuild.close_next(text), partybuild.keep_results(text, date, date, bigint[], partybuild.period[]), partybuild.keep_names(), partybuild.raise_reminders(),
  partybuild.open_from(partybuild.obligation) TO partybuild_auditor;
GRANT EXECUTE ON ALL PROCEDURES IN SCHEMA partybuild TO partybuild_auditor;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA partybuild TO partybuild_admin;
GRANT INSERT, UPDATE, DELETE ON partybuild.rule, partybuild.parameter, partybuild.policy, partybuild.term, partybuild.watch, partybuild.watch_rule, partybuild.obligation, partybuild.evidence_source, partybuild.job, partybuild.deployed, partybuild.calendar_year, partybuild.calendar_day TO partybuild_admin;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA partybuild TO partybuild_admin;
GRANT SET ON PARAMETER partybuild.as_of TO partybuild_auditor;
