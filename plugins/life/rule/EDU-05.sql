-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'EDU-05',
  'Integrity education 4 a year',
  '廉洁教育每年不少于4次',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'edu_05_integrity_education',
  message_en => '"{organisation}" held {number} of {least} integrity education activities in {periods}',
  message_zh => '“{organisation}”廉洁教育{number}次，少于{least}次：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)1', source => 'seed');
SELECT partybuild.ship_parameter('EDU-05', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('EDU-05', 'least', 4, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('EDU-05', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.edu_05_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'integrity_education';
COMMENT ON VIEW party_rule.edu_05_evidence IS 'EDU-05 what counts';
SELECT partybuild.set_obligation('EDU-05', 'party_rule.lif_00_basic_committee', 'party_rule.edu_05_evidence', 'year');
SELECT partybuild.evidence_source('EDU-05', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('EDU-05', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
