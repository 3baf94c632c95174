-- DIS-04: nobody returns from an end of the membership that has come. As ORG-09: what was on file before the
-- transaction is held against what is there at its end, so that a mistake may be taken back within it; by the clock,
-- since partybuild.as_of is for looking.
CREATE FUNCTION party.guard_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.day_of(now());
BEGIN
  IF OLD.ended_on <= clock
     AND EXISTS (SELECT FROM party.member h
                  WHERE h.ctid = currtid2('party.member', OLD.ctid) AND (h.ended_on IS NULL OR h.ended_on > clock)) THEN
    PERFORM partybuild.violate('DIS-04', OLD.id,
      (SELECT m.org_id FROM party.membership m WHERE m.member_id = OLD.id ORDER BY m.from_date DESC LIMIT 1), 1,
      jsonb_build_object('problem', 'a member again', 'member', OLD.name, 'from', OLD.ended_on));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_member() IS 'trigger: a membership that has ended stays so (DIS-04)';
REVOKE EXECUTE ON FUNCTION party.guard_member() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER guard_end AFTER UPDATE ON party.member DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.ended_on IS NOT NULL AND NOT partybuild.is_ours(OLD.xmin))
  EXECUTE FUNCTION party.guard_member();
