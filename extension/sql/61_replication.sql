-- Registers that a subscription writes into. Its worker fires no statement trigger, and of row triggers only those that
-- are enabled for it.
CREATE FUNCTION partybuild.judge_replicated(judged boolean) RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
  last text := '';
BEGIN
  FOR x IN
    SELECT t.tgname, t.tgrelid::regclass AS relation, partybuild.name_of(t.tgrelid) AS name
      FROM pg_trigger t
     WHERE t.tgfoid IN ('partybuild.check()'::regprocedure, 'partybuild.touch_all()'::regprocedure)
       AND t.tgparentid = 0 AND t.tgenabled <> CASE WHEN judged THEN 'A' ELSE 'O' END
     ORDER BY 3, 1
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE %s TRIGGER %I', x.relation, CASE WHEN judged THEN 'ALWAYS' ELSE '' END,
                   x.tgname);
    IF x.name <> last THEN
      RETURN NEXT x.name;
    END IF;
    last := x.name;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.judge_replicated(boolean) IS
  'has what a subscription writes judged at its commits, as anybody''s (true), or no longer (false); what is refused '
  'stops the subscription until it is mended here or skipped; returns the tables; error 42501 for who does not own '
  'them';
