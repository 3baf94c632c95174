-- LIF-19 Minutes are written in time.
\ir life.psql
SELECT no_plan();

SELECT $$SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 3);
  INSERT INTO party.minutes (activity_id, said, seen_at) VALUES (1, 'all', '2020-01-01');$$ AS minutes \gset
RESET partybuild.as_of;
UPDATE compliance.court SET recorded_from = '2026-01-01';
SELECT pg_temp.meets('LIF-19', :'minutes', 'three days');
SELECT pg_temp.meets('LIF-19', :'minutes' || $$ UPDATE party.activity
  SET starts_at = partybuild.today() - 7, ends_at = partybuild.today() - 6 $$, 'seven days');
SELECT pg_temp.reports('LIF-19', :'minutes' || $$ UPDATE party.activity
  SET starts_at = partybuild.today() - 8, ends_at = partybuild.today() - 7 $$, 'eight days');
SELECT pg_temp.reports('LIF-19', $$ SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 140) $$,
  'none after 140 days');
SELECT pg_temp.meets('LIF-19', $$ UPDATE compliance.court SET recorded_from = partybuild.today();
  SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 140) $$, 'held before the database began to record');
SELECT pg_temp.meets('LIF-19', $$ SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 3) $$,
  'none yet after three days');

SELECT * FROM finish();
ROLLBACK;
