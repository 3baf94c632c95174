-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-06',
  'Paid in full',
  '足额',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'due_06_in_full',
  message_en => '"{subject}" of "{organisation}" is in arrears with dues of {periods}',
  message_zh => '“{organisation}”的“{subject}”未足额交纳党费：{periods}',
  hint_en => 'Collect what is lacking, and enter it.',
  hint_zh => '补交差额并登记。',
  seed_ref => '二(四)5', source => 'seed');
SELECT partybuild.ship_parameter('DUE-06', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DUE-06', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DUE-06', 'remind', 5, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_06_evidence AS
SELECT l.subject, l.month AS on_date,
       CASE WHEN l.owed > 0 THEN 'paid in full on ' || l.paid_in_full_on ELSE 'nothing is owed' END AS reference
  FROM party_rule.due_00_ledger l
 WHERE l.paid_in_full_on IS NOT NULL;
COMMENT ON VIEW party_rule.due_06_evidence IS 'DUE-06 months that are paid in full, whenever';
SELECT partybuild.set_obligation('DUE-06', 'party_rule.due_00_assessed', 'party_rule.due_06_evidence', 'month');
-- what is paid for one month leaves another to be paid: all periods of the member
SELECT partybuild.evidence_source('DUE-06', 'party.dues_assessment', 'member_id',
  columns => '{member_id,month,amount}');
SELECT partybuild.evidence_source('DUE-06', 'party.dues_payment', 'member_id',
  columns => '{member_id,paid_on,amount,month,reverses}');
SELECT partybuild.evidence_source('DUE-06', 'party.membership', 'member_id',
  columns => '{member_id,org_id,status,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('DUE-06', 'party.member', 'id', columns => '{admitted_on}');
SELECT partybuild.harmless('DUE-06', 'party.dues_payment', ARRAY['id']::name[], 'an entry keeps its number (DUE-16)');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DUE-06', 'party.dues_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DUE-06', 'party.dues_record', ARRAY['only_one']::name[], 'there is one row');
