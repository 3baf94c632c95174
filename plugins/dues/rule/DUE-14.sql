-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-14',
  'Within the balance, two persons',
  '不超支，经办审批分离',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'due_14_within_balance',
  fixed => 'guard trigger on party.dues_account, by mode: an opening stays once there are entries',
  message_en => 'books of "{organisation}", {day}: {problem}',
  message_zh => '“{organisation}”党费账目{day}：{problem}',
  hint_en => 'Spend within the balance of the day; have it approved by who neither handled nor received it, and above '
    'the limit by a meeting; remit what was collected; set the opening and its day before there are entries.',
  hint_zh => '在当日结余内开支；审批人不得为经办人或收款人，超过限额的须经会议集体研究；上缴不超过所收；期初结余及启用日期在记账前确定。',
  seed_ref => '二(四)5', source => '党费规定');
SELECT partybuild.ship_parameter('DUE-14', 'limit', 1000, 'yuan', at_least => 0, at_most => 1000000000);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('dues overspent', '结余不足，透支至多{amount}元', 'the balance falls below 0, by {amount} yuan at most', 'dues'),
  ('dues approved by the handler', '一笔{amount}元的开支由经办人自己审批',
   'an expenditure of {amount} yuan was approved by who handled it', 'dues'),
  ('dues approved by the payee', '一笔{amount}元的开支由收款人自己审批',
   'an expenditure of {amount} yuan was approved by who received it', 'dues'),
  ('dues spent undecided', '一笔{amount}元的开支超过限额，事先未经本组织会议集体研究',
   'an expenditure of {amount} yuan is above the limit, and no meeting of the organisation decided it by then', 'dues'),
  ('dues remitted uncollected', '该季度上缴比所收多{amount}元',
   '{amount} yuan more were remitted for the quarter than were collected in it', 'dues'),
  ('dues spent before the books', '一笔{amount}元的开支早于账目启用之日',
   'an expenditure of {amount} yuan is dated before the books begin', 'dues'),
  ('opening of dues changed', '账目自{entry}起已有记录，期初结余及启用日期不得更改',
   'there are entries from {entry} on, and the opening and its day stay as they were', 'dues');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_14_within_balance AS
SELECT o.id AS subject, o.id AS org_id, x.magnitude,
       jsonb_build_object('organisation', o.name, 'day', x.day, 'amount', x.amount, 'problem', x.problem) AS args
  FROM party.organisation o
  LEFT JOIN party.dues_account a ON a.org_id = o.id
 CROSS JOIN LATERAL (
    -- each more makes it worse; the first is told
    SELECT sum(y.magnitude) AS magnitude, (array_agg(y.day ORDER BY y.nth, y.day))[1] AS day,
           (array_agg(y.magnitude ORDER BY y.nth, y.day))[1] AS amount,
           (array_agg(y.problem ORDER BY y.nth, y.day))[1] AS problem
      FROM (
        SELECT 1 AS nth, min(b.day) AS day, max(-b.balance) AS magnitude, 'dues overspent' AS problem
          FROM (SELECT e.day, coalesce(a.opening::numeric, 0) + sum(sum(e.change)) OVER (ORDER BY e.day) AS balance
                  FROM party_rule.due_00_entry e
                 WHERE e.org_id = o.id AND e.day >= coalesce(a.opened_on, '-infinity')
                 GROUP BY e.day) b
         WHERE b.balance < 0
        HAVING count(*) > 0
        UNION ALL
        SELECT z.nth, s.spent_on, s.amount, z.problem
          FROM party_rule.due_00_expenditure s
         CROSS JOIN LATERAL (
            VALUES (2, s.approver_id = s.handler_id, 'dues approved by the handler'),
                   (3, s.approver_id = s.payee_id, 'dues approved by the payee'),
                   (4, s.amount > partybuild.param('DUE-14', 'limit', s.spent_on) AND NOT EXISTS (
                      -- what was decided is told by the record in force, whichever is named
                      SELECT
                        FROM party_rule.lif_00_after v
                       CROSS JOIN LATERAL (SELECT FROM party_rule.lif_00_held d
                                            WHERE d.id = v.version_id AND d.org_id = s.org_id
                                              AND d.kind IN ('committee_meeting', 'general_meeting')
                                              AND d.held_on <= s.spent_on OFFSET 0) d
                       WHERE v.subject = s.activity_id), 'dues spent undecided')
         ) z (nth, wrong, problem)
         WHERE s.org_id = o.id AND z.wrong
        UNION ALL
        -- of quarters that lie in the books
        SELECT 5, r.quarter, r.amount - c.collected, 'dues remitted uncollected'
          FROM (SELECT r.quarter, sum(r.amount) AS amount
                  FROM party_rule.due_00_remittance r
                 WHERE r.org_id = o.id AND r.quarter >= coalesce(a.opened_on, '-infinity')
                   AND r.quarter >= (SELECT c.recorded_from FROM party_rule.due_00_record c)
                 GROUP BY r.quarter) r
         CROSS JOIN LATERAL (SELECT party.dues_collected(o.id, r.quarter) AS collected) c
         WHERE r.amount > c.collected
        UNION ALL
        SELECT 6, s.spent_on, s.amount, 'dues spent before the books'
          FROM party_rule.due_00_expenditure s
         WHERE s.org_id = o.id AND s.spent_on < a.opened_on
      ) y
 ) x
 WHERE x.magnitude IS NOT NULL;
-- Entries stay as they were made (DUE-16), and what comes in makes no balance less: a payment is not judged.
SELECT partybuild.watch('DUE-14', 'party.dues_payment', 'lessens', '{}', leaves => false);
SELECT partybuild.watch('DUE-14', 'party.dues_large_payment', 'org_id', '{}', leaves => false);
SELECT partybuild.watch('DUE-14', 'party.dues_remittance', 'org_id', '{}', leaves => false);
SELECT partybuild.watch('DUE-14', 'party.dues_remittance', 'superior_id', '{}', leaves => false);
SELECT partybuild.watch('DUE-14', 'party.dues_expenditure', 'org_id', '{}', leaves => false);
SELECT partybuild.watch('DUE-14', 'party.dues_account', 'org_id', ARRAY['opened_on', 'opening']::name[]);
SELECT partybuild.watch('DUE-14', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on']::name[],
  enters => false, kind => 'organisation', via => 'party.dues_expenditure', via_key => 'activity_id',
  via_subject => 'org_id');
SELECT partybuild.watch('DUE-14', 'party.activity', 'supersedes_id', ARRAY['status', 'held_on']::name[],
  kind => 'organisation', through => 'party_rule.lif_00_before', through_key => 'subject',
  through_subject => 'version_id', via => 'party.dues_expenditure', via_key => 'activity_id', via_subject => 'org_id');
SELECT partybuild.harmless('DUE-14', t.name, t.columns, 'an entry stays as it was made (DUE-16)')
  FROM (VALUES ('party.dues_payment'::regclass, '{org_id,paid_on,amount}'::name[]),
               ('party.dues_large_payment', '{paid_on,amount}'),
               ('party.dues_remittance', '{id,quarter,remitted_on,amount,reverses}'),
               ('party.dues_expenditure', '{id,spent_on,amount,payee_id,handler_id,approver_id,activity_id,reverses}')
       ) t (name, columns);
SELECT partybuild.harmless('DUE-14', 'party.organisation', ARRAY['id']::name[], 'an organisation keeps its number');
SELECT partybuild.harmless('DUE-14', 'party.dues_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
