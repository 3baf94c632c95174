-- LIF-20 Chair and recorder attended.
\ir life.psql
SELECT no_plan();

SET partybuild.as_of = '2026-11-24';
SET client_min_messages = error;
SELECT pg_temp.accepts('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$, 'both present');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET recorder_id = 12001 $$, 'the recorder absent');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE member_id = 11001 $$, 'the chair absent');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET chair_id = 11009 $$, 'a chair nobody named');
SELECT pg_temp.accepts('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET chair_id = 11009, chair_named_by_id = 11001 $$, 'a chair named by the secretary');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET chair_id = 11009, chair_named_by_id = 11002 $$,
  'a chair named by a plain member of the committee');

SELECT * FROM finish();
ROLLBACK;
