-- Where a table that feeds registers gets a trigger that may change more than an UPDATE names, or children, its rows
-- are told of otherwise; and where a mapping comes to read something else, that is followed.
CREATE FUNCTION partybuild.fed_table_changed() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- by a superuser's hand the schema may have another name
  IF to_regclass('partybuild.feed') IS NULL THEN
    RETURN;
  END IF;
  PERFORM partybuild.make_feed_triggers(f) FROM partybuild.misled_feeds() f;
END $$;
COMMENT ON FUNCTION partybuild.fed_table_changed() IS
  'event trigger: makes the triggers of a table that feeds registers anew where they would miss something';
CREATE EVENT TRIGGER partybuild_fed_table_changed ON ddl_command_end
  WHEN TAG IN ('CREATE TRIGGER', 'CREATE TABLE', 'ALTER TABLE', 'CREATE VIEW', 'DROP VIEW', 'CREATE FUNCTION',
               -- heirs made with their schema; a view as its rule
               'CREATE SCHEMA', 'CREATE RULE')
  EXECUTE FUNCTION partybuild.fed_table_changed();
