-- ORG-09: what was on file before the transaction is held against what is there at its end, so that a mistake
-- may be taken back within it. The row itself: what was deleted and written under the same number is another one. Rows
-- stay as they are.
CREATE FUNCTION party.guard_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.day_of(now());
  becomes party.organisation;
  change text;
BEGIN
  SELECT * INTO becomes FROM party.organisation o WHERE o.ctid = currtid2('party.organisation', OLD.ctid);
  change := CASE
    WHEN NOT FOUND THEN CASE WHEN OLD.active_on <= clock OR OLD.revoked_on <= clock THEN 'deleted' END
    WHEN OLD.revoked_on <= clock AND becomes.revoked_on IS DISTINCT FROM OLD.revoked_on
    THEN 'revoked to active'
    WHEN OLD.active_on <= clock AND (becomes.active_on IS NULL OR becomes.active_on > clock)
    THEN 'active to preparing'
    WHEN OLD.active_on <= clock AND becomes.kind <> OLD.kind
    THEN 'kind of an active organisation'
  END;
  IF change IS NOT NULL THEN
    PERFORM partybuild.violate('ORG-09', OLD.id, OLD.id, 1,
                               jsonb_build_object('organisation', OLD.name, 'change', change));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_state() IS 'trigger: refuses changes of state that there are not (ORG-09)';
REVOKE EXECUTE ON FUNCTION party.guard_state() FROM PUBLIC;
DROP TRIGGER guard_delete ON party.organisation;
CREATE CONSTRAINT TRIGGER guard_state AFTER UPDATE OR DELETE ON party.organisation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NOT partybuild.is_ours(OLD.xmin)) EXECUTE FUNCTION party.guard_state();

CREATE OR REPLACE FUNCTION party.guard_organisation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF partybuild.tidy(NEW.name) <> partybuild.tidy(OLD.name) THEN
    IF (NEW.named_on > greatest(OLD.named_on, NEW.active_on)) IS NOT TRUE THEN
      NEW.named_on := partybuild.day_of(now());
    END IF;
  ELSIF OLD.named_on > OLD.active_on AND (NEW.named_on > NEW.active_on) IS NOT TRUE THEN
    PERFORM partybuild.violate('ORG-08', OLD.id, OLD.id, 1,
                               jsonb_build_object('organisation', OLD.name, 'change', 'renaming', 'effective',
                                                  OLD.named_on));
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION party.guard_organisation() IS 'trigger: gives a new name its day (ORG-08)';
DROP TRIGGER guard ON party.organisation;
CREATE TRIGGER guard BEFORE UPDATE ON party.organisation FOR EACH ROW
  WHEN ((OLD.name, OLD.active_on, OLD.named_on) IS DISTINCT FROM (NEW.name, NEW.active_on, NEW.named_on))
  EXECUTE FUNCTION party.guard_organisation();
