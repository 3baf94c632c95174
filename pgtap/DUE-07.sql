-- DUE-07 Paid on time.
\ir dues.psql
SELECT no_plan();
-- Member 11010 owes 50.00 a month from January 2026 on.
SELECT $$SELECT pg_temp.base(11010, 5000);
  SELECT pg_temp.assess(11010, m) FROM unnest('{2026-01,2026-02,2026-03,2026-10,2026-11}'::text[]) m;$$ AS owed \gset
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'met', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50, '2026-02-28', '2026-02')$$, 'on the last day');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'late', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50, '2026-03-01', '2026-02')$$, 'the day after');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'met', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50, '2025-10-01', '2026-02')$$, 'in advance');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'overdue', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 49.99, '2026-02-28', '2026-02')$$, 'too little');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'late', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 49.99, '2026-02-28', '2026-02'), pg_temp.pay(2, 11010, 0.01, '2026-03-01',
    '2026-02')$$,
  'the last fen the day after');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'overdue', :'owed', 'none');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'late', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50, '2026-01-31'), pg_temp.pay(2, 11010, 50, '2026-03-31')$$,
  'what names no month, the oldest first');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'overdue', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50, '2026-02-28', '2026-02');
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month, reverses)
  VALUES (2, 11010, 11, '2026-03-03', -50, '2026-02-01', 1)$$, 'what was reversed');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'late', :'owed'
  || $$SELECT pg_temp.pay(1, 11010, 50, '2026-02-28', '2026-02');
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month, reverses)
  VALUES (2, 11010, 11, '2026-03-03', -50, '2026-02-01', 1);
  SELECT pg_temp.pay(3, 11010, 50, '2026-03-03', '2026-02')$$, 'and entered anew with a later day');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-02', 'met', :'owed'
  || $$UPDATE party.dues_assessment SET amount = 0$$, 'nothing is owed');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-04', NULL, :'owed', 'a month that was not assessed: that is DUE-05''s');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-11', 'upcoming', :'owed', 'this month, a week to go');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-11', 'due', :'owed'
  || $$SELECT set_config('partybuild.as_of', '2026-11-30', true)$$, 'on the last day');
SELECT pg_temp.becomes('DUE-07', 11010, '2026-11', 'overdue', :'owed'
  || $$SELECT set_config('partybuild.as_of', '2026-12-01', true)$$, 'the day after');
SELECT pg_temp.due('DUE-07', 11010, '2026-02', '1 by 2026-02-28, from 2026-02-23', :'owed');
SELECT pg_temp.reports('DUE-07', :'owed', 'months that are unpaid');

-- Neighbours of the bounds.
SELECT pg_temp.counts('DUE-07', :'owed' || $$SELECT pg_temp.pay(1, 11010, 50, '2026-01-28', '2026-01'),
  pg_temp.pay(2, 11010, 49.99, '2026-02-28', '2026-02'), pg_temp.pay(3, 11010, 60, '2026-06-30', '2026-03')$$,
  '{"11010 2026-01-01 2026-01-28","11010 2026-03-01 2026-06-30"}', 'months that are paid, and when');

-- A payment that comes late has the closed month evaluated again, and the months that it leaves to be paid.
SELECT pg_temp.base(11010, 5000);
SELECT pg_temp.assess(11010, m) FROM unnest('{2026-01,2026-02,2026-03,2026-04,2026-05}'::text[]) m;
CREATE FUNCTION pg_temp.closed(what text, sql text, wanted text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
BEGIN
  EXECUTE sql;
  got := (SELECT string_agg(e.status, ' ' ORDER BY e.period) FROM party_rule.due_07_evaluation e
           WHERE e.subject = 11010 AND e.first_day BETWEEN '2026-01-01' AND '2026-05-01');
  RETURN is(got, wanted, 'DUE-07 ' || what);
END $$;
SELECT pg_temp.closed('closed', 'SELECT pg_temp.pay(1, 11010, 100, ''2026-03-10'')',
  'late late overdue overdue overdue');
SELECT pg_temp.closed('a named payment before it moves what names none on',
  'SELECT pg_temp.pay(2, 11010, 50, ''2026-02-10'', ''2026-02'')', 'late met met overdue overdue');
SELECT * FROM finish();
ROLLBACK;
