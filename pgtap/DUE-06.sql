-- DUE-06 Paid in full.
\ir dues.psql
SELECT no_plan();
-- Member 11010 owes 50.00 a month from January 2026 on.
SELECT $$SELECT pg_temp.base(11010, 5000);
  SELECT pg_temp.assess(11010, m) FROM unnest('{2026-01,2026-02,2026-03,2026-10,2026-11}'::text[]) m;$$ AS owed \gset
SELECT pg_temp.becomes('DUE-06', 11010, '2026-01', 'met', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50.00, '2026-01-28', '2026-01')$$, 'all of it');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-01', 'overdue', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 49.99, '2026-01-28', '2026-01')$$, 'a fen too little');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-01', 'met', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 49.99, '2026-01-28', '2026-01'), pg_temp.pay(2, 11010, 0.01, '2026-05-20',
    '2026-01')$$,
  'the rest later: in full is not on time');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-01', 'overdue', :'owed', 'none');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-02', 'overdue', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 100.00, '2026-01-28', '2026-01')$$, 'more for January is not carried over');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-02', 'met', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 100.00, '2026-01-28')$$, 'more that names no month is');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-01', 'overdue', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50.00, '2026-01-28', '2026-01');
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month, reverses)
  VALUES (2, 11010, 11, '2026-02-03', -50, '2026-01-01', 1)$$, 'what was reversed');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-01', 'overdue', :'owed'
  || $$SELECT pg_temp.pay(1, 11011, 50.00, '2026-01-28', '2026-01')$$, 'what another paid');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-01', 'met', :'owed'
  || $$UPDATE party.dues_assessment SET amount = 0$$, 'nothing is owed');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-04', NULL, :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50.00, '2026-04-28', '2026-04')$$,
  'a month that was not assessed: that is DUE-05''s, and what is enough is not known');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-10', 'overdue', :'owed', 'last month');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-11', 'upcoming', :'owed', 'this month, a week to go');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-11', 'due', :'owed'
  || $$SELECT set_config('partybuild.as_of', '2026-11-25', true)$$, 'this month, five days to go');
SELECT pg_temp.becomes('DUE-06', 11010, '2026-11', 'met', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50.00, '2026-08-03', '2026-11')$$, 'this month, in advance');
SELECT pg_temp.due('DUE-06', 11010, '2026-11', '1 by 2026-11-30, from 2026-11-25', :'owed');
SELECT pg_temp.reports('DUE-06', :'owed', 'arrears');
SELECT is(pg_temp.told('DUE-06', 'SELECT', 'en'), NULL, 'DUE-06 refuses nothing');

-- Neighbours of the bounds.
SELECT pg_temp.owes('DUE-06', $$
  SELECT pg_temp.base(m, 5000, since => '2024-01-01') FROM generate_series(11010, 11012) m;
  SELECT pg_temp.assess(11010, m) FROM unnest('{2024-12,2025-01,2025-02,2025-04,2026-11}'::text[]) m;
  SELECT pg_temp.transfer(11011, 12, '2026-01-10');
  SELECT pg_temp.assess(11011, m) FROM unnest('{2025-12,2026-01,2026-02}'::text[]) m;
  SELECT pg_temp.assess(11012, '2024-12')$$,
  '{"11010 11 2025-01-01 2025-02-01","11010 11 2025-02-01 2025-03-01","11010 11 2025-04-01 2025-05-01",
    "11010 11 2026-11-01 2026-12-01","11011 11 2025-12-01 2026-01-01","11011 11 2026-01-01 2026-02-01",
    "11011 12 2026-02-01 2026-03-01"}',
  'months that are assessed, with the branch that collects, from when dues are kept on');
SELECT pg_temp.counts('DUE-06', :'owed' || $$SELECT pg_temp.pay(1, 11010, 50, '2026-01-28', '2026-01'),
  pg_temp.pay(2, 11010, 49.99, '2026-02-28', '2026-02'), pg_temp.pay(3, 11010, 60, '2026-06-30', '2026-03')$$,
  '{"11010 2026-01-01","11010 2026-03-01"}', 'months that are paid, whenever');
SELECT pg_temp.base(11010, 5000);
SELECT pg_temp.assess(11010, m) FROM unnest('{2025-12,2026-01,2026-02}'::text[]) m;
SELECT is((SELECT string_agg(e.status || ' ' || e.org_id, ', ' ORDER BY e.period)
             FROM party_rule.due_06_evaluation e WHERE e.subject = 11010 AND e.first_day < '2026-03-01'),
          'overdue 11, overdue 11', 'DUE-06 asks from when the court counts');
SELECT pg_temp.pay(99, 11011, 50.00, '2026-01-28');
SELECT results_eq('SELECT l.month, l.paid FROM party_rule.due_00_ledger l WHERE l.subject = 11011',
  'VALUES (NULL::date, 50.00)', 'what one pays who owes nothing is left over');
SELECT * FROM finish();
ROLLBACK;
