-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'EDU-03',
  'Seminar yearly',
  '每年研讨',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'edu_03_seminar_yearly',
  message_en => '"{organisation}" held no seminar in {periods}',
  message_zh => '“{organisation}”未开展专题研讨：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)1', source => 'seed');
SELECT partybuild.ship_parameter('EDU-03', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('EDU-03', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('EDU-03', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.edu_03_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'seminar';
COMMENT ON VIEW party_rule.edu_03_evidence IS 'EDU-03 what counts';
SELECT partybuild.set_obligation('EDU-03', 'party_rule.lif_00_branch', 'party_rule.edu_03_evidence', 'year');
SELECT partybuild.evidence_source('EDU-03', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('EDU-03', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
