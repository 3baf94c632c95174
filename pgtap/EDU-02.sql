-- EDU-02 Thematic discussion quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-02', 11, '2026Q1', 'met', $$ SELECT pg_temp.held(1, 11, 'discussion', '2026-02-20') $$,
  '20 February for the first quarter');
SELECT pg_temp.becomes('EDU-02', 11, '2026Q1', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-02-20') $$,
  'none in the quarter');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-02', 11, '2026Q1', '1 by 2026-03-31, from 2026-03-01');
SELECT pg_temp.counts('EDU-02', $$SELECT pg_temp.held(1, 11, 'discussion', '2026-03-08'), pg_temp.held(2, 11,
    'study', '2026-03-09')$$,
  '{"11 2026-03-08"}', 'discussion');

SELECT * FROM finish();
ROLLBACK;
