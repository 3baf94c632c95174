-- SUP-07: results are published as a whole. An assessment whose day was written by hand left them unpublished, or some
-- of them, and was sealed with that. Rows that are there already stay as they are.
CREATE FUNCTION party.guard_whole_assessment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  day date := (SELECT a.published_on FROM party.assessment a WHERE a.id = NEW.id);
  results bigint;
  lacking bigint;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE r.published_on IS DISTINCT FROM day)
    INTO results, lacking
    FROM party.assessment_result r
   WHERE r.assessment_id = NEW.id AND r.version = 1;
  IF day IS NOT NULL AND (results = 0 OR lacking > 0) THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'assessment', CONSTRAINT = 'SUP-07 published',
      MESSAGE = CASE WHEN zh THEN format('%s年度考评结果没有全部公布', NEW.year)
                     ELSE format('the results of %s are not published as a whole', NEW.year) END,
      DETAIL = CASE WHEN zh THEN format('结果%s项，其中%s项没有在%s公布。', results, lacking, day)
                    ELSE format('Of %s results %s are not published on %s.', results, lacking, day) END,
      HINT = CASE WHEN zh THEN '结果由 partybuild.publish_assessment() 公布。'
                  ELSE 'partybuild.publish_assessment() publishes them.' END;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_whole_assessment() IS
  'trigger: by the end of the transaction all results of a published assessment are published, on its day; error 23514 '
  'with SUP-07 published as constraint';
REVOKE EXECUTE ON FUNCTION party.guard_whole_assessment() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER guard_whole AFTER INSERT OR UPDATE ON party.assessment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.published_on IS NOT NULL) EXECUTE FUNCTION party.guard_whole_assessment();
