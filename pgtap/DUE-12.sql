-- DUE-12 Remitted to the superior.
\ir dues.psql
SELECT no_plan();
-- Branch 11 collects 100.05 yuan in the first quarter of 2026, and passes on what is said.
SELECT $$SELECT pg_temp.pay(101, 11010, 50.05, '2026-01-01'), pg_temp.pay(102, 11011, 50, '2026-03-31');$$
  AS collected \gset
CREATE FUNCTION pg_temp.remit(id bigint, amount numeric, day date DEFAULT '2026-04-20', org bigint DEFAULT 11,
  superior bigint DEFAULT 2, quarter date DEFAULT '2026-01-01', reverses bigint DEFAULT NULL) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.dues_remittance (id, org_id, superior_id, quarter, remitted_on, amount, reverses)
  VALUES (id, org, superior, quarter, day, amount, remit.reverses) $$;
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'met', :'collected' || 'SELECT pg_temp.remit(1, 100.05)',
  'by 20 April');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'met', :'collected' || $$SELECT pg_temp.remit(1, 100.05, '2026-04-30')$$,
  'on day 30');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'late', :'collected'
  || $$SELECT pg_temp.remit(1, 100.05, '2026-05-01')$$, 'on day 31');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected', 'none');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'due', :'collected'
  || $$SELECT set_config('partybuild.as_of', '2026-04-30', true)$$, 'none on day 30');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected'
  || $$SELECT set_config('partybuild.as_of', '2026-05-01', true)$$, 'none on day 31');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected' || 'SELECT pg_temp.remit(1, 100.04)',
  'a fen too little');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'late', :'collected'
  || $$SELECT pg_temp.remit(1, 100.04), pg_temp.remit(2, 0.01, '2026-05-02')$$, 'the last fen late');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'met', :'collected'
  || $$SELECT pg_temp.remit(1, 90), pg_temp.remit(2, -90, '2026-05-20', reverses => 1), pg_temp.remit(3, 100.05)$$,
  'what was reversed was never passed on');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected'
  || $$SELECT pg_temp.remit(1, 100.05, quarter => '2026-04-01')$$, 'as those of another quarter');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q2', NULL, :'collected', 'of a quarter in which nothing was collected');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', NULL, $$SELECT pg_temp.pay(101, 11010, 50, '2026-01-10');
  INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11010, 11, '2026-01-11', -50, 101)$$, 'of one in which all was reversed');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'met', :'collected' || $$SELECT pg_temp.remit(1, 100.05);
  INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11011, 11, '2026-04-01', -50, 102)$$, 'a reversal is of the quarter of its own day');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q4', 'upcoming', $$SELECT pg_temp.pay(101, 11010, 50, '2026-10-10')$$,
  'the quarter that is under way');
-- The committee owes half of what its branches passed on and itself collected, half up: 50.025 are 50.03.
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'met', :'collected'
  || $$SELECT pg_temp.remit(1, 100.05), pg_temp.remit(2, 50.03, org => 2, superior => 1)$$, 'half of it, half up');
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'overdue', :'collected'
  || $$SELECT pg_temp.remit(1, 100.05), pg_temp.remit(2, 50.02, org => 2, superior => 1)$$, 'half of it, half down');
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'overdue', :'collected'
  || $$SELECT pg_temp.remit(1, 100.05), pg_temp.remit(2, 100.05, org => 2, superior => 1)$$, 'all of it');
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'met', :'collected' || $$SELECT pg_temp.remit(1, 100.05, '2026-05-10');
  SELECT pg_temp.pay(103, 12001, 20, '2026-02-02', org => 2), pg_temp.remit(2, 60.03, '2026-04-30', 2, 1)$$,
  'of the quarter whose dues they are, with its own');
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'met', :'collected' || $$SELECT pg_temp.remit(1, 100.05),
  pg_temp.remit(2, 40.02, org => 2, superior => 1), partybuild.set_param('DUE-12', 'share', 40, '2026-03-31', 'x')$$,
  'by the share of the last day of the quarter');
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'met', :'collected' || $$SELECT pg_temp.remit(1, 100.05),
  pg_temp.remit(2, 50.03, org => 2, superior => 1), partybuild.set_param('DUE-12', 'share', 40, '2026-04-01', 'x')$$,
  'not by that of the day after');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'met', :'collected' || $$SELECT pg_temp.remit(1, 80.04),
  partybuild.set_param('DUE-12', 'branch_share', 80, '2026-01-01', 'x')$$, 'branches by a share of their own');
-- To who is the superior of the day, and nobody else.
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected'
  || 'SELECT pg_temp.remit(1, 100.05, superior => 12)', 'to another branch');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected'
  || 'SELECT pg_temp.remit(1, 100.05, superior => 1)', 'to the superior of the superior');
SELECT throws_ok('SELECT pg_temp.remit(1, 100.05, superior => 11)', '23514', NULL, 'DUE-12 refuses: to itself');
-- one of before is there, and what reverses it says the same
SELECT pg_temp.refuses('DUE-16', $$SELECT pg_temp.remit(1, 50), pg_temp.remit(2, -50, superior => 11, reverses => 1)$$,
  'a reversal to itself of what went to another, and no constraint does');
SELECT $$UPDATE party.subordination SET to_date = '2026-04-20' WHERE org_id = 11;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (11, 1, '2026-04-20');$$ AS moved \gset
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'met', :'collected' || :'moved'
  || $$SELECT pg_temp.remit(1, 100.05, '2026-04-19')$$, 'to who was it on the day before another was');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected' || :'moved'
  || $$SELECT pg_temp.remit(1, 100.05, '2026-04-20')$$, 'to who is it no longer');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'met', :'collected' || :'moved'
  || $$SELECT pg_temp.remit(1, 100.05, '2026-04-20', superior => 1)$$, 'to who is it from that day on');
SELECT pg_temp.becomes('DUE-12', 11, '2026Q1', 'overdue', :'collected'
  || 'SELECT pg_temp.remit(1, 50, superior => 12), pg_temp.remit(2, 50.05)', 'a part to somebody else');
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'met', :'collected'
  || $$DELETE FROM party.subordination WHERE org_id = 2;
  SELECT pg_temp.remit(1, 100.05), pg_temp.remit(2, 50.03, org => 2, superior => 1)$$,
  'to a superior outside, of who has none on record');
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', status, :'collected' || $$SELECT pg_temp.remit(1, 100.05),
    pg_temp.remit(2, 50.03, org => 2, superior => 1);
  UPDATE party.subordination SET $$ || change || ' WHERE org_id = 2', 'to a superior outside, where ' || change)
  FROM (VALUES ('met', $$to_date = '2026-04-20'$$), ('met', $$from_date = '2026-04-21'$$),
    ('met', $$parent_id = 12, to_date = '2026-04-20'$$), ('met', $$parent_id = 12, from_date = '2026-04-21'$$),
    ('overdue', $$parent_id = 12, to_date = '2026-04-21'$$), ('overdue', $$parent_id = 12, from_date = '2026-04-20'$$)
    ) v (status, change);
SELECT pg_temp.becomes('DUE-12', 2, '2026Q1', 'overdue', :'collected'
  || $$DELETE FROM party.subordination WHERE org_id = 2;
  SELECT pg_temp.remit(1, 100.05), pg_temp.remit(2, 50.03, org => 2, superior => 12)$$,
  'to a branch, of who has none on record');
SELECT pg_temp.due('DUE-12', 11, '2026Q1', '1 by 2026-04-30, from 2026-04-20', :'collected');
SELECT pg_temp.reports('DUE-12', :'collected', 'none remitted');

-- Neighbours of the bounds.
SELECT pg_temp.owes('DUE-12', $$UPDATE party.organisation SET kind = 'joint_branch' WHERE id = 12;
  UPDATE party.organisation SET kind = 'provisional_branch' WHERE id = 13;
  UPDATE party.organisation SET kind = 'general_branch' WHERE id = 14;
  SELECT pg_temp.pay(o, o * 1000 + 1, 0.01, '2026-01-01', org => o) FROM generate_series(11, 14) o;
  SELECT pg_temp.pay(101, 11001, 10, '2024-12-31'), pg_temp.pay(102, 11001, 10, '2025-01-01'),
    pg_temp.pay(103, 11001, 10, '2026-07-31'), pg_temp.pay(104, 11001, 10, '2026-10-01');
  SELECT set_config('partybuild.as_of', '2026-09-30', true);
  SELECT pg_temp.remit(1, 1, org => 2, superior => 1);
  SELECT partybuild.set_param('DUE-12', 'share', 49, '2026-01-01', 'x')$$,
  '{"11 11 2025-01-01 2025-04-01","11 11 2026-01-01 2026-04-01","11 11 2026-07-01 2026-10-01",
    "12 12 2026-01-01 2026-04-01","13 13 2026-01-01 2026-04-01"}',
  'who collected, by quarter; no superior outside, nor what comes to no fen, before dues are kept or is to come');
SELECT pg_temp.owes('DUE-12', $$UPDATE party.dues_record SET recorded_from = '2025-03-01';
  SELECT pg_temp.pay(101, 11001, 10, '2024-12-31'), pg_temp.pay(102, 11001, 10, '2025-01-01'),
    pg_temp.pay(103, 11001, 10, '2025-06-30')$$,
  '{"11 11 2025-01-01 2025-04-01","11 11 2025-04-01 2025-07-01"}', 'from the quarter on of which dues are kept');
SELECT pg_temp.counts('DUE-12', $$SELECT pg_temp.pay(101, 11001, 10, '2026-01-01'),
    pg_temp.pay(102, 12001, 10, '2026-03-31', org => 12), pg_temp.pay(103, 13001, 10, '2026-04-01', org => 13);
  SELECT pg_temp.remit(1, 4, '2026-04-02'), pg_temp.remit(2, 6, '2026-05-03'), pg_temp.remit(3, 11, org => 12),
    pg_temp.remit(4, 10, '2026-07-01', 13, quarter => '2026-04-01')$$,
  '{"11 2026-01-01 2026-05-03","13 2026-04-01 2026-07-01"}', 'quarters of which just the share was passed on');

SELECT * FROM finish();
ROLLBACK;
