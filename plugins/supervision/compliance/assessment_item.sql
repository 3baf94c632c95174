-- By item of the scheme, of the results as they stand: this court's, and those of courts that report here.
CREATE OR REPLACE VIEW compliance.assessment_item AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, r.year, r.org_id, o.name AS organisation, i.number,
       i.chapter, i.title, i.points::numeric AS points, x.lost::numeric AS lost, (i.points - x.lost)::numeric AS score,
       i.graded, r.id AS result_id, i.id AS item_id
  FROM party_rule.sup_00_result r
  JOIN party.organisation o ON o.id = r.org_id
  JOIN party.assessment_item_result x ON x.result_id = r.id
  JOIN party.assessment_item i ON i.id = x.item_id
UNION ALL
SELECT k.registry, k.year, k.org_id, o.name, k.number, k.chapter, k.title, k.points, k.lost, k.points - k.lost,
       k.graded, NULL, NULL
  FROM compliance.assessed_item k
  LEFT JOIN compliance.organisation o ON o.registry = k.registry AND o.org_id = k.org_id
 WHERE k.registry <> (SELECT c.registry FROM compliance.court c);
COMMENT ON VIEW compliance.assessment_item IS
  'what each item of the scheme gave a branch, by year, as the result stands; of this court, and of those that report '
  'here (SUP-07)';
COMMENT ON COLUMN compliance.assessment_item.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.assessment_item.year IS 'year that was assessed';
COMMENT ON COLUMN compliance.assessment_item.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.assessment_item.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.assessment_item.number IS 'place of the item in the scheme';
COMMENT ON COLUMN compliance.assessment_item.chapter IS 'chapter of the plan';
COMMENT ON COLUMN compliance.assessment_item.title IS 'what the item is about';
COMMENT ON COLUMN compliance.assessment_item.points IS 'points that there are';
COMMENT ON COLUMN compliance.assessment_item.lost IS 'points lost';
COMMENT ON COLUMN compliance.assessment_item.score IS 'points that were got';
COMMENT ON COLUMN compliance.assessment_item.graded IS 'people gave the points';
COMMENT ON COLUMN compliance.assessment_item.result_id IS 'number of the result; null: another court''s';
COMMENT ON COLUMN compliance.assessment_item.item_id IS 'number of the item; null: another court''s';
