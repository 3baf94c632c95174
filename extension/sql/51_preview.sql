-- Before a number or a mode is ordered: what would be violated and refused by it, without ordering it.
CREATE FUNCTION partybuild.preview_days(
    rule text, parameters jsonb, mode text, org bigint, days integer,
    OUT day date, OUT subject bigint, OUT org_id bigint, OUT magnitude numeric, OUT verdict text, OUT message text,
    OUT args jsonb)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_preview_days';
COMMENT ON FUNCTION partybuild.preview_days(text, jsonb, text, bigint, integer) IS
  'for preview(): reads it; numbers out of their bounds are read too';

CREATE FUNCTION partybuild.preview(
    rule text, parameters jsonb DEFAULT NULL, mode text DEFAULT NULL, org bigint DEFAULT NULL, days integer DEFAULT 30,
    OUT day date, OUT subject bigint, OUT org_id bigint, OUT magnitude numeric, OUT verdict text, OUT message text,
    OUT args jsonb)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  name text;
  value jsonb;
BEGIN
  PERFORM partybuild.require_rule(rule);
  IF jsonb_typeof(parameters) NOT IN ('object', 'null') THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'parameters are an object of numbers by name',
      DETAIL = format('It is %s.', parameters),
      HINT = 'Write it as {"max": 40}.';
  END IF;
  FOR name, value IN SELECT e.key, e.value FROM jsonb_each(nullif(parameters, 'null')) e LOOP
    IF jsonb_typeof(value) <> 'number' THEN
      RAISE invalid_parameter_value USING
        MESSAGE = format('the value of parameter "%s" is no number', name),
        DETAIL = format('It is %s.', value);
    END IF;
    PERFORM partybuild.require_value(rule, name, value::numeric);
  END LOOP;
  IF mode IS NOT NULL THEN
    PERFORM partybuild.require_mode_of(rule, mode);
  END IF;
  PERFORM partybuild.require_organisation(org);
  RETURN QUERY SELECT d.* FROM partybuild.preview_days(rule, nullif(parameters, 'null'), mode, org, days) d;
END $$;
COMMENT ON FUNCTION partybuild.preview(text, jsonb, text, bigint, integer) IS
  'what is violated today, and as of each of so many days before, if these numbers of the rule, or its mode, were so '
  '(null: as ordered), for an organisation and what is below it (null: everywhere), by what is on file now; changes '
  'nothing. verdict: refused, warned or tried (mode trial) where it began or got worse that day; unchanged: it was as '
  'bad the day before; finding: a finding of before is as bad; approved; reported; of an obligation due or overdue, a '
  'row a period. Error 42704, 22023 or 23503 for what there is none of, 0A000 for a rule that has no view';
