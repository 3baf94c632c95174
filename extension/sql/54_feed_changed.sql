-- Where a table that feeds registers gets a trigger that may change more than an UPDATE names, or children, its rows
-- are told of otherwise; and where a mapping comes to read something else, that is followed.
CREATE FUNCTION partybuild.fed_table_changed() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  concerned regclass[];
BEGIN
  -- by a superuser's hand the schema may have another name
  IF to_regclass('partybuild.feed') IS NULL THEN
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM partybuild.feed) THEN
    RETURN;
  END IF;
  -- Of all others nothing is looked into: a mapping is locked with what it reads, and nobody is to wait for a table
  -- with which he has nothing to do.
  WITH RECURSIVE changed AS (
    SELECT c.classid, c.objid FROM pg_event_trigger_ddl_commands() c
    UNION
    SELECT x.classid, x.objid
      FROM changed c
     CROSS JOIN LATERAL (
       SELECT 'pg_class'::regclass, t.tgrelid
         FROM pg_trigger t WHERE c.classid = 'pg_trigger'::regclass AND t.oid = c.objid
       UNION ALL
       SELECT 'pg_class'::regclass, r.ev_class
         FROM pg_rewrite r WHERE c.classid = 'pg_rewrite'::regclass AND r.oid = c.objid
       UNION ALL
       SELECT 'pg_class'::regclass, unnest(ARRAY[i.inhparent, i.inhrelid])
         FROM pg_inherits i WHERE c.classid = 'pg_class'::regclass AND c.objid IN (i.inhparent, i.inhrelid)
       UNION ALL
       -- what reads a view or calls a function reads what that reads now
       SELECT d.classid, d.objid
         FROM pg_depend d
        WHERE d.refclassid = c.classid AND d.refobjid = c.objid
          AND (c.classid <> 'pg_class'::regclass OR EXISTS (SELECT FROM pg_class v
                                                             WHERE v.oid = c.objid AND v.relkind IN ('v', 'm')))
     ) x (classid, objid)
  )
  SELECT array_agg(DISTINCT f.source) INTO concerned
    FROM partybuild.feed f
   WHERE EXISTS (SELECT FROM changed c WHERE c.classid = 'pg_class'::regclass AND c.objid IN (f.source, f.mapping))
      OR TG_TAG = 'DROP VIEW' AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = f.mapping);
  PERFORM partybuild.make_feed_triggers(f) FROM partybuild.misled_feeds(concerned) f WHERE concerned IS NOT NULL;
END $$;
COMMENT ON FUNCTION partybuild.fed_table_changed() IS
  'event trigger: makes the triggers of a table that feeds registers anew where they would miss something';
CREATE EVENT TRIGGER partybuild_fed_table_changed ON ddl_command_end
  WHEN TAG IN ('CREATE TRIGGER', 'CREATE TABLE', 'ALTER TABLE', 'CREATE VIEW', 'DROP VIEW', 'CREATE FUNCTION',
               -- heirs made with their schema; a view as its rule
               'CREATE SCHEMA', 'CREATE RULE')
  EXECUTE FUNCTION partybuild.fed_table_changed();
