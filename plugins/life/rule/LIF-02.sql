-- LIF-02 党员大会每季至少1次（支部工作条例第十一条）
-- General meeting quarterly.
CREATE OR REPLACE VIEW party_rule.lif_02_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'general_meeting';
COMMENT ON VIEW party_rule.lif_02_evidence IS 'LIF-02 what counts';
SELECT partybuild.set_obligation('LIF-02', 'party_rule.lif_00_branch', 'party_rule.lif_02_evidence', 'quarter');
SELECT partybuild.evidence_source('LIF-02', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('LIF-02', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
