-- POS-09: a post that was in office is ended with its reason, not deleted; what was deleted before leaves no trace to
-- judge. A row that takes its place at commit keeps it on record: the same person and title there, in office on some
-- of the same days, and by today. A mistake in a row is corrected by an UPDATE. By the clock, since partybuild.as_of
-- is for looking.
CREATE FUNCTION party.guard_post() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.day_of(now());
BEGIN
  IF OLD.from_date <= clock AND NOT EXISTS (
       SELECT
         FROM party.post p
        WHERE p.member_id = OLD.member_id
          AND p.org_id = OLD.org_id
          AND p.title = OLD.title
          AND p.from_date <= clock
          AND daterange(p.from_date, p.to_date) && daterange(OLD.from_date, OLD.to_date)) THEN
    PERFORM partybuild.violate('POS-09', OLD.id, OLD.org_id, 1,
                               jsonb_build_object('problem', 'deleted from office', 'title', OLD.title, 'from',
                                 OLD.from_date,
                                 'organisation', (SELECT o.name FROM party.organisation o WHERE o.id = OLD.org_id),
                                 'member', (SELECT h.name FROM party.member h WHERE h.id = OLD.member_id)));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_post() IS 'trigger: a post that was in office does not vanish (POS-09)';
CREATE CONSTRAINT TRIGGER guard_delete AFTER DELETE ON party.post DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION party.guard_post();
