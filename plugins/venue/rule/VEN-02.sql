-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-02',
  'Room has the seven',
  '活动室“七有”',
  kind => 'obligation', subject => 'room', mode => 'report', view => 'ven_02_seven',
  fixed => 'check constraint VEN-02 on party.room_inspection: up to standard only with all seven',
  message_en => 'activity room "{subject}" of "{organisation}" has evidence of {number} of the {least} items, '
    'inspected in {periods}',
  message_zh => '“{organisation}”的活动室“{subject}”“七有”经检查有据的{number}项，应有{least}项：{periods}',
  hint_en => 'Inspect the room each year, and enter the evidence of each of the seven items in party.room_inspection.',
  hint_zh => '每年检查活动室，在 party.room_inspection 逐项登记“七有”的依据。',
  seed_ref => '二(二)1', source => 'seed');
SELECT partybuild.ship_parameter('VEN-02', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-02', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-02', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_02_applies AS
SELECT r.subject, r.org_id, r.from_date, r.to_date, i.item, r.label
  FROM party_rule.ven_00_activity_room r
 CROSS JOIN (VALUES ('place'), ('sign'), ('flag and oath'), ('e-education'), ('network'), ('materials'),
                    ('working rules')) i (item);
COMMENT ON VIEW party_rule.ven_02_applies IS 'VEN-02 activity rooms, by each of the seven items';
CREATE OR REPLACE VIEW party_rule.ven_02_evidence AS
SELECT x.room_id AS subject, x.inspected_on AS on_date, 'inspection ' || x.id AS reference, i.item
  FROM party.room_inspection x
 CROSS JOIN LATERAL (
    VALUES ('place', x.place), ('sign', x.sign), ('flag and oath', x.flag_and_oath), ('e-education', x.e_education),
           ('network', x.network), ('materials', x.materials), ('working rules', x.working_rules)
 ) i (item, evidence)
 WHERE i.evidence IS NOT NULL;
COMMENT ON VIEW party_rule.ven_02_evidence IS 'VEN-02 inspections, by item that was there';
SELECT partybuild.set_obligation('VEN-02', 'party_rule.ven_02_applies', 'party_rule.ven_02_evidence', 'year');
SELECT partybuild.evidence_source('VEN-02', 'party.room_inspection', 'room_id', 'inspected_on');
SELECT partybuild.evidence_source('VEN-02', 'party.room', 'id', columns => '{org_id,kind,from_date,to_date}');
SELECT partybuild.evidence_source('VEN-02', 'party.organisation', 'id', columns => '{revoked_on}',
  joined => 'party.room', joined_key => 'org_id', key => 'id');
