-- ALTER EXTENSION … UPDATE: scripts/partybuild-pack writes the script. It calls begin_upgrade(), does what
-- upgrade/FROM--TO.sql says, makes everything anew as CREATE EXTENSION would, in place of what is there, and calls
-- end_upgrade(). What the court has added to the catalogue is not touched.
CREATE FUNCTION partybuild.begin_upgrade(plugin text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  DELETE FROM partybuild.rule r WHERE r.plugin = plugin;
  DELETE FROM partybuild.parameter p WHERE p.plugin = plugin;
  DELETE FROM partybuild.subject_kind k WHERE k.plugin = plugin;
  DELETE FROM partybuild.term t WHERE t.plugin = plugin;
  -- kinds of files came with 0.7.0
  IF to_regclass('partybuild.import_kind') IS NOT NULL THEN
    DELETE FROM partybuild.import_value v WHERE v.plugin = plugin;
    DELETE FROM partybuild.import_column c WHERE c.plugin = plugin;
    DELETE FROM partybuild.import_kind k WHERE k.plugin = plugin;
  END IF;
  DELETE FROM partybuild.layout l WHERE l.plugin = plugin;
  DELETE FROM partybuild.plugin p WHERE p.name = plugin;
  -- jobs of plugins came with 0.4.0
  DELETE FROM partybuild.job j WHERE coalesce(to_jsonb(j) ->> 'plugin', 'core') = plugin;
  IF plugin = 'core' THEN
    DELETE FROM partybuild.calendar_day d WHERE NOT d.local;
    DELETE FROM partybuild.calendar_year y WHERE NOT y.local;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.begin_upgrade(text) IS
  'for the scripts of ALTER EXTENSION UPDATE: takes out of the catalogue what a plugin has shipped, or the core';

-- PostgreSQL replaces no function whose result or names of arguments are others; it says what to drop.
CREATE FUNCTION partybuild.make_again(definition text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lc_messages = 'C' AS $$
DECLARE
  to_drop text;
BEGIN
  EXECUTE definition;
EXCEPTION WHEN invalid_function_definition THEN
  GET STACKED DIAGNOSTICS to_drop = PG_EXCEPTION_HINT;
  to_drop := substring(to_drop FROM '^Use (DROP (?:FUNCTION|PROCEDURE|ROUTINE) .*) first\.$');
  IF to_drop IS NULL THEN
    RAISE;
  END IF;
  EXECUTE to_drop;
  EXECUTE definition;
END $$;
COMMENT ON FUNCTION partybuild.make_again(text) IS
  'for the scripts of ALTER EXTENSION UPDATE: CREATE OR REPLACE of a function, dropping it first where it must be';

CREATE FUNCTION partybuild.make_type(name text, definition text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regtype(name) IS NULL THEN
    EXECUTE definition;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.make_type(text, text) IS
  'for the scripts of ALTER EXTENSION UPDATE: CREATE TYPE of one that is not there';

CREATE FUNCTION partybuild.end_upgrade(plugin text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  upgraded pg_extension;
  gone text;
  x record;
  event_trigger name;
BEGIN
  SELECT e.* INTO upgraded
    FROM pg_extension e
   WHERE e.extname = coalesce((SELECT p.extension FROM partybuild.plugin p WHERE p.name = plugin), 'partybuild');
  -- what the script has not made is no part of this version
  FOR event_trigger IN
    SELECT t.evtname
      FROM pg_depend d
      JOIN pg_event_trigger t ON t.oid = d.objid
     WHERE d.classid = 'pg_event_trigger'::regclass AND d.refclassid = 'pg_extension'::regclass
       AND d.refobjid = upgraded.oid AND d.deptype = 'e' AND NOT partybuild.is_ours(t.xmin)
  LOOP
    EXECUTE format('DROP EVENT TRIGGER %I', event_trigger);
  END LOOP;
  SELECT string_agg(p.oid::regprocedure::text, ', ') INTO gone
    FROM pg_depend d
    JOIN pg_proc p ON p.oid = d.objid
   WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_extension'::regclass
     AND d.refobjid = upgraded.oid AND d.deptype = 'e' AND NOT partybuild.is_ours(p.xmin);
  IF gone IS NOT NULL THEN
    EXECUTE 'DROP ROUTINE ' || gone;
  END IF;
  -- whichever superuser upgrades, what is new belongs to who created the extension
  FOR x IN
    SELECT i.type, i.identity
      FROM pg_depend d
     CROSS JOIN pg_identify_object(d.classid, d.objid, 0) i
      LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
      LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind <> 'S'
      LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
       -- from 17 on types of arrays and of tables' rows are members too, and go with theirs
       AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
       AND NOT EXISTS (SELECT FROM pg_class r WHERE r.oid = t.typrelid AND r.relkind <> 'c')
      LEFT JOIN pg_event_trigger g ON d.classid = 'pg_event_trigger'::regclass AND g.oid = d.objid
     WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = upgraded.oid AND d.deptype = 'e'
       AND coalesce(p.proowner, c.relowner, t.typowner, g.evtowner) <> upgraded.extowner
  LOOP
    EXECUTE format('ALTER %s %s OWNER TO %s', x.type, x.identity, upgraded.extowner::regrole);
  END LOOP;
  DELETE FROM partybuild.obligation o WHERE NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = o.rule);
  DELETE FROM partybuild.evidence_source s WHERE NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = s.rule);
  DELETE FROM partybuild.coming c WHERE NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = c.rule);
  DELETE FROM partybuild.watch_rule w WHERE NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = w.rule);
  DELETE FROM partybuild.harmless h WHERE NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = h.rule);
  DELETE FROM partybuild.deployed d
   WHERE d.plugin = plugin AND d.kind = 'rule'
     AND NOT EXISTS (SELECT FROM partybuild.layout l WHERE (l.plugin, l.kind, l.name) = (d.plugin, d.kind, d.name));
  DELETE FROM partybuild.function_read f
   WHERE f.function ~ '^partybuild\.'
     AND NOT EXISTS (SELECT FROM pg_proc p WHERE p.pronamespace = 'partybuild'::regnamespace
                       AND partybuild.function_name(p.oid) = f.function);
END $$;
COMMENT ON FUNCTION partybuild.end_upgrade(text) IS
  'for the scripts of ALTER EXTENSION UPDATE: drops functions, event triggers and catalogue rows that this '
  'version has not';
