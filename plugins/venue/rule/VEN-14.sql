-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-14',
  'Study room and reading',
  '学习室与读书活动',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'ven_14_reading',
  message_en => '"{organisation}" had {number} of {least} (study room, reading activity): {periods}',
  message_zh => '“{organisation}”学习室、读书活动有{number}项，应有{least}项：{periods}',
  hint_en => 'Enter the study room in party.room, and each quarter a reading activity of the agency committee.',
  hint_zh => '在 party.room 登记学习室，机关党委每季度开展读书活动并登记。',
  seed_ref => '二(二)3', source => 'seed');
SELECT partybuild.ship_parameter('VEN-14', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-14', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-14', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_14_applies AS
SELECT b.subject, b.org_id, b.from_date, b.to_date, i.item
  FROM party_rule.lif_00_basic_committee b
 CROSS JOIN (VALUES ('study room'), ('reading')) i (item);
COMMENT ON VIEW party_rule.ven_14_applies IS 'VEN-14 agency committees: a study room, and a reading activity';
CREATE OR REPLACE VIEW party_rule.ven_14_evidence AS
SELECT u.org_id AS subject, q.on_date, 'room ' || u.room_id AS reference, 'study room' AS item
  FROM party_rule.ven_00_use u
 CROSS JOIN LATERAL party.held_quarters(u.from_date, u.to_date) q (on_date)
 WHERE u.kind = 'study'
UNION ALL
SELECT a.org_id, a.held_on, 'activity ' || a.id, 'reading'
  FROM party_rule.lif_00_held a
 WHERE a.kind = 'reading';
COMMENT ON VIEW party_rule.ven_14_evidence IS
  'VEN-14 study rooms, by quarter at whose end they are there, and reading activities';
SELECT partybuild.set_obligation('VEN-14', 'party_rule.ven_14_applies', 'party_rule.ven_14_evidence', 'quarter');
SELECT partybuild.evidence_source('VEN-14', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('VEN-14', 'party.room', 'org_id', columns => '{kind,from_date,to_date}');
SELECT partybuild.evidence_source('VEN-14', 'party.room', 'org_id', columns => '{org_id,kind,from_date,to_date}',
  joined => 'party.room_share', joined_key => 'room_id', key => 'id');
SELECT partybuild.evidence_source('VEN-14', 'party.room_share', 'org_id', columns => '{room_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('VEN-14', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.evidence_source('VEN-14', 'party.organisation', 'org_id', columns => '{revoked_on}',
  through => 'party.room', through_key => 'org_id', through_subject => 'id', joined => 'party.room_share',
  joined_key => 'room_id', key => 'id');
SELECT partybuild.harmless('VEN-14', 'party.room', ARRAY['id']::name[], 'a room keeps its number');
