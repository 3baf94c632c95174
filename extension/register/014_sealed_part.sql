-- VEN-13: as 008_seal; a refusal names the number that the whole was filed under, in place of a bare row.
CREATE OR REPLACE FUNCTION party.sealed_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  rule text := TG_ARGV[0];
  condition text := TG_ARGV[1];
  whole text := TG_ARGV[2];
  whole_key text := TG_ARGV[3];
  key text := TG_ARGV[4];
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'TABLE new_rows'
    WHEN 'DELETE' THEN 'TABLE old_rows'
    WHEN 'UPDATE' THEN 'TABLE old_rows UNION ALL TABLE new_rows'
    ELSE format('TABLE %I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME) END;
  bad text;
BEGIN
  EXECUTE format('WITH changed AS (%1$s),
                  locked AS MATERIALIZED (
                    SELECT old.* FROM %2$s old WHERE old.%3$I IN (SELECT c.%4$I FROM changed c) FOR SHARE)
                  SELECT t.%4$I::text
                    FROM changed t
                   WHERE t.%4$I = (SELECT old.%3$I FROM locked old WHERE (%5$s) LIMIT 1)
                   LIMIT 1',
                 changed, whole, whole_key, key, condition) INTO bad;
  IF bad IS NOT NULL THEN
    PERFORM partybuild.refuse_sealed(TG_RELID, rule, bad);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.sealed_part() IS 'trigger made by partybuild.seal_part()';
