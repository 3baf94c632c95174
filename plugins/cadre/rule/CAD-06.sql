-- at CREATE EXTENSION
SELECT partybuild.ship_rule('cadre', 'CAD-06',
  'Care for cadres',
  '关心党务干部',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'cad_06_cared_for',
  message_en => 'no act of care for cadre "{subject}" of "{organisation}" is on record in {periods}',
  message_zh => '“{organisation}”的党务干部“{subject}”没有关心关怀记录：{periods}',
  hint_en => 'Care politically, in thought, in spirit or in work, and enter it in party.care.',
  hint_zh => '给予政治上的关怀、思想上的关心、精神上的激励或工作上的支持，并登记到 party.care。',
  seed_ref => '二(三)3', source => 'seed');
SELECT partybuild.ship_parameter('CAD-06', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('CAD-06', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('CAD-06', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.cad_06_evidence AS
SELECT c.member_id AS subject, c.cared_on AS on_date, 'care ' || c.id AS reference
  FROM party.care c;
COMMENT ON VIEW party_rule.cad_06_evidence IS 'CAD-06 acts of care';
SELECT partybuild.set_obligation('CAD-06', 'party_rule.cad_00_cadre', 'party_rule.cad_06_evidence', 'year');
SELECT partybuild.evidence_source('CAD-06', 'party.care', 'member_id', 'cared_on');
SELECT partybuild.evidence_source('CAD-06', 'party.cadre', 'member_id', columns => '{member_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('CAD-06', 'party.membership', 'member_id', columns => '{org_id,from_date}',
  dated => true);
SELECT partybuild.evidence_source('CAD-06', 'party.member', 'id', columns => '{admitted_on,ended_on}');
SELECT partybuild.harmless('CAD-06', 'party.member', ARRAY['id']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('CAD-06', 'party.cadre_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('CAD-06', 'party.cadre_record', ARRAY['only_one']::name[], 'there is one row');
