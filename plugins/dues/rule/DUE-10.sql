-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-10',
  'Large voluntary dues',
  '大额党费',
  kind => 'record', subject => 'member', mode => 'reject', view => 'due_10_large',
  message_en => '{amount} yuan that "{member}" paid on {paid}: {problem}',
  message_zh => '“{member}”{paid}交纳的{amount}元：{problem}',
  hint_en => 'Reverse the entry, enter what is large in party.dues_large_payment, and pass it on in full.',
  hint_zh => '冲销原记录，大额部分登记到 party.dues_large_payment，并全额上缴。',
  seed_ref => '二(四)5', source => '党费规定');
SELECT partybuild.ship_parameter('DUE-10', 'limit', 1000, 'yuan', at_least => 1000, at_most => 1000000000);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('large dues among dues', '应交之外为{other}元，属大额党费，应当单独登记',
   '{other} of them are beyond what is owed: a large payment, to be kept apart', 'dues'),
  ('large dues too small', '不足{other}元，不属大额党费', 'below {other}, and no large payment', 'dues'),
  ('large dues not in full', '上缴了{other}元，未全额上缴', '{other} of them were passed on, and not all', 'dues');

-- at deploy()
-- A payment is judged as it is made, by what is assessed then: who turns out to owe less has given nothing of his own
-- will, and his base is corrected without touching what he paid. The audit lists it, for him to be asked. The limit is
-- that of the day of the payment; a change of it is judged as of any number.
CREATE OR REPLACE VIEW party_rule.due_10_large AS
SELECT h.id AS subject, x.org_id, x.magnitude,
       jsonb_build_object('member', h.name, 'paid', x.paid_on, 'amount', x.amount, 'other', x.other,
                          'problem', x.problem) AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    -- each more makes it worse; the first is told
    SELECT sum(y.magnitude) AS magnitude, (array_agg(y.org_id ORDER BY y.nth, y.id))[1] AS org_id,
           (array_agg(y.paid_on ORDER BY y.nth, y.id))[1] AS paid_on,
           (array_agg(y.amount ORDER BY y.nth, y.id))[1] AS amount,
           (array_agg(y.other ORDER BY y.nth, y.id))[1] AS other,
           (array_agg(y.problem ORDER BY y.nth, y.id))[1] AS problem
      FROM (
        SELECT 1 AS nth, p.id, p.org_id, p.paid_on, p.amount, p.amount - w.owed AS other,
               p.amount - w.owed AS magnitude, 'large dues among dues' AS problem
          FROM party_rule.due_00_payment p
         CROSS JOIN LATERAL (SELECT partybuild.param('DUE-10', 'limit', p.paid_on) AS least OFFSET 0) l
         CROSS JOIN LATERAL (
            -- for the month that is named, or for all that it can be for: by the assessment of the month, or, where
            -- there is none, by the latest of those that it can be for
            SELECT coalesce(sum(coalesce(a.amount::numeric, t.amount)), 0) AS owed
              FROM (SELECT date_trunc('month', p.paid_on::timestamp) AS month, make_interval(months =>
                           (SELECT partybuild.param('DUE-08', 'months'))::integer) AS months) m
             CROSS JOIN LATERAL generate_series(coalesce(p.month::timestamp, m.month - m.months),
                                                coalesce(p.month::timestamp, m.month + m.months),
                                                interval '1 month') n (month)
              LEFT JOIN party.dues_assessment a ON a.member_id = p.member_id AND a.month = n.month::date
              LEFT JOIN LATERAL (
                SELECT t.amount::numeric AS amount
                  FROM party.dues_assessment t
                 WHERE t.member_id = p.member_id
                   AND t.month >= (m.month - m.months)::date
                   AND t.month <= (m.month + m.months)::date
                 ORDER BY t.month DESC
                 LIMIT 1
              ) t ON true
         ) w
         WHERE p.member_id = h.id
           AND p.amount >= l.least
           AND p.amount - w.owed >= l.least
        UNION ALL
        SELECT 2, g.id, g.org_id, g.paid_on, g.amount, l.least, l.least - g.amount, 'large dues too small'
          FROM party_rule.due_00_large_payment g
         CROSS JOIN LATERAL (SELECT partybuild.param('DUE-10', 'limit', g.paid_on) AS least OFFSET 0) l
         WHERE g.member_id = h.id
           AND g.amount < l.least
        UNION ALL
        -- by each organisation that it passed through: all of it or nothing, and nothing of what was reversed
        SELECT 3, g.id, r.org_id, g.paid_on, g.amount::numeric, r.amount, abs(r.amount - s.amount),
               'large dues not in full'
          FROM party.dues_large_payment g
         CROSS JOIN LATERAL (
            SELECT sum(e.amount::numeric) AS amount FROM party.dues_large_payment e
             WHERE e.id = g.id OR e.reverses = g.id
         ) s
         CROSS JOIN LATERAL (
            SELECT r.org_id, sum(r.amount) AS amount FROM party_rule.due_00_remittance r
             WHERE r.large_payment_id = g.id
             GROUP BY r.org_id
         ) r
         WHERE g.member_id = h.id
           AND r.amount <> s.amount
      ) y
 ) x
 WHERE x.magnitude IS NOT NULL;
-- entries stay as they were made (DUE-16)
SELECT partybuild.watch('DUE-10', 'party.dues_payment', 'large', '{}', leaves => false);
SELECT partybuild.watch('DUE-10', 'party.dues_large_payment', 'member_id', '{}', leaves => false);
SELECT partybuild.watch('DUE-10', 'party.dues_remittance', 'large_payment_id', '{}', leaves => false,
  kind => 'member', via => 'party.dues_large_payment', via_key => 'id', via_subject => 'member_id');
SELECT partybuild.harmless('DUE-10', t.name, t.columns, 'an entry stays as it was made (DUE-16)')
  FROM (VALUES ('party.dues_payment'::regclass, '{id,member_id,org_id,paid_on,amount,month,reverses}'::name[]),
               ('party.dues_large_payment', '{id,org_id,paid_on,amount,reverses}'),
               ('party.dues_remittance', '{id,org_id,amount,reverses}')) t (name, columns);
SELECT partybuild.harmless('DUE-10', 'party.member', ARRAY['id']::name[], 'a person keeps the number');
SELECT partybuild.harmless('DUE-10', 'party.dues_assessment', ARRAY['member_id', 'month', 'amount']::name[],
  'a payment is judged as it is made; where less is owed later, the audit lists it');
