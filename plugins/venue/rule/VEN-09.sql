-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-09',
  'Archive room with cabinet',
  '资料室与专柜',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'ven_09_cabinet',
  fixed => 'exclusion constraint VEN-09 on party.archive_cabinet: of one organisation at a time',
  message_en => '"{organisation}" has no cabinet of its own in an archive: {periods}',
  message_zh => '“{organisation}”没有党建资料专柜：{periods}',
  hint_en => 'Assign it a cabinet in its archive, or in that of the committee, in party.archive_cabinet.',
  hint_zh => '在本支部或机关党委的资料室指定专柜，在 party.archive_cabinet 登记。',
  seed_ref => '二(二)2', source => 'seed');
SELECT partybuild.ship_parameter('VEN-09', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-09', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-09', 'remind', 92, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_09_evidence AS
SELECT c.org_id AS subject, q.on_date, 'cabinet ' || c.number AS reference
  FROM party.archive_cabinet c
  JOIN party.room r ON r.id = c.room_id AND r.kind = 'archive'
  -- a cabinet goes with whose it is, and with whose archive it stands in; to assign it there is what they agreed upon
  JOIN party.organisation o ON o.id = c.org_id
  JOIN party.organisation a ON a.id = r.org_id
 CROSS JOIN LATERAL party.held_quarters(greatest(c.from_date, r.from_date),
                                        least(c.to_date, r.to_date, o.revoked_on, a.revoked_on)) q (on_date);
COMMENT ON VIEW party_rule.ven_09_evidence IS
  'VEN-09 cabinets in archives, whosever they are, by quarter at whose end they are the organisation''s';
SELECT partybuild.set_obligation('VEN-09', 'party_rule.lif_00_branch', 'party_rule.ven_09_evidence', 'quarter');
SELECT partybuild.evidence_source('VEN-09', 'party.archive_cabinet', 'org_id', columns => '{room_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('VEN-09', 'party.room', 'org_id', columns => '{org_id,kind,from_date,to_date}',
  joined => 'party.archive_cabinet', joined_key => 'room_id', key => 'id');
SELECT partybuild.evidence_source('VEN-09', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.evidence_source('VEN-09', 'party.organisation', 'org_id', columns => '{revoked_on}',
  through => 'party.room', through_key => 'org_id', through_subject => 'id', joined => 'party.archive_cabinet',
  joined_key => 'room_id', key => 'id');
SELECT partybuild.harmless('VEN-09', 'party.archive_cabinet', ARRAY['number']::name[], 'a reference for the report');
SELECT partybuild.harmless('VEN-09', 'party.room', ARRAY['id']::name[], 'a room keeps its number');
