-- SUP-08: what a whole assessment publishes is compared with its losses once, at the end of the transaction and in one
-- pass over them, not result by result; a version that comes of an appeal still is at once. And the losses of an item
-- of a result are found by one index: by the two that there were the item's were read, those of all branches. Rows that
-- are there already stay as they are.
CREATE INDEX ON party.assessment_loss (result_id, item_id);
DROP INDEX party.assessment_loss_result_id_idx;

CREATE OR REPLACE FUNCTION party.guard_result() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  a record;
  p party.assessment_result;
  score numeric;
  wrong boolean;
  problem text;
BEGIN
  SELECT x.scheme_id, x.published_on, partybuild.is_ours(x.xmin) AS ours INTO a
    FROM party.assessment x
   WHERE x.id = NEW.assessment_id;
  -- sealed, or not published yet: what assess() writes is published with the whole
  IF TG_OP = 'UPDATE' AND OLD.published_on IS NOT NULL
     OR NEW.published_on IS NULL AND (TG_OP = 'UPDATE' OR NEW.version > 1 OR a.published_on IS NULL) THEN
    RETURN NULL;
  END IF;
  SELECT * INTO p FROM party.assessment_result x WHERE x.id = NEW.supersedes_id;
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
              ELSE format('appeal %s was not upheld', NEW.appeal_id) END END;
  -- with the whole guard_whole_assessment() looks
  IF problem IS NULL AND NOT (NEW.version = 1 AND a.ours) THEN
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
    IF wrong OR score IS DISTINCT FROM NEW.score THEN
      problem := CASE WHEN zh THEN format('按扣分记录应为%s分，登记为%s分', score, NEW.score)
                      ELSE format('its losses leave %s points, not %s', score, NEW.score) END;
    END IF;
  END IF;
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

CREATE OR REPLACE FUNCTION party.guard_whole_assessment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  day date := (SELECT a.published_on FROM party.assessment a WHERE a.id = NEW.id);
  results bigint;
  lacking bigint;
  odd record;
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
  -- What each item loses is added up in one pass, for how many rows there are of what was just written is guessed: a
  -- join of two such sums may be one of each with each.
  WITH mine AS (
    SELECT r.id FROM party.assessment_result r
     WHERE day IS NOT NULL AND r.assessment_id = NEW.id AND r.version = 1 AND partybuild.is_ours(r.xmin)
  ), item AS (
    SELECT x.result_id, i.points, least(i.points, sum(x.lost)) AS lost, max(x.kept) AS kept
      FROM (SELECT l.result_id, l.item_id, l.lost, NULL::numeric AS kept
              FROM mine m
              JOIN party.assessment_loss l ON l.result_id = m.id
            UNION ALL
            SELECT k.result_id, k.item_id, 0, k.lost
              FROM mine m
              JOIN party.assessment_item_result k ON k.result_id = m.id
            UNION ALL
            SELECT m.id, i.id, 0, NULL
              FROM mine m
             CROSS JOIN party.assessment_item i
             WHERE i.scheme_id = NEW.scheme_id
            UNION ALL
            -- without an item there is no score
            SELECT m.id, NULL, 0, 0 FROM mine m) x
      LEFT JOIN party.assessment_item i ON i.id = x.item_id AND i.scheme_id = NEW.scheme_id
     WHERE i.id IS NOT NULL OR x.item_id IS NULL
     GROUP BY x.result_id, i.id
  )
  SELECT r.id, r.score, y.score AS left INTO odd
    FROM (SELECT i.result_id, sum(i.points - i.lost) AS score, bool_or(i.lost IS DISTINCT FROM i.kept) AS wrong
            FROM item i
           GROUP BY i.result_id) y
    JOIN party.assessment_result r ON r.id = y.result_id
   WHERE y.wrong OR r.score IS DISTINCT FROM y.score
   ORDER BY r.id
   LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'assessment_result', CONSTRAINT = 'SUP-08',
      MESSAGE = CASE WHEN zh THEN format('考评结果第%s号不成立：按扣分记录应为%s分，登记为%s分', odd.id, odd.left, odd.score)
                     ELSE format('result %s of an assessment cannot be: its losses leave %s points, not %s', odd.id,
                                 odd.left, odd.score) END,
      HINT = CASE WHEN zh
                  THEN '考评由 partybuild.assess() 进行，由 partybuild.publish_assessment() 公布；'
                       '公布后经申诉由 partybuild.decide_appeal() 更正。'
                  ELSE 'partybuild.assess() makes results, partybuild.publish_assessment() publishes them, and '
                       'partybuild.decide_appeal() corrects them.' END;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_whole_assessment() IS
  'trigger: by the end of the transaction all results of a published assessment are published, on its day, and are '
  'what their losses leave; error 23514 with SUP-07 published or SUP-08 as constraint';
