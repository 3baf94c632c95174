-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DIS-02',
  'Six months without organisation life',
  '连续6个月不参加组织生活',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'dis_02_six_months',
  message_en =>
    '"{subject}" of "{organisation}" has taken no part in organisation life for too long without a reason, up to '
    '{periods}: to be handled as self-withdrawn',
  message_zh => '“{organisation}”的“{subject}”无正当理由连续不参加组织生活，至{periods}：应按自行脱党处理',
  hint_en => 'Put attendance, or the reason of an absence, on record; else have the general meeting decide, and '
    'party.self_withdraw() record it.',
  hint_zh => '补登到会或缺席原因；否则提交党员大会决定，并以 party.self_withdraw() 登记。',
  seed_ref => '二(四)5', source => '党章第九条');
SELECT partybuild.ship_parameter('DIS-02', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DIS-02', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DIS-02', 'months', 6, 'months', at_least => 1, at_most => 120);
SELECT partybuild.ship_parameter('DIS-02', 'remind', 100, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DIS-02', 'reminder', 3, 'months', at_least => 1, at_most => 120);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dis_02_applies AS
SELECT h.id AS subject, NULL::bigint AS org_id,
       (r.first_month + n.reminder * interval '1 month')::date AS from_date, r.ends AS to_date,
       to_char(r.first_month, 'YYYY-MM') AS item, h.name AS label
  FROM party.member h
 CROSS JOIN (
    SELECT partybuild.param('DIS-02', 'months')::integer AS months,
           partybuild.param('DIS-02', 'reminder')::integer AS reminder
 ) n
 CROSS JOIN LATERAL (
    SELECT w.first_month, w.number AS months, (w.last_month + interval '1 month')::date AS after,
           (w.first_month + n.months * interval '1 month')::date AS ends
      FROM partybuild.months_running(ARRAY(
        SELECT m.month
          FROM party_rule.dis_00_missed m
         WHERE m.subject = h.id
           AND (m.month + interval '1 month')::date <= (SELECT partybuild.today()))) w
 ) r
 WHERE (r.months >= n.months
     -- it goes on: he has attended nothing in the month under way
     OR r.months >= n.reminder
    AND (r.after + interval '1 month')::date > (SELECT partybuild.today())
    AND NOT EXISTS (SELECT
                      FROM party.attendance t
                      JOIN party_rule.lif_00_held a ON a.id = t.activity_id
                     WHERE t.member_id = h.id
                       AND a.held_on >= r.after
                       AND a.held_on <= (SELECT partybuild.today())
                       AND (t.status = 'present' OR NOT partybuild.is_blank(t.reason))))
   AND (h.ended_on IS NULL OR h.ended_on >= r.ends);
COMMENT ON VIEW party_rule.dis_02_applies IS
  'DIS-02 members who take no part, by the first month without, from the reminder on to the last month that there is';
CREATE OR REPLACE VIEW party_rule.dis_02_evidence AS
SELECT a.subject, w.decided_on AS on_date, 'decision of ' || w.decided_on AS reference, a.item
  FROM party.self_withdrawal w
  JOIN party_rule.dis_02_applies a ON a.subject = w.member_id AND a.to_date <= w.decided_on;
COMMENT ON VIEW party_rule.dis_02_evidence IS 'DIS-02 decisions that a member has withdrawn';
SELECT partybuild.set_obligation('DIS-02', 'party_rule.dis_02_applies', 'party_rule.dis_02_evidence', 'once');
-- what a branch holds concerns all who are or were in it
SELECT partybuild.evidence_source('DIS-02', 'party.activity', 'member_id', columns => '{org_id,kind,status,held_on}',
  joined => 'party.membership', joined_key => 'org_id', key => 'org_id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('DIS-02', 'party.activity', 'member_id', columns => '{id,status,held_on}',
  joined => 'party.attendance', joined_key => 'activity_id', key => 'id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('DIS-02', 'party.attendance', 'member_id',
  columns => '{activity_id,member_id,status,reason}');
SELECT partybuild.evidence_source('DIS-02', 'party.membership', 'member_id',
  columns => '{member_id,org_id,status,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('DIS-02', 'party.self_withdrawal', 'member_id', columns => '{member_id,decided_on}');
SELECT partybuild.evidence_source('DIS-02', 'party.member', 'id', columns => '{ended_on}');
