-- SUP-07: as in supervision_012_assessment, but in both languages; and a scheme is not published ahead, since it is
-- final from then on. Schemes that are published already stay as they are.
CREATE OR REPLACE FUNCTION party.guard_scheme() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  problem text := CASE
    WHEN NEW.published_on > partybuild.day_of(now())
    THEN CASE WHEN zh THEN format('公布日期%s尚未到来', NEW.published_on)
              ELSE format('%s is a day to come', NEW.published_on) END END;
BEGIN
  IF problem IS NULL THEN
    SELECT format(CASE WHEN zh THEN '各项分值合计%s分，应为100分' ELSE 'its points sum to %s, not to 100' END,
                  trim_scale(coalesce(sum(i.points), 0)))
      INTO problem
      FROM party.assessment_item i
     WHERE i.scheme_id = NEW.id
    HAVING sum(i.points) IS DISTINCT FROM 100;
  END IF;
  IF problem IS NULL THEN
    SELECT format(CASE WHEN zh THEN '第%s项所列“%s”既不是规则也不是领域'
                       ELSE 'item %s names "%s", which is neither a rule nor an area' END, i.number, c)
      INTO problem
      FROM party.assessment_item i
     CROSS JOIN unnest(i.rules) c
     WHERE i.scheme_id = NEW.id
       AND NOT EXISTS (SELECT FROM partybuild.rule r WHERE c IN (r.code, r.area))
     ORDER BY i.number
     LIMIT 1;
  END IF;
  IF problem IS NULL THEN
    SELECT format(CASE WHEN zh THEN '规则%s同时列入第%s项' ELSE 'rule %s is in items %s' END, r.code,
                  string_agg(i.number::text, CASE WHEN zh THEN '、' ELSE ', ' END ORDER BY i.number))
      INTO problem
      FROM party.assessment_item i
      JOIN partybuild.rule r ON r.code = ANY (i.rules) OR r.area = ANY (i.rules)
     WHERE i.scheme_id = NEW.id
     GROUP BY r.code
    HAVING count(*) > 1
     ORDER BY r.code
     LIMIT 1;
  END IF;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      MESSAGE = CASE WHEN zh THEN format('考评方案第%s号不能公布：%s', NEW.id, problem)
                     ELSE format('scheme %s cannot be published: %s', NEW.id, problem) END,
      HINT = CASE WHEN zh THEN '修改草案各项（party.assessment_item）后再行公布。'
                  ELSE 'Correct the items of the draft (party.assessment_item), then publish it.' END,
      CONSTRAINT = 'SUP-07', TABLE = 'assessment_scheme', SCHEMA = 'party';
  END IF;
  RETURN NULL;
END $$;
