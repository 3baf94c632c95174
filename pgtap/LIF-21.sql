-- LIF-21 Nobody in two places.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.accepts('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 1),
  pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 1) $$, '9 to 10 and 10 to 11');
SELECT pg_temp.refuses('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 2),
  pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 2) $$, '9 to 11 and 10 to 12');
SELECT pg_temp.refuses('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 8),
  pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 1),
  pg_temp.held(3, 11, 'seminar', '2026-03-08', '12:00', 1) $$, 'one within another, and a third after it');
SELECT pg_temp.accepts('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 2),
  pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 2, '{11001}'); UPDATE party.attendance SET in_person = false
  WHERE activity_id = 2 $$, 'one of them not in person');
SELECT pg_temp.refuses('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 1),
  pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 1); SET CONSTRAINTS ALL IMMEDIATE;
  UPDATE party.activity SET ends_at = '2026-03-08 10:30' WHERE id = 1 $$, 'the first made longer');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.places() RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at)
  SELECT n, 11, 'study', 'held', '2026-03-08'::timestamp + b::time, '2026-03-08'::timestamp + e::time
    FROM (VALUES (1, '08:00', '10:00'), (2, '09:00', '11:00'), (3, '10:00', '12:00'), (4, '08:00', '18:00'),
    (5, '12:00', '13:00'), (6, '09:00', '10:00'), (7, '09:00', '11:00')) v (n, b, e);
  UPDATE party.activity SET status = 'planned' WHERE id = 7;
  INSERT INTO party.attendance (activity_id, member_id) SELECT a, 11000 + m FROM (VALUES (1, '{1,2}'::int[]),
      (1, '{3,4}'),
    (2, '{1,3,4,6}'), (3, '{2}'), (4, '{5}'), (6, '{5}'), (5, '{5}'), (1, '{7,8}'), (7, '{7}'), (2, '{8}')) v (a, ms),
    unnest(ms) m;
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 2 AND member_id = 11003;
  UPDATE party.attendance SET in_person = false WHERE activity_id = 1 AND member_id = 11004 $$;
SELECT pg_temp.lists('LIF-21', 'SELECT pg_temp.places()', '11001:1 11005:2 11008:1',
    'present in person at two at the same time');
SELECT pg_temp.sees('LIF-21', $$SELECT pg_temp.places(); DELETE FROM party.attendance WHERE member_id IN (11001,
    11005, 11008);
  SELECT pg_temp.correct(1, 9, 1), pg_temp.held(10, 11, 'study', '2026-03-08', hours => 1, attend => '{11006}'),
    pg_temp.correct(10, 11, 1, attend => '{11009}')$$,
  ARRAY[$$UPDATE party.activity SET supersedes_id = NULL, correction_reason = NULL WHERE id = 11$$,
    $$UPDATE party.activity SET status = 'planned' WHERE id = 11$$,
    $$DELETE FROM party.activity WHERE id = 11$$]);
SELECT pg_temp.sees('LIF-21', $$SELECT pg_temp.places(); DELETE FROM party.attendance WHERE member_id IN (11001,
    11005, 11008)$$,
  ARRAY[$$UPDATE party.attendance SET status = 'present' WHERE member_id = 11003$$,
    $$UPDATE party.attendance SET in_person = true WHERE member_id = 11004$$,
    $$UPDATE party.attendance SET member_id = 11002 WHERE member_id = 11006$$,
    $$UPDATE party.attendance SET activity_id = 2 WHERE member_id = 11002 AND activity_id = 3$$,
    $$INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 11006)$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 7$$,
    $$UPDATE party.activity SET starts_at = '2026-03-08 09:00' WHERE id = 3$$,
    $$UPDATE party.activity SET ends_at = '2026-03-08 10:01' WHERE id = 1$$]);
SELECT pg_temp.judges('LIF-21', $$SELECT partybuild.set_mode('LIF-21', 'off', 'x', org_id => 12),
    pg_temp.held(1, 12, 'study', '2026-03-08'), pg_temp.held(2, 12, 'study', '2026-03-08')$$,
  ARRAY['UPDATE party.activity SET org_id = 11']);

SELECT * FROM finish();
ROLLBACK;
