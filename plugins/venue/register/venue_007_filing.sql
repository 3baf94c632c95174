-- VEN-13 and VEN-11 of the archive. Documents that are there stay as they are, those filed on a day to come and those
-- that correct each other too; so do copies in one place that was written in two ways, which the index leaves out by
-- their numbers. Whatever is written from now on is held to this.

-- What reads the same is the same place: white space beside punctuation tells no two apart. A copy that is gone makes
-- room for another.
ALTER TABLE party.archive_copy
  ADD COLUMN gone_on date,
  ADD COLUMN gone_reason text,
  ADD CONSTRAINT archive_copy_gone CHECK (
    (gone_on IS NULL) = (gone_reason IS NULL) AND gone_on >= made_on AND gone_on <= '9999-12-31'
    AND NOT partybuild.is_blank(gone_reason)) NOT VALID;
COMMENT ON COLUMN party.archive_copy.gone_on IS
  'day on which it was found lost, destroyed, moved or entered by mistake; null: it is there. Of a filed document '
  'written once, and not ahead (VEN-11, VEN-13)';
COMMENT ON COLUMN party.archive_copy.gone_reason IS 'why it is there no longer, and where it went';
DO $$
DECLARE
  place text :=
    $e$lower(regexp_replace(partybuild.tidy(normalize(place, NFKC)), ' ?([!-/:-@\[-`{-~]) ?', '\1', 'g'))$e$;
  twice bigint[];
BEGIN
  EXECUTE format('SELECT array_agg(x.id ORDER BY x.id)
                    FROM (SELECT c.id, row_number() OVER (PARTITION BY c.archive_document_id, c.medium, %s
                                                          ORDER BY c.id) AS n
                            FROM party.archive_copy c) x
                   WHERE x.n > 1', place) INTO twice;
  DROP INDEX party."VEN-11 place";
  EXECUTE format('CREATE UNIQUE INDEX "VEN-11 place" ON party.archive_copy (archive_document_id, medium, %s) '
                 'WHERE gone_on IS NULL%s', place,
                 CASE WHEN twice IS NOT NULL THEN format(' AND id <> ALL (%L::bigint[])', twice) END);
END $$;
CREATE INDEX ON party.archive_copy (archive_document_id);

-- As in venue_003_archive; also of none that corrects it in its turn, which one statement can write.
CREATE OR REPLACE FUNCTION party.check_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was party.archive_document;
  problem text;
BEGIN
  SELECT * INTO was FROM party.archive_document d WHERE d.id = NEW.supersedes_id FOR SHARE;
  problem := CASE
    WHEN was.filed_on IS NULL THEN 'it is not filed, and may still be changed itself'
    WHEN (was.org_id, was.year, was.category) IS DISTINCT FROM (NEW.org_id, NEW.year, NEW.category)
    THEN 'it is of another organisation, year or category'
    WHEN NEW.filed_on < was.filed_on THEN 'it is filed later than its correction'
    WHEN EXISTS (WITH RECURSIVE version AS (
                   SELECT was.id, was.supersedes_id
                   UNION
                   SELECT d.id, d.supersedes_id
                     FROM version v
                     JOIN party.archive_document d ON d.id = v.supersedes_id
                 )
                 SELECT FROM version v WHERE v.id = NEW.id) THEN 'it corrects this document in its turn' END;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      MESSAGE = format('document %s cannot correct document %s: %s', NEW.id, NEW.supersedes_id, problem),
      TABLE = 'archive_document', SCHEMA = 'party', CONSTRAINT = 'VEN-13',
      HINT = 'Name the filed document that it takes the place of.';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.check_version() IS
  'trigger: a new version is of a filed document of the same organisation, year and category, and of none that '
  'corrects it; error 23514 with VEN-13 as constraint';

-- Filed is what is filed by now. The document that is named is written, to the same values: whoever alters it at the
-- same time is waited for or waits, and whose snapshot is older than this fails, whatever it can see of who names it.
CREATE FUNCTION party.check_filing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was party.archive_document := CASE WHEN TG_OP = 'UPDATE' THEN OLD END;
BEGIN
  IF NEW.filed_on IS DISTINCT FROM was.filed_on AND NEW.filed_on > partybuild.today() THEN
    RAISE check_violation USING
      MESSAGE = format('document %s cannot be filed on %s, which is to come', NEW.id, NEW.filed_on),
      TABLE = 'archive_document', SCHEMA = 'party', CONSTRAINT = 'VEN-13',
      HINT = 'Leave filed_on empty until it is filed.';
  END IF;
  IF NEW.document_id IS DISTINCT FROM was.document_id THEN
    UPDATE party.document d SET id = d.id WHERE d.id = NEW.document_id;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.check_filing() IS
  'trigger: nothing is filed on a day to come, error 23514 with VEN-13 as constraint; and who alters the document that '
  'is named is kept apart';
REVOKE EXECUTE ON FUNCTION party.check_filing() FROM PUBLIC;
CREATE TRIGGER check_filing AFTER INSERT ON party.archive_document
  FOR EACH ROW WHEN (NEW.filed_on IS NOT NULL OR NEW.document_id IS NOT NULL) EXECUTE FUNCTION party.check_filing();
CREATE TRIGGER check_filings AFTER UPDATE ON party.archive_document
  FOR EACH ROW WHEN ((OLD.filed_on, OLD.document_id) IS DISTINCT FROM (NEW.filed_on, NEW.document_id))
  EXECUTE FUNCTION party.check_filing();

-- Before the foreign key of its copies and corrections says so in other words.
CREATE TRIGGER archive_document_kept BEFORE DELETE ON party.archive_document
  FOR EACH ROW WHEN (OLD.filed_on IS NOT NULL) EXECUTE FUNCTION partybuild.sealed('VEN-13', 'OLD.filed_on IS NOT NULL');

-- Further copies are made of what is filed, and some are lost; what is said of each stays.
CREATE FUNCTION party.seal_copy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was party.archive_copy := CASE WHEN TG_OP IN ('UPDATE', 'DELETE') THEN OLD END;
  becomes party.archive_copy := CASE WHEN TG_OP IN ('INSERT', 'UPDATE') THEN NEW END;
  filed bigint;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    SELECT min(d.id) INTO filed
      FROM party.archive_copy c
      JOIN party.archive_document d ON d.id = c.archive_document_id
     WHERE d.filed_on IS NOT NULL;
  ELSIF TG_OP <> 'INSERT'
    AND ((was.id, was.archive_document_id, was.medium, was.place, was.made_on, was.checksum)
         IS DISTINCT FROM (becomes.id, becomes.archive_document_id, becomes.medium, becomes.place, becomes.made_on,
                           becomes.checksum)
         OR was.gone_on IS NOT NULL
         AND (was.gone_on, was.gone_reason) IS DISTINCT FROM (becomes.gone_on, becomes.gone_reason)) THEN
    -- locked before it is looked at, as by seal_part()
    SELECT d.id INTO filed
      FROM (SELECT x.id, x.filed_on FROM party.archive_document x WHERE x.id = was.archive_document_id FOR SHARE) d
     WHERE d.filed_on IS NOT NULL;
  END IF;
  IF filed IS NOT NULL THEN
    PERFORM partybuild.refuse_sealed(TG_RELID, 'VEN-13', filed::text);
  END IF;
  IF becomes.gone_on IS DISTINCT FROM was.gone_on AND becomes.gone_on > partybuild.today() THEN
    RAISE check_violation USING
      MESSAGE = format('copy %s cannot be gone on %s, which is to come', becomes.id, becomes.gone_on),
      TABLE = 'archive_copy', SCHEMA = 'party', CONSTRAINT = 'VEN-13',
      HINT = 'Leave gone_on empty while the copy is there.';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.seal_copy() IS
  'trigger: a copy of a filed document is neither changed nor deleted, only said to be gone, once (23PB1), and not on '
  'a day to come (23514), both with VEN-13 as constraint';
REVOKE EXECUTE ON FUNCTION party.seal_copy() FROM PUBLIC;
CREATE TRIGGER seal_copy AFTER INSERT OR UPDATE OR DELETE ON party.archive_copy
  FOR EACH ROW EXECUTE FUNCTION party.seal_copy();
CREATE TRIGGER seal_copies BEFORE TRUNCATE ON party.archive_copy
  FOR EACH STATEMENT EXECUTE FUNCTION party.seal_copy();
