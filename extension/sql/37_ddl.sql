-- What is done to watched tables themselves. What would go unjudged from then on is refused where nobody means it, and
-- told where somebody may: event triggers, for whoever gives the command. All of the extension's are called for
-- everybody's objects: where its own schema has another name by a superuser's hand they say nothing, and keep nobody
-- from making and dropping his.

-- Which tables are watched by a rule in force; as a function for whoever changes a table, whatever he may read.
CREATE FUNCTION partybuild.is_in_force(relation text) RETURNS boolean
-- a session plans it once
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT
                   FROM partybuild.watch w
                   JOIN partybuild.watch_rule x ON x.watch_id = w.id
                   JOIN partybuild.rule r ON r.code = x.rule AND r.retired_on IS NULL
                  WHERE w.relation = is_in_force.relation);
END $$;
COMMENT ON FUNCTION partybuild.is_in_force(text) IS 'does a rule in force watch a table of that name';

CREATE FUNCTION partybuild.table_dropped() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  lost text;
  codes text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_event_trigger_dropped_objects() d WHERE NOT d.is_temporary)
     OR to_regclass('partybuild.rule') IS NULL THEN
    RETURN;
  END IF;
  SELECT min(d.object_identity) INTO lost
    FROM pg_event_trigger_dropped_objects() d
   WHERE d.object_type IN ('table', 'table column')
     AND partybuild.is_in_force(CASE d.object_type WHEN 'table' THEN d.object_identity
                                ELSE format('%I.%I', d.address_names[1], d.address_names[2]) END);
  IF lost IS NULL THEN
    RETURN;
  END IF;
  -- without them, by name and one after the other, it may go: pg_restore --clean does
  SELECT string_agg(r.code, ', ' ORDER BY r.code) INTO codes
    FROM pg_event_trigger_dropped_objects() d
    JOIN partybuild.rule r ON r.view = d.object_identity AND r.retired_on IS NULL
   WHERE d.object_type = 'view';
  IF codes IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING
      MESSAGE = format('cannot drop %s: rules are judged by it', lost),
      DETAIL = format('CASCADE would take the views of %s.', codes),
      HINT = 'What is not to be judged is switched off by partybuild.set_mode(); DROP EXTENSION removes the rules.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.table_dropped() IS
  'event trigger: a table or column that rules are judged by does not go together with their views; error 2BP01';
CREATE EVENT TRIGGER partybuild_table_dropped ON sql_drop
  WHEN TAG IN ('DROP TABLE', 'ALTER TABLE', 'DROP SCHEMA', 'DROP TYPE', 'DROP OWNED')
  EXECUTE FUNCTION partybuild.table_dropped();

CREATE FUNCTION partybuild.table_changed() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
  old_name text;
  has_triggers boolean;
  has_disabled boolean;
BEGIN
  -- a session's own tables are many, and none of ours unless by inheritance
  IF NOT EXISTS (SELECT
                   FROM pg_event_trigger_ddl_commands() d
                  WHERE d.schema_name <> 'pg_temp' OR EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = d.objid))
     OR to_regclass('partybuild.rule') IS NULL THEN
    RETURN;
  END IF;
  FOR x IN
    SELECT DISTINCT c.oid, partybuild.name_of(c.oid) AS name, c.relispartition
      FROM pg_event_trigger_ddl_commands() d
      JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind IN ('r', 'p', 'f')
  LOOP
    -- Rows of a child are rows of its parent, and fire none of its triggers.
    SELECT partybuild.name_of(i.inhparent) INTO old_name
      FROM pg_inherits i
      JOIN pg_trigger t ON t.tgrelid = i.inhparent AND t.tgfoid = 'partybuild.check()'::regprocedure
     WHERE i.inhrelid = x.oid AND NOT x.relispartition
     LIMIT 1;
    IF FOUND THEN
      RAISE feature_not_supported USING
        MESSAGE = format('table %s cannot inherit from %s, which rules watch', x.name, old_name),
        DETAIL = 'What is written into it would not be judged.',
        HINT = 'Add columns to the register, or keep them in a table of their own that refers to it.';
    END IF;
    CONTINUE WHEN NOT partybuild.is_in_force(x.name);
    SELECT count(*) > 0, coalesce(bool_or(t.tgenabled NOT IN ('O', 'A')), false) INTO has_triggers, has_disabled
      FROM pg_trigger t
     WHERE t.tgrelid = x.oid AND t.tgfoid = 'partybuild.check()'::regprocedure;
    IF NOT has_triggers THEN
      -- the watched one keeps its name in its triggers
      SELECT partybuild.name_of(t.tgrelid) INTO old_name
        FROM pg_trigger t
       WHERE t.tgfoid = 'partybuild.check()'::regprocedure AND partybuild.first_argument(t.tgargs) = x.name
       LIMIT 1;
      IF FOUND THEN
        RAISE object_not_in_prerequisite_state USING
          MESSAGE = format('rules watch %s, which is called %s now: another table cannot take its name', x.name,
                           old_name),
          HINT = format('Change %s in place, and call it by its name again.', old_name);
      END IF;
    END IF;
    IF has_disabled OR NOT has_triggers AND TG_TAG <> 'ALTER TABLE' THEN
      RAISE WARNING USING
        MESSAGE = format('rules watch table %s, and triggers of it are missing or disabled: writes go unjudged',
                         x.name),
        HINT = 'SELECT partybuild.deploy(); makes and enables them. partybuild.health() tells as long as it is so.';
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.table_changed() IS
  'event trigger: a table that rules watch has no children (error 0A000), its name is not taken by another (55000); '
  'who disables its triggers is told';
CREATE EVENT TRIGGER partybuild_table_changed ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE', 'CREATE FOREIGN TABLE',
               -- tables made with their schema
               'ALTER FOREIGN TABLE', 'CREATE SCHEMA')
  EXECUTE FUNCTION partybuild.table_changed();

CREATE FUNCTION partybuild.trigger_dropped() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  relation text;
BEGIN
  IF to_regclass('partybuild.rule') IS NULL THEN
    RETURN;
  END IF;
  SELECT min(t.name) INTO relation
    FROM pg_event_trigger_dropped_objects() d
   CROSS JOIN LATERAL format('%I.%I', d.address_names[1], d.address_names[2]) t (name)
   WHERE d.object_type = 'trigger' AND d.original
     AND d.address_names[3] ~ '^[Pp]artybuild_(insert|update|delete|truncate)$' AND partybuild.is_in_force(t.name);
  IF relation IS NOT NULL THEN
    RAISE WARNING USING
      MESSAGE = format('rules watch table %s, and a trigger of it is dropped: writes go unjudged', relation),
      HINT = 'SELECT partybuild.deploy(); makes it again. partybuild.health() tells as long as it is missing.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.trigger_dropped() IS
  'event trigger: who drops a trigger by which rules are judged is told';
CREATE EVENT TRIGGER partybuild_trigger_dropped ON sql_drop WHEN TAG IN ('DROP TRIGGER')
  EXECUTE FUNCTION partybuild.trigger_dropped();
