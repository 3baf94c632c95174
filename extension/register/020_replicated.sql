-- Who writes as a replica (a subscription, or session_replication_role) fires no statement trigger, and of row triggers
-- only those that are enabled for it. What exempts from obligations is noted there too.
ALTER TABLE party.approval ENABLE ALWAYS TRIGGER approval_exempts;
ALTER TABLE party.document ENABLE ALWAYS TRIGGER document_changed;

-- By rows, all of an obligation that anybody is exempt from is noted, once a transaction.
CREATE OR REPLACE FUNCTION compliance.tree_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO compliance.stale (rule, subject)
  SELECT DISTINCT a.rule, CASE TG_LEVEL WHEN 'STATEMENT' THEN a.subject END
    FROM party.approval a
    JOIN partybuild.obligation o ON o.rule = a.rule
   WHERE TG_LEVEL = 'STATEMENT'
      OR NOT EXISTS (SELECT FROM compliance.stale s
                      WHERE s.rule = a.rule AND s.subject IS NULL AND s.period IS NULL AND partybuild.is_ours(s.xmin));
  RETURN NULL;
END $$;
CREATE TRIGGER approvals_replicated AFTER INSERT OR UPDATE OR DELETE ON party.subordination
  FOR EACH ROW EXECUTE FUNCTION compliance.tree_changed();
CREATE TRIGGER approvals_replicated AFTER UPDATE ON party.organisation
  FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION compliance.tree_changed();
ALTER TABLE party.subordination ENABLE REPLICA TRIGGER approvals_replicated;
ALTER TABLE party.organisation ENABLE REPLICA TRIGGER approvals_replicated;

-- VEN-13: as 014_sealed_part; also by rows, where partybuild.judge_replicated() has made a trigger for them.
CREATE OR REPLACE FUNCTION party.sealed_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  rule text := TG_ARGV[0];
  condition text := TG_ARGV[1];
  whole text := TG_ARGV[2];
  whole_key text := TG_ARGV[3];
  key text := TG_ARGV[4];
  changed text := CASE TG_LEVEL || ' ' || TG_OP
    WHEN 'STATEMENT INSERT' THEN format('SELECT t.%I AS key FROM new_rows t', key)
    WHEN 'STATEMENT DELETE' THEN format('SELECT t.%I AS key FROM old_rows t', key)
    WHEN 'STATEMENT UPDATE' THEN format('SELECT x.key
                                           FROM ((SELECT t.%1$I AS key, t::text FROM old_rows t
                                                  EXCEPT ALL SELECT t.%1$I, t::text FROM new_rows t)
                                                 UNION ALL
                                                 (SELECT t.%1$I AS key, t::text FROM new_rows t
                                                  EXCEPT ALL SELECT t.%1$I, t::text FROM old_rows t)) x', key)
    WHEN 'STATEMENT TRUNCATE' THEN format('SELECT t.%I AS key FROM %I.%I t', key, TG_TABLE_SCHEMA, TG_TABLE_NAME)
    WHEN 'ROW INSERT' THEN format('SELECT ($2).%I AS key', key)
    WHEN 'ROW DELETE' THEN format('SELECT ($1).%I AS key', key)
    ELSE format('SELECT ($1).%1$I AS key WHERE $1 IS DISTINCT FROM $2
                 UNION ALL SELECT ($2).%1$I WHERE $1 IS DISTINCT FROM $2', key) END;
  bad text;
BEGIN
  EXECUTE format('WITH changed AS (%1$s),
                  locked AS MATERIALIZED (
                    SELECT old.* FROM %2$s old WHERE old.%3$I IN (SELECT c.key FROM changed c) FOR SHARE)
                  SELECT t.key::text
                    FROM changed t
                   WHERE t.key = (SELECT old.%3$I FROM locked old WHERE (%4$s) LIMIT 1)
                   LIMIT 1',
                 changed, whole, whole_key, condition) INTO bad USING OLD, NEW;
  IF bad IS NOT NULL THEN
    PERFORM partybuild.refuse_sealed(TG_RELID, rule, bad);
  END IF;
  RETURN NULL;
END $$;
