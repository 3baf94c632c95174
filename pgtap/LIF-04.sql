-- LIF-04 Theme day monthly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-04', 11, '2026-02', 'met', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-02-28') $$,
  'on the last of February');
SELECT pg_temp.becomes('LIF-04', 11, '2026-02', 'overdue', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-01') $$,
  'none in February');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-04', 11, '2026-03', '1 by 2026-03-31, from 2026-03-21');
SELECT pg_temp.counts('LIF-04', $$SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-08'), pg_temp.held(2, 11,
    'study', '2026-03-09')$$,
  '{"11 2026-03-08"}', 'theme_day');

SELECT * FROM finish();
ROLLBACK;
