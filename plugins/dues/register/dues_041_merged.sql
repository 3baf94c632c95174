-- DIS-04: an end stays on file under the number that its member was merged into.
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
        CASE WHEN NOT EXISTS (SELECT FROM party.member h WHERE h.id = party.kept_as(OLD.id) AND h.ended_on <= clock)
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
