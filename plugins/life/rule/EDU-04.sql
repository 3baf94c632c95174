-- EDU-04 机关每季宣讲辅导（seed）
-- Agency lecture quarterly.
CREATE OR REPLACE VIEW party_rule.edu_04_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'policy_lecture';
COMMENT ON VIEW party_rule.edu_04_evidence IS 'EDU-04 what counts';
SELECT partybuild.set_obligation('EDU-04', 'party_rule.lif_00_basic_committee', 'party_rule.edu_04_evidence', 'quarter');
SELECT partybuild.evidence_source('EDU-04', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('EDU-04', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
