-- CAD-04 Organisation commissioners are trained.
\ir cadre.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2025-01-01';

-- 11002 answers for organisation and publicity since 1 May 2024 (court.psql).
SELECT pg_temp.becomes('CAD-04', 11002, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.train(1, 'class', '2025-01-01', '{11002}')$$, 'a class on the first day'),
    ('met', $$SELECT pg_temp.train(1, 'meeting', '2025-12-31', '{11002}', days => 2)$$,
     'a meeting from the last day on'),
    ('overdue', $$SELECT pg_temp.train(1, 'study_trip', '2024-12-31', '{11002}', days => 2)$$,
     'one that began in the year before'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2026-01-01', '{11002}')$$, 'one in the year after'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2025-06-01', '{11001}')$$, 'the secretary''s'),
    ('overdue', 'SELECT', 'none'),
    ('overdue', $$UPDATE party.post SET portfolio = '{organisation}' WHERE member_id = 11002$$, 'nothing else'),
    (NULL, $$UPDATE party.post SET portfolio = '{publicity,youth}' WHERE member_id = 11002$$, 'no such commissioner'),
    ('not applicable', $$UPDATE party.post SET to_date = '2025-12-31' WHERE member_id = 11002$$, 'not to the last day'),
    ('overdue', $$UPDATE party.post SET to_date = '2026-01-01' WHERE member_id = 11002$$, 'to the last day'),
    ('not applicable', $$UPDATE party.post SET from_date = '2025-01-02', elected_on = NULL WHERE member_id = 11002$$,
     'from the second day on'),
    ('overdue', $$UPDATE party.post SET from_date = '2025-01-01', elected_on = NULL WHERE member_id = 11002$$,
     'from the first day on')) v (status, sql, what);
SELECT pg_temp.due('CAD-04', 11002, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.reports('CAD-04', 'SELECT', 'none in a year');

-- Neighbours of the bounds
SELECT pg_temp.owes('CAD-04', $$
  SELECT pg_temp.hold(101, 11005, 11, 'member', '2018-01-01', '2021-05-01', '{organisation}'),
    pg_temp.hold(102, 11005, 12, 'deputy', '2021-05-01', '2022-05-01', '{youth,organisation}'),
    pg_temp.hold(103, 11005, 11, 'member', '2022-05-01', '2023-01-01', '{youth}'),
    pg_temp.hold(104, 11005, 11, 'member', '2023-01-02', NULL, '{organisation,youth}'),
    pg_temp.hold(105, 11006, 11, 'member', '2018-01-01', '2020-01-01', '{organisation}'),
    pg_temp.hold(106, 11007, 11, 'member', '2017-01-01', '2018-01-01', '{discipline}'),
    pg_temp.hold(107, 11007, 11, 'member', '2018-01-01', '2020-01-02', '{organisation}'),
    pg_temp.hold(108, 11008, 11, 'secretary', '2021-01-01'),
    pg_temp.hold(109, 11009, 11, 'member', '2021-02-01', NULL, '{organisation}'),
    pg_temp.hold(110, 11009, 12, 'member', '2021-02-01', '2021-03-01', '{organisation}')$$,
  '{"11005 2020-01-01 2022-05-01","11005 2023-01-02","11007 2020-01-01 2020-01-02","11009 2021-02-01"}',
  'who answers for organisation, since when without a gap');
-- While he is a member.
SELECT pg_temp.owes('CAD-04', $$SELECT pg_temp.hold(100 + n, 11000 + n, 11, 'member', '2019-06-01', NULL,
    '{organisation}') FROM generate_series(5, 8) n;
  UPDATE party.member SET ended_on = '2025-08-10', ended_as = 'died' WHERE id = 11005;
  UPDATE party.member SET admitted_on = '2025-10-01', confirmed_on = NULL WHERE id = 11006;
  UPDATE party.member SET admitted_on = NULL, confirmed_on = NULL WHERE id = 11007$$,
  '{"11005 2020-01-01 2025-08-10","11006 2025-10-01","11008 2020-01-01"}',
  'from when he was admitted on until he left or died');
SELECT * FROM finish();
ROLLBACK;
