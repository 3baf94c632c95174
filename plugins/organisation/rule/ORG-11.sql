-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-11',
  'Each member is in exactly one branch',
  '党员编入一个支部',
  kind => 'invariant', subject => 'member', mode => 'reject', view => 'org_11_one_branch',
  fixed => 'exclusion constraint ORG-11 on party.membership: no overlap',
  message_en => '{problem}',
  message_zh => '{problem}',
  hint_en => 'Write member and branch in one transaction; the day one branch ends is the day the next begins.',
  hint_zh => '党员与所在支部应当在同一事务内登记；转出与转入的日期应当相接：前一支部的截止日即后一支部的起始日。',
  seed_ref => '二(一)1', source => '党章第八条');

INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('in no branch', '党员“{member}”自{from}至{to}未编入任何支部',
   'member "{member}" is in no branch from {from} to {to}', 'organisation'),
  ('in no branch any more', '党员“{member}”自{from}起未编入任何支部',
   'member "{member}" is in no branch from {from} on', 'organisation'),
  ('in two branches', '党员“{member}”自{from}至{to}同时编入一个以上支部',
   'member "{member}" is in more than one branch from {from} to {to}', 'organisation'),
  ('in two branches for good', '党员“{member}”自{from}起同时编入一个以上支部',
   'member "{member}" is in more than one branch from {from} on', 'organisation'),
  ('in a branch before admission', '党员“{member}”自{from}即编入支部，{to}才入党',
   'member "{member}" is in a branch from {from}, and was admitted on {to} only', 'organisation'),
  ('in a branch beyond the end', '党员“{member}”党籍已终止，自{from}起至{to}仍编入支部',
   'member "{member}" is in a branch from {from} to {to}, after the end of the membership', 'organisation'),
  ('in a branch beyond the end for good', '党员“{member}”党籍已终止，自{from}起仍编入支部',
   'member "{member}" is in a branch from {from} on, after the end of the membership', 'organisation'),
  ('known later than placed', '党员“{member}”自{from}已编入支部，而登记为自{to}起才掌握其所在支部',
   'member "{member}" is in a branch from {from}, but on record as known from {to} only', 'organisation'),
  ('known from a day to come', '党员“{member}”所在支部登记为自{from}起掌握，该日尚未到',
   'member "{member}" is on record as known from {from}, a day to come', 'organisation');

-- at deploy()
-- org_11_one_branch() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_11_one_branch AS
SELECT b.id AS subject, b.org_id, x.magnitude::numeric,
       jsonb_build_object('member', b.name, 'problem', x.problem, 'from', x.from_date, 'to', x.to_date) AS args
  FROM (
    -- grouped by the subject, so that a filter on it pushes down and an audit joins the two tables once
    SELECT m.id, m.name, max(x.org_id) AS org_id,
           -- who was never admitted is judged from the first branch on
           party.days(CASE WHEN m.admitted_on IS NOT NULL OR count(x.id) > 0
                           THEN greatest(coalesce(m.admitted_on, min(x.from_date)), m.known_from) END, m.ended_on)
             - range_agg(party.days(x.from_date, x.to_date)) AS gap,
           party.days(min(x.from_date) FILTER (WHERE x.from_date < m.admitted_on), m.admitted_on) AS before,
           party.days(min(x.from_date) FILTER (WHERE x.from_date < m.known_from), m.known_from) AS unknown,
           range_agg(party.days(x.from_date, x.to_date) * party.days(m.ended_on, NULL)) FILTER (
             WHERE coalesce(x.to_date, 'infinity') > m.ended_on) AS beyond,
           -- most members have one row; CASE spares them the comparison
           CASE WHEN count(x.id) > 1 THEN (
             SELECT range_agg(party.days(a.from_date, a.to_date) * party.days(b.from_date, b.to_date))
               FROM party.membership a
               JOIN party.membership b ON b.member_id = a.member_id AND b.id > a.id
              WHERE a.member_id = m.id) END AS overlap
      FROM party.member m
      LEFT JOIN party.membership x ON x.member_id = m.id
     GROUP BY m.id
 ) b
 CROSS JOIN LATERAL (
    SELECT sum(party.days_in(r.days)) AS magnitude,
           (array_agg(CASE WHEN upper(r.days) < '9999-12-31' THEN y.problem ELSE y.for_good END
              ORDER BY y.n, r.days))[1] AS problem,
           (array_agg(lower(r.days) ORDER BY y.n, r.days))[1] AS from_date,
           (array_agg(nullif(upper(r.days), '9999-12-31') ORDER BY y.n, r.days))[1] AS to_date
      FROM (VALUES (1, b.overlap, 'in two branches', 'in two branches for good'),
                   (2, b.beyond, 'in a branch beyond the end', 'in a branch beyond the end for good'),
                   (3, b.before, 'in a branch before admission', 'in a branch before admission'),
                   (4, b.gap, 'in no branch', 'in no branch any more'),
                   (5, b.unknown, 'known later than placed', 'known later than placed')
           ) y (n, stretches, problem, for_good)
     CROSS JOIN LATERAL unnest(y.stretches) r (days)
 ) x
 WHERE NOT isempty(b.gap) OR NOT isempty(b.before) OR NOT isempty(b.unknown) OR NOT isempty(b.beyond)
    OR NOT isempty(b.overlap);
SELECT partybuild.watch('ORG-11', 'party.membership', 'member_id', ARRAY['org_id', 'from_date', 'to_date']::name[]);
SELECT partybuild.watch('ORG-11', 'party.member', 'id', ARRAY['admitted_on', 'known_from', 'ended_on']::name[],
  leaves => false);
