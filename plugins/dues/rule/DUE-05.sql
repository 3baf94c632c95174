-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-05',
  'Assessed every month',
  '每月应交',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'due_05_assessed',
  message_en => 'dues of "{subject}" of "{organisation}" are not assessed for {periods}',
  message_zh => '“{organisation}”的“{subject}”未核定党费：{periods}',
  hint_en => 'Enter a base from the first day of the month on, and assess it: partybuild.assess_dues(month).',
  hint_zh => '登记自当月1日起的计算基数，并核定：partybuild.assess_dues(月份)。',
  seed_ref => '二(四)5', source => 'seed');
SELECT partybuild.ship_parameter('DUE-05', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DUE-05', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DUE-05', 'remind', 20, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_05_evidence AS
SELECT a.member_id AS subject, a.month AS on_date, 'assessment of ' || a.amount || ' yuan' AS reference
  FROM party.dues_assessment a;
COMMENT ON VIEW party_rule.due_05_evidence IS 'DUE-05 assessments, whenever they were made';
SELECT partybuild.set_obligation('DUE-05', 'party_rule.due_00_member', 'party_rule.due_05_evidence', 'month');
SELECT partybuild.evidence_source('DUE-05', 'party.dues_assessment', 'member_id', 'month');
SELECT partybuild.evidence_source('DUE-05', 'party.membership', 'member_id',
  columns => '{org_id,status,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('DUE-05', 'party.member', 'id', columns => '{admitted_on}');
SELECT partybuild.harmless('DUE-05', 'party.dues_assessment', ARRAY['amount']::name[], 'a reference for the report');
SELECT partybuild.harmless('DUE-05', 'party.member', ARRAY['id', 'name']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DUE-05', 'party.dues_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DUE-05', 'party.dues_record', ARRAY['only_one']::name[], 'there is one row');
