-- LIF-03 Party lecture quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-03', 11, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 11, 'lecture', '2026-06-03') $$,
  '3 June');
SELECT pg_temp.becomes('LIF-03', 11, '2026Q2', 'overdue', $$ SELECT 1 $$, 'none');

SELECT * FROM finish();
ROLLBACK;
