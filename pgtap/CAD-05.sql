-- CAD-05 New cadres are trained.
\ir cadre.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2023-01-01';

-- 11005 is secretary of branch 16, which had none, from 31 August 2024 on: post 900.
CREATE FUNCTION pg_temp.secretary(since date DEFAULT '2024-08-31', until date DEFAULT NULL) RETURNS void LANGUAGE sql AS
  $$ SELECT pg_temp.hold(900, 11005, 16, 'secretary', since, until) $$;
SELECT pg_temp.becomes('CAD-05', 900, '2025-08', status, 'SELECT pg_temp.secretary(); ' || sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.train(1, 'class', '2025-03-20')$$, 'in the seventh month'),
    ('met', $$SELECT pg_temp.train(1, 'meeting', '2024-08-31')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.train(1, 'study_trip', '2025-08-31', days => 5)$$, 'begun on the last day'),
    ('late', $$SELECT pg_temp.train(1, 'class', '2025-09-01')$$, 'the day after'),
    ('late', $$SELECT pg_temp.train(1, 'class', '2025-09-20')$$, 'in the thirteenth month'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2024-08-30', days => 5)$$, 'begun the day before he took office'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2025-03-20', '{11006}')$$, 'somebody else''s'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2025-03-20');
      UPDATE party.training_attendance SET status = 'absent'$$, 'absent from it'),
    ('overdue', 'SELECT', 'none')) v (status, sql, what);
-- 29 February: twelve months end on the 28th
SELECT pg_temp.becomes('CAD-05', 900, '2025-02', status, format($$SELECT pg_temp.secretary('2024-02-29'),
  pg_temp.train(1, 'class', %L)$$, d), 'from 29 February on, on ' || d)
  FROM (VALUES ('met', '2025-02-28'), ('late', '2025-03-01')) v (status, d);
SELECT pg_temp.becomes('CAD-05', 900, period, status, format('SELECT pg_temp.secretary(%L)', d), 'since ' || d)
  FROM (VALUES ('2027-02', 'due', '2026-02-22'), ('2027-02', 'upcoming', '2026-02-23'),
    ('2026-11', 'due', '2025-11-24'), ('2026-11', 'overdue', '2025-11-23')) v (period, status, d);
SELECT pg_temp.due('CAD-05', 900, '2025-08', '1 by 2025-08-31, from 2025-06-02', 'SELECT pg_temp.secretary()');
SELECT pg_temp.reports('CAD-05', 'SELECT pg_temp.secretary()', 'none within twelve months');

-- Neighbours of the bounds: the first post as secretary, of who is still one when the time is over.
SELECT pg_temp.owes('CAD-05', $$SELECT pg_temp.organise(o, 'branch', 2, 3) FROM generate_series(31, 46) o;
  SELECT pg_temp.hold(101, 31001, 31, 'secretary', '2020-01-01'),
    pg_temp.hold(102, 31002, 31, 'secretary', '2019-12-31'),
    pg_temp.hold(103, 33001, 33, 'secretary', '2024-01-01', '2025-01-01'),
    pg_temp.hold(104, 34001, 34, 'secretary', '2024-01-01', '2025-01-02'),
    pg_temp.hold(105, 35001, 35, 'secretary', '2024-01-01', '2024-06-01'),
    pg_temp.hold(106, 35001, 36, 'secretary', '2024-06-01'),
    pg_temp.hold(107, 37001, 37, 'secretary', '2024-01-01', '2024-06-01'),
    pg_temp.hold(108, 37001, 37, 'deputy', '2024-06-01'),
    pg_temp.hold(109, 38001, 38, 'member', '2021-01-01', '2024-01-01'),
    pg_temp.hold(110, 38001, 38, 'secretary', '2024-02-01'),
    pg_temp.hold(111, 39001, 39, 'secretary', '2012-01-01', '2013-01-01'),
    pg_temp.hold(112, 39001, 39, 'secretary', '2024-02-01'),
    pg_temp.hold(113, 40001, 40, 'deputy', '2024-02-01'),
    pg_temp.hold(114, 41001, 41, 'discipline_secretary', '2024-02-01'),
    pg_temp.hold(116, 42001, 42, 'secretary', '2024-03-01'), pg_temp.hold(115, 42001, 43, 'secretary', '2024-03-01'),
    pg_temp.hold(117, 44001, 44, 'secretary', '2024-01-01', '2024-06-01'),
    pg_temp.hold(118, 44001, 44, 'secretary', '2025-01-01'),
    pg_temp.hold(119, 45001, 45, 'secretary', '2024-01-01', '2024-06-01'),
    pg_temp.hold(120, 45001, 45, 'secretary', '2025-01-02'),
    pg_temp.hold(121, 46001, 46, 'member', '2023-06-01', '2024-02-01'),
    pg_temp.hold(122, 46001, 46, 'secretary', '2024-02-01')$$,
  '{"101 31 2020-01-01 2021-01-02","104 34 2024-01-01 2025-01-02","105 35 2024-01-01 2025-01-02",
    "110 38 2024-02-01 2025-02-02","115 43 2024-03-01 2025-03-02","117 44 2024-01-01 2025-01-02",
    "122 46 2024-02-01 2025-02-02"}',
  'who is secretary for the first time');
SELECT pg_temp.counts('CAD-05', $$SELECT pg_temp.secretary(), pg_temp.hold(901, 11005, 11, 'member', '2024-01-01'),
    pg_temp.hold(902, 11005, 12, 'secretary', '2025-01-01'), pg_temp.train(1, 'class', '2024-08-31', days => 2),
    pg_temp.train(2, 'meeting', '2025-01-01', '{11005,11006}'), pg_temp.train(3, 'meeting', '2024-08-30')$$,
  '{"900 2024-08-31","900 2025-01-01","902 2025-01-01"}', 'trainings since they took office, by the first day');
-- Whoever takes office on a day that is in no year stops nobody from being asked.
SELECT lives_ok(format($$UPDATE party.post SET from_date = %L, to_date = NULL WHERE id = (SELECT min(p.id)
    FROM party.post p WHERE p.title = 'secretary'); SELECT v::text FROM party_rule.cad_05_evaluation v$$, d),
  'CAD-05 of a post from ' || d)
  FROM unnest('{9999-12-31,10000-01-01,200000-01-01,infinity}'::date[]) d;
SELECT * FROM finish();
ROLLBACK;
