-- SUP-07: results are published after the year that they are of, and by today, since they are read from then on.
-- "Not a number" passes for more than any: as a grade it lost nothing. Rows that are there already stay as they are.
ALTER TABLE party.assessment
  ADD CONSTRAINT "SUP-07 published" CHECK (extract(year FROM published_on) > year) NOT VALID;
ALTER TABLE party.assessment_grade
  ADD CONSTRAINT assessment_grade_number CHECK (points <> 'NaN') NOT VALID;
ALTER TABLE party.assessment_item
  ADD CONSTRAINT assessment_item_number
    CHECK (points <> 'NaN' AND lost_finding <> 'NaN' AND lost_overdue <> 'NaN' AND lost_late <> 'NaN') NOT VALID;

CREATE FUNCTION party.guard_assessment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
BEGIN
  RAISE check_violation USING
    SCHEMA = 'party', TABLE = 'assessment', CONSTRAINT = 'SUP-07 published',
    MESSAGE = CASE WHEN zh THEN format('%s年度考评结果不能提前到%s公布', NEW.year, NEW.published_on)
                   ELSE format('the results of %s cannot be published ahead, on %s', NEW.year, NEW.published_on) END,
    HINT = CASE WHEN zh THEN '到公布之日再行公布。' ELSE 'Publish them on that day.' END;
END $$;
COMMENT ON FUNCTION party.guard_assessment() IS
  'trigger: results are published by today; error 23514 with SUP-07 published as constraint';
REVOKE EXECUTE ON FUNCTION party.guard_assessment() FROM PUBLIC;
CREATE TRIGGER guard_published AFTER INSERT OR UPDATE ON party.assessment FOR EACH ROW
  WHEN (NEW.published_on > partybuild.day_of(now())) EXECUTE FUNCTION party.guard_assessment();
