-- As with the day of an activity (life_008_held_on): the figures of a ballot are an ordinary column that the register
-- sets, so that a client may write every column back. Figures that are there stay as they are.
ALTER TABLE party.election ALTER COLUMN figures DROP EXPRESSION;
CREATE FUNCTION party.set_figures() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.figures := CASE
    WHEN NEW.present <= NEW.entitled AND NEW.issued <= NEW.present AND NEW.returned <= NEW.issued
         AND NEW.valid <= NEW.returned
    THEN partybuild.tally(NEW.entitled, NEW.present, NEW.issued, NEW.returned, NEW.valid, 0, 0, 0) END;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION party.set_figures() IS 'trigger: the figures of a ballot as a tally; null where they contradict';
REVOKE EXECUTE ON FUNCTION party.set_figures() FROM PUBLIC;
CREATE TRIGGER set_figures BEFORE INSERT OR UPDATE ON party.election FOR EACH ROW EXECUTE FUNCTION party.set_figures();
ALTER TABLE party.election ENABLE ALWAYS TRIGGER set_figures;
