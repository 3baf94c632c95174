-- Evidence triggers are written table by table now (partybuild.evidence_source()): the one for all goes, with its
-- triggers; deploy() makes those of every table that is a source, old marks stay.
DROP FUNCTION compliance.evidence_changed() CASCADE;

-- An approval that is truncated exempts no more.
CREATE OR REPLACE FUNCTION compliance.approval_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO compliance.stale (rule) SELECT o.rule FROM partybuild.obligation o;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO compliance.stale (rule, subject)
    SELECT OLD.rule, OLD.subject WHERE EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = OLD.rule);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO compliance.stale (rule, subject)
    SELECT NEW.rule, NEW.subject WHERE EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = NEW.rule);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approvals_exempt AFTER TRUNCATE ON party.approval
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.approval_changed();

-- What the results of closed periods were computed by, besides the registers: numbers, modes, the views themselves.
ALTER TABLE compliance.horizon ADD COLUMN settings text;
COMMENT ON COLUMN compliance.horizon.settings IS
  'digest of the numbers, modes and views by which the closed periods were evaluated; null: not known';

-- Whose document an approval is counts by who was above: whoever moves, all that makes exempt is looked at again. A
-- document that changes has its approvals written anew (party.document_changed()).
CREATE FUNCTION compliance.tree_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO compliance.stale (rule, subject)
  SELECT DISTINCT a.rule, a.subject
    FROM party.approval a
    JOIN partybuild.obligation o ON o.rule = a.rule;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION compliance.tree_changed() IS
  'trigger: has exemptions evaluated again when organisations have other superiors';
REVOKE EXECUTE ON FUNCTION compliance.tree_changed() FROM PUBLIC;
CREATE TRIGGER approvals_exempt AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON party.subordination
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.tree_changed();
CREATE TRIGGER approvals_exempt AFTER UPDATE OF kind ON party.organisation
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.tree_changed();
