-- EDU-07 年度学习计划（seed）
-- Yearly study plan.
CREATE OR REPLACE VIEW party_rule.edu_07_evidence AS
SELECT p.org_id AS subject, make_date(p.year, 1, 1) AS on_date, p.filed_on AS done_on, 'study plan ' || p.id AS reference
  FROM party.study_plan p;
COMMENT ON VIEW party_rule.edu_07_evidence IS 'EDU-07 what counts';
SELECT partybuild.set_obligation('EDU-07', 'party_rule.lif_00_branch', 'party_rule.edu_07_evidence', 'year', within => '1 month');
-- a plan is for a whole year; its change concerns that year's result, which its row does not name as a day
SELECT partybuild.evidence_source('EDU-07', 'party.study_plan', 'org_id', columns => '{org_id,year,filed_on}');
SELECT partybuild.evidence_source('EDU-07', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
