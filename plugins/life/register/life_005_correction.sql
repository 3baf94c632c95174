-- Corrections: of a filed record, of the same organisation and kind, never in a circle. Rows from before stay as they
-- are; a change of one is held to it.
CREATE FUNCTION party.check_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  old_record party.activity;
  problem text;
BEGIN
  SELECT * INTO old_record FROM party.activity a WHERE a.id = NEW.supersedes_id;
  problem := CASE
    WHEN old_record.status <> 'filed' THEN 'it is not filed, and may still be changed itself'
    WHEN (old_record.org_id, old_record.kind) <> (NEW.org_id, NEW.kind) THEN 'it is of another organisation or kind'
    WHEN EXISTS (WITH RECURSIVE version AS (
                   SELECT old_record.id, old_record.supersedes_id
                   UNION
                   SELECT a.id, a.supersedes_id
                     FROM version v
                     JOIN party.activity a ON a.id = v.supersedes_id
                 )
                 SELECT FROM version v WHERE v.id = NEW.id) THEN 'it corrects this record in its turn' END;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      MESSAGE = format('activity %s cannot correct activity %s: %s', NEW.id, NEW.supersedes_id, problem),
      TABLE = 'activity', SCHEMA = 'party', CONSTRAINT = 'activity_correction',
      HINT = 'Name the filed record that it takes the place of; what is of another organisation or kind is recorded '
             'for itself.';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.check_correction() IS
  'trigger: a correction is of a filed record of the same organisation and kind, and of none that corrects it (VEN-13)';
REVOKE EXECUTE ON FUNCTION party.check_correction() FROM PUBLIC;
CREATE TRIGGER check_correction AFTER INSERT ON party.activity
  FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL) EXECUTE FUNCTION party.check_correction();
CREATE TRIGGER check_corrected AFTER UPDATE ON party.activity
  FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL
                     AND (OLD.supersedes_id, OLD.org_id, OLD.kind)
                         IS DISTINCT FROM (NEW.supersedes_id, NEW.org_id, NEW.kind))
  EXECUTE FUNCTION party.check_correction();

-- One grade a member and year is a matter of the records in force (view of LIF-10): a filed appraisal can be corrected.
ALTER TABLE party.appraisal DROP CONSTRAINT "LIF-10";
CREATE INDEX ON party.appraisal (member_id, year);
