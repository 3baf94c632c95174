-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DIS-01',
  'Six months without dues',
  '连续6个月不交党费',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'dis_01_six_months',
  message_en =>
    '"{subject}" of "{organisation}" has paid no dues for too long without a proper reason, up to {periods}: to be '
    'handled as self-withdrawn',
  message_zh => '“{organisation}”的“{subject}”无正当理由连续不交党费，至{periods}：应按自行脱党处理',
  hint_en => 'Collect what is owed, or put the proper reason on record (party.dues_deferral); else have the general '
    'meeting decide, and party.self_withdraw() record it.',
  hint_zh => '催交，或登记正当理由（party.dues_deferral）；否则提交党员大会决定，并以 party.self_withdraw() 登记。',
  seed_ref => '二(四)5', source => '党章第九条');
SELECT partybuild.ship_parameter('DIS-01', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DIS-01', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DIS-01', 'months', 6, 'months', at_least => 1, at_most => 120);
SELECT partybuild.ship_parameter('DIS-01', 'remind', 100, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DIS-01', 'reminder', 3, 'months', at_least => 1, at_most => 120);

-- at deploy()
-- From the month of the reminder on while it goes on, and for good where it went on for so many months; it is gone as
-- soon as enough of them is paid.
CREATE OR REPLACE VIEW party_rule.dis_01_applies AS
SELECT h.id AS subject, NULL::bigint AS org_id,
       (r.first_month + n.reminder * interval '1 month')::date AS from_date, r.ends AS to_date,
       to_char(r.first_month, 'YYYY-MM') AS item, h.name AS label
  FROM party.member h
 CROSS JOIN (
    SELECT partybuild.param('DIS-01', 'months')::integer AS months,
           partybuild.param('DIS-01', 'reminder')::integer AS reminder
 ) n
 CROSS JOIN LATERAL (
    SELECT w.first_month, w.number AS months, (w.last_month + interval '1 month')::date AS after,
           (w.first_month + n.months * interval '1 month')::date AS ends
      FROM partybuild.months_running(ARRAY(
        SELECT u.month
          FROM party_rule.dis_00_unpaid u
         WHERE u.subject = h.id
           AND (u.month + interval '1 month')::date <= (SELECT partybuild.today())
           AND (u.undone_on IS NULL OR u.undone_on > (SELECT partybuild.today())))) w
 ) r
 WHERE (r.months >= n.months
     -- it goes on: nothing has been paid in the month under way
     OR r.months >= n.reminder
    AND (r.after + interval '1 month')::date > (SELECT partybuild.today())
    AND NOT EXISTS (SELECT
                      FROM party_rule.due_00_payment p
                     WHERE p.member_id = h.id
                       AND p.paid_on >= r.after
                       AND p.paid_on <= (SELECT partybuild.today())))
   -- who left before cannot be handled
   AND (h.ended_on IS NULL OR h.ended_on >= r.ends)
   -- who was never in a branch owes nothing
   AND EXISTS (SELECT FROM party.membership m WHERE m.member_id = h.id);
COMMENT ON VIEW party_rule.dis_01_applies IS
  'DIS-01 members who pay no dues, by the first month without, from the reminder on to the last month that there is';
CREATE OR REPLACE VIEW party_rule.dis_01_evidence AS
SELECT a.subject, w.decided_on AS on_date, 'decision of ' || w.decided_on AS reference, a.item
  FROM party.self_withdrawal w
  JOIN party_rule.dis_01_applies a ON a.subject = w.member_id AND a.to_date <= w.decided_on;
COMMENT ON VIEW party_rule.dis_01_evidence IS 'DIS-01 decisions that a member has withdrawn';
SELECT partybuild.set_obligation('DIS-01', 'party_rule.dis_01_applies', 'party_rule.dis_01_evidence', 'once');
SELECT partybuild.evidence_source('DIS-01', 'party.dues_assessment', 'member_id',
  columns => '{member_id,month,amount}');
SELECT partybuild.evidence_source('DIS-01', 'party.dues_payment', 'member_id',
  columns => '{member_id,paid_on,amount,month,reverses}');
SELECT partybuild.evidence_source('DIS-01', 'party.dues_deferral', 'member_id',
  columns => '{member_id,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('DIS-01', 'party.self_withdrawal', 'member_id', columns => '{member_id,decided_on}');
SELECT partybuild.evidence_source('DIS-01', 'party.member', 'id', columns => '{ended_on}');
SELECT partybuild.evidence_source('DIS-01', 'party.membership', 'member_id', columns => '{member_id,org_id,from_date}',
  dated => true);
