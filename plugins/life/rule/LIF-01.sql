-- LIF-01 支委会每月至少1次（支部工作条例第十二条）
-- Branch committee monthly.
CREATE OR REPLACE VIEW party_rule.lif_01_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'committee_meeting';
COMMENT ON VIEW party_rule.lif_01_evidence IS 'LIF-01 what counts';
SELECT partybuild.set_obligation('LIF-01', 'party_rule.lif_00_committee_branch', 'party_rule.lif_01_evidence', 'month');
SELECT partybuild.evidence_source('LIF-01', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('LIF-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.evidence_source('LIF-01', 'party.post', 'org_id', columns => '{title,from_date,to_date}');
