-- Registers that a subscription writes into. Its worker fires no statement trigger but those of TRUNCATE, and of row
-- triggers only those that are enabled for it.
CREATE FUNCTION partybuild.judge_replicated(judged boolean) RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
  last text := '';
BEGIN
  FOR x IN
    SELECT format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.relation, CASE WHEN judged THEN 'ALWAYS' ELSE '' END, t.name)
           AS ddl, partybuild.name_of(t.relation) AS table, t.name
      FROM partybuild.refusing_triggers() t
     WHERE t.enabled <> CASE WHEN judged THEN 'A' ELSE 'O' END
    UNION ALL
    -- what belongs to a record that is filed is told by statements; here by rows
    SELECT CASE WHEN NOT judged THEN format('DROP TRIGGER IF EXISTS partybuild_sealed_replicated ON %s', t.relation)
                ELSE format('CREATE TRIGGER partybuild_sealed_replicated AFTER INSERT OR UPDATE OR DELETE ON %s '
                            'FOR EACH ROW %s; ALTER TABLE %1$s ENABLE REPLICA TRIGGER partybuild_sealed_replicated',
                            t.relation, substring(pg_get_triggerdef(t.oid) FROM 'EXECUTE FUNCTION .*')) END,
           partybuild.name_of(t.relation), t.name
      FROM partybuild.refusing_triggers() t
     WHERE t.function = 'sealed_part'
       AND judged <> EXISTS (SELECT FROM pg_trigger g
                              WHERE g.tgrelid = t.relation AND g.tgname = 'partybuild_sealed_replicated')
     ORDER BY 2, 3
  LOOP
    EXECUTE x.ddl;
    IF x.table <> last THEN
      RETURN NEXT x.table;
    END IF;
    last := x.table;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.judge_replicated(boolean) IS
  'has what a subscription writes judged at its commits, as anybody''s (true), or no longer (false), and what is filed '
  'kept as it is; what is refused stops the subscription until it is mended here or skipped; returns the tables; error '
  '42501 for who does not own them';
