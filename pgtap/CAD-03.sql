-- CAD-03 Party-affairs cadres are trained.
\ir cadre.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2024-01-01';

-- A cadre of all of 2025, unless said otherwise, and what he attended.
SELECT pg_temp.becomes('CAD-03', 11005, '2025', 'met', $$SELECT pg_temp.cadre(1, 11005, '2019-06-01'),
  pg_temp.train(1, 'class', '2025-06-10')$$, 'a class in June');
SELECT pg_temp.becomes('CAD-03', 11005, '2025', status, 'SELECT pg_temp.cadre(1, 11005, ''2019-06-01''); ' || sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.train(1, 'meeting', '2025-01-01')$$, 'a meeting on the first day'),
    ('met', $$SELECT pg_temp.train(1, 'study_trip', '2025-12-31')$$, 'a study trip on the last day'),
    ('met', $$SELECT pg_temp.train(1, 'class', '2025-12-31', days => 5)$$, 'a class that ends in the year after'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2024-12-31', days => 5)$$, 'one that began in the year before'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2026-01-01')$$, 'one in the year after'),
    ('overdue', 'SELECT', 'none'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2025-06-10', '{11006}')$$, 'somebody else''s'),
    ('overdue', $$SELECT pg_temp.train(1, 'class', '2025-06-10');
      UPDATE party.training_attendance SET status = 'absent'$$, 'absent from it'),
    ('overdue', $$SELECT pg_temp.held(1, 11, 'study', '2025-06-10', '09:00', 3, '{11005}'),
        pg_temp.train(1, 'class', '2025-06-10', activity => 1);
      UPDATE party.attendance SET status = 'absent', reason = 'ill'$$, 'absent from the activity that it is'),
    ('not applicable', $$UPDATE party.cadre SET to_date = '2025-12-31'$$, 'in the post until the last day but one'),
    ('overdue', $$UPDATE party.cadre SET to_date = '2026-01-01'$$, 'in the post to the last day'),
    ('overdue', $$UPDATE party.cadre SET kind = 'parttime'$$, 'part-time')) v (status, sql, what);
SELECT pg_temp.becomes('CAD-03', 11005, '2024', status, format('SELECT pg_temp.cadre(1, 11005, %L)', d), what)
  FROM (VALUES ('overdue', '2019-12-31', 'in the post all year'), ('overdue', '2024-01-01', 'from the first day on'),
    ('not applicable', '2024-01-02', 'from the second day on')) v (status, d, what);
SELECT pg_temp.becomes('CAD-03', 11005, '2026', status, 'SELECT pg_temp.cadre(1, 11005, ''2019-06-01''); ' || sql, what)
  FROM (VALUES ('due', 'SELECT', 'the year that runs'),
    ('due', $$SELECT pg_temp.train(1, 'class', '2026-11-25')$$, 'a class of tomorrow'),
    ('met', $$SELECT pg_temp.train(1, 'class', '2026-11-24', days => 3)$$, 'a class that began today'))
    v (status, sql, what);
SELECT pg_temp.due('CAD-03', 11005, '2026', '1 by 2026-12-31, from 2026-10-02',
  'SELECT pg_temp.cadre(1, 11005, ''2019-06-01'')');
SELECT pg_temp.reports('CAD-03', 'SELECT pg_temp.cadre(1, 11005, ''2019-06-01'')', 'none in a year');
SELECT is((SELECT count(*) FROM party_rule.cad_03_evaluation WHERE subject = 11005), 0::bigint,
  'CAD-03 asks nobody else');

-- Neighbours of the bounds: one obligation a person, while he is a cadre anywhere, from when they are recorded.
SELECT pg_temp.owes('CAD-03', $$SELECT pg_temp.cadre(1, 11005, '2019-06-01', '2021-03-01'),
    pg_temp.cadre(2, 11005, '2021-03-01', '2022-01-01', org => 11, kind => 'parttime'),
    pg_temp.cadre(3, 11005, '2022-01-02'), pg_temp.cadre(4, 11006, '2019-01-01', '2020-01-01'),
    pg_temp.cadre(5, 11007, '2019-01-01', '2020-01-02'), pg_temp.cadre(6, 11008, '2020-01-01'),
    pg_temp.cadre(7, 11008, '2020-01-01', org => 11)$$,
  '{"11005 2020-01-01 2022-01-01","11005 2022-01-02","11007 2020-01-01 2020-01-02","11008 2020-01-01"}',
  'cadres, since when without a gap');
SELECT pg_temp.counts('CAD-03', $$SELECT pg_temp.train(1, 'class', '2025-06-10', '{11005,11006}', days => 3),
    pg_temp.train(2, 'meeting', '2025-06-10'), pg_temp.train(3, 'study_trip', '2025-12-30', '{11006}', days => 4);
  UPDATE party.training_attendance SET status = 'absent' WHERE training_id = 1 AND member_id = 11006$$,
  '{"11005 2025-06-10","11005 2025-06-10","11006 2025-12-30"}', 'trainings of whatever form, by the first day');
-- While he is a member.
SELECT pg_temp.owes('CAD-03', $$SELECT pg_temp.cadre(n, 11000 + n, '2019-06-01') FROM generate_series(5, 8) n;
  UPDATE party.member SET ended_on = '2025-08-10', ended_as = 'died' WHERE id = 11005;
  UPDATE party.member SET admitted_on = '2025-10-01', confirmed_on = NULL WHERE id = 11006;
  UPDATE party.member SET admitted_on = NULL, confirmed_on = NULL WHERE id = 11007;
  UPDATE party.member SET ended_on = '2019-12-31', ended_as = 'withdrew' WHERE id = 11008$$,
  '{"11005 2020-01-01 2025-08-10","11006 2025-10-01"}', 'from when he was admitted on until he left or died');
SELECT * FROM finish();
ROLLBACK;
