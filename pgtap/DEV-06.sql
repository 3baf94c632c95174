-- DEV-06 Reviewed every half year.
\ir development.psql
SELECT no_plan();
-- An activist since 10 January 2026.
SELECT $$SELECT pg_temp.file(100, 'activist', later => '2026-01-10' - date '2023-06-01');$$ AS activist \gset
SELECT $$INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on) VALUES (100, 'activist', '%s');$$
  AS review \gset

SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'met', :'activist' || format(:'review', '2026-06-08'), 'in month 5');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'met', :'activist' || format(:'review', '2026-01-10'),
  'on its first day');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'met', :'activist' || format(:'review', '2026-07-10'),
  'on its last day');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist' || format(:'review', '2026-07-11'),
  'the day after, which is in the next one');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist' || format(:'review', '2026-01-09'),
  'the day before');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist', 'none');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist' || format(:'review', '2026-06-08')
  || $$UPDATE party.applicant_review SET kind = 'probation'$$, 'one of another kind');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'due', :'activist'
  || $$SELECT set_config('partybuild.as_of', '2026-07-10', true)$$, 'on the last day');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist'
  || $$SELECT set_config('partybuild.as_of', '2026-07-11', true)$$, 'the day after the last');
SELECT pg_temp.becomes('DEV-06', 100, '2027-01', 'met', :'activist' || format(:'review', '2026-06-08')
  || format(:'review', '2026-11-24'), 'in month 11');
SELECT pg_temp.becomes('DEV-06', 100, '2027-01', 'upcoming', :'activist' || format(:'review', '2026-06-08'),
  'the one under way');
SELECT pg_temp.due('DEV-06', 100, '2027-01', '1 by 2027-01-10, from 2026-12-11', :'activist');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', NULL, :'activist' || $$INSERT INTO party.development_decision
  (applicant_id, kind, decided_on) VALUES (100, 'withdrawn', '2026-07-10')$$, 'of who withdraws on the last day');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist' || $$INSERT INTO party.development_decision
  (applicant_id, kind, decided_on) VALUES (100, 'withdrawn', '2026-07-11')$$, 'of who withdraws the day after');

-- Neighbours of the bounds.
SELECT pg_temp.owes('DEV-06', $$SELECT pg_temp.file(101, 'activist', later => '2025-08-31' - date '2023-06-01'),
  pg_temp.file(102, 'activist', later => '2026-05-24' - date '2023-06-01'),
  pg_temp.file(103, 'activist', later => '2026-05-23' - date '2023-06-01'),
  pg_temp.file(104, 'activist', later => '2026-05-01' - date '2023-06-01'),
  pg_temp.file(105, 'activist', later => '2026-05-01' - date '2023-06-01'),
  pg_temp.file(106, 'activist', later => '2026-03-01' - date '2023-06-01'),
  pg_temp.file(107, 'activist', later => '2026-11-24' - date '2023-06-01'),
  pg_temp.file(108, 'activist', later => '2026-11-25' - date '2023-06-01'),
  pg_temp.file(109, 'activist', later => '2015-12-31' - date '2023-06-01'),
  pg_temp.file(110, 'activist', later => '2016-01-01' - date '2023-06-01'), pg_temp.file(111, 'applied'),
  pg_temp.file(112, 'activist', later => '2026-05-23' - date '2023-06-01');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 'admission', 11, '2026-11-01', 'admitted'), (109, 'admission', 11, '2017-01-01', 'admitted'),
    (110, 'admission', 11, '2016-07-02', 'admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (104, 'not_admitted', '2026-11-01'),
    (105, 'not_admitted', '2026-11-02'), (106, 'not_admitted', '2026-06-01'), (106, 'activist', '2026-06-02');
  UPDATE party.applicant_branch SET org_id = 12, from_date = '2026-05-24' WHERE applicant_id = 102;
  UPDATE party.applicant_branch SET to_date = '2026-11-24' WHERE applicant_id = 103;
  UPDATE party.applicant_branch SET to_date = '2026-11-02' WHERE applicant_id = 105;
  UPDATE party.applicant_branch SET to_date = '2026-11-24' WHERE applicant_id = 107;
  UPDATE party.applicant_branch SET to_date = '2026-11-23' WHERE applicant_id = 112;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (112, 12, '2026-11-23');
  INSERT INTO party.applicant_branch (applicant_id, elsewhere, from_date) VALUES (107, 'x', '2026-11-24')$$,
  '{"101 11 2025-08-31 1 2025-08-31 2026-03-01","101 11 2025-08-31 2 2026-03-01 2026-09-01",
    "102 12 2026-05-24 1 2026-05-24 2026-11-25",
    "103 11 2026-05-23 1 2026-05-23 2026-11-24",
    "105 11 2026-05-01 1 2026-05-01 2026-11-02","106 11 2026-06-02 1 2026-06-02 2026-12-03",
    "109 11 2015-12-31 2 2016-07-01 2017-01-01","110 11 2016-01-01 1 2016-01-01 2016-07-02",
    "112 12 2026-05-23 1 2026-05-23 2026-11-24","112 12 2026-05-23 2 2026-11-24 2027-05-24"}',
  'half years until a meeting or the end, of those whose file is here');
SELECT pg_temp.counts('DEV-06', $$SELECT pg_temp.file(101, 'activist', later => '2025-08-31' - date '2023-06-01'),
  pg_temp.file(102, 'activist', later => '2026-08-15' - date '2023-06-01');
  INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on)
  SELECT 101, 'activist', d
    FROM unnest('{2025-08-30,2025-08-31,2026-02-28,2026-03-01,2026-08-31,2026-09-01}'::date[]) d;
  INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on) VALUES (101, 'probation', '2026-02-01')$$,
  '{"101 2025-08-31 1 2025-08-31","101 2025-08-31 1 2026-02-28","101 2025-08-31 2 2026-03-01",
    "101 2025-08-31 2 2026-08-31","101 2025-08-31 3 2026-09-01"}', 'reviews, by half years from day to day');

SELECT * FROM finish();
ROLLBACK;
