-- EDU-03 Seminar yearly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-03', 11, '2026', 'met', $$ SELECT pg_temp.held(1, 11, 'seminar', '2026-09-10') $$,
  'in September');
SELECT pg_temp.becomes('EDU-03', 11, '2026', 'due', $$ SELECT 1 $$, 'five weeks before the end of the year');
SELECT pg_temp.becomes('EDU-03', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'the year is over');

SELECT * FROM finish();
ROLLBACK;
