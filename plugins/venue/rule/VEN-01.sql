-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-01',
  'Every branch has an activity room',
  '支部有党员活动室',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'ven_01_activity_room',
  fixed => 'triggers check_room_share, check_room_shared on party.room_share: shared by who is active',
  message_en => '"{organisation}" has no activity room, of its own or shared: {periods}',
  message_zh => '“{organisation}”没有党员活动室（自有或共用）：{periods}',
  hint_en => 'Enter the room in party.room, or the share in one in party.room_share.',
  hint_zh => '在 party.room 登记活动室，共用的在 party.room_share 登记。',
  seed_ref => '二(二)1', source => 'seed');
SELECT partybuild.ship_parameter('VEN-01', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-01', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-01', 'remind', 92, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_01_evidence AS
SELECT u.org_id AS subject, q.on_date, 'room ' || u.room_id AS reference
  FROM party_rule.ven_00_use u
 CROSS JOIN LATERAL party.held_quarters(u.from_date, u.to_date) q (on_date)
 WHERE u.kind = 'activity';
COMMENT ON VIEW party_rule.ven_01_evidence IS
  'VEN-01 activity rooms, own and shared, by quarter at whose end they are there';
SELECT partybuild.set_obligation('VEN-01', 'party_rule.lif_00_branch', 'party_rule.ven_01_evidence', 'quarter');
SELECT partybuild.evidence_source('VEN-01', 'party.room', 'org_id', columns => '{kind,from_date,to_date}');
SELECT partybuild.evidence_source('VEN-01', 'party.room', 'org_id', columns => '{org_id,kind,from_date,to_date}',
  joined => 'party.room_share', joined_key => 'room_id', key => 'id');
SELECT partybuild.evidence_source('VEN-01', 'party.room_share', 'org_id', columns => '{room_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('VEN-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whose room it was is revoked
SELECT partybuild.evidence_source('VEN-01', 'party.organisation', 'org_id', columns => '{revoked_on}',
  through => 'party.room', through_key => 'org_id', through_subject => 'id', joined => 'party.room_share',
  joined_key => 'room_id', key => 'id');
SELECT partybuild.harmless('VEN-01', 'party.room', ARRAY['id']::name[], 'a room keeps its number');
