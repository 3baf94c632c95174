-- SUP-04, SUP-07: two days that the ledger keeps itself. Who left office on the very day on which he was given an item,
-- or before it, was kept in office by it: the rule could not tell that from an item given to somebody without office.
-- And an extension that was granted after the end of a year undid what had been overdue on its last day. Of items that
-- are there already neither is known: who is responsible has been so before, and an extension was granted in time.
ALTER TABLE party.ledger_item ADD COLUMN assigned_at timestamptz;
ALTER TABLE party.ledger_item ADD COLUMN extended_on date;
COMMENT ON COLUMN party.ledger_item.assigned_at IS
  'when it was put on record who is responsible, and from when; kept by the register, whatever is written here; null: '
  'before the register kept it';
COMMENT ON COLUMN party.ledger_item.extended_on IS
  'day on which the extension was granted; kept by the register where an item is extended that is on file; null: none, '
  'or not known, and then it counts as granted in time';
ALTER TABLE party.ledger_item
  ADD CONSTRAINT ledger_item_extended_on CHECK (
    extended_on IS NULL
    OR extended_to IS NOT NULL AND extended_on BETWEEN found_on AND coalesce(closed_on, '9999-12-31')) NOT VALID;

CREATE FUNCTION party.keep_ledger_days() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.assigned_at := now();
    RETURN NEW;
  END IF;
  NEW.assigned_at := CASE
    WHEN (NEW.responsible_id, NEW.responsible_from) IS DISTINCT FROM (OLD.responsible_id, OLD.responsible_from)
    THEN now() ELSE OLD.assigned_at END;
  NEW.extended_on := CASE
    WHEN NEW.extended_to = OLD.extended_to THEN OLD.extended_on
    WHEN NEW.extended_to IS NOT NULL THEN partybuild.day_of(now()) END;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION party.keep_ledger_days() IS
  'trigger: when an item of the ledger was given to who is responsible, and when its deadline was put off';
REVOKE EXECUTE ON FUNCTION party.keep_ledger_days() FROM PUBLIC;
CREATE TRIGGER keep_days BEFORE INSERT OR UPDATE ON party.ledger_item FOR EACH ROW
  EXECUTE FUNCTION party.keep_ledger_days();

-- What is entered goes by the clock: with another day to look at (partybuild.as_of) the day was a wrong one.
ALTER TABLE party.ledger_item ALTER COLUMN found_on SET DEFAULT partybuild.day_of(now());
ALTER TABLE party.ledger_item ALTER COLUMN responsible_from SET DEFAULT partybuild.day_of(now());
ALTER TABLE party.assessment_grade ALTER COLUMN graded_on SET DEFAULT partybuild.day_of(now());
ALTER TABLE party.assessment_appeal ALTER COLUMN filed_on SET DEFAULT partybuild.day_of(now());
