-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'EDU-04',
  'Agency lecture quarterly',
  '机关每季宣讲辅导',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'edu_04_policy_lecture_quarterly',
  message_en => '"{organisation}" gave no policy or situation lecture in {periods}',
  message_zh => '“{organisation}”未组织形势政策宣讲辅导：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)1', source => 'seed');
SELECT partybuild.ship_parameter('EDU-04', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('EDU-04', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('EDU-04', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.edu_04_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a WHERE a.kind = 'policy_lecture';
COMMENT ON VIEW party_rule.edu_04_evidence IS 'EDU-04 what counts';
SELECT partybuild.set_obligation('EDU-04', 'party_rule.lif_00_basic_committee', 'party_rule.edu_04_evidence',
  'quarter');
SELECT partybuild.evidence_source('EDU-04', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('EDU-04', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
