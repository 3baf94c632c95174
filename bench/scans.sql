-- One scan of each watched table for each rule that watches it.
DO $$
DECLARE
  t text;
BEGIN
  FOR t IN
    SELECT DISTINCT w.relation || ' ' || x.rule
      FROM partybuild.watch w
      JOIN partybuild.watch_rule x ON x.watch_id = w.id
  LOOP
    EXECUTE format('SELECT count(*) FROM %s x WHERE x IS NULL', split_part(t, ' ', 1));
  END LOOP;
END $$;
