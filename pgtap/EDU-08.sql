-- EDU-08 Attendance is by members.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$, 'members');
SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 12005, true) $$, 'a guest, marked');
SELECT pg_temp.refuses('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 12005) $$, 'a member of another branch, unmarked');
SELECT pg_temp.refuses('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 12005, true); SET CONSTRAINTS ALL IMMEDIATE;
  UPDATE party.attendance SET guest = false WHERE member_id = 12005 $$, 'the mark taken away');
SELECT pg_temp.accepts('EDU-08', $$
  SELECT pg_temp.held(1, 2, 'lecture', '2026-03-08', attend => '{11004,12005,13006}') $$, 'members of branches below');
SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'),
  pg_temp.transfer(11005, 12, '2026-05-01') $$, 'who was a member that day');
SELECT matches(pg_temp.verdict($$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 11005) $$), '^23505 .*EDU-08',
  'EDU-08 refuses: nobody twice');

SELECT * FROM finish();
ROLLBACK;
