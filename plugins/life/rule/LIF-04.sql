-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-04',
  'Theme day monthly',
  '主题党日每月1次',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'lif_04_theme_day_monthly',
  message_en => '"{organisation}" held no theme day in {periods}',
  message_zh => '“{organisation}”未开展主题党日：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => '支部工作条例第十六条');
SELECT partybuild.ship_parameter('LIF-04', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-04', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-04', 'remind', 10, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_04_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'theme_day';
COMMENT ON VIEW party_rule.lif_04_evidence IS 'LIF-04 what counts';
SELECT partybuild.set_obligation('LIF-04', 'party_rule.lif_00_branch', 'party_rule.lif_04_evidence', 'month');
SELECT partybuild.evidence_source('LIF-04', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-04', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
