-- SUP-05: an item is closed when it is, and put on record when it is, not ahead: closed it is sealed, and one that is
-- said to be put on record later than an award would only warn of it (BRA-04). Rows that are there already stay.
CREATE FUNCTION party.guard_ledger_day() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  ahead boolean := coalesce(NEW.closed_on > partybuild.day_of(now()), false);
BEGIN
  RAISE check_violation USING
    SCHEMA = 'party', TABLE = 'ledger_item', CONSTRAINT = CASE WHEN ahead THEN 'SUP-05' ELSE 'ledger_item_days' END,
    MESSAGE = CASE WHEN ahead
                   THEN CASE WHEN zh THEN format('台账第%s项不能提前到%s销号', NEW.id, NEW.closed_on)
                             ELSE format('item %s of the ledger cannot be closed ahead, on %s', NEW.id,
                                         NEW.closed_on) END
                   ELSE CASE WHEN zh THEN format('台账第%s项的登记日期%s尚未到来', NEW.id, NEW.entered_on)
                             ELSE format('item %s of the ledger cannot be put on record ahead, on %s', NEW.id,
                                         NEW.entered_on) END END,
    HINT = CASE WHEN zh THEN '按实际日期登记。' ELSE 'Enter the day on which it was.' END;
END $$;
COMMENT ON FUNCTION party.guard_ledger_day() IS
  'trigger: an item of the ledger is put on record and closed by today; error 23514 (SUP-05)';
REVOKE EXECUTE ON FUNCTION party.guard_ledger_day() FROM PUBLIC;
CREATE TRIGGER guard_day AFTER INSERT OR UPDATE ON party.ledger_item FOR EACH ROW
  WHEN (NEW.closed_on > partybuild.day_of(now()) OR NEW.entered_on > partybuild.day_of(now()))
  EXECUTE FUNCTION party.guard_ledger_day();
