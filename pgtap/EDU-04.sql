-- EDU-04 Agency lecture quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-04', 2, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 2, 'policy_lecture', '2026-06-30') $$,
  'of the agency committee');
SELECT pg_temp.becomes('EDU-04', 2, '2026Q2', 'overdue', $$
  SELECT pg_temp.held(1, 11, 'policy_lecture', '2026-06-30') $$, 'of a branch only');

SELECT * FROM finish();
ROLLBACK;
