-- Audit, adoption and the nightly job. Findings and runs are registers (schema party).
CREATE FUNCTION partybuild.audit_rule(rule text, origin text DEFAULT 'audit', OUT opened bigint, OUT closed bigint, OUT open bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  r partybuild.rule;
  suspects bigint[];
BEGIN
  opened := 0; closed := 0;
  SELECT * INTO r FROM partybuild.rule x WHERE x.code = rule;
  IF NOT FOUND THEN
    RAISE undefined_object USING MESSAGE = format('rule "%s" does not exist', rule), HINT = 'partybuild.rule lists the rules.';
  END IF;
  IF r.view IS NOT NULL AND r.retired_on IS NULL THEN
    -- Look without locks; what differs from the findings is locked and looked at again, so that a
    -- commit in between can neither lose nor resurrect a finding.
    EXECUTE format('SELECT array_agg(coalesce(v.subject, f.subject))
                      FROM (SELECT v.* FROM %s v WHERE partybuild.mode($1, v.org_id) <> ''off'') v
                      FULL JOIN (SELECT * FROM party.finding f WHERE f.rule = $1 AND f.closed_on IS NULL) f ON f.subject = v.subject
                     WHERE v.subject IS NULL OR f.subject IS NULL OR v.magnitude <> f.magnitude OR v.args IS DISTINCT FROM f.args', r.view)
      INTO suspects USING rule;
    IF suspects IS NOT NULL THEN
      PERFORM partybuild.lock_subjects(r.subject, suspects);
      EXECUTE format('SELECT s.opened, s.closed FROM party.record_findings($1, $2, $3,
                        ARRAY(SELECT ROW(v.subject, v.org_id, v.magnitude, v.args)::party.violation FROM %s v
                               WHERE v.subject = ANY ($2) AND partybuild.mode($1, v.org_id) <> ''off'')) s', r.view)
        INTO opened, closed USING rule, suspects, origin;
    END IF;
  END IF;
  SELECT count(*) INTO open FROM party.finding f WHERE f.rule = rule AND f.closed_on IS NULL;
END $$;
COMMENT ON FUNCTION partybuild.audit_rule(text, text) IS 'brings the findings of one rule up to date; returns how many it opened and closed, and how many are open';

CREATE PROCEDURE partybuild.audit(resume boolean DEFAULT true)
LANGUAGE plpgsql AS $$
DECLARE
  run bigint;
  code text;
  result record;
  problem text;
BEGIN
  -- Runs by itself only: the lock is the session's, since each rule is committed by itself.
  IF NOT pg_catalog.pg_try_advisory_lock('partybuild.rule'::pg_catalog.regclass::pg_catalog.oid::pg_catalog.int4, 2) THEN
    RAISE object_in_use USING MESSAGE = 'another audit is running', HINT = 'party.audit_step shows how far it is.';
  END IF;
  SELECT r.id INTO run FROM party.audit_run r WHERE r.ended_at IS NULL AND resume
     AND r.started_at OPERATOR(pg_catalog.>) (pg_catalog.now() OPERATOR(pg_catalog.-) '20 hours'::pg_catalog.interval)
   ORDER BY r.id DESC LIMIT 1;
  IF run IS NULL THEN
    UPDATE party.audit_run SET ended_at = pg_catalog.now(), error = 'given up' WHERE ended_at IS NULL;
    INSERT INTO party.audit_run DEFAULT VALUES RETURNING id INTO run;
    INSERT INTO party.audit_step (run_id, rule) SELECT run, r.code FROM partybuild.rule r WHERE r.view IS NOT NULL AND r.retired_on IS NULL;
  END IF;
  COMMIT;
  LOOP
    SELECT s.rule INTO code FROM party.audit_step s WHERE s.run_id OPERATOR(pg_catalog.=) run AND s.ended_at IS NULL ORDER BY s.rule LIMIT 1;
    EXIT WHEN NOT FOUND;
    UPDATE party.audit_step SET started_at = pg_catalog.clock_timestamp() WHERE run_id OPERATOR(pg_catalog.=) run AND rule OPERATOR(pg_catalog.=) code;
    COMMIT;
    problem := NULL;
    BEGIN
      SELECT * INTO result FROM partybuild.audit_rule(code);
    EXCEPTION
      WHEN query_canceled THEN RAISE;
      WHEN OTHERS THEN
        -- One broken view stops no other rule.
        problem := SQLERRM;
        result := ROW(0::bigint, 0::bigint, NULL::bigint);
    END;
    IF problem IS NULL THEN
      UPDATE party.audit_step SET ended_at = pg_catalog.clock_timestamp(), opened = result.opened, closed = result.closed, open = result.open
       WHERE run_id OPERATOR(pg_catalog.=) run AND rule OPERATOR(pg_catalog.=) code;
    ELSE
      UPDATE party.audit_step SET ended_at = pg_catalog.clock_timestamp(), error = problem
       WHERE run_id OPERATOR(pg_catalog.=) run AND rule OPERATOR(pg_catalog.=) code;
    END IF;
    COMMIT;
  END LOOP;
  UPDATE party.audit_run r SET ended_at = pg_catalog.clock_timestamp(),
         error = (SELECT pg_catalog.string_agg(s.rule || ': ' || s.error, E'\n') FROM party.audit_step s WHERE s.run_id OPERATOR(pg_catalog.=) run AND s.error IS NOT NULL)
   WHERE r.id OPERATOR(pg_catalog.=) run;
  COMMIT;
  PERFORM pg_catalog.pg_advisory_unlock('partybuild.rule'::pg_catalog.regclass::pg_catalog.oid::pg_catalog.int4, 2);
END $$;
COMMENT ON PROCEDURE partybuild.audit(boolean) IS 'audits every rule, committing rule by rule; progress in party.audit_step; after a cancel the next call goes on where it stopped (resume)';

CREATE FUNCTION partybuild.adopt(deadline date, responsible bigint DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  n bigint := 0;
  code text;
  result record;
BEGIN
  IF deadline IS NULL OR deadline <= partybuild.today() THEN
    RAISE invalid_parameter_value USING MESSAGE = 'the deadline of adopted findings must be after today', DETAIL = format('It is %s.', deadline);
  END IF;
  IF responsible IS NOT NULL AND NOT EXISTS (SELECT FROM party.member m WHERE m.id = responsible) THEN
    RAISE foreign_key_violation USING MESSAGE = format('member %s does not exist', responsible);
  END IF;
  FOR code IN SELECT r.code FROM partybuild.rule r WHERE r.view IS NOT NULL AND r.retired_on IS NULL ORDER BY r.code LOOP
    SELECT * INTO result FROM partybuild.audit_rule(code, 'adoption');
    n := n + result.opened;
  END LOOP;
  UPDATE party.finding f SET deadline = adopt.deadline, responsible_id = responsible,
         goal = coalesce(f.goal, r.title_zh), measure = coalesce(f.measure, r.hint_zh)
    FROM partybuild.rule r
   WHERE r.code = f.rule AND f.closed_on IS NULL AND f.origin = 'adoption' AND f.deadline IS NULL;
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.adopt(date, bigint) IS 'audits everything and records each violation as an adopted finding with goal, measure, responsible member and deadline; returns how many; run it in the transaction that loads old data';

CREATE FUNCTION partybuild.schedule(at text DEFAULT '15 1 * * *') RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  job bigint;
  home text := current_setting('cron.database_name', true);
BEGIN
  IF home IS NULL THEN
    RETURN 'not scheduled: pg_cron is not loaded. Add pg_cron to shared_preload_libraries, restart, and CREATE EXTENSION pg_cron in database '
           || 'postgres (or the one named by cron.database_name); until then run CALL partybuild.audit() by hand or from the system''s cron.';
  END IF;
  IF to_regnamespace('cron') IS NULL THEN
    RETURN format('not scheduled: pg_cron lives in database %I. Run there: SELECT cron.schedule_in_database(%L, %L, ''CALL partybuild.audit()'', %L);',
                  home, 'partybuild audit ' || current_database(), at, current_database());
  END IF;
  EXECUTE 'SELECT cron.schedule_in_database($1, $2, $3, $4)' INTO job
    USING 'partybuild audit ' || current_database(), at, 'CALL partybuild.audit()', current_database();
  RETURN format('scheduled as job %s: %s', job, at);
END $$;
COMMENT ON FUNCTION partybuild.schedule(text) IS 'schedules the nightly audit with pg_cron; where pg_cron is missing, says what to do';
