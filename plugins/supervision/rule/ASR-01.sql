-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'ASR-01',
  'The Party group hears a report',
  '党组听取汇报',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'asr_01_hearing',
  message_en => 'the leading Party group heard no report of "{organisation}" and recorded no decisions in {periods}',
  message_zh => '党组未专题听取“{organisation}”机关党建工作汇报并作出决定：{periods}',
  hint_en => 'Have the leading Party group hear it, and enter it in party.report_hearing with what was decided.',
  hint_zh => '提请党组专题听取汇报，连同决定登记到 party.report_hearing。',
  seed_ref => '二(六)1', source => 'seed');
SELECT partybuild.ship_parameter('ASR-01', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ASR-01', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-01', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.asr_01_evidence AS
SELECT h.org_id AS subject, h.heard_on AS on_date, 'hearing ' || h.id AS reference
  FROM party.report_hearing h
 WHERE h.decisions IS NOT NULL;
COMMENT ON VIEW party_rule.asr_01_evidence IS 'ASR-01 reports heard, of which decisions are recorded';
SELECT partybuild.set_obligation('ASR-01', 'party_rule.sup_00_committee', 'party_rule.asr_01_evidence', 'year');
SELECT partybuild.evidence_source('ASR-01', 'party.report_hearing', 'org_id', 'heard_on');
SELECT partybuild.evidence_source('ASR-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('ASR-01', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('ASR-01', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
