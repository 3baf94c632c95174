-- EDU-01 支部每月集中学习（seed）
-- Branch study monthly.
CREATE OR REPLACE VIEW party_rule.edu_01_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'study';
COMMENT ON VIEW party_rule.edu_01_evidence IS 'EDU-01 what counts';
SELECT partybuild.set_obligation('EDU-01', 'party_rule.lif_00_branch', 'party_rule.edu_01_evidence', 'month');
SELECT partybuild.evidence_source('EDU-01', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('EDU-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
