-- VEN-13: what is filed is not altered. One trigger for rows, one for what belongs to them.
CREATE FUNCTION partybuild.in_chinese() RETURNS boolean LANGUAGE c STABLE AS 'MODULE_PATHNAME', 'pb_sql_in_chinese';
COMMENT ON FUNCTION partybuild.in_chinese() IS 'does this session read messages in Chinese, by partybuild.language';
CREATE FUNCTION partybuild.refuse_sealed(relation regclass, rule text, what text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_refuse_sealed';
COMMENT ON FUNCTION partybuild.refuse_sealed(regclass, text, text) IS
  'raises error 23PB1 for a sealed row; what: the number that it is filed under, or null';

CREATE FUNCTION partybuild.sealed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found boolean;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I old WHERE %s)', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1])
       INTO found;
    IF NOT found THEN
      RETURN NULL;
    END IF;
  END IF;
  PERFORM partybuild.refuse_sealed(TG_RELID, TG_ARGV[0], CASE WHEN TG_OP <> 'TRUNCATE' THEN to_jsonb(OLD) ->> 'id' END);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION partybuild.sealed() IS 'trigger made by seal()';

CREATE FUNCTION partybuild.seal(relation regclass, condition text, rule text DEFAULT 'VEN-13') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  call text := format('EXECUTE FUNCTION partybuild.sealed(%L, %L)', rule, condition);
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_sealed_update AFTER UPDATE ON %s '
                 'FOR EACH ROW WHEN ((%s) AND OLD IS DISTINCT FROM NEW) %s', relation, condition, call);
  EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_sealed_delete AFTER DELETE ON %s '
                 'FOR EACH ROW WHEN (%s) %s', relation, condition, call);
  EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_sealed_truncate BEFORE TRUNCATE ON %s '
                 'FOR EACH STATEMENT %s', relation, call);
END $$;
COMMENT ON FUNCTION partybuild.seal(regclass, text, text) IS
  'rows of the table for which the condition on OLD holds (OLD.status = ''filed'') are neither changed nor deleted: '
  'error 23PB1 with the rule as constraint; to be called by the table''s owner (VEN-13)';

CREATE FUNCTION partybuild.seal_part(
    relation regclass, key name, whole regclass, whole_key name, condition text, rule text DEFAULT 'VEN-13')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  call text := format('FOR EACH STATEMENT EXECUTE FUNCTION party.sealed_part(%L, %L, %L, %L, %L)',
                      rule, condition, whole, whole_key, key);
  event text;
  rows text;
BEGIN
  IF NOT partybuild.has_column(relation, key) OR NOT partybuild.has_column(whole, whole_key) THEN
    RAISE undefined_column USING
      MESSAGE = format('%s has no column "%s", or %s none called "%s"', relation, key, whole, whole_key);
  END IF;
  FOR event, rows IN
    VALUES ('insert', 'NEW TABLE AS new_rows'), ('update', 'OLD TABLE AS old_rows NEW TABLE AS new_rows'),
           ('delete', 'OLD TABLE AS old_rows')
  LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_sealed_%1$s AFTER %1$s ON %2$s REFERENCING %3$s %4$s',
                   event, relation, rows, call);
  END LOOP;
  EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_sealed_truncate BEFORE TRUNCATE ON %s %s', relation, call);
END $$;
COMMENT ON FUNCTION partybuild.seal_part(regclass, name, regclass, name, text, text) IS
  'rows of the table that belong, by key = whole_key, to a row of another for which the condition on OLD holds are '
  'not added, changed or deleted: what belongs to a record is recorded before it is filed; to be called by the role '
  'that deployed';
