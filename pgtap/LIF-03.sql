-- LIF-03 Party lecture quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-03', 11, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 11, 'lecture', '2026-06-03') $$,
  '3 June');
SELECT pg_temp.becomes('LIF-03', 11, '2026Q2', 'overdue', $$ SELECT 1 $$, 'none');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-03', 11, '2026Q1', '1 by 2026-03-31, from 2026-03-01');
SELECT pg_temp.counts('LIF-03', $$SELECT pg_temp.held(1, 11, 'lecture', '2026-03-08'), pg_temp.held(2, 11,
    'policy_lecture', '2026-03-09')$$,
  '{"11 2026-03-08"}', 'lecture');

SELECT * FROM finish();
ROLLBACK;
