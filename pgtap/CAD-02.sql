-- CAD-02 Secretaries and committee members are trained.
\ir cadre.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2024-01-01';

-- 11002 is a committee member since 1 May 2024 (court.psql); of 2025 a class and 56 hours are owed.
CREATE FUNCTION pg_temp.class(hours numeric, day date DEFAULT '2025-06-02', days int DEFAULT 10) RETURNS void
  LANGUAGE sql AS $$ SELECT pg_temp.train(99, 'class', day, '{11002}', days, hours) $$;
SELECT pg_temp.becomes('CAD-02', 11002, '2025', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.class(60)', '60 hours in a class'),
    ('met', 'SELECT pg_temp.class(56)', '56 hours'),
    ('overdue', 'SELECT pg_temp.class(55.99)', 'a hundredth less'),
    ('overdue', 'SELECT pg_temp.class(48)', '48 hours'),
    ('overdue', $$SELECT pg_temp.class(56); UPDATE party.training SET form = 'meeting'$$, '56 hours, but no class'),
    ('met', $$SELECT pg_temp.class(1), pg_temp.train(1, 'study_trip', '2025-12-22', '{11002}', 10, 55)$$,
     'a class of an hour, and 55 hours to the last day'),
    ('overdue', $$SELECT pg_temp.class(1), pg_temp.train(1, 'study_trip', '2025-12-23', '{11002}', 10, 55)$$,
     'a day of it in the next year'),
    ('met', $$SELECT pg_temp.class(6.5), pg_temp.train(1, 'study_trip', '2025-12-23', '{11002}', 10, 55)$$,
     'and made up for: 49.50 and 6.50'),
    ('met', $$SELECT pg_temp.class(40);
       SELECT pg_temp.held(n, 11, 'study', make_date(2025, n, 20)) FROM generate_series(1, 8) n$$,
     'a class of 40 and eight studies of two hours'),
    ('overdue', $$SELECT pg_temp.class(40); SELECT pg_temp.held(n, 11, 'study', make_date(2025, n, 20))
       FROM generate_series(1, 7) n$$, 'seven of them'),
    ('overdue', $$SELECT pg_temp.class(40); SELECT pg_temp.held(n, 11, 'general_meeting', make_date(2025, n, 20))
       FROM generate_series(1, 8) n$$, 'meetings are no study'),
    ('overdue', $$SELECT pg_temp.class(56); UPDATE party.training_attendance SET status = 'absent'$$, 'absent'),
    ('overdue', $$SELECT pg_temp.class(56); UPDATE party.training_attendance SET hours = 55$$, 'there for 55 of them'),
    ('overdue', $$SELECT pg_temp.class(56, '2024-12-20')$$, 'a class in the year before'),
    ('overdue', 'SELECT', 'nothing at all')) v (status, sql, what);
-- A class counts for the year in which it begins; its hours by day.
SELECT pg_temp.becomes('CAD-02', 11002, period, status, $$SELECT pg_temp.class(56, '2025-12-27', 10),
  pg_temp.train(1, 'meeting', '2025-03-01', '{11002}', 10, 28),
  pg_temp.train(2, 'meeting', '2026-03-01', '{11002}', 10, 50)$$,
  'a class from 27 December to 5 January: ' || period)
  FROM (VALUES ('2025', 'met'), ('2026', 'due')) v (period, status);
SELECT pg_temp.counts('CAD-02', $$SELECT pg_temp.class(16, '2025-12-30', 3)$$,
  '{"11002 class 2025-12-30 56.00","11002 hours 2025-12-30 5.33","11002 hours 2025-12-31 5.34",
    "11002 hours 2026-01-01 5.33"}',
  'hours by day, to the hundredth, and all of them');
SELECT pg_temp.becomes('CAD-02', 11002, '2026', status, $$SELECT pg_temp.class(56, '2026-06-01'); $$ || sql, what)
  FROM (VALUES ('met', 'SELECT', 'the year that runs, done'),
    ('due', $$UPDATE party.training SET starts_on = '2026-11-16', ends_on = '2026-11-25'$$, 'tomorrow is to come'),
    ('met', $$UPDATE party.training SET starts_on = '2026-11-15', ends_on = '2026-11-24'$$, 'today counts'))
    v (status, sql, what);

-- Once, never twice
SELECT pg_temp.counts('CAD-02', sql, wanted, what)
  FROM (VALUES ($$SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 3, 24),
      pg_temp.train(2, 'meeting', '2025-06-03', '{11002}', 1, 9)$$,
      '{"11002 hours 2025-06-02 8.00","11002 hours 2025-06-03 9.00","11002 hours 2025-06-04 8.00"}'::text[],
      'two trainings on one day: the longer'),
    ($$SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 3, '{09:00,12:00}'),
      pg_temp.train(2, 'meeting', '2025-06-02', '{11002}', 1, 4, '{12:00,16:00}')$$,
      '{"11002 hours 2025-06-02 3.00","11002 hours 2025-06-02 4.00"}', 'one after the other: both'),
    ($$SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 3, '{09:00,12:01}'),
      pg_temp.train(2, 'meeting', '2025-06-02', '{11002}', 1, 4, '{12:00,16:00}')$$,
      '{"11002 hours 2025-06-02 4.00"}', 'a minute at the same time: the longer'),
    ($$SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 9, '{08:00,18:00}'),
      pg_temp.train(2, 'meeting', '2025-06-02', '{11002}', 1, 1, '{09:00,10:00}'),
      pg_temp.train(3, 'meeting', '2025-06-02', '{11002}', 1, 2, '{17:00,19:00}'),
      pg_temp.train(4, 'meeting', '2025-06-02', '{11002}', 1, 1, '{19:00,20:00}')$$,
      '{"11002 hours 2025-06-02 1.00","11002 hours 2025-06-02 9.00"}', 'within a longer one, and after it'),
    ($$SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 2, '{09:00,11:00}'),
      pg_temp.train(2, 'meeting', '2025-06-02', '{11002,11005}', 1, 2, '{09:00,11:00}')$$,
      '{"11002 hours 2025-06-02 2.00","11005 hours 2025-06-02 2.00"}', 'at the same time, each person''s own'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11001,11002}'),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 8, activity => 1)$$,
      '{"11001 hours 2025-06-02 3.00","11002 hours 2025-06-02 8.00"}', 'a training that is an activity: once'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11001,11002}'), pg_temp.correct(1, 2),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 2, '{08:00,12:00}', activity => 1)$$,
      '{"11001 hours 2025-06-02 3.00","11002 hours 2025-06-02 3.00"}', 'of one that was corrected: once'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11002}'),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 4, '{13:00,17:00}')$$,
      '{"11002 hours 2025-06-02 3.00","11002 hours 2025-06-02 4.00"}', 'study in the morning, training after it'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '22:00', 4, '{11002}'),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 1, '{23:00,24:00}'),
      pg_temp.train(2, 'meeting', '2025-06-03', '{11002}', 1, 3, '{01:00,04:00}')$$,
      '{"11002 hours 2025-06-02 2.00","11002 hours 2025-06-03 3.00"}', 'study over midnight is of both days'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '22:00', 52, '{11002}')$$,
      '{"11002 hours 2025-06-02 2.00","11002 hours 2025-06-03 24.00","11002 hours 2025-06-04 24.00",
        "11002 hours 2025-06-05 2.00"}', 'study of several days, by the time on each'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-12-30', '22:00', 52, '{11002}')$$,
      '{"11002 hours 2025-12-30 2.00","11002 hours 2025-12-31 50.00"}', 'study over New Year, in the year of its day'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '23:00', 3, '{11002}');
      UPDATE party.attendance SET in_person = false, hours = 1 WHERE activity_id = 1$$,
      '{"11002 hours 2025-06-02 0.33","11002 hours 2025-06-03 0.67"}', 'an hour of it, to the hundredth'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11002}');
      UPDATE party.attendance SET in_person = false, hours = 60 WHERE activity_id = 1$$,
      '{"11002 hours 2025-06-02 3.00"}', 'no more hours of study than it took'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11002}');
      UPDATE party.activity SET ends_at = '2025-06-02 09:15' WHERE id = 1;
      UPDATE party.attendance SET in_person = false, hours = 60 WHERE activity_id = 1$$,
      '{"11002 hours 2025-06-02 0.25"}', 'of a quarter of an hour'),
    ($$ALTER TABLE party.training DROP CONSTRAINT "CAD-07 times";
      SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 5, '{09:00,09:09}')$$,
      '{"11002 hours 2025-06-02 0.15"}', 'of a training from before that took nine minutes'),
    ($$ALTER TABLE party.training DROP CONSTRAINT "CAD-07 times";
      SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 10, 60, '{09:00,09:06}')$$,
      '{"11002 hours 2025-06-02 0.10","11002 hours 2025-06-03 0.10","11002 hours 2025-06-04 0.10",
        "11002 hours 2025-06-05 0.10","11002 hours 2025-06-06 0.10","11002 hours 2025-06-07 0.10",
        "11002 hours 2025-06-08 0.10","11002 hours 2025-06-09 0.10","11002 hours 2025-06-10 0.10",
        "11002 hours 2025-06-11 0.10"}', 'of a training from before no more than lie between its times'),
    ($$ALTER TABLE party.training DROP CONSTRAINT "CAD-07", DROP CONSTRAINT "CAD-07 times";
      SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 24, '{00:00,23:59}'),
      pg_temp.train(2, 'meeting', '2025-06-09', '{11002}', 2, 5, '{09:00,09:05}')$$,
      '{"11002 hours 2025-06-02 23.98","11002 hours 2025-06-09 0.09","11002 hours 2025-06-10 0.08"}',
      'nor a hundredth more'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '00:00', 23, '{11002}'),
      pg_temp.held(2, 11, 'study', '2025-06-09', '23:00', 3, '{11002}');
      UPDATE party.activity SET ends_at = '2025-06-02 23:59' WHERE id = 1;
      UPDATE party.activity SET starts_at = '2025-06-09 23:55', ends_at = '2025-06-10 00:05' WHERE id = 2;
      UPDATE party.attendance SET in_person = false, hours = 60$$,
      '{"11002 hours 2025-06-02 23.98","11002 hours 2025-06-09 0.09","11002 hours 2025-06-10 0.08"}',
      'nor of study, by the time on each day'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '23:00', 3, '{11002}'),
      pg_temp.train(1, 'meeting', '2025-06-03', '{11002}', 1, 2, '{02:00,04:00}')$$,
      '{"11002 hours 2025-06-02 1.00","11002 hours 2025-06-03 2.00","11002 hours 2025-06-03 2.00"}',
      'study over midnight, and training once it is over'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11002}'),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 4, activity => 1),
      pg_temp.held(2, 11, 'general_meeting', '2025-06-05', attend => '{11002}');
      UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 2$$,
      '{"11002 hours 2025-06-02 4.00"}', 'absent from another activity'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '21:00', 3, '{11002}'),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 2, '{19:00,21:00}')$$,
      '{"11002 hours 2025-06-02 2.00","11002 hours 2025-06-02 3.00"}', 'study to midnight, training before it'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '21:00', 3, '{11002}'),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 1.5, '{22:00,23:30}')$$,
      '{"11002 hours 2025-06-02 3.00"}', 'study to midnight, training meanwhile'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 2, '{11002}'),
      pg_temp.held(2, 11, 'lecture', '2025-06-02', '10:00', 3, '{11002}');
      UPDATE party.attendance SET in_person = false, hours = 2.5 WHERE activity_id = 2$$,
      '{"11002 hours 2025-06-02 2.50"}', 'two activities at once: the longer'),
    ($$SELECT pg_temp.train(1, 'class', '2025-06-02', '{11002}', 5, 0.02)$$,
      '{"11002 class 2025-06-02 56.00","11002 hours 2025-06-02 0.00","11002 hours 2025-06-03 0.01",
        "11002 hours 2025-06-04 0.00","11002 hours 2025-06-05 0.01","11002 hours 2025-06-06 0.00"}',
      'two hundredths over five days'),
    ($$SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 3, '{09:00,12:00}'),
      pg_temp.train(2, 'meeting', '2025-06-02', '{11002}', 1, 4, '{11:00,15:00}'),
      pg_temp.train(3, 'meeting', '2025-06-02', '{11002}', 1, 3, '{14:00,17:00}')$$,
      '{"11002 hours 2025-06-02 3.00","11002 hours 2025-06-02 3.00"}', 'two short ones more than one between them'),
    ($$SELECT pg_temp.train(1, 'meeting', '2025-06-02', '{11002}', 1, 3, '{09:00,12:00}'),
      pg_temp.train(2, 'meeting', '2025-06-02', '{11002}', 1, 6.5, '{10:00,16:30}'),
      pg_temp.train(3, 'meeting', '2025-06-02', '{11002}', 1, 3, '{14:00,17:00}')$$,
      '{"11002 hours 2025-06-02 6.50"}', 'one between them more than two short ones'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11002}'),
      pg_temp.train(1, 'class', '2025-06-02', '{11002}', 1, 2, activity => 1);
      UPDATE party.attendance SET status = 'absent', reason = 'ill'$$, '{}',
      'absent from the activity that it is: none'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11002}'),
      pg_temp.train(1, 'class', '2025-06-02', '{11002}', 1, 2, activity => 1), pg_temp.correct(1, 2);
      UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 2$$, '{}',
      'absent as the corrected record says: none'),
    ($$SELECT pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11001,11002}'),
      pg_temp.train(1, 'meeting', '2025-06-02', '{11002,11005}', 1, 4, activity => 1);
      UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE member_id = 11001$$,
      '{"11002 hours 2025-06-02 4.00","11005 hours 2025-06-02 4.00"}', 'somebody else was absent, or is not listed')
    ) v (sql, wanted, what);

-- Pro rata by full months in office: 56 * months / 12, exactly, and a class all the same.
CREATE FUNCTION pg_temp.months(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
BEGIN
  BEGIN
    UPDATE partybuild.rule SET default_mode = 'off';
    DELETE FROM party.post WHERE member_id = 11005;
    EXECUTE sql;
    got := (SELECT string_agg(f.year || ':' || f.months, ' ' ORDER BY f.year)
              FROM party_rule.cad_02_office f WHERE f.subject = 11005);
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN got;
END $$;
SELECT is(pg_temp.months(format('SELECT pg_temp.hold(900, 11005, 11, ''member'', %L, %L)', since, until)), months,
          format('CAD-02 full months in office, from %s to %s: %s', since, until, months))
  FROM (VALUES ('2025-01-01', '2026-01-01', '2025:12'), ('2025-01-02', '2026-01-01', '2025:11'),
    ('2025-01-01', '2025-12-31', '2025:11'), ('2025-03-15', '2025-10-15', '2025:6'),
    ('2025-03-01', '2025-04-01', '2025:1'), ('2025-03-01', '2025-03-31', NULL), ('2025-03-02', '2025-04-30', NULL),
    ('2025-03-02', '2025-05-01', '2025:1'), ('2024-02-01', '2024-02-29', NULL), ('2024-02-01', '2024-03-01', '2024:1'),
    ('2024-12-01', '2025-02-01', '2024:1 2025:1'), ('2024-12-15', '2025-01-20', NULL),
    ('2024-11-30', '2026-02-02', '2024:1 2025:12 2026:1'), ('2026-01-01', NULL, '2026:12'),
    ('2026-11-02', NULL, '2026:1'), ('2026-12-02', NULL, NULL), ('2026-01-01', '2027-06-01', '2026:12'),
    ('2027-01-01', NULL, NULL), ('2019-06-01', '2020-03-01', '2020:2'), ('2026-06-01', '2026-11-30', '2026:5'))
    v (since, until, months);
SELECT is(pg_temp.months(sql), months, 'CAD-02 full months in office: ' || what)
  FROM (VALUES ($$SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-01-01', '2025-03-15'),
      pg_temp.hold(901, 11005, 12, 'deputy', '2025-03-15', '2025-06-01'),
      pg_temp.hold(902, 11005, 2, 'secretary', '2025-07-01', '2025-09-01')$$, '2025:7', 'one post after another'),
    ($$SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-01-01', '2025-03-15'),
      pg_temp.hold(901, 11005, 12, 'deputy', '2025-03-16', '2025-06-01')$$, '2025:4', 'with a day in between'),
    ($$SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-01-01', '2025-07-01'),
      pg_temp.hold(901, 11005, 2, 'discipline_secretary', '2025-04-01', '2026-01-01')$$, '2025:12', 'two at once'),
    ($$UPDATE party.cadre_record SET recorded_from = '2025-05-02';
      SELECT pg_temp.hold(900, 11005, 11, 'fulltime_deputy', '2020-01-01', '2026-01-01')$$, '2025:7',
     'from when trainings are recorded')) v (sql, months, what);
SELECT pg_temp.due('CAD-02', 11002, '2024', '2 by 2024-12-31, from 2024-10-02');
SELECT pg_temp.owes('CAD-02', $$SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-03-15', '2026-03-01')$$,
  '{"11005 class 2025-04-01 2026-01-01","11005 class 2026-11-01 2027-01-01",
    "11005 hours 2025-04-01 2026-01-01","11005 hours 2026-11-01 2027-01-01"}', 'a row a year of as many months');
SELECT pg_temp.becomes('CAD-02', 11005, '2025', status, format($$
  SELECT pg_temp.hold(900, 11005, 11, 'member', %L, %L), pg_temp.train(1, 'class', %L, hours => 0.01),
    pg_temp.train(2, 'meeting', '2025-06-02', days => 10, hours => %s - 0.01)$$,
  since, until, class, hours), format('%s to %s: %s hours', since, until, hours))
  FROM (VALUES ('met', '2025-08-02', NULL, '2025-01-01', 18.67), ('overdue', '2025-08-02', NULL, '2025-01-01', 18.66),
    ('met', '2025-10-01', NULL, '2025-12-31', 14), ('overdue', '2025-10-01', NULL, '2025-12-31', 13.99),
    ('overdue', '2025-10-01', NULL, '2026-01-01', 20), ('met', '2024-06-01', '2025-06-15', '2025-01-01', 23.34),
    ('overdue', '2024-06-01', '2025-06-15', '2025-01-01', 23.33), (NULL, '2024-06-01', '2025-01-31', '2025-01-01', 9))
    v (status, since, until, class, hours);
-- Of what overlaps what gives the most: never less than before one more was entered. Beside all subsets.
SELECT setseed(0.42);
CREATE TEMP TABLE draw ON COMMIT DROP AS
SELECT c.n, array_agg(x.from_time ORDER BY x.i) AS from_times, array_agg(x.to_time ORDER BY x.i) AS to_times,
       array_agg(x.hours ORDER BY x.i) AS hours
  FROM generate_series(1, 200) c (n)
 CROSS JOIN LATERAL (
    SELECT i, time '00:00' + f * interval '1 hour' AS from_time,
           time '00:00' + (f + l) * interval '1 hour' AS to_time, hours
      FROM (SELECT i, floor(random() * 15) AS f, 1 + floor(random() * 8) AS l,
                   (c.n - c.n + floor(random() * 9))::numeric AS hours
              FROM generate_series(1, 2 + c.n % 4) i) r
 ) x
 GROUP BY c.n;
CREATE FUNCTION pg_temp.subset_hours(d draw, s int) RETURNS numeric LANGUAGE sql AS $$
  SELECT CASE WHEN NOT EXISTS (
      SELECT FROM generate_subscripts(d.hours, 1) i, generate_subscripts(d.hours, 1) j
       WHERE i < j AND s & (1 << i) > 0 AND s & (1 << j) > 0
         AND d.from_times[i] < d.to_times[j] AND d.from_times[j] < d.to_times[i])
    THEN (SELECT coalesce(sum(d.hours[i]), 0) FROM generate_subscripts(d.hours, 1) i WHERE s & (1 << i) > 0) END $$;
SELECT is(count(*) FILTER (WHERE pg_temp.subset_hours(d, (SELECT sum(1 << i)::int
            FROM unnest(partybuild.most_hours(d.from_times, d.to_times, d.hours)) i)) IS DISTINCT FROM
          (SELECT max(pg_temp.subset_hours(d, s)) FROM generate_series(2, (2 << cardinality(d.hours)) - 2, 2) s)),
          0::bigint, 'the hours that give the most, of ' || count(*) || ' days')
  FROM draw d
 WHERE (SELECT sum(h) FROM unnest(d.hours) h) > 0;
SELECT throws_ok('SELECT partybuild.most_hours(''{09:00}'', ''{10:00,11:00}'', ''{1,2}'')', '2202E', NULL,
  'arrays that do not belong together');
SELECT is(partybuild.most_hours('{}', '{}', '{}'), '{}', 'nothing on a day');
SELECT throws_ok($$SELECT partybuild.set_param('CAD-02', 'least', 0, '2026-01-01', 'order')$$, '22023', NULL,
  'CAD-02: none owed is no number of hours');
-- While he is a member.
SELECT pg_temp.owes('CAD-02', $$SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-03-15', '2026-03-01');
  UPDATE party.member SET ended_on = '2025-08-31', ended_as = 'died' WHERE id = 11005$$,
  '{"11005 class 2025-09-01 2026-01-01","11005 hours 2025-09-01 2026-01-01"}', 'until he left or died');
SELECT pg_temp.owes('CAD-02', $$SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-03-15', '2026-01-01');
  UPDATE party.member SET admitted_on = '2025-10-01', confirmed_on = NULL WHERE id = 11005$$,
  '{"11005 class 2025-10-01 2026-01-01","11005 hours 2025-10-01 2026-01-01"}', 'from when he was admitted on');
SELECT pg_temp.owes('CAD-02', $$SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-03-15', '2026-01-01');
  UPDATE party.member SET admitted_on = NULL, confirmed_on = NULL WHERE id = 11005$$, '{}', 'nobody who is no member');
SELECT pg_temp.reports('CAD-02', 'SELECT', 'nothing in a year');

-- Other numbers, of the year's last day: hours, and classes, of which a share is owed pro rata.
SELECT pg_temp.becomes('CAD-02', 11002, '2025', status, format($$
  SELECT partybuild.set_param('CAD-02', 'classes', %s, '2025-12-31', 'test');
  SELECT pg_temp.train(n, 'class', make_date(2025, n, 1), '{11002}', 10, 60) FROM generate_series(1, %s) n$$,
  classes, n), format('%s of %s classes', n, classes))
  FROM (VALUES (1, 1, 'met'), (2, 1, 'overdue'), (2, 2, 'met'), (3, 2, 'overdue'), (3, 3, 'met'), (7, 6, 'overdue'),
    (7, 7, 'met'), (12, 11, 'overdue'), (12, 12, 'met')) v (classes, n, status);
SELECT pg_temp.becomes('CAD-02', 11005, '2025', status, format($$
  SELECT partybuild.set_param('CAD-02', 'classes', 2, '2025-01-01', 'test');
  SELECT pg_temp.hold(900, 11005, 11, 'member', '2025-%s-01'),
    pg_temp.train(1, 'class', '2025-12-01', days => 10, hours => 60)$$, month),
  'one of two classes from month ' || month)
  FROM (VALUES ('07', 'met'), ('06', 'overdue')) v (month, status);
SELECT pg_temp.becomes('CAD-02', 11002, '2025', status, format($$
  SELECT partybuild.set_param('CAD-02', 'least', 40, %L, 'test'); SELECT pg_temp.class(40)$$, d),
  '40 hours from ' || d)
  FROM (VALUES ('2025-12-31', 'met'), ('2026-01-01', 'overdue')) v (d, status);

-- What an evaluation says of a person with two roles: one row.
SELECT is((SELECT count(*) FROM party_rule.cad_02_evaluation WHERE subject = 11004 AND period::text = '2025'),
  1::bigint, 'CAD-02 is one obligation a person');
SELECT is((SELECT e.least || ' ' || (e.evidence -> 0 ->> 'item') || ' ' || (e.evidence -> 1 ->> 'item')
  FROM party_rule.cad_02_evaluation e WHERE e.subject = 11002 AND e.period::text = '2025'), '2 class hours',
  'CAD-02 is of two things');
-- Whoever takes office on a day that is in no year stops nobody from being asked.
SELECT lives_ok(format($$UPDATE party.post SET from_date = %L, to_date = NULL WHERE id = (SELECT min(p.id)
    FROM party.post p WHERE p.title = 'secretary'); SELECT v::text FROM party_rule.cad_02_evaluation v$$, d),
  'CAD-02 of a post from ' || d)
  FROM unnest('{9999-12-31,10000-01-01,200000-01-01,infinity}'::date[]) d;
SELECT * FROM finish();
ROLLBACK;
