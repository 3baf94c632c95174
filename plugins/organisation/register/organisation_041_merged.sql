-- POS-09: who holds a post under the number that he was merged into has not gone from office.
CREATE OR REPLACE FUNCTION party.guard_post() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.day_of(now());
BEGIN
  IF OLD.from_date <= clock
     AND NOT EXISTS (SELECT FROM party.post p
                      WHERE p.ctid = currtid2('party.post', OLD.ctid) AND p.from_date <= clock)
     AND NOT EXISTS (
       SELECT
         FROM party.post p
        WHERE p.member_id = party.kept_as(OLD.member_id)
          AND p.org_id = OLD.org_id
          AND p.title = OLD.title
          AND (p.election_id IS NOT NULL OR OLD.election_id IS NULL)
          AND p.from_date <= clock
          AND daterange(p.from_date, p.to_date) && daterange(OLD.from_date, OLD.to_date)) THEN
    PERFORM partybuild.violate('POS-09', OLD.id, OLD.org_id, 1,
                               jsonb_build_object('problem', 'gone from office', 'title', OLD.title, 'from',
                                 OLD.from_date,
                                 'organisation', (SELECT o.name FROM party.organisation o WHERE o.id = OLD.org_id),
                                 'member', (SELECT h.name FROM party.member h WHERE h.id = OLD.member_id)));
  END IF;
  RETURN NULL;
END $$;
