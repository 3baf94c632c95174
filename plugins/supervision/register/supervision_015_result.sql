-- What is published of an assessment follows from its losses, and a later version from an appeal that was upheld; an
-- appeal is against what is published. Until now an administrator could write a version of an appeal that nobody had
-- decided, or change a score before it was published; a clerk's appeal against a result that was not published made the
-- next partybuild.assess() fail. Rows that are there already stay as they are.
CREATE FUNCTION party.guard_result() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  a party.assessment;
  p party.assessment_result;
  score numeric;
  wrong boolean;
  problem text;
BEGIN
  SELECT * INTO a FROM party.assessment x WHERE x.id = NEW.assessment_id;
  -- sealed, or not published yet: what assess() writes is published with the whole
  IF TG_OP = 'UPDATE' AND OLD.published_on IS NOT NULL
     OR NEW.published_on IS NULL AND (TG_OP = 'UPDATE' OR NEW.version > 1 OR a.published_on IS NULL) THEN
    RETURN NULL;
  END IF;
  SELECT * INTO p FROM party.assessment_result x WHERE x.id = NEW.supersedes_id;
  SELECT sum(i.points - y.lost), bool_or(x.lost IS DISTINCT FROM y.lost)
    INTO score, wrong
    FROM party.assessment_item i
    LEFT JOIN party.assessment_item_result x ON x.item_id = i.id AND x.result_id = NEW.id
   CROSS JOIN LATERAL (
      SELECT least(i.points, coalesce(sum(l.lost), 0)) AS lost
        FROM party.assessment_loss l
       WHERE l.result_id = NEW.id AND l.item_id = i.id
   ) y
   WHERE i.scheme_id = a.scheme_id;
  problem := CASE
    WHEN a.published_on IS NULL
    THEN CASE WHEN zh THEN '该年度考评尚未公布' ELSE 'the assessment is not published' END
    WHEN TG_OP = 'INSERT' AND NEW.version = 1
    THEN CASE WHEN zh THEN format('该年度考评已于%s公布', a.published_on)
              ELSE format('the assessment was published on %s', a.published_on) END
    WHEN NEW.version > 1
         AND (p.assessment_id, p.org_id, p.version + 1) IS DISTINCT FROM (NEW.assessment_id, NEW.org_id, NEW.version)
    THEN CASE WHEN zh THEN format('它所更正的是另一结果（第%s号）', p.id)
              ELSE format('it takes the place of another one (%s)', p.id) END
    WHEN NEW.version > 1 AND NOT EXISTS (SELECT FROM party.assessment_appeal x WHERE x.id = NEW.appeal_id AND x.upheld)
    THEN CASE WHEN zh THEN format('第%s号申诉未成立', NEW.appeal_id)
              ELSE format('appeal %s was not upheld', NEW.appeal_id) END
    WHEN wrong OR score IS DISTINCT FROM NEW.score
    THEN CASE WHEN zh THEN format('按扣分记录应为%s分，登记为%s分', score, NEW.score)
              ELSE format('its losses leave %s points, not %s', score, NEW.score) END END;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'assessment_result', CONSTRAINT = 'SUP-08',
      MESSAGE = CASE WHEN zh THEN format('考评结果第%s号不成立：%s', NEW.id, problem)
                     ELSE format('result %s of an assessment cannot be: %s', NEW.id, problem) END,
      HINT = CASE WHEN zh
                  THEN '考评由 partybuild.assess() 进行，由 partybuild.publish_assessment() 公布；'
                       '公布后经申诉由 partybuild.decide_appeal() 更正。'
                  ELSE 'partybuild.assess() makes results, partybuild.publish_assessment() publishes them, and '
                       'partybuild.decide_appeal() corrects them.' END;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_result() IS
  'trigger: a published result is what its losses leave, and a later version is of an appeal that was upheld; error '
  '23514 with SUP-08 as constraint';
REVOKE EXECUTE ON FUNCTION party.guard_result() FROM PUBLIC;
CREATE TRIGGER guard_result AFTER INSERT OR UPDATE ON party.assessment_result FOR EACH ROW
  EXECUTE FUNCTION party.guard_result();

CREATE FUNCTION party.guard_appeal() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  published date := (SELECT r.published_on FROM party.assessment_result r WHERE r.id = NEW.result_id);
  problem text := CASE
    WHEN published IS NULL
    THEN CASE WHEN zh THEN '该结果尚未公布' ELSE 'the result is not published' END
    WHEN NEW.filed_on < published
    THEN CASE WHEN zh THEN format('申诉日期%s早于公布日期%s', NEW.filed_on, published)
              ELSE format('it is filed on %s, and the result was published on %s', NEW.filed_on, published) END
    WHEN NEW.filed_on > partybuild.day_of(now())
    THEN CASE WHEN zh THEN format('日期%s尚未到来', NEW.filed_on)
              ELSE format('%s is a day to come', NEW.filed_on) END
    END;
BEGIN
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'assessment_appeal', CONSTRAINT = 'SUP-08',
      MESSAGE = CASE WHEN zh THEN format('申诉不成立：%s', problem)
                     ELSE format('the appeal cannot be filed: %s', problem) END,
      HINT = CASE WHEN zh THEN '结果公布后以 partybuild.file_appeal() 提出申诉。'
                  ELSE 'File it once the result is published: partybuild.file_appeal().' END;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_appeal() IS
  'trigger: an appeal is against a published result, filed since, and by today; error 23514 with SUP-08 as constraint';
REVOKE EXECUTE ON FUNCTION party.guard_appeal() FROM PUBLIC;
CREATE TRIGGER guard_appeal AFTER INSERT OR UPDATE OF result_id, filed_on ON party.assessment_appeal FOR EACH ROW
  EXECUTE FUNCTION party.guard_appeal();
