-- compliance.training_year and compliance.cadre: the figures of who is trained and cared for.
\ir cadre.psql
SELECT no_plan();
SELECT pg_temp.train(1, 'class', '2025-12-30', '{11002,11005}', 3, 16),
  pg_temp.train(2, 'meeting', '2025-03-01', '{11002}', 1, 6, '{09:00,15:00}'),
  pg_temp.train(3, 'study_trip', '2025-03-02', '{11002}', 1, 7),
  pg_temp.train(4, 'class', '2024-03-02', '{11002}', 1, 7),
  pg_temp.held(1, 11, 'study', '2025-03-01', '14:00', 2, '{11001,11002}'),
  pg_temp.held(2, 11, 'study', '2025-03-01', '16:00', 2, '{11001,11002}');
UPDATE party.training_attendance SET status = 'absent' WHERE training_id = 4;
INSERT INTO party.training_attendance (training_id, member_id, hours) VALUES (4, 11006, 3);
CREATE FUNCTION pg_temp.figures(who bigint) RETURNS SETOF text LANGUAGE sql AS $$
  SELECT concat_ws(' ', y.year, y.classes, y.meetings, y.study_trips, y.hours, y.training_hours, y.months_in_office,
                   y.hours_owed)
    FROM compliance.training_year y WHERE y.member_id = who ORDER BY y.year $$;
SELECT results_eq('SELECT pg_temp.figures(11002)', ARRAY['2024 0 0 0 0 0 8 37.33', '2025 1 1 1 25.67 23.67 12 56.00',
  '2026 0 0 0 5.33 5.33 12 56.00'], 'training_year: a committee member since May 2024');
SELECT results_eq('SELECT pg_temp.figures(11005)',
  ARRAY['2025 1 0 0 10.67 10.67 0 0.00', '2026 0 0 0 5.33 5.33 0 0.00'],
  'training_year: who holds no post');
SELECT results_eq('SELECT pg_temp.figures(11006)', ARRAY['2024 1 0 0 3.00 3.00 0 0.00'],
  'training_year: there for 3 hours');
SELECT is_empty('SELECT pg_temp.figures(11007)', 'training_year: nobody else');
SELECT partybuild.set_param('CAD-02', 'least', 40, '2025-12-31', 'test');
SELECT is((SELECT string_agg(y.hours_owed::text, ' ' ORDER BY y.year) FROM compliance.training_year y
  WHERE y.member_id = 11002), '37.33 40.00 40.00', 'training_year: by the hours of the year''s last day');

SELECT pg_temp.cadre(1, 11005, '2019-01-01', org => 11, kind => 'parttime'),
  pg_temp.inspect(1, 11006, '2026-03-01'), pg_temp.cadre(2, 11006, '2026-11-24', inspection => 1),
  pg_temp.inspect(2, 11007, '2026-03-01'), pg_temp.cadre(3, 11007, '2026-03-20', '2026-11-24', inspection => 2),
  pg_temp.inspect(3, 11008, '2026-03-01'), pg_temp.cadre(4, 11008, '2026-11-25', inspection => 3),
  pg_temp.train(5, 'meeting', '2026-11-24', '{11005}'), pg_temp.train(6, 'meeting', '2026-11-25', '{11005,11006}');
INSERT INTO party.care (member_id, org_id, kind, cared_on, content)
VALUES (11005, 2, 'work', '2026-11-24', 'x'), (11005, 2, 'work', '2026-11-25', 'x'),
  (11006, 2, 'work', '2025-01-01', 'x');
SELECT results_eq($$SELECT concat_ws(' ', c.org_id, c.member_id, c.kind, c.since, coalesce(c.inspected_on::text, '-'),
    c.trained_on, c.cared_on) FROM compliance.cadre c ORDER BY c.member_id$$,
  ARRAY['11 11005 parttime 2019-01-01 - 2026-11-24 2026-11-24',
        '2 11006 fulltime 2026-11-24 2026-03-01 2024-03-02 2025-01-01'], 'cadre: who is in office today');
SELECT * FROM finish();
ROLLBACK;
