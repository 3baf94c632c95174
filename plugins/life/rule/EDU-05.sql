-- EDU-05 廉洁教育每年不少于4次（seed）
-- Integrity education 4 a year.
CREATE OR REPLACE VIEW party_rule.edu_05_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'integrity_education';
COMMENT ON VIEW party_rule.edu_05_evidence IS 'EDU-05 what counts';
SELECT partybuild.set_obligation('EDU-05', 'party_rule.lif_00_basic_committee', 'party_rule.edu_05_evidence', 'year');
SELECT partybuild.evidence_source('EDU-05', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('EDU-05', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
