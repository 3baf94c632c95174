-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-08',
  'At most 6 months ahead or behind',
  '预交补交不超过6个月',
  kind => 'structure', subject => 'dues_payment', mode => 'approve', view => 'due_08_six_months',
  message_en => '"{member}" paid dues of {month} on {paid}, {months} months {problem}',
  message_zh => '“{member}”于{paid}交纳{month}的党费，{problem}{months}个月',
  hint_en => 'Put the superior''s approval for this payment on record, or name the right month.',
  hint_zh => '登记上级对该笔交纳的批准，或更正所交月份。',
  seed_ref => '二(四)5', source => '党费规定');
SELECT partybuild.ship_parameter('DUE-08', 'months', 6, 'months', at_least => 0, at_most => 120);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('ahead with dues', '预交', 'ahead', 'dues'),
  ('behind with dues', '补交', 'behind', 'dues');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_08_six_months AS
SELECT p.id AS subject, p.org_id, (abs(x.months) - l.most)::numeric AS magnitude,
       jsonb_build_object('member', h.name, 'month', to_char(p.month, 'YYYY-MM'), 'paid', p.paid_on,
                          'months', abs(x.months),
                          'problem', CASE WHEN x.months > 0 THEN 'ahead with dues' ELSE 'behind with dues' END) AS args
  FROM party.dues_payment p
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    SELECT ((extract(year FROM p.month) - extract(year FROM p.paid_on)) * 12
            + extract(month FROM p.month) - extract(month FROM p.paid_on))::integer AS months
 ) x
 CROSS JOIN (SELECT partybuild.param('DUE-08', 'months') AS most) l
 -- what names no month is matched within these bounds (dues_ledger()); a reversal takes back what is judged by itself
 WHERE p.reverses IS NULL
   AND abs(x.months) > l.most;
-- an entry stays as it was made (DUE-16)
SELECT partybuild.watch('DUE-08', 'party.dues_payment', 'apart', '{}', leaves => false);
SELECT partybuild.harmless('DUE-08', 'party.dues_payment', ARRAY['id', 'member_id', 'org_id', 'paid_on', 'month',
  'reverses']::name[], 'an entry stays as it was made (DUE-16)');
