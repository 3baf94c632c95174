-- Results as they stand: the versions whose place no other takes.
CREATE OR REPLACE VIEW party_rule.sup_00_result AS
SELECT r.id, r.org_id, a.year, r.score, r.version, r.serious_overdue, a.published_on
  FROM party.assessment_result r
  JOIN party.assessment a ON a.id = r.assessment_id
 WHERE r.published_on IS NOT NULL
   AND NOT EXISTS (SELECT FROM party.assessment_result n WHERE n.supersedes_id = r.id AND n.published_on IS NOT NULL);
COMMENT ON VIEW party_rule.sup_00_result IS 'published results of branches by year, as they stand after appeals';

-- What a score is called, by the numbers of the year that was assessed.
CREATE OR REPLACE VIEW party_rule.sup_00_graded AS
SELECT c.id, c.org_id, c.year, c.score, c.version, c.serious_overdue, c.published_on,
       CASE WHEN c.score >= partybuild.param('SUP-07', 'excellent', make_date(c.year, 12, 31)) THEN 'excellent'
            WHEN c.score >= partybuild.param('SUP-07', 'good', make_date(c.year, 12, 31)) THEN 'good'
            WHEN c.score >= partybuild.param('SUP-07', 'qualified', make_date(c.year, 12, 31)) THEN 'qualified'
            ELSE 'poor' END AS grade,
       rank() OVER (PARTITION BY c.year ORDER BY c.score DESC) AS place, count(*) OVER (PARTITION BY c.year) AS branches
  FROM party_rule.sup_00_result c;
COMMENT ON VIEW party_rule.sup_00_graded IS
  'published results as they stand, with what the score is called, and the place among all; equal scores share a place';
