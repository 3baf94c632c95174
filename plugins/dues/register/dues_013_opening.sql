-- DUE-14: what there was when the books began, and the day, stay as they were once there are entries of that day or
-- later: otherwise a balance that was never there could be spent. What was on file before the transaction counts. Rows
-- stay as they are.
CREATE FUNCTION party.guard_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  becomes party.dues_account;
  entry date;
BEGIN
  SELECT * INTO becomes FROM party.dues_account a WHERE a.org_id = OLD.org_id;
  IF (becomes.opened_on, becomes.opening) IS DISTINCT FROM (OLD.opened_on, OLD.opening) THEN
    SELECT min(e.day) INTO entry
      FROM (SELECT p.paid_on AS day FROM party.dues_payment p WHERE p.org_id = OLD.org_id
            UNION ALL
            SELECT p.paid_on FROM party.dues_large_payment p WHERE p.org_id = OLD.org_id
            UNION ALL
            SELECT r.remitted_on FROM party.dues_remittance r WHERE OLD.org_id IN (r.org_id, r.superior_id)
            UNION ALL
            SELECT x.spent_on FROM party.dues_expenditure x WHERE x.org_id = OLD.org_id) e
     WHERE e.day >= least(OLD.opened_on, becomes.opened_on);
  END IF;
  IF entry IS NOT NULL THEN
    PERFORM partybuild.violate('DUE-14', OLD.org_id, OLD.org_id, 1, jsonb_build_object(
      'organisation', (SELECT o.name FROM party.organisation o WHERE o.id = OLD.org_id), 'day', OLD.opened_on,
      'entry', entry, 'problem', 'opening of dues changed'));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_account() IS
  'trigger: the opening of an account and its day stay as they were once there are entries in the books (DUE-14)';
REVOKE EXECUTE ON FUNCTION party.guard_account() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER guard_account AFTER UPDATE OR DELETE ON party.dues_account DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NOT partybuild.is_ours(OLD.xmin)) EXECUTE FUNCTION party.guard_account();
