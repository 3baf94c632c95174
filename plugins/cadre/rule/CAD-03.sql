-- at CREATE EXTENSION
SELECT partybuild.ship_rule('cadre', 'CAD-03',
  'Party-affairs cadres are trained',
  '专兼职党务干部培训',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'cad_03_trained',
  message_en => 'cadre "{subject}" of "{organisation}" attended no training in {periods}',
  message_zh => '“{organisation}”的党务干部“{subject}”未参加培训：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补训并登记；确有原因的登记上级批准。',
  seed_ref => '二(三)2', source => 'seed');
SELECT partybuild.ship_parameter('CAD-03', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('CAD-03', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('CAD-03', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.cad_03_evidence AS
SELECT a.subject, a.starts_on AS on_date, 'training ' || a.training_id AS reference
  FROM party_rule.cad_00_attended a;
COMMENT ON VIEW party_rule.cad_03_evidence IS 'CAD-03 trainings attended, by their first day';
SELECT partybuild.set_obligation('CAD-03', 'party_rule.cad_00_cadre', 'party_rule.cad_03_evidence', 'year');
SELECT partybuild.evidence_source('CAD-03', 'party.training', 'member_id', 'starts_on',
  joined => 'party.training_attendance', joined_key => 'training_id', key => 'id');
SELECT partybuild.evidence_source('CAD-03', 'party.training_attendance', 'member_id', 'starts_on',
  joined => 'party.training', joined_key => 'id', key => 'training_id');
SELECT partybuild.evidence_source('CAD-03', 'party.cadre', 'member_id', columns => '{member_id,from_date,to_date}',
  dated => true);
-- a training that is an activity lies on its day (CAD-07)
SELECT partybuild.evidence_source('CAD-03', 'party.attendance', 'member_id', 'held_on', joined => 'party.activity',
  joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('CAD-03', 'party.activity', 'member_id', 'held_on', joined => 'party.attendance',
  joined_key => 'activity_id', key => 'id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('CAD-03', 'party.membership', 'member_id', columns => '{org_id,from_date}',
  dated => true);
SELECT partybuild.evidence_source('CAD-03', 'party.member', 'id', columns => '{admitted_on,ended_on}');
SELECT partybuild.harmless('CAD-03', 'party.member', ARRAY['id']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('CAD-03', 'party.cadre_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('CAD-03', 'party.cadre_record', ARRAY['only_one']::name[], 'there is one row');
