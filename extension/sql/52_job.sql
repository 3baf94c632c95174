-- Jobs: steps, each committed by itself; a job runs once at a time, tells how far it is, and goes on where it was
-- stopped.
CREATE TABLE partybuild.job (
  name text PRIMARY KEY,
  call text NOT NULL,
  at text NOT NULL,
  every interval NOT NULL,
  jobs text[] NOT NULL,
  plugin text NOT NULL DEFAULT 'core',
  work text
);
COMMENT ON TABLE partybuild.job IS
  'what schedule() schedules: the call, when (cron), how often that is, and the runs it leaves in party.job_run; of a '
  'plugin''s job the function that does its only step: job_work() calls it until its column more is false';
INSERT INTO partybuild.job VALUES
  ('nightly', 'CALL partybuild.nightly()', '15 1 * * *', '1 day', '{close,audit,foresee}'),
  ('month_end', 'CALL partybuild.month_end()', '5 0 1 * *', '31 days', '{month_end}'),
  ('quarter_end', 'CALL partybuild.quarter_end()', '10 0 1 1,4,7,10 *', '92 days', '{quarter_end}'),
  ('remind', 'CALL partybuild.remind()', '30 7 * * *', '1 day', '{remind}');

CREATE FUNCTION partybuild.job_steps(job text) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT r.code FROM partybuild.rule r WHERE job = 'audit' AND r.view IS NOT NULL AND r.retired_on IS NULL
  UNION ALL
  -- of a rule that was retired it is forgotten; what is owed is in compliance.upcoming
  SELECT r.code
    FROM partybuild.rule r
   WHERE job = 'foresee' AND r.view IS NOT NULL
     AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)
  UNION ALL
  SELECT o.rule
    FROM partybuild.obligation o
    JOIN partybuild.rule r ON r.code = o.rule
   WHERE r.retired_on IS NULL
     AND (job = 'close'
          OR job = 'month_end' AND o.per IN ('month', 'once')
          OR job = 'quarter_end' AND o.per IN ('quarter', 'half', 'year'))
  UNION ALL
  SELECT 'names' WHERE job IN ('close', 'month_end', 'quarter_end')
  UNION ALL
  SELECT 'reminders' WHERE job = 'remind'
  UNION ALL
  SELECT j.name FROM partybuild.job j WHERE j.name = job AND j.work IS NOT NULL;
END;
COMMENT ON FUNCTION partybuild.job_steps(text) IS 'the steps of a job: its rules or obligations, and what else it does';

CREATE FUNCTION partybuild.job_work(
    job text, step text, OUT rows bigint, OUT opened bigint, OUT closed bigint, OUT open bigint, OUT more boolean,
    OUT problem text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  r record;
  work text := (SELECT j.work FROM partybuild.job j WHERE j.name = job);
BEGIN
  more := false;
  IF work IS NOT NULL THEN
    EXECUTE format('SELECT w.rows, w.more FROM %s() w', work) INTO rows, more;
  ELSIF step = 'names' THEN
    rows := partybuild.keep_names();
  ELSIF step = 'reminders' THEN
    SELECT * INTO r FROM partybuild.remind_each();
    rows := r.rows; problem := r.problem;
  ELSIF job = 'audit' THEN
    SELECT * INTO r FROM partybuild.audit_each(step, 'audit');
    rows := r.opened + r.closed; opened := r.opened; closed := r.closed; open := r.open; problem := r.problem;
  ELSIF job = 'foresee' THEN
    SELECT * INTO r FROM partybuild.foresee_each(step, NULL);
    rows := r.rows; problem := r.problem;
  ELSE
    SELECT * INTO r FROM partybuild.close_next(step);
    rows := r.rows; more := r.more; problem := r.problem;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.job_work(text, text) IS
  'does one step of a job; more: it is to be called again; problem: of whom it could not be done, and why';

-- A job's run is kept by the owner of the registers, whoever calls; these are its steps, each committed by run_job().
CREATE FUNCTION partybuild.hold_job(job text) RETURNS boolean
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_hold_job';
COMMENT ON FUNCTION partybuild.hold_job(text) IS
  'locks a job for the session, until release_job(), an error or a cancel; false where it is running already';
CREATE FUNCTION partybuild.release_job(job text) RETURNS void
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_release_job';
COMMENT ON FUNCTION partybuild.release_job(text) IS 'lets go of the lock of hold_job()';

CREATE FUNCTION partybuild.begin_job(job text, resume boolean) RETURNS bigint
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.begin_job(text, boolean) IS
  'for run_job(): locks the job and finds the run to go on with, or makes one; returns it; error 55006 if it is '
  'running already';
CREATE FUNCTION partybuild.begin_job_internal(job text, resume boolean) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  run bigint;
  closes boolean := job IN ('close', 'month_end', 'quarter_end');
BEGIN
  PERFORM partybuild.refuse_as_of();
  IF NOT EXISTS (SELECT FROM partybuild.job j WHERE job = ANY (j.jobs)) THEN
    RAISE undefined_object USING
      MESSAGE = format('there is no job "%s"', job),
      HINT = format('The jobs are %s.',
                    (SELECT string_agg(n, ', ' ORDER BY n) FROM partybuild.job j CROSS JOIN unnest(j.jobs) n));
  END IF;
  IF NOT partybuild.hold_job(job) THEN
    RAISE object_in_use USING
      MESSAGE = format('job "%s" is running already', job),
      HINT = 'party.job_step shows how far it is.';
  END IF;
  SELECT r.id INTO run
    FROM party.job_run r
   WHERE r.job = job AND r.ended_at IS NULL AND resume AND r.started_at > now() - interval '20 hours'
     -- since midnight another period may be over
     AND (NOT closes OR partybuild.day_of(r.started_at) = partybuild.today())
   ORDER BY r.id DESC
   LIMIT 1;
  IF run IS NULL THEN
    UPDATE party.job_run r SET ended_at = now(), error = 'given up' WHERE r.job = job AND r.ended_at IS NULL;
    INSERT INTO party.job_run AS r (job) VALUES (job) RETURNING r.id INTO run;
    INSERT INTO party.job_step (run_id, step) SELECT run, s FROM partybuild.job_steps(job) s;
    IF job = 'audit' THEN
      PERFORM partybuild.renew_made();
    END IF;
  ELSIF closes THEN
    -- what was written since a step was done is closed by this run too
    UPDATE party.job_step s
       SET ended_at = NULL
     WHERE s.run_id = run AND s.ended_at IS NOT NULL
       AND EXISTS (SELECT FROM compliance.stale m WHERE m.rule = s.step);
  END IF;
  RETURN run;
END $$;
COMMENT ON FUNCTION partybuild.begin_job_internal(text, boolean) IS
  'what begin_job() does, as the owner of the registers';

CREATE FUNCTION partybuild.next_step(run bigint) RETURNS text
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.next_step(bigint) IS
  'for run_job(): the next step of a run, waiting for those whose writes it needs; null where it is at its end';
CREATE FUNCTION partybuild.next_step_internal(run bigint) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  step text;
BEGIN
  -- names come first, the rest in order
  SELECT s.step INTO step
    FROM party.job_step s
   WHERE s.run_id = run AND s.ended_at IS NULL
   ORDER BY s.step <> 'names', s.step
   LIMIT 1;
  IF FOUND THEN
    UPDATE party.job_step s
       SET started_at = coalesce(s.started_at, clock_timestamp())
     WHERE s.run_id = run AND s.step = step;
    IF (SELECT r.job FROM party.job_run r WHERE r.id = run) IN ('close', 'month_end', 'quarter_end') THEN
      PERFORM partybuild.wait_for_writers(partybuild.today());
    END IF;
  END IF;
  RETURN step;
END $$;
COMMENT ON FUNCTION partybuild.next_step_internal(bigint) IS 'what next_step() does, as the owner of the registers';

CREATE FUNCTION partybuild.do_step(run bigint, step text, again boolean) RETURNS boolean
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.do_step(bigint, text, boolean) IS
  'for run_job(): does a step and notes what came of it; false where it lost a deadlock and is to be done again, if '
  'there is another try (again)';
CREATE FUNCTION partybuild.do_step_internal(run bigint, step text, again boolean) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  result record;
  failure text;
BEGIN
  BEGIN
    SELECT w.* INTO result FROM party.job_run r CROSS JOIN partybuild.job_work(r.job, step) w WHERE r.id = run;
  EXCEPTION
    WHEN query_canceled THEN RAISE;
    WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      IF again THEN
        RETURN false;
      END IF;
      failure := 'left out: ' || SQLERRM;
    WHEN OTHERS THEN
      -- One broken view stops no other rule.
      failure := SQLERRM;
  END;
  IF failure IS NOT NULL THEN
    SELECT 0::bigint AS rows, 0::bigint AS opened, 0::bigint AS closed, NULL::bigint AS open, false AS more,
           failure AS problem INTO result;
  END IF;
  UPDATE party.job_step s
     SET ended_at = CASE WHEN NOT result.more THEN clock_timestamp() END,
         rows = coalesce(s.rows, 0) + result.rows,
         opened = result.opened, closed = result.closed, open = result.open, error = result.problem
   WHERE s.run_id = run AND s.step = step;
  RETURN true;
END $$;
COMMENT ON FUNCTION partybuild.do_step_internal(bigint, text, boolean) IS
  'what do_step() does, as the owner of the registers';

CREATE FUNCTION partybuild.end_job(run bigint) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.end_job(bigint) IS 'for run_job(): sums up a run and lets go of its job';
CREATE FUNCTION partybuild.end_job_internal(run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  UPDATE party.job_run r
     SET ended_at = clock_timestamp(),
         rows = (SELECT sum(s.rows) FROM party.job_step s WHERE s.run_id = run),
         error = (SELECT string_agg(s.step || ': ' || s.error, E'\n' ORDER BY s.step)
                    FROM party.job_step s
                   WHERE s.run_id = run AND s.error IS NOT NULL)
   WHERE r.id = run;
  PERFORM partybuild.release_job(r.job) FROM party.job_run r WHERE r.id = run;
END $$;
COMMENT ON FUNCTION partybuild.end_job_internal(bigint) IS 'what end_job() does, as the owner of the registers';

-- A procedure that commits can pin no path: every name in it is qualified.
CREATE PROCEDURE partybuild.run_job(job text, resume boolean DEFAULT true) LANGUAGE plpgsql AS $$
DECLARE
  run pg_catalog.int8;
  step pg_catalog.text;
BEGIN
  run := partybuild.begin_job(job, resume);
  COMMIT;
  LOOP
    step := partybuild.next_step(run);
    COMMIT;
    EXIT WHEN step IS NULL;
    FOR try IN 1..3 LOOP
      EXIT WHEN partybuild.do_step(run, step, try OPERATOR(pg_catalog.<) 3);
      COMMIT;
    END LOOP;
    COMMIT;
  END LOOP;
  PERFORM partybuild.end_job(run);
  COMMIT;
END $$;
COMMENT ON PROCEDURE partybuild.run_job(text, boolean) IS
  'runs a job step by step, committing each; one that was stopped goes on where it was within 20 hours (resume); '
  'error 55006 if it is running already';

-- Who scheduled a run learns that a part of it failed: all the rest is committed by then.
CREATE FUNCTION partybuild.require_good_runs(VARIADIC jobs text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  problem text := (
    SELECT string_agg(format('%s, %s', r.job, r.error), E'\n' ORDER BY r.id)
      FROM unnest(jobs) j (job)
     CROSS JOIN LATERAL (SELECT x.* FROM party.job_run x WHERE x.job = j.job ORDER BY x.id DESC LIMIT 1) r
     WHERE r.error IS NOT NULL);
BEGIN
  IF problem IS NOT NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'some steps failed, all others were done',
      DETAIL = problem,
      HINT = 'Mend the cause and run it again; party.job_step keeps the steps.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_good_runs(text[]) IS
  'for procedures that are scheduled: error P0001 where a step of the last run of one of these jobs failed';

CREATE PROCEDURE partybuild.audit(resume boolean DEFAULT true) LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('audit', resume);
END $$;
COMMENT ON PROCEDURE partybuild.audit(boolean) IS
  'audits every rule, committing rule by rule; progress in party.job_step; after a cancel the next call goes on where '
  'it stopped (resume)';
CREATE PROCEDURE partybuild.foresee(resume boolean DEFAULT true) LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('foresee', resume);
END $$;
COMMENT ON PROCEDURE partybuild.foresee(boolean) IS
  'foresees for every rule what time alone will break, committing rule by rule, as audit() does; compliance.foreseen '
  'shows it';
CREATE PROCEDURE partybuild.close_periods() LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('close');
END $$;
COMMENT ON PROCEDURE partybuild.close_periods() IS
  'closes every period that is over, and evaluates again what changed in closed ones';
CREATE PROCEDURE partybuild.month_end() LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('month_end');
  PERFORM partybuild.require_good_runs('month_end');
END $$;
COMMENT ON PROCEDURE partybuild.month_end() IS 'closes the months that are over, on the first of the next';
CREATE PROCEDURE partybuild.quarter_end() LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('quarter_end');
  PERFORM partybuild.require_good_runs('quarter_end');
END $$;
COMMENT ON PROCEDURE partybuild.quarter_end() IS 'closes quarters, half years and years that are over';
CREATE PROCEDURE partybuild.remind() LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('remind');
  PERFORM partybuild.require_good_runs('remind');
END $$;
COMMENT ON PROCEDURE partybuild.remind() IS 'raises reminders of what is due and what is overdue';
CREATE PROCEDURE partybuild.nightly() LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('close');
  CALL partybuild.run_job('audit');
  CALL partybuild.run_job('foresee');
  PERFORM partybuild.require_good_runs('close', 'audit', 'foresee');
END $$;
COMMENT ON PROCEDURE partybuild.nightly() IS
  'closes periods, audits, then foresees what time alone will break; error P0001 at the end where steps failed';

CREATE FUNCTION partybuild.has_pg_cron() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN EXISTS (SELECT
                 FROM pg_extension e
                 JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
                WHERE e.extname = 'pg_cron' AND d.classid = 'pg_namespace'::regclass
                  AND d.objid = to_regnamespace('cron'));
COMMENT ON FUNCTION partybuild.has_pg_cron() IS 'is schema cron of this database pg_cron''s, and nobody else''s';

CREATE FUNCTION partybuild.schedule(job text DEFAULT NULL, at text DEFAULT NULL) RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  id bigint;
  home text := current_setting('cron.database_name', true);
  cron_name text;
  j partybuild.job;
BEGIN
  IF job IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.job x WHERE x.name = job) THEN
    RAISE undefined_object USING MESSAGE = format('there is no job "%s"', job), HINT = 'partybuild.job lists them.';
  END IF;
  IF at !~ '^(@[a-z]+|[0-9]+ seconds?|([0-9*,/$-]+\s+){4}([0-9*,/-]+|[A-Za-z]{3}))$' THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('"%s" is no time of pg_cron', at),
      HINT = 'Give minute, hour, day of the month, month and day of the week: 30 2 * * *.';
  END IF;
  FOR j IN
    SELECT x.*
      FROM partybuild.job x
     WHERE x.name = job OR job IS NULL
     ORDER BY x.name
  LOOP
    j.at := coalesce(at, j.at);
    cron_name := 'partybuild ' || j.name || ' ' || current_database();
    IF home IS NULL THEN
      RETURN NEXT format('%s not scheduled: pg_cron is not loaded. Add pg_cron to shared_preload_libraries, restart, '
                         'and CREATE EXTENSION pg_cron in database postgres (or the one named by cron.database_name); '
                         'until then run %s by hand or from the system''s cron.', j.name, j.call);
    ELSIF NOT partybuild.has_pg_cron() THEN
      RETURN NEXT format('%s not scheduled: pg_cron lives in database %I. Run there: '
                         'SELECT cron.schedule_in_database(%L, %L, %L, %L);',
                         j.name, home, cron_name, j.at, j.call, current_database());
    ELSE
      -- all six arguments: an overload of somebody's would fit four better
      EXECUTE 'SELECT cron.schedule_in_database($1, $2, $3, $4, NULL::text, true)' INTO id
        USING cron_name, j.at, j.call, current_database();
      RETURN NEXT format('%s scheduled as job %s: %s', j.name, id, j.at);
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.schedule(text, text) IS
  'schedules a job of partybuild.job with pg_cron, or all of them, at another time if given; where pg_cron is '
  'missing, says what to do';

CREATE FUNCTION partybuild.unschedule(call text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  home text := current_setting('cron.database_name', true);
BEGIN
  IF partybuild.has_pg_cron() THEN
    EXECUTE 'SELECT cron.unschedule(c.jobid) FROM cron.job c WHERE c.database = current_database() AND c.command = $1'
      USING call;
  ELSIF home IS NOT NULL THEN
    RAISE WARNING USING
      MESSAGE = format('pg_cron in database %I may go on with: %s', home, call),
      HINT = format('Run there: SELECT cron.unschedule(jobid) FROM cron.job WHERE database = %L AND command = %L;',
                    current_database(), call);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.unschedule(text) IS
  'for plugin_dropped(): takes the call of a job from pg_cron, or says where that is to be done';
