-- Tables that the mapping of a feed joins to its source. What is written there changes what the mapping shows, too.
CREATE FUNCTION partybuild.fed_joined() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', 'pb_fed_joined';
COMMENT ON FUNCTION partybuild.fed_joined() IS 'trigger made by feed_joined() on a table that a mapping joins';

CREATE FUNCTION partybuild.carry_joined(feed integer, source_column text, keys text[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  f partybuild.feed;
  concerned text[];
  later boolean;
BEGIN
  SELECT * INTO f FROM partybuild.feed x WHERE x.id = feed;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  later := 'quarantine' IN (f.on_error, f.on_violation) OR current_setting('session_replication_role') = 'replica';
  IF keys IS NULL THEN
    IF NOT later THEN
      RETURN partybuild.carry(feed, NULL);
    END IF;
    PERFORM partybuild.follow_later(ARRAY[feed], ARRAY[NULL::text]);
    RETURN 0;
  END IF;
  EXECUTE format('SELECT array_agg(DISTINCT x.key) FROM (SELECT s.%I::text AS key FROM %s s '
                 'WHERE s.%I = ANY ($1::%s[]) %s) x',
                 f.key, f.source, source_column, partybuild.column_type(f.source, source_column::name),
                 CASE WHEN partybuild.is_table(f.source) AND has_table_privilege(f.source, 'UPDATE')
                      THEN 'FOR SHARE' ELSE '' END)
     INTO concerned USING keys;
  IF later AND concerned IS NOT NULL THEN
    PERFORM partybuild.follow_later(array_fill(feed, ARRAY[cardinality(concerned)]), concerned);
    RETURN 0;
  END IF;
  RETURN CASE WHEN concerned IS NULL THEN 0 ELSE partybuild.carry(feed, concerned) END;
END $$;
COMMENT ON FUNCTION partybuild.carry_joined(integer, text, text[]) IS
  'for the triggers of feed_joined(): carries the rows of the source whose column has one of these values, null: all; '
  'at the end of the transaction if the feed puts aside, or under an apply worker';

CREATE FUNCTION partybuild.feed_joined(mapping regclass, joined regclass, key name, source_column name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  f partybuild.feed;
  problem text;
  read text;
  t regclass;
  event text;
  rows text;
BEGIN
  SELECT * INTO f FROM partybuild.feed x WHERE x.mapping = mapping;
  IF NOT FOUND THEN
    RAISE undefined_object USING MESSAGE = format('%s is the mapping of no feed', coalesce(mapping::text, 'null'));
  END IF;
  problem := CASE
    WHEN joined IS NULL OR key IS NULL OR source_column IS NULL
    THEN 'table, key and column of the source must not be null'
    WHEN joined = f.source THEN format('%s is the source', joined)
    WHEN NOT partybuild.is_table(joined) THEN format('%s is no table', joined)
    WHEN NOT partybuild.has_column(joined, key) THEN format('%s has no column "%s"', joined, key)
    WHEN NOT partybuild.has_column(f.source, source_column)
    THEN format('%s has no column "%s"', f.source, source_column)
    WHEN NOT EXISTS (SELECT FROM partybuild.view_reads(mapping) v WHERE v.relation = joined OR v.opaque IS NOT NULL)
    THEN format('%s does not read %s', mapping, joined) END;
  IF problem IS NOT NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('%s cannot follow %s', mapping, joined), DETAIL = problem || '.',
      HINT = 'Name a table that the mapping joins, its key, and the column of the source that is that key.';
  END IF;
  SELECT CASE WHEN bool_or(v.opaque IS NOT NULL) THEN ''
              ELSE string_agg(DISTINCT ', ' || quote_literal(v.column_name), '') FILTER (WHERE v.relation = joined) END
    INTO read
    FROM partybuild.view_reads(mapping) v;
  FOR t IN SELECT x FROM partybuild.feed_tables(joined) x LOOP
    FOR event, rows IN
      VALUES ('INSERT', 'REFERENCING NEW TABLE AS new_rows'), ('DELETE', 'REFERENCING OLD TABLE AS old_rows'),
             ('UPDATE', 'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows'), ('TRUNCATE', '')
    LOOP
      EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER %s ON %s %s FOR EACH STATEMENT '
                     'EXECUTE FUNCTION partybuild.fed_joined(%L, %L, %L%s)',
                     partybuild.feed_trigger(f.id, 'joined_' || lower(event)), event, t, rows,
                     f.id, key, source_column, CASE event WHEN 'UPDATE' THEN read ELSE '' END);
    END LOOP;
    -- Under an apply worker, as of the source.
    IF partybuild.is_leaf(t) THEN
      EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW '
                     'EXECUTE FUNCTION partybuild.fed_joined(%L, %L, %L%s)',
                     partybuild.feed_trigger(f.id, 'joined_replicated'), t, f.id, key, source_column, read);
      EXECUTE format('ALTER TABLE %s ENABLE REPLICA TRIGGER %I', t,
                     partybuild.feed_trigger(f.id, 'joined_replicated'));
    END IF;
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', t, partybuild.feed_trigger(f.id, 'joined_truncate'));
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.feed_joined(regclass, regclass, name, name) IS
  'has a feed follow a table that its mapping joins, too: key: its column that source_column of the source names; '
  'feed() and unfeed() end it; for who owns the table and administers the registers; error 42704 for the mapping of '
  'no feed, 22023 that says why not';
