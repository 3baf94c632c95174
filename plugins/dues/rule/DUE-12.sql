-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-12',
  'Remitted to the superior',
  '按时上缴市直工委',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'due_12_remitted',
  fixed => 'check constraint DUE-12 on party.dues_remittance: not to itself',
  message_en => '"{organisation}" did not remit its share of dues in time: {periods}',
  message_zh => '“{organisation}”未按时按比例上缴党费：{periods}',
  hint_en => 'Remit the share of what was collected, to the cent (compliance.dues_remittance has it), and enter it.',
  hint_zh => '按所收党费的规定比例上缴（金额见 compliance.dues_remittance），并登记。',
  seed_ref => '二(四)5', source => 'seed');
SELECT partybuild.ship_parameter('DUE-12', 'branch_share', 100, 'percent', at_least => 0, at_most => 100);
SELECT partybuild.ship_parameter('DUE-12', 'grace', 30, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DUE-12', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DUE-12', 'remind', 10, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DUE-12', 'share', 50, 'percent', at_least => 0, at_most => 100);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_12_quarter AS
SELECT o.id AS org_id, q.quarter, c.collected, round(c.collected * s.share / 100, 2) AS owed
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT x.quarter::date AS quarter
      FROM generate_series((SELECT date_trunc('quarter', r.recorded_from::timestamp) FROM party_rule.due_00_record r),
                           (SELECT partybuild.today())::timestamp, interval '3 months') x (quarter)
 ) q
 CROSS JOIN LATERAL (SELECT party.dues_collected(o.id, q.quarter) AS collected) c
 CROSS JOIN LATERAL (
    SELECT partybuild.param('DUE-12', CASE WHEN o.kind IN ('branch', 'joint_branch', 'provisional_branch')
                                           THEN 'branch_share' ELSE 'share' END,
                            (q.quarter + interval '3 months')::date - 1) AS share
 ) s
 WHERE o.kind <> 'external_superior';
COMMENT ON VIEW party_rule.due_12_quarter IS
  'DUE-12 what organisations collected in each quarter, and how much of it they owe their superior, half up to the fen';
CREATE OR REPLACE VIEW party_rule.due_12_applies AS
SELECT q.org_id AS subject, q.org_id, q.quarter AS from_date, (q.quarter + interval '3 months')::date AS to_date
  FROM party_rule.due_12_quarter q
 WHERE q.owed > 0;
COMMENT ON VIEW party_rule.due_12_applies IS 'DUE-12 organisations, by quarter in which they collected';
-- To who was the superior on the day; of who has none on record that is a superior outside.
CREATE OR REPLACE VIEW party_rule.due_12_passed_on AS
SELECT r.org_id, r.quarter, r.remitted_on, r.amount
  FROM party_rule.due_00_remittance r
 WHERE CASE WHEN EXISTS (SELECT
                         FROM party.subordination s
                        WHERE s.org_id = r.org_id
                          AND partybuild.in_force(s.from_date, s.to_date, r.remitted_on))
            THEN EXISTS (SELECT
                           FROM party.subordination s
                          WHERE s.org_id = r.org_id
                            AND s.parent_id = r.superior_id
                            AND partybuild.in_force(s.from_date, s.to_date, r.remitted_on))
            ELSE EXISTS (SELECT FROM party.organisation o WHERE o.id = r.superior_id AND o.kind = 'external_superior')
             END;
COMMENT ON VIEW party_rule.due_12_passed_on IS
  'DUE-12 dues of a quarter that were passed on to the superior of the day';
CREATE OR REPLACE VIEW party_rule.due_12_evidence AS
SELECT q.org_id AS subject, q.quarter AS on_date, r.remitted_on AS done_on, 'remitted ' || q.owed AS reference
  FROM party_rule.due_12_quarter q
 CROSS JOIN LATERAL (
    SELECT sum(r.amount) AS amount, max(r.remitted_on) AS remitted_on
      FROM party_rule.due_12_passed_on r
     WHERE r.org_id = q.org_id AND r.quarter = q.quarter
 ) r
 WHERE r.amount = q.owed;
COMMENT ON VIEW party_rule.due_12_evidence IS 'DUE-12 quarters of which just the share was passed on, and the last day';
SELECT partybuild.set_obligation('DUE-12', 'party_rule.due_12_applies', 'party_rule.due_12_evidence', 'quarter');
-- by no day: what is marked by days is looked at payment by payment
SELECT partybuild.evidence_source('DUE-12', 'party.dues_payment', 'org_id', columns => '{org_id,paid_on,amount}');
SELECT partybuild.evidence_source('DUE-12', 'party.dues_remittance', 'org_id', 'quarter');
SELECT partybuild.evidence_source('DUE-12', 'party.dues_remittance', 'superior_id', 'quarter');
-- by the day of the remittance, which is after the quarter
SELECT partybuild.evidence_source('DUE-12', 'party.subordination', 'org_id',
  columns => '{org_id,parent_id,from_date,to_date}');
SELECT partybuild.evidence_source('DUE-12', 'party.organisation', 'id', columns => '{kind}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DUE-12', 'party.dues_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DUE-12', 'party.dues_record', ARRAY['only_one']::name[], 'there is one row');
