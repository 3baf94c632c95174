-- at CREATE EXTENSION
SELECT partybuild.ship_rule('cadre', 'CAD-05',
  'New cadres are trained',
  '新任干部培训',
  kind => 'obligation', subject => 'post', mode => 'report', view => 'cad_05_new_trained',
  message_en => 'new secretary "{subject}" of "{organisation}" attended no training in time, by {due}',
  message_zh => '“{organisation}”新任书记“{subject}”未按期（{due}前）参加培训',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补训并登记；确有原因的登记上级批准。',
  seed_ref => '二(三)2', source => 'seed');
SELECT partybuild.ship_parameter('CAD-05', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('CAD-05', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('CAD-05', 'months', 12, 'months', at_least => 1, at_most => 120);
SELECT partybuild.ship_parameter('CAD-05', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- The first post as secretary that is on file of a person, in whatever organisation, from when trainings are recorded
-- here on; who is no secretary any more by then owes nothing.
CREATE OR REPLACE VIEW party_rule.cad_05_applies AS
SELECT p.id AS subject, p.org_id, p.from_date, d.due + 1 AS to_date, h.name AS label
  FROM party.post p
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    SELECT partybuild.months_after(p.from_date, (SELECT partybuild.param('CAD-05', 'months'))::integer) AS due
 ) d
 WHERE p.title = 'secretary'
   AND p.from_date >= (SELECT r.recorded_from FROM party_rule.cad_00_record r)
   AND NOT EXISTS (SELECT
                     FROM party.post e
                    WHERE e.member_id = p.member_id
                      AND e.title = 'secretary'
                      AND (e.from_date, e.id) < (p.from_date, p.id))
   AND EXISTS (SELECT
                 FROM party.post s
                WHERE s.member_id = p.member_id
                  AND s.title = 'secretary'
                  AND partybuild.in_force(s.from_date, s.to_date, d.due));
COMMENT ON VIEW party_rule.cad_05_applies IS 'CAD-05 who is secretary for the first time, from that day on';
CREATE OR REPLACE VIEW party_rule.cad_05_evidence AS
SELECT p.id AS subject, a.starts_on AS on_date, 'training ' || a.training_id AS reference
  FROM party.post p
  JOIN party_rule.cad_00_attended a ON a.subject = p.member_id AND a.starts_on >= p.from_date
 WHERE p.title = 'secretary';
COMMENT ON VIEW party_rule.cad_05_evidence IS
  'CAD-05 trainings that secretaries attended since they took office, by their first day';
SELECT partybuild.set_obligation('CAD-05', 'party_rule.cad_05_applies', 'party_rule.cad_05_evidence', 'once');
SELECT partybuild.evidence_source('CAD-05', 'party.training', 'id', columns => '{id,starts_on,activity_id}',
  joined => 'party.post', joined_key => 'member_id', key => 'id', through => 'party.training_attendance',
  through_key => 'training_id', through_subject => 'member_id');
SELECT partybuild.evidence_source('CAD-05', 'party.training_attendance', 'id',
  columns => '{training_id,member_id,status}', joined => 'party.post', joined_key => 'member_id', key => 'member_id');
-- a training that is an activity
SELECT partybuild.evidence_source('CAD-05', 'party.attendance', 'id', columns => '{activity_id,member_id,status}',
  joined => 'party.post', joined_key => 'member_id', key => 'member_id');
SELECT partybuild.evidence_source('CAD-05', 'party.activity', 'id', columns => '{id,supersedes_id}',
  joined => 'party.post', joined_key => 'member_id', key => 'id', through => 'party.attendance',
  through_key => 'activity_id', through_subject => 'member_id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('CAD-05', 'party.post', 'id',
  columns => '{org_id,member_id,title,from_date,to_date}');
-- the first of a person's stands for all
SELECT partybuild.evidence_source('CAD-05', 'party.post', 'id',
  columns => '{member_id,title,from_date,to_date}', joined => 'party.post', joined_key => 'member_id',
  key => 'member_id');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('CAD-05', 'party.cadre_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('CAD-05', 'party.cadre_record', ARRAY['only_one']::name[], 'there is one row');
