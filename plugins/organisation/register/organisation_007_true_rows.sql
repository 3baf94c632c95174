-- Rows that cannot be true, as 013_true_rows of the core; NOT VALID, so that rows from before stay as they are.
-- A void ballot is one where more came back than went out (ELE-09): the other figures are of one meeting all the same.
ALTER TABLE party.election
  ADD CONSTRAINT election_day CHECK (held_on BETWEEN '1921-07-01' AND '9999-12-31') NOT VALID,
  ADD CONSTRAINT election_void CHECK (
    result <> 'void' OR issued <= present AND valid <= returned AND valid + invalid <= returned) NOT VALID;
ALTER TABLE party.term
  ADD CONSTRAINT term_days CHECK (
    from_date >= '1921-07-01' AND to_date <= '9999-12-31' AND extended_to <= '9999-12-31') NOT VALID;

-- ORG-11: who is on record does not become known later; with that a member could be in no branch until then. Who comes
-- from elsewhere on a day to come is known from then.
CREATE FUNCTION party.guard_known_from() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.violate('ORG-11', NEW.id, NULL, party.days_in(daterange(partybuild.today(), NEW.known_from)),
                             jsonb_build_object('member', NEW.name, 'problem', 'known from a day to come', 'from',
                                                NEW.known_from));
  RETURN NEW;
END $$;
COMMENT ON FUNCTION party.guard_known_from() IS 'trigger: known_from is not moved to a day to come (ORG-11)';
CREATE TRIGGER guard_known_from BEFORE UPDATE OF known_from ON party.member FOR EACH ROW
  WHEN (NEW.known_from > partybuild.today() AND NEW.known_from IS DISTINCT FROM OLD.known_from)
  EXECUTE FUNCTION party.guard_known_from();

-- ORG-08: who changes the name says from which day, or it is today; no day that needs no approval, and none that had
-- one for another name. ORG-09: what has been active is revoked, not deleted, lest it return. By the clock, since
-- partybuild.as_of is for looking.
CREATE OR REPLACE FUNCTION party.guard_organisation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.day_of(now());
  change text;
BEGIN
  change := CASE
    WHEN TG_OP = 'DELETE' THEN CASE WHEN OLD.active_on <= clock OR OLD.revoked_on <= clock THEN 'deleted' END
    WHEN OLD.revoked_on <= clock AND NEW.revoked_on IS DISTINCT FROM OLD.revoked_on
    THEN 'revoked to active'
    WHEN OLD.active_on <= clock AND (NEW.active_on IS NULL OR NEW.active_on > clock)
    THEN 'active to preparing'
    WHEN OLD.active_on <= clock AND NEW.kind <> OLD.kind
    THEN 'kind of an active organisation'
  END;
  IF change IS NOT NULL THEN
    PERFORM partybuild.violate('ORG-09', OLD.id, OLD.id, 1,
                               jsonb_build_object('organisation', OLD.name, 'change', change));
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF partybuild.tidy(NEW.name) <> partybuild.tidy(OLD.name) THEN
    IF (NEW.named_on > greatest(OLD.named_on, NEW.active_on)) IS NOT TRUE THEN
      NEW.named_on := clock;
    END IF;
  ELSIF OLD.named_on > OLD.active_on AND (NEW.named_on > NEW.active_on) IS NOT TRUE THEN
    PERFORM partybuild.violate('ORG-08', OLD.id, OLD.id, 1,
                               jsonb_build_object('organisation', OLD.name, 'change', 'renaming', 'effective',
                                                  OLD.named_on));
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION party.guard_organisation() IS
  'trigger: refuses changes of state that there are not (ORG-09), and gives a new name its day (ORG-08)';
DROP TRIGGER guard ON party.organisation;
CREATE TRIGGER guard BEFORE UPDATE ON party.organisation FOR EACH ROW
  WHEN ((OLD.name, OLD.kind, OLD.active_on, OLD.revoked_on, OLD.named_on)
        IS DISTINCT FROM (NEW.name, NEW.kind, NEW.active_on, NEW.revoked_on, NEW.named_on))
  EXECUTE FUNCTION party.guard_organisation();
CREATE TRIGGER guard_delete BEFORE DELETE ON party.organisation FOR EACH ROW
  EXECUTE FUNCTION party.guard_organisation();
