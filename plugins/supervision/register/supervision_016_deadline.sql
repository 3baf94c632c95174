-- SUP-04: the one extension holds against what was on file before the transaction. Until now an UPDATE that left the
-- deadline alone made the row the transaction's own, and the next one could put it off. The guard that is there still
-- refuses at once what it sees.
CREATE FUNCTION party.guard_ledger_deadline() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- the row itself counts, not its number
  IF EXISTS (SELECT
               FROM party.ledger_item i
              WHERE i.ctid = currtid2('party.ledger_item', OLD.ctid)
                AND (i.deadline > OLD.deadline
                     OR OLD.extended_to IS NOT NULL
                    AND (OLD.extended_to, OLD.extension_reason)
                        IS DISTINCT FROM (i.extended_to, i.extension_reason))) THEN
    PERFORM partybuild.violate('SUP-04', OLD.id, OLD.org_id, 100000,
      jsonb_build_object('item', OLD.id, 'problem', CASE WHEN OLD.extended_to IS NOT NULL THEN 'extended before'
                         ELSE 'deadline put off' END, 'deadline', coalesce(OLD.extended_to, OLD.deadline)));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_ledger_deadline() IS
  'trigger: by the end of the transaction the deadline of an item that was there before is put off by one extension, '
  'and not otherwise (SUP-04)';
REVOKE EXECUTE ON FUNCTION party.guard_ledger_deadline() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER guard_deadline_at_end AFTER UPDATE ON party.ledger_item DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW
  WHEN (NOT partybuild.is_ours(OLD.xmin)
        AND NOT (NEW.deadline > OLD.deadline
                 OR OLD.extended_to IS NOT NULL
                AND (OLD.extended_to, OLD.extension_reason) IS DISTINCT FROM (NEW.extended_to, NEW.extension_reason)))
  EXECUTE FUNCTION party.guard_ledger_deadline();
