-- LIF-04 Theme day monthly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-04', 11, '2026-02', 'met', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-02-28') $$,
  'on the last of February');
SELECT pg_temp.becomes('LIF-04', 11, '2026-02', 'overdue', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-01') $$,
  'none in February');

SELECT * FROM finish();
ROLLBACK;
