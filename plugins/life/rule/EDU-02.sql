-- EDU-02 每季专题讨论（seed）
-- Thematic discussion quarterly.
CREATE OR REPLACE VIEW party_rule.edu_02_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'discussion';
COMMENT ON VIEW party_rule.edu_02_evidence IS 'EDU-02 what counts';
SELECT partybuild.set_obligation('EDU-02', 'party_rule.lif_00_branch', 'party_rule.edu_02_evidence', 'quarter');
SELECT partybuild.evidence_source('EDU-02', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('EDU-02', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
