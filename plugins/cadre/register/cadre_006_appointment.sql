-- CAD-01: a row that was on file does not become another appointment by what its inspection, or none, was for: of
-- another person, organisation or kind, in office again after it had ended, or moved to before cadres were recorded,
-- where nobody is asked. One that names another inspection is judged by the rule as it is. By the clock, since
-- partybuild.as_of is for looking. Rows stay as they are.
CREATE FUNCTION party.guard_cadre() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.day_of(now());
  recorded date := (SELECT r.recorded_from FROM party.cadre_record r);
  becomes party.cadre;
BEGIN
  SELECT * INTO becomes FROM party.cadre c WHERE c.ctid = currtid2('party.cadre', OLD.ctid);
  IF FOUND
     AND ((becomes.member_id, becomes.org_id, becomes.kind) IS DISTINCT FROM (OLD.member_id, OLD.org_id, OLD.kind)
          OR OLD.to_date <= clock AND (becomes.to_date IS NULL OR becomes.to_date > clock)
          OR OLD.from_date >= recorded AND becomes.from_date < recorded)
     AND (becomes.inspection_id IS NULL OR becomes.inspection_id = OLD.inspection_id
          OR becomes.from_date < recorded) THEN
    PERFORM partybuild.violate('CAD-01', OLD.id, becomes.org_id, 1, jsonb_build_object(
      'kind', becomes.kind, 'member', (SELECT h.name FROM party.member h WHERE h.id = becomes.member_id),
      'organisation', (SELECT o.name FROM party.organisation o WHERE o.id = becomes.org_id),
      'from', becomes.from_date, 'problem', 'another appointment'));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_cadre() IS
  'trigger: what is on file of a cadre does not become another appointment without an inspection for it (CAD-01)';
REVOKE EXECUTE ON FUNCTION party.guard_cadre() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER guard_cadre AFTER UPDATE ON party.cadre DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NOT partybuild.is_ours(OLD.xmin)) EXECUTE FUNCTION party.guard_cadre();
