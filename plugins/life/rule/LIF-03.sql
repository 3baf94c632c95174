-- LIF-03 党课每季1次（seed）
-- Party lecture quarterly.
CREATE OR REPLACE VIEW party_rule.lif_03_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'lecture';
COMMENT ON VIEW party_rule.lif_03_evidence IS 'LIF-03 what counts';
SELECT partybuild.set_obligation('LIF-03', 'party_rule.lif_00_branch', 'party_rule.lif_03_evidence', 'quarter');
SELECT partybuild.evidence_source('LIF-03', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('LIF-03', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
