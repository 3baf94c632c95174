-- Audit of a rule, and adoption. Findings are a register (schema party).
CREATE FUNCTION partybuild.audit_rule(
    rule text, origin text DEFAULT 'audit', OUT opened bigint, OUT closed bigint, OUT open bigint)
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.audit_rule(text, text) IS
  'brings the findings of one rule up to date; returns how many it opened and closed, and how many are open';
CREATE FUNCTION partybuild.audit_rule_internal(
    rule text, origin text, OUT opened bigint, OUT closed bigint, OUT open bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  r partybuild.rule;
  suspects bigint[];
BEGIN
  opened := 0; closed := 0;
  PERFORM partybuild.require_rule(rule);
  SELECT * INTO r FROM partybuild.rule x WHERE x.code = rule;
  IF r.view IS NOT NULL AND r.retired_on IS NULL THEN
    -- Look without locks; what differs from the findings is locked and looked at again, so that a
    -- commit in between can neither lose nor resurrect a finding.
    SELECT array_agg(coalesce(v.subject, f.subject)) INTO suspects
      FROM (SELECT x.* FROM partybuild.violations(rule) x WHERE partybuild.mode(rule, x.org_id) <> 'off') v
      FULL JOIN (SELECT x.* FROM party.finding x WHERE x.rule = rule AND x.closed_on IS NULL) f ON f.subject = v.subject
     WHERE v.subject IS NULL OR f.subject IS NULL OR v.magnitude <> f.magnitude OR v.args IS DISTINCT FROM f.args;
    IF suspects IS NOT NULL THEN
      PERFORM partybuild.lock_subjects(r.subject, suspects);
      SELECT s.opened, s.closed INTO opened, closed
        FROM party.record_findings(rule, suspects, origin,
               ARRAY(SELECT ROW(v.subject, v.org_id, v.magnitude, v.args)::party.violation
                       FROM partybuild.violations(rule, suspects) v
                      WHERE partybuild.mode(rule, v.org_id) <> 'off')) s;
    END IF;
  END IF;
  SELECT count(*) INTO open FROM party.finding f WHERE f.rule = rule AND f.closed_on IS NULL;
END $$;
COMMENT ON FUNCTION partybuild.audit_rule_internal(text, text) IS
  'what audit_rule() does, as the owner of the registers';

CREATE FUNCTION partybuild.adopt(deadline date, responsible bigint DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  n bigint := 0;
  code text;
  result record;
BEGIN
  IF deadline IS NULL OR deadline <= partybuild.today() THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'the deadline of adopted findings must be after today',
      DETAIL = format('It is %s.', deadline);
  END IF;
  IF responsible IS NOT NULL AND NOT EXISTS (SELECT FROM party.member m WHERE m.id = responsible) THEN
    RAISE foreign_key_violation USING MESSAGE = format('member %s does not exist', responsible);
  END IF;
  FOR code IN
    SELECT r.code
      FROM partybuild.rule r
     WHERE r.view IS NOT NULL AND r.retired_on IS NULL
     ORDER BY r.code
  LOOP
    SELECT * INTO result FROM partybuild.audit_rule(code, 'adoption');
    n := n + result.opened;
  END LOOP;
  UPDATE party.finding f
     SET deadline = adopt.deadline, responsible_id = responsible,
         goal = coalesce(f.goal, r.title_zh), measure = coalesce(f.measure, r.hint_zh)
    FROM partybuild.rule r
   WHERE r.code = f.rule AND f.closed_on IS NULL AND f.origin = 'adoption' AND f.deadline IS NULL;
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.adopt(date, bigint) IS
  'audits everything and records each violation as an adopted finding with goal, measure, responsible member and '
  'deadline; returns how many; run it in the transaction that loads old data';
