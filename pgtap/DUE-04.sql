-- DUE-04 The base has a source.
\ir dues.psql
SELECT no_plan();

-- A base is exact, has a source, and there is one at a time.
SELECT is(pg_temp.verdict(format($$INSERT INTO party.dues_base (member_id, category, base, source, from_date)
  VALUES (11005, 'salaried', %s, 'payroll', '2026-01-01')$$, base)), 'accepted', 'DUE-04 accepts: a base of ' || base)
  FROM unnest('{0,0.01,4321.55,4321.550,9999999999.99}'::text[]) base;
SELECT throws_ok(format($$INSERT INTO party.dues_base (member_id, category, base, source, from_date, to_date)
  VALUES (11006, %s)$$, row), state, NULL, 'DUE-04 refuses: ' || row)
  FROM (VALUES ($$'salaried', -0.01, 'payroll', '2026-01-01', NULL$$, '23514'),
               ($$'salaried', 1.005, 'payroll', '2026-01-01', NULL$$, '23514'),
               ($$'salaried', 'NaN', 'payroll', '2026-01-01', NULL$$, '23514'),
               ($$'salaried', 'Infinity', 'payroll', '2026-01-01', NULL$$, '23514'),
               ($$'salaried', 10000000000, 'payroll', '2026-01-01', NULL$$, '23514'),
               ($$'salaried', '１２３', 'payroll', '2026-01-01', NULL$$, '22P02'),
               ($$'salaried', NULL, 'payroll', '2026-01-01', NULL$$, '23514'),
               ($$'retired', NULL, 'payroll', '2026-01-01', NULL$$, '23514'),
               ($$'guest', 100, 'payroll', '2026-01-01', NULL$$, '22P02'),
               ($$NULL, 100, 'payroll', '2026-01-01', NULL$$, '23502'),
               ($$'salaried', 100, NULL, '2026-01-01', NULL$$, '23502'),
               ($$'salaried', 100, '　', '2026-01-01', NULL$$, '23514'),
               ($$'salaried', 100, 'payroll', NULL, NULL$$, '23502'),
               ($$'salaried', 100, 'payroll', 'infinity', NULL$$, '23514'),
               ($$'salaried', 100, 'payroll', '2026-01-01', '2026-01-01'$$, '23514')) v (row, state);
SELECT is(pg_temp.verdict(format($$SELECT pg_temp.base(11005, NULL, %L)$$, category)), 'accepted',
  'DUE-04 accepts: no base of ' || category) FROM unnest('{student,unemployed,subsistence}'::text[]) category;
SELECT is(pg_temp.verdict($$SELECT pg_temp.base(11006, 4000, until => '2026-03-15'),
  pg_temp.base(11006, 5000, since => '2026-03-15')$$), 'accepted', 'DUE-04 accepts: one after the other');
SELECT is(pg_temp.verdict($$SELECT pg_temp.base(11006, 4000, until => '2026-03-16'),
  pg_temp.base(11006, 5000, since => '2026-03-15')$$),
  '23P01 conflicting key value violates exclusion constraint "DUE-04"', 'DUE-04 refuses: two bases in March');
SELECT is(pg_temp.verdict($$SELECT pg_temp.base(11006, 4000), pg_temp.base(11006, 5000, since => '2026-03-15');
  UPDATE party.dues_base SET to_date = '2026-03-15' WHERE member_id = 11006 AND base = 4000$$), 'accepted',
  'DUE-04 accepts: two until the transaction is whole');

-- It is reviewed every year.
UPDATE compliance.court SET counted_from = '2025-01-01';
SELECT pg_temp.becomes('DUE-04', 11005, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.base(11005, 4000, since => '2025-01-01')$$, 'a base from the first day on'),
               ('met', $$SELECT pg_temp.base(11005, 4000, since => '2025-12-31')$$, 'a base from the last day on'),
               ('overdue', $$SELECT pg_temp.base(11005, 4000, since => '2024-12-31')$$, 'a base of the year before'),
               ('overdue', $$SELECT pg_temp.base(11005, 4000, since => '2026-01-01')$$, 'a base of the year after'),
               ('overdue', 'SELECT', 'no base at all'),
               ('met', $$INSERT INTO party.dues_review (member_id, reviewed_on) VALUES (11005, '2025-12-31')$$,
                'a review that left it as it was'),
               ('overdue', $$INSERT INTO party.dues_review (member_id, reviewed_on) VALUES (11005, '2026-01-01')$$,
                'a review of the year after'),
               (NULL, $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$,
                'a suspended member'),
               ('not applicable', $$UPDATE party.membership SET to_date = '2025-12-31' WHERE member_id = 11005$$,
                'a member of a part of the year'),
               ('overdue', $$SELECT pg_temp.transfer(11005, 12, '2025-06-10')$$, 'who has moved within the year')
       ) v (status, sql, what);
SELECT pg_temp.becomes('DUE-04', 11005, '2026', status, sql, what)
  FROM (VALUES ('upcoming', 'SELECT', 'the year that runs'),
               ('met', $$SELECT pg_temp.base(11005, 4000, since => '2026-03-01')$$, 'the year that runs, reviewed')
       ) v (status, sql, what);
SELECT pg_temp.due('DUE-04', 11005, '2026', '1 by 2026-12-31, from 2026-12-01');
SELECT pg_temp.reports('DUE-04', 'SELECT', 'a year without a review');

-- Neighbours of the bounds, and what counts.
SELECT pg_temp.owes('DUE-04', $$
  INSERT INTO party.member (id, name, admitted_on) SELECT m, 'x', '2024-03-01' FROM generate_series(11095, 11099) m;
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date) VALUES
    (11095, 11, 'probationary', '2024-03-01', '2025-03-01'), (11095, 12, 'full', '2025-03-01', NULL),
    (11096, 11, 'full', '2025-02-01', '2025-03-01'), (11096, 11, 'full', '2025-03-02', '2025-05-01'),
    (11097, 11, 'full', '2025-02-01', '2025-03-01'), (11097, 11, 'suspended', '2025-03-01', '2025-05-01'),
    (11097, 11, 'full', '2025-05-01', NULL),
    (11098, 11, 'full', '2024-03-01', '2025-01-01'), (11099, 11, 'full', '2024-03-01', '2025-01-02')$$,
  '{"11095 2025-01-01","11096 2025-02-01 2025-03-01","11096 2025-03-02 2025-05-01","11097 2025-02-01 2025-03-01",
    "11097 2025-05-01","11099 2025-01-01 2025-01-02"}', 'time with a branch, from when dues are kept on');
SELECT pg_temp.counts('DUE-04', $$SELECT pg_temp.base(11005, 4000, since => '2025-03-01', until => '2026-03-01');
  SELECT pg_temp.base(11005, NULL, 'student', '2026-03-01');
  INSERT INTO party.dues_review (member_id, reviewed_on) VALUES (11006, '2026-02-03')$$,
  '{"11005 2025-03-01","11005 2026-03-01","11006 2026-02-03"}', 'each base by its first day, and each review');
SELECT * FROM finish();
ROLLBACK;
