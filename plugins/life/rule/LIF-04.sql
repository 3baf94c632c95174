-- LIF-04 主题党日每月1次（支部工作条例第十六条）
-- Theme day monthly.
CREATE OR REPLACE VIEW party_rule.lif_04_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'theme_day';
COMMENT ON VIEW party_rule.lif_04_evidence IS 'LIF-04 what counts';
SELECT partybuild.set_obligation('LIF-04', 'party_rule.lif_00_branch', 'party_rule.lif_04_evidence', 'month');
SELECT partybuild.evidence_source('LIF-04', 'party.activity', 'org_id', 'held_on');
SELECT partybuild.evidence_source('LIF-04', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
