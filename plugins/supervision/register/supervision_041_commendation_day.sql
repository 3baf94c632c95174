-- BRA-04: a commendation is entered when it is awarded, not ahead: what was found serious until its day was judged as
-- if it had been there before, and kept off the ledger. Rows that are there already stay; their day is not put off.
CREATE FUNCTION party.guard_commendation_day() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
BEGIN
  RAISE check_violation USING
    SCHEMA = 'party', TABLE = 'commendation', CONSTRAINT = 'BRA-04',
    MESSAGE = CASE WHEN zh THEN format('表彰第%s号不能提前登记：授予日期%s尚未到来', NEW.id, NEW.awarded_on)
                   ELSE format('commendation %s cannot be put on record ahead, on %s', NEW.id, NEW.awarded_on) END,
    HINT = CASE WHEN zh THEN '授予之后再行登记。' ELSE 'Enter it once it is awarded.' END;
END $$;
COMMENT ON FUNCTION party.guard_commendation_day() IS
  'trigger: a commendation is put on record by the day of the award; error 23514 with BRA-04 as constraint';
REVOKE EXECUTE ON FUNCTION party.guard_commendation_day() FROM PUBLIC;
CREATE TRIGGER guard_day AFTER INSERT ON party.commendation FOR EACH ROW
  WHEN (NEW.awarded_on > partybuild.day_of(now())) EXECUTE FUNCTION party.guard_commendation_day();
CREATE TRIGGER guard_new_day AFTER UPDATE ON party.commendation FOR EACH ROW
  WHEN (NEW.awarded_on > partybuild.day_of(now()) AND NEW.awarded_on <> OLD.awarded_on)
  EXECUTE FUNCTION party.guard_commendation_day();
