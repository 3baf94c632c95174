-- VEN-13: as 008_seal; a refusal names the number that the whole was filed under, in place of a bare row, and a row
-- that is written back as it was is no change, as ORMs write whole rows.
CREATE OR REPLACE FUNCTION party.sealed_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  rule text := TG_ARGV[0];
  condition text := TG_ARGV[1];
  whole text := TG_ARGV[2];
  whole_key text := TG_ARGV[3];
  key text := TG_ARGV[4];
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN format('SELECT t.%I AS key FROM new_rows t', key)
    WHEN 'DELETE' THEN format('SELECT t.%I AS key FROM old_rows t', key)
    WHEN 'UPDATE' THEN format('SELECT x.key
                                 FROM ((SELECT t.%1$I AS key, t::text FROM old_rows t
                                        EXCEPT ALL SELECT t.%1$I, t::text FROM new_rows t)
                                       UNION ALL
                                       (SELECT t.%1$I AS key, t::text FROM new_rows t
                                        EXCEPT ALL SELECT t.%1$I, t::text FROM old_rows t)) x', key)
    ELSE format('SELECT t.%I AS key FROM %I.%I t', key, TG_TABLE_SCHEMA, TG_TABLE_NAME) END;
  bad text;
BEGIN
  EXECUTE format('WITH changed AS (%1$s),
                  locked AS MATERIALIZED (
                    SELECT old.* FROM %2$s old WHERE old.%3$I IN (SELECT c.key FROM changed c) FOR SHARE)
                  SELECT t.key::text
                    FROM changed t
                   WHERE t.key = (SELECT old.%3$I FROM locked old WHERE (%4$s) LIMIT 1)
                   LIMIT 1',
                 changed, whole, whole_key, condition) INTO bad;
  IF bad IS NOT NULL THEN
    PERFORM partybuild.refuse_sealed(TG_RELID, rule, bad);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.sealed_part() IS
  'trigger made by partybuild.seal_part(): refuses changes of the parts of what is filed; to write a row as it was is '
  'none';
