-- EDU-03 每年研讨（seed）
-- Seminar yearly.
CREATE OR REPLACE VIEW party_rule.edu_03_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'seminar';
COMMENT ON VIEW party_rule.edu_03_evidence IS 'EDU-03 what counts';
SELECT partybuild.set_obligation('EDU-03', 'party_rule.lif_00_branch', 'party_rule.edu_03_evidence', 'year');
SELECT partybuild.evidence_source('EDU-03', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('EDU-03', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
