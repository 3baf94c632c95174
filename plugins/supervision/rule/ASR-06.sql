-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'ASR-06',
  'Activity funds in the budget',
  '活动经费列入预算',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'asr_06_budget',
  fixed => 'check constraint ASR-06 on party.activity_budget: within the administrative budget; triggers '
    'check_within_budget on it, check_expenditure on party.activity_expenditure, which is sealed: spent within it, '
    'whatever the mode',
  message_en => '"{organisation}" has no budget for activities: {periods}',
  message_zh => '“{organisation}”未将党组织活动经费列入行政经费预算：{periods}',
  hint_en =>
    'Have activities budgeted within the administrative budget, and enter it in party.activity_budget; what is spent '
    'is within it, and an error is reversed by an entry of its own.',
  hint_zh => '将活动经费列入行政经费预算，登记到 party.activity_budget；支出不得超出预算，误记的以冲销更正。',
  seed_ref => '二(六)3', source => 'seed');
SELECT partybuild.ship_parameter('ASR-06', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ASR-06', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-06', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.asr_06_evidence AS
SELECT b.org_id AS subject, make_date(b.year, 1, 1) AS on_date, b.approved_on AS done_on,
       'budget ' || b.amount AS reference
  FROM party.activity_budget b
 WHERE b.amount > 0;
COMMENT ON VIEW party_rule.asr_06_evidence IS 'ASR-06 years with a budget for activities, and when it was approved';
SELECT partybuild.set_obligation('ASR-06', 'party_rule.sup_00_committee', 'party_rule.asr_06_evidence', 'year');
-- a budget is for a whole year, which its row does not name as a day
SELECT partybuild.evidence_source('ASR-06', 'party.activity_budget', 'org_id',
  columns => '{org_id,year,approved_on,amount}');
SELECT partybuild.evidence_source('ASR-06', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- An error is reversed by an entry of its own (party.check_expenditure()).
SELECT partybuild.seal('party.activity_expenditure', 'true', 'ASR-06');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('ASR-06', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('ASR-06', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
