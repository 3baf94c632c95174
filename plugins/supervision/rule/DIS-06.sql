-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'DIS-06',
  'The discipline committee inspects',
  '机关纪委经常性监督检查',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'dis_06_inspects',
  message_en => '"{organisation}" has {number} of {least} supervisory inspections on record in {periods}',
  message_zh => '“{organisation}”监督检查{number}次，应有{least}次：{periods}',
  hint_en => 'Inspect, and enter it in party.inspection; for good reason, put the superior''s approval on record.',
  hint_zh => '开展监督检查并登记到 party.inspection；确有原因的登记上级批准。',
  seed_ref => '二(四)6', source => 'seed');
SELECT partybuild.ship_parameter('DIS-06', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DIS-06', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DIS-06', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dis_06_evidence AS
SELECT i.inspector_id AS subject, i.inspected_on AS on_date, 'inspection ' || i.id AS reference
  FROM party.inspection i;
COMMENT ON VIEW party_rule.dis_06_evidence IS 'DIS-06 inspections, by who inspected';
SELECT partybuild.set_obligation('DIS-06', 'party_rule.sup_00_discipline_committee', 'party_rule.dis_06_evidence',
  'quarter');
SELECT partybuild.evidence_source('DIS-06', 'party.inspection', 'inspector_id', 'inspected_on');
SELECT partybuild.evidence_source('DIS-06', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DIS-06', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DIS-06', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
