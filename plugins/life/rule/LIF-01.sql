-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-01',
  'Branch committee monthly',
  '支委会每月至少1次',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'lif_01_committee_monthly',
  message_en => '"{organisation}" held no committee meeting in {periods}',
  message_zh => '“{organisation}”未召开支委会：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => '支部工作条例第十二条');
SELECT partybuild.ship_parameter('LIF-01', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-01', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-01', 'remind', 10, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_01_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'committee_meeting';
COMMENT ON VIEW party_rule.lif_01_evidence IS 'LIF-01 what counts';
SELECT partybuild.set_obligation('LIF-01', 'party_rule.lif_00_committee_branch', 'party_rule.lif_01_evidence', 'month');
SELECT partybuild.evidence_source('LIF-01', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.evidence_source('LIF-01', 'party.post', 'org_id', columns => '{title,from_date,to_date}',
  dated => true);
