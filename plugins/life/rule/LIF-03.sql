-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-03',
  'Party lecture quarterly',
  '党课每季1次',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'lif_03_lecture_quarterly',
  message_en => '"{organisation}" held no Party lecture in {periods}',
  message_zh => '“{organisation}”未上党课：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => 'seed');
SELECT partybuild.ship_parameter('LIF-03', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-03', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-03', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_03_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'lecture';
COMMENT ON VIEW party_rule.lif_03_evidence IS 'LIF-03 what counts';
SELECT partybuild.set_obligation('LIF-03', 'party_rule.lif_00_branch', 'party_rule.lif_03_evidence', 'quarter');
SELECT partybuild.evidence_source('LIF-03', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-03', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
