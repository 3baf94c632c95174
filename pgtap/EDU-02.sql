-- EDU-02 Thematic discussion quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-02', 11, '2026Q1', 'met', $$ SELECT pg_temp.held(1, 11, 'discussion', '2026-02-20') $$,
  '20 February for the first quarter');
SELECT pg_temp.becomes('EDU-02', 11, '2026Q1', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-02-20') $$,
  'none in the quarter');

SELECT * FROM finish();
ROLLBACK;
