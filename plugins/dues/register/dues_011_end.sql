-- DIS-04 in place of what dues_008_status.sql made: an end that has come is not deleted either, lest the same person be
-- entered anew as a member. What was on file before the transaction counts, by the row that it was; one that takes its
-- number has ended by now too. Rows stay as they are.
CREATE OR REPLACE FUNCTION party.guard_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.day_of(now());
  becomes party.member;
  problem text;
BEGIN
  IF OLD.ended_on <= clock THEN
    SELECT * INTO becomes FROM party.member h WHERE h.ctid = currtid2('party.member', OLD.ctid);
    problem := CASE
      WHEN NOT FOUND THEN
        CASE WHEN NOT EXISTS (SELECT FROM party.member h WHERE h.id = OLD.id AND h.ended_on <= clock)
             THEN 'an end deleted' END
      WHEN becomes.ended_on IS NULL OR becomes.ended_on > clock THEN 'a member again' END;
  END IF;
  IF problem IS NOT NULL THEN
    PERFORM partybuild.violate('DIS-04', OLD.id,
      (SELECT m.org_id FROM party.membership m WHERE m.member_id = OLD.id ORDER BY m.from_date DESC LIMIT 1), 1,
      jsonb_build_object('problem', problem, 'member', OLD.name, 'from', OLD.ended_on));
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER guard_end ON party.member;
CREATE CONSTRAINT TRIGGER guard_end AFTER UPDATE OR DELETE ON party.member DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.ended_on IS NOT NULL AND NOT partybuild.is_ours(OLD.xmin))
  EXECUTE FUNCTION party.guard_member();
