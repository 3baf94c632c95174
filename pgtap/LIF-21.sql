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

SELECT * FROM finish();
ROLLBACK;
