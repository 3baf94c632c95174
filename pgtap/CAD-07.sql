-- CAD-07 Training records hold together.
\ir cadre.psql
SELECT no_plan();

-- Hours and days
SELECT pg_temp.accepts('CAD-07', format($$SELECT pg_temp.train(1, %L, '2026-06-01', days => %s, hours => %s)$$,
  f, d, h), format('%s of %s days and %s hours', f, d, h))
  FROM (VALUES ('class', 3, 24), ('class', 1, 10), ('class', 3, 30), ('meeting', 1, 0.01), ('study_trip', 366, 0.5))
    v (f, d, h);
SELECT matches(pg_temp.verdict(format($$SELECT pg_temp.train(1, 'class', '2026-06-01', days => %s, hours => %L)$$,
  d, h)), '^23514 .*"CAD-07"$', format('CAD-07 refuses: %s days and %s hours', d, h))
  FROM (VALUES (1, '24'), (1, '25'), (1, '10.01'), (3, '30.01'), (1, '0'), (1, '-0.01'), (1, 'NaN'), (1, 'Infinity'))
    v (d, h);
SELECT pg_temp.accepts('CAD-07', $$SELECT pg_temp.train(1, 'class', '2026-12-29', days => 6, hours => 60)$$,
  'over New Year');
SELECT pg_temp.accepts('CAD-07', $$SELECT pg_temp.train(1, 'class', '2024-02-29', times => '{09:00,24:00}')$$,
  'on 29 February, to midnight');
SELECT pg_temp.accepts('CAD-07', $$SELECT pg_temp.train(1, 'class', '2026-06-01', days => 12, hours => 80);
  UPDATE party.training SET days = 10$$, 'days off in between');
SELECT matches(pg_temp.verdict(format($$SELECT pg_temp.train(1, 'class', '2026-06-01', days => 3);
  UPDATE party.training SET %s$$, c)), '^' || s, 'CAD-07 refuses: ' || c)
  FROM (VALUES ('days = 4', '23514 .*training_period'), ('days = 0', '23514'), ('days = -1', '23514'),
    ('days = 2147483647', '23514'), ('starts_on = ''2026-06-04''', '23514 .*training_period'),
    ('ends_on = ''2027-06-02''', '23514 .*training_period'), ('ends_on = ''infinity''', '23514 .*training_period'),
    ('starts_on = ''-infinity''', '23514 .*training_period'), ('starts_on = ''1921-06-30''', '23514'),
    ('from_time = ''09:00''', '23514 .*training_times'), ('to_time = ''09:00''', '23514 .*training_times'),
    ('from_time = ''09:00'', to_time = ''09:00''', '23514 .*(training_times|CAD-07 times)'),
    ('hours = 1.005', '23514 .*training_hours'), ('topic = ''　''', '23514'), ('organiser = '' ''', '23514'),
    ('form = ''lecture''', '22P02'), ('form = NULL', '23502'), ('hours = NULL', '23502'), ('days = NULL', '23502'))
    v (c, s);
SELECT is(enum_range(NULL::party.training_form)::text, '{class,meeting,study_trip}', 'CAD-07 there are three forms');

-- Who attended: with hours of his own, or those of the training; nobody who was absent
SELECT pg_temp.accepts('CAD-07', format($$SELECT pg_temp.train(1, 'class', '2026-06-01');
  UPDATE party.training_attendance SET %s$$, c), c)
  FROM unnest(ARRAY['hours = 8', 'hours = 0.01', 'status = ''absent''', 'status = ''absent'', reason = ''ill''']) c;
SELECT matches(pg_temp.verdict(format($$SELECT pg_temp.train(1, 'class', '2026-06-01');
  UPDATE party.training_attendance SET %s$$, c)), '^' || s, 'CAD-07 refuses: ' || c)
  FROM (VALUES ('hours = 0', '23514 .*"CAD-07 attended"'), ('hours = -1', '23514 .*"CAD-07 attended"'),
    ('hours = ''NaN''', '23514 .*"CAD-07 attended"'), ('hours = 4, status = ''absent''', '23514 .*"CAD-07 attended"'),
    ('hours = 1.005', '23514 .*training_attendance_hours'), ('reason = '' ''', '23514'),
    ('hours = 8.01', 'refused by CAD-07')) v (c, s);
SELECT matches(pg_temp.verdict($$SELECT pg_temp.train(1, 'class', '2026-06-01', '{11005,11005}')$$), '^23505',
  'CAD-07 refuses: nobody twice');
SELECT pg_temp.refuses('CAD-07', format($$UPDATE party.member SET %s WHERE id = 11005;
  SELECT pg_temp.train(1, 'class', '2026-06-01', days => 3)$$, c), what)
  FROM (VALUES ('admitted_on = NULL, confirmed_on = NULL', 'an applicant'),
    ('admitted_on = ''2026-06-02'', confirmed_on = NULL, known_from = NULL', 'who was admitted on the second day'))
    v (c, what);
-- what else becomes of the person is other rules' concern
CREATE FUNCTION pg_temp.person(id bigint, admitted date, ended date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, admitted_on, ended_on, ended_as)
  VALUES (id, 'person ' || id, admitted, ended, CASE WHEN ended IS NOT NULL THEN 'died' END::party.membership_end) $$;
SELECT $$SELECT pg_temp.person(101, '2026-06-01', NULL), pg_temp.person(102, '2026-06-02', NULL),
    pg_temp.person(103, NULL, NULL), pg_temp.person(104, '2020-01-01', '2026-06-01'),
    pg_temp.person(105, '2020-01-01', '2026-06-02');
  SELECT pg_temp.train(n, 'class', '2026-06-01', ARRAY[n], days => 3) FROM generate_series(101, 105) n;
  SELECT pg_temp.train(106, 'class', '2026-06-01', '{101,102,103,104,105,11005}', days => 3),
    pg_temp.train(107, 'class', '2026-06-01', '{103,104,11005}', days => 3);
  UPDATE party.training_attendance SET status = 'absent' WHERE training_id = 107 AND member_id <> 11005;
  UPDATE party.training_attendance SET hours = 8.01 WHERE training_id IN (106, 107) AND member_id = 11005$$
  AS people \gset
SELECT pg_temp.lists('CAD-07', :'people', '102:1 103:1 104:1 106:4 107:1',
  'trainings with whom they should not have, by how many');

-- A training that is an activity is at its time.
SELECT $$SELECT pg_temp.held(9, 11, 'study', '2026-06-02', '14:00', 3, '{11001,11005}');
  SELECT pg_temp.train(1, 'class', '2026-06-01', days => 3, activity => 9)$$ AS activity \gset
SELECT pg_temp.accepts('CAD-07', format('%s; UPDATE party.training SET %s', :'activity', c), c)
  FROM unnest(ARRAY['days = 3', 'starts_on = ''2026-06-02'', days = 2', 'ends_on = ''2026-06-02'', days = 2',
    'from_time = ''14:00'', to_time = ''17:00''', 'from_time = ''09:00'', to_time = ''24:00''']) c;
SELECT pg_temp.refuses('CAD-07', format('%s; UPDATE party.training SET %s', :'activity', c), c)
  FROM unnest(ARRAY['starts_on = ''2026-06-03'', days = 1', 'ends_on = ''2026-06-01'', days = 1',
    'from_time = ''14:01'', to_time = ''17:00''', 'from_time = ''14:00'', to_time = ''16:59''']) c;
SELECT pg_temp.refuses('CAD-07', :'activity' || $$; UPDATE party.activity SET ends_at = '2026-06-03 01:00';
  UPDATE party.training SET from_time = '09:00', to_time = '24:00'$$, 'an activity that ends after midnight');
SELECT pg_temp.lists('CAD-07', :'activity' || $$; SELECT pg_temp.person(103, NULL, NULL);
  SELECT pg_temp.train(2, 'class', '2026-06-07', days => 3, activity => 9),
    pg_temp.train(3, 'class', '2026-05-20', days => 3, activity => 9),
    pg_temp.train(4, 'class', '2026-06-02', hours => 2, times => '{15:00,17:00}', activity => 9),
    pg_temp.train(5, 'class', '2026-06-07', '{103}', activity => 9),
    pg_temp.train(6, 'class', '2026-06-02', hours => 2, times => '{14:00,16:00}', activity => 9)$$,
  '2:5 3:11 4:1 5:6 6:1', 'by how many days, or for another time of the day');
SELECT pg_temp.lists('CAD-07', :'activity' || $$; SELECT pg_temp.person(103, NULL, NULL);
  INSERT INTO party.training_attendance (training_id, member_id) VALUES (1, 103)$$, '1:1',
  'who is no member, at a training that is at the time of its activity');
SELECT pg_temp.lists('CAD-07', :'activity' || '; ' || sql, wanted, what)
  FROM (VALUES ('SELECT pg_temp.correct(9, 10)', '', 'an activity that was corrected, to the same time'),
    ('SELECT pg_temp.correct(9, 10, 5)', '1:4', 'to another day'),
    ('SELECT pg_temp.correct(9, 10, 5), pg_temp.correct(10, 11, -5)', '', 'and back'),
    ('SELECT pg_temp.correct(9, 10, 5); UPDATE party.activity SET status = ''planned'' WHERE id = 10', '',
     'a correction that is only planned'),
    ('UPDATE party.activity SET starts_at = ''2026-07-01'', ends_at = ''2026-07-02'', status = ''planned''', '',
     'an activity that is planned')) v (sql, wanted, what);
SELECT pg_temp.says('CAD-07', $$INSERT INTO party.member (id, name) VALUES (101, 'a'), (102, 'b');
  SELECT pg_temp.train(1, 'class', '2026-06-01', '{101,102,11005,11006}');
  UPDATE party.training_attendance SET hours = 9 WHERE member_id IN (11005, 11006)$$,
  'training "Party work" of "organisation 2" from 2026-06-01: attended by who was no member that day: a、b, more hours '
  'than it has are put down for member 11005、member 11006; '
  '“organisation 2”2026-06-01起的培训“Party work”：参加人当日不是党员：a、b、个人学时多于培训学时：member 11005、member 11006');
SELECT pg_temp.says('CAD-07', :'activity' || $$; UPDATE party.training SET ends_on = '2026-06-01', days = 1$$,
  'training "Party work" of "organisation 2" from 2026-06-01: it is not at the time of the activity of 2026-06-02; '
  '“organisation 2”2026-06-01起的培训“Party work”：与所对应的活动（2026-06-02）时间不符');

-- What it sees.
SELECT pg_temp.sees('CAD-07', :'activity' || $$; SELECT pg_temp.person(101, '2026-06-01', NULL),
    pg_temp.person(102, '2020-01-01', NULL), pg_temp.person(103, NULL, NULL);
  INSERT INTO party.training_attendance (training_id, member_id) VALUES (1, 101), (1, 102);
  SELECT pg_temp.train(2, 'class', '2026-06-05'); UPDATE party.training_attendance SET hours = 8 WHERE training_id = 2;
  INSERT INTO party.training_attendance (training_id, member_id, status) VALUES (2, 103, 'absent');
  UPDATE party.training SET from_time = '14:00', to_time = '17:00', hours = 2 WHERE id = 1$$,
  '{"UPDATE party.training SET starts_on = ''2026-05-31'' WHERE id = 1",
    "UPDATE party.training SET ends_on = ''2026-06-01'', days = 1 WHERE id = 1",
    "UPDATE party.training SET from_time = ''14:01'' WHERE id = 1",
    "UPDATE party.training SET to_time = ''16:59'' WHERE id = 1",
    "UPDATE party.training SET hours = 7 WHERE id = 2", "UPDATE party.training SET activity_id = 9 WHERE id = 2",
    "INSERT INTO party.training_attendance (training_id, member_id) VALUES (1, 103)",
    "UPDATE party.training_attendance SET member_id = 103 WHERE training_id = 1 AND member_id = 101",
    "UPDATE party.training_attendance SET status = ''present'' WHERE member_id = 103",
    "UPDATE party.training_attendance SET hours = 9 WHERE training_id = 2 AND member_id = 11005",
    "UPDATE party.member SET admitted_on = ''2026-06-02'' WHERE id = 101",
    "UPDATE party.member SET ended_on = ''2026-06-01'', ended_as = ''died'', admitted_on = ''2026-05-30''
      WHERE id = 101",
    "UPDATE party.member SET ended_on = ''2026-06-01'', ended_as = ''died'' WHERE id = 102",
    "UPDATE party.activity SET starts_at = ''2026-06-04 14:00'', ends_at = ''2026-06-04 17:00'' WHERE id = 9",
    "UPDATE party.activity SET starts_at = ''2026-06-02 13:59'' WHERE id = 9",
    "UPDATE party.activity SET ends_at = ''2026-06-02 17:01'' WHERE id = 9",
    "SELECT pg_temp.correct(9, 10, 5)"}');
SELECT pg_temp.sees('CAD-07', :'activity' || $$; SELECT pg_temp.correct(9, 10, 5);
    UPDATE party.activity SET status = 'planned' WHERE id = 10; SELECT pg_temp.train(3, 'class', '2026-06-03');
    INSERT INTO party.activity (id, org_id, kind, starts_at, ends_at)
    VALUES (12, 11, 'study', '2026-06-09 09:00', '2026-06-09 11:00');
    UPDATE party.training SET activity_id = 12 WHERE id = 3$$,
  '{"UPDATE party.activity SET status = ''held'' WHERE id = 10",
    "UPDATE party.activity SET status = ''held'' WHERE id = 12"}');
-- a correction that is new, or gone
SELECT pg_temp.sees('CAD-07', :'activity' || '; UPDATE party.activity SET status = ''filed'' WHERE id = 9',
  '{"SELECT pg_temp.correct(9, 10, 5)"}');
SELECT pg_temp.sees('CAD-07', :'activity' || $$; SELECT pg_temp.correct(9, 10, 5);
    UPDATE party.training SET starts_on = '2026-06-07', ends_on = '2026-06-07', days = 1$$,
  '{"DELETE FROM party.activity WHERE id = 10"}');
-- the record in force, two corrections on
SELECT pg_temp.sees('CAD-07', :'activity' || '; SELECT pg_temp.correct(9, 10), pg_temp.correct(10, 11)',
  '{"UPDATE party.activity SET starts_at = ''2026-06-04 14:00'', ends_at = ''2026-06-04 17:00'' WHERE id = 11",
    "SELECT pg_temp.correct(11, 12, 5)"}');
SELECT pg_temp.judges('CAD-07', $$INSERT INTO party.member (id, name) VALUES (101, 'a');
  SELECT pg_temp.unasked('CAD-07', 'SELECT pg_temp.train(1, ''class'', ''2026-06-01'', ''{101}'')')$$,
  '{"UPDATE party.training SET org_id = 11"}');
-- another day, where there is no activity
SELECT pg_temp.sees('CAD-07', $$SELECT pg_temp.person(101, '2026-06-01', NULL), pg_temp.train(1, 'class', '2026-06-01',
  '{101}')$$, '{"UPDATE party.training SET starts_on = ''2026-05-31''"}');
-- No more hours than lie between its times, on each of its days.
SELECT is(left(pg_temp.verdict(format($$SELECT pg_temp.train(1, 'class', '2026-06-01', '{11005}', %s, %s, %L)$$, days,
            hours, times)), 5), said, format('CAD-07: %s hours on %s days between %s', hours, days, times))
  FROM (VALUES (1, 60, '{09:00,09:06}', '23514'), (10, 60, '{09:00,09:06}', '23514'), (10, 1, '{09:00,09:06}', 'accep'),
               (10, 1.01, '{09:00,09:06}', '23514'), (1, 3, '{09:00,12:00}', 'accep'),
               (1, 3.01, '{09:00,12:00}', '23514'),
               (3, 4, '{09:00,10:20}', 'accep'), (3, 4.01, '{09:00,10:20}', '23514'), (1, 10, '{08:00,24:00}', 'accep')
       ) v (days, hours, times, said);
SELECT * FROM finish();
ROLLBACK;
