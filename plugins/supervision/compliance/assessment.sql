-- The results of each year as they stand, published ones only: this court's, and those of courts that report here.
CREATE OR REPLACE VIEW compliance.assessment AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, g.year, g.org_id, o.name AS organisation, g.score,
  g.grade,
       g.place, g.branches, g.serious_overdue, g.published_on, g.version, g.id AS result_id,
       CASE WHEN p.id IS NULL THEN NULL WHEN p.decided_on IS NULL THEN 'filed' WHEN p.upheld THEN 'upheld'
            ELSE 'dismissed' END AS appeal
  FROM party_rule.sup_00_graded g
  JOIN party.organisation o ON o.id = g.org_id
  LEFT JOIN LATERAL (
    SELECT p.id, p.decided_on, p.upheld
      FROM party.assessment_result r
      JOIN party.assessment_appeal p ON p.result_id = r.id
      JOIN party.assessment a ON a.id = r.assessment_id
     WHERE r.org_id = g.org_id AND a.year = g.year
     ORDER BY p.id DESC
     LIMIT 1
  ) p ON true
UNION ALL
SELECT k.registry, k.year, k.org_id, o.name, k.score, k.grade,
       rank() OVER (PARTITION BY k.registry, k.year ORDER BY k.score DESC),
       count(*) OVER (PARTITION BY k.registry, k.year), k.serious_overdue, k.published_on, k.version, NULL, NULL
  FROM compliance.assessed k
  LEFT JOIN compliance.organisation o ON o.registry = k.registry AND o.org_id = k.org_id
 WHERE k.registry <> (SELECT c.registry FROM compliance.court c);
COMMENT ON VIEW compliance.assessment IS
  'results of branches by year, as they stand after appeals: score, what it is called, and the place, which equal '
  'scores share; of this court, and of those that report here (SUP-07, SUP-08)';
COMMENT ON COLUMN compliance.assessment.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.assessment.year IS 'year that was assessed';
COMMENT ON COLUMN compliance.assessment.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.assessment.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.assessment.score IS 'points of 100';
COMMENT ON COLUMN compliance.assessment.grade IS 'excellent, good, qualified or poor, by the parameters of SUP-07';
COMMENT ON COLUMN compliance.assessment.place IS 'place among the branches of its court; equal scores share one';
COMMENT ON COLUMN compliance.assessment.branches IS 'branches of its court that were assessed';
COMMENT ON COLUMN compliance.assessment.serious_overdue IS 'serious items of the ledger that were overdue on the '
  'last day of the year';
COMMENT ON COLUMN compliance.assessment.published_on IS 'day the results of the year were published';
COMMENT ON COLUMN compliance.assessment.version IS '1, or more after appeals';
COMMENT ON COLUMN compliance.assessment.result_id IS 'number of the result; null: another court''s';
COMMENT ON COLUMN compliance.assessment.appeal IS 'the last appeal: filed, upheld or dismissed; null: none, or of '
  'another court';
