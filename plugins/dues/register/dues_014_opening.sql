-- DUE-14: who changes an opening that is on file waits for who is writing entries, and they for him, so that
-- guard_account() sees them all. He who changes pays for it: that is rare, and entries are written all day. At once,
-- not when the transaction ends: by then organisations are locked, for which who writes entries may be waiting. By a
-- snapshot from before an entry the change counts as made before it, and the balance is judged either way. Rows stay
-- as they are.
CREATE FUNCTION party.hold_books() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  LOCK TABLE party.dues_payment, party.dues_large_payment, party.dues_remittance, party.dues_expenditure IN SHARE MODE;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.hold_books() IS
  'trigger: no entries are written in the books until the transaction ends, which changes an opening (DUE-14)';
REVOKE EXECUTE ON FUNCTION party.hold_books() FROM PUBLIC;
CREATE TRIGGER hold_books_update AFTER UPDATE ON party.dues_account FOR EACH ROW
  WHEN (OLD IS DISTINCT FROM NEW AND NOT partybuild.is_ours(OLD.xmin)) EXECUTE FUNCTION party.hold_books();
CREATE TRIGGER hold_books_delete AFTER DELETE ON party.dues_account FOR EACH ROW
  WHEN (NOT partybuild.is_ours(OLD.xmin)) EXECUTE FUNCTION party.hold_books();
