-- What time alone will break, kept for compliance.foreseen; what is owed falls due in compliance.upcoming.
CREATE FUNCTION partybuild.foreseen(rule text, days integer DEFAULT NULL, subjects bigint[] DEFAULT NULL,
    OUT subject bigint, OUT org_id bigint, OUT first_day date, OUT magnitude numeric, OUT args jsonb)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_foreseen';
COMMENT ON FUNCTION partybuild.foreseen(text, integer, bigint[]) IS
  'who of these subjects (null: of all) has no violation of the rule today, but will have one within so many days '
  '(null: partybuild.foreseen_days) if '
  'nobody writes anything: from which day, and the values of that day; modes, numbers and approvals are that day''s';

CREATE FUNCTION partybuild.foresee_rule(rule text, days integer DEFAULT NULL) RETURNS bigint
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.foresee_rule(text, integer) IS
  'brings what is foreseen of one rule up to date in party.foreseen, by partybuild.foreseen(); returns rows written';
-- As audit_each(): who cannot be judged on a day to come is named, and keeps what was foreseen.
CREATE FUNCTION partybuild.foresee_each(rule text, days integer, OUT rows bigint, OUT problem text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  foreseen party.foreseen[];
  bad bigint[] := '{}';
  rest bigint[];
BEGIN
  PERFORM partybuild.require_rule(rule);
  FOR try IN 1..2 LOOP
    BEGIN
      foreseen := ARRAY(SELECT ROW(rule, s.subject, s.org_id, s.first_day, s.magnitude, s.args)::party.foreseen
                          FROM partybuild.rule r
                         CROSS JOIN LATERAL partybuild.foreseen(r.code, days, rest) s
                         WHERE r.code = rule AND r.retired_on IS NULL);
      EXIT;
    EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
      SELECT u.subjects, u.problem, u.rest INTO bad, problem, rest
        FROM partybuild.unjudged(rule, format('SELECT FROM partybuild.foreseen(%L, %L, $1)', rule, days)) u;
      IF bad IS NULL OR try = 2 THEN
        RAISE;
      END IF;
    END;
  END LOOP;
  WITH now AS MATERIALIZED (
    SELECT s.* FROM unnest(foreseen) s
  ), gone AS (
    DELETE FROM party.foreseen f
     WHERE f.rule = rule AND f.subject <> ALL (bad) AND NOT EXISTS (SELECT FROM now s WHERE s.subject = f.subject)
    RETURNING 1
  ), kept AS (
    INSERT INTO party.foreseen AS f (rule, subject, org_id, first_day, magnitude, args)
    SELECT rule, s.subject, s.org_id, s.first_day, s.magnitude, s.args
      FROM now s
    ON CONFLICT ON CONSTRAINT foreseen_pkey
    DO UPDATE SET org_id = EXCLUDED.org_id, first_day = EXCLUDED.first_day, magnitude = EXCLUDED.magnitude,
           args = EXCLUDED.args
     WHERE (f.org_id, f.first_day, f.magnitude, f.args)
           IS DISTINCT FROM (EXCLUDED.org_id, EXCLUDED.first_day, EXCLUDED.magnitude, EXCLUDED.args)
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM kept) INTO rows;
END $$;
COMMENT ON FUNCTION partybuild.foresee_each(text, integer) IS
  'for foresee_rule() and jobs: brings what is foreseen of one rule up to date; problem: who cannot be judged, and why';

CREATE FUNCTION partybuild.foresee_rule_internal(rule text, days integer) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  n bigint;
  problem text;
BEGIN
  SELECT e.rows, e.problem INTO n, problem FROM partybuild.foresee_each(rule, days) e;
  PERFORM partybuild.warn_unjudged(problem);
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.foresee_rule_internal(text, integer) IS
  'what foresee_rule() does, as the owner of the registers';
