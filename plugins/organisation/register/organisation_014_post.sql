-- POS-09 in place of what organisation_011_post.sql made: a post that was in office is ended with its reason, it does
-- not vanish. What counts is what was on file before the transaction: a row that was written by it and is gone again
-- leaves nothing to record. The row itself counts, not its number: what was deleted and written under the same one is
-- another. An UPDATE corrects a mistake, but does not put off the first day of who is in office. A row that takes the
-- place of one that was deleted keeps it on record: the same person and title there, with a ballot if that had one
-- (ELE-14), in office on some of the same days, and by today. By the clock, since partybuild.as_of is for looking.
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
        WHERE p.member_id = OLD.member_id
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
COMMENT ON FUNCTION party.guard_post() IS 'trigger: a post that was in office does not vanish (POS-09)';
DROP TRIGGER guard_delete ON party.post;
CREATE CONSTRAINT TRIGGER guard AFTER UPDATE OR DELETE ON party.post DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NOT partybuild.is_ours(OLD.xmin)) EXECUTE FUNCTION party.guard_post();
