-- DEV-03 Talk within a month.
\ir development.psql
SELECT no_plan();
-- Applies on 5 March 2026.
SELECT $$SELECT pg_temp.file(100, 'applied', later => '2026-03-05' - date '2023-03-01');$$ AS applied \gset
SELECT $$INSERT INTO party.applicant_talk (id, applicant_id, kind, talker_id, held_on)
  VALUES (1, 100, 'application', 11002, '%s');$$ AS talk \gset

SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'met', :'applied' || format(:'talk', '2026-04-04'), 'on 4 April');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'met', :'applied' || format(:'talk', '2026-04-05'),
  'on the same day of the next month');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'late', :'applied' || format(:'talk', '2026-04-06'), 'the day after');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'overdue', :'applied' || format(:'talk', '2026-03-04'),
  'a talk of before the application');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'met', :'applied' || format(:'talk', '2026-03-05'),
  'on the day of the application');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'overdue', :'applied' || format(:'talk', '2026-03-20')
  || $$UPDATE party.applicant_talk SET kind = 'approval'$$, 'another talk');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'overdue', :'applied', 'none');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'overdue', :'applied'
  || $$SELECT set_config('partybuild.as_of', '2026-04-06', true)$$, 'none on 6 April');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'due', :'applied'
  || $$SELECT set_config('partybuild.as_of', '2026-04-05', true)$$, 'on the last day');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', NULL, :'applied' || $$
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'withdrawn', '2026-04-05')$$,
  'withdrawn meanwhile');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'overdue', :'applied' || $$
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'withdrawn', '2026-04-06')$$,
  'withdrawn the day after');
SELECT pg_temp.becomes('DEV-03', 100, '2026-04', 'overdue', :'applied' || $$
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2026-04-05')$$,
  'not admitted meanwhile');
SELECT pg_temp.becomes('DEV-03', 100, '2026-02', 'overdue',
  $$SELECT pg_temp.file(100, 'applied', later => '2026-01-31' - date '2023-03-01')$$,
  'applied on 31 January: by the last day of February');
SELECT pg_temp.due('DEV-03', 100, '2026-02', '1 by 2026-02-28, from 2026-02-14',
  $$SELECT pg_temp.file(100, 'applied', later => '2026-01-31' - date '2023-03-01')$$);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.owes('DEV-03', $$SELECT pg_temp.file(n, 'applied', 12) FROM generate_series(101, 105) n;
  SELECT pg_temp.file(106, 'applied', later => '2016-01-01' - date '2023-03-01'), pg_temp.file(108, 'applied', 12);
  SELECT pg_temp.file(107, 'applied', later => '2015-12-31' - date '2023-03-01');
  UPDATE party.applicant_branch SET org_id = NULL, elsewhere = 'x' WHERE applicant_id = 102;
  UPDATE party.applicant_branch SET from_date = '2023-03-02' WHERE applicant_id = 103;
  UPDATE party.applicant_branch SET to_date = '2023-03-02' WHERE applicant_id = 104;
  UPDATE party.applicant_branch SET from_date = '2023-02-01', to_date = '2023-03-01' WHERE applicant_id = 105;
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (108, 'withdrawn', '2023-03-10')$$,
  '{"101 12 2023-03-01 2023-04-02","104 12 2023-03-01 2023-04-02","106 11 2016-01-01 2016-02-02"}',
  'applications to a branch here, from the day on from which development is recorded');
SELECT pg_temp.counts('DEV-03', $$SELECT pg_temp.file(101, 'applied');
  SELECT pg_temp.file(102, 'applied', later => 30);
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
  VALUES (102, 'application', 11002, '2023-03-10');
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on) SELECT 101, 'application', m, d
    FROM (VALUES (11002, date '2023-03-01'), (11003, '2023-03-02'), (11005, '2023-03-03'), (11006, '2023-03-04'),
      (11007, '2023-03-05'), (11008, '2023-03-06'), (101, '2023-03-07')) v (m, d);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 11003;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005;
  UPDATE party.membership SET to_date = '2023-03-04' WHERE member_id = 11006;
  UPDATE party.membership SET from_date = '2023-03-06' WHERE member_id IN (11007, 11008);
  UPDATE party.member SET known_from = '2023-03-05' WHERE id = 11007$$,
  '{"101 2023-03-01","101 2023-03-02","101 2023-03-06"}', 'talks with a Party member');
SELECT pg_temp.counts('DEV-03', $$SELECT pg_temp.file(101, 'applied');
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on) VALUES (101, 'application', 11007,
    '2023-03-05');
  UPDATE party.membership SET from_date = '2023-03-06' WHERE member_id = 11007;
  UPDATE party.member SET known_from = '2023-03-06' WHERE id = 11007$$,
  '{"101 2023-03-05"}', 'one with somebody whom the register does not know yet');

SELECT * FROM finish();
ROLLBACK;
