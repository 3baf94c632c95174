-- LIF-22 Absence has a reason.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.meets('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.attendance SET status = 'absent', reason = 'hearing' WHERE member_id = 11009 $$, 'absent: hearing');
SELECT pg_temp.reports('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  DELETE FROM party.attendance WHERE member_id = 11009 $$, 'neither present nor absent');
SELECT pg_temp.reports('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.attendance SET status = 'absent' WHERE member_id = 11009 $$, 'absent without a reason');
SELECT pg_temp.meets('LIF-22', $$ SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-08') $$,
  'a committee meeting''s roster is the committee');
SELECT pg_temp.accepts('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  DELETE FROM party.attendance WHERE member_id = 11009 $$, 'a warning lets the write through');

SELECT * FROM finish();
ROLLBACK;
