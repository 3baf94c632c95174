-- What time alone will break, kept for compliance.foreseen; what is owed falls due in compliance.upcoming.
CREATE FUNCTION partybuild.foreseen(rule text, days integer DEFAULT NULL,
    OUT subject bigint, OUT org_id bigint, OUT first_day date, OUT magnitude numeric, OUT args jsonb)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_foreseen';
COMMENT ON FUNCTION partybuild.foreseen(text, integer) IS
  'who has no violation of the rule today, but will have one within so many days (null: partybuild.foreseen_days) if '
  'nobody writes anything: from which day, and the values of that day; modes, numbers and approvals are that day''s';

CREATE FUNCTION partybuild.foresee_rule(rule text, days integer DEFAULT NULL) RETURNS bigint
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.foresee_rule(text, integer) IS
  'brings what is foreseen of one rule up to date in party.foreseen, by partybuild.foreseen(); returns rows written';
CREATE FUNCTION partybuild.foresee_rule_internal(rule text, days integer) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  n bigint;
BEGIN
  PERFORM partybuild.require_rule(rule);
  WITH now AS MATERIALIZED (
    SELECT s.*
      FROM partybuild.rule r
     CROSS JOIN LATERAL partybuild.foreseen(r.code, days) s
     WHERE r.code = rule AND r.retired_on IS NULL
  ), gone AS (
    DELETE FROM party.foreseen f
     WHERE f.rule = rule AND NOT EXISTS (SELECT FROM now s WHERE s.subject = f.subject)
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
  SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM kept) INTO n;
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.foresee_rule_internal(text, integer) IS
  'what foresee_rule() does, as the owner of the registers';
