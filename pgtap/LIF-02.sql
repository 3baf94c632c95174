-- LIF-02 General meeting quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-02', 11, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 11, 'general_meeting', '2026-05-12') $$,
  '12 May');
SELECT pg_temp.becomes('LIF-02', 11, '2026Q2', 'overdue', $$
  SELECT pg_temp.held(1, 11, 'general_meeting', '2026-07-01') $$, 'none in the quarter');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-02', 11, '2026Q1', '1 by 2026-03-31, from 2026-03-01');
SELECT pg_temp.counts('LIF-02', $$SELECT pg_temp.held(1, 11, 'general_meeting', '2026-03-08'), pg_temp.held(2, 11,
    'lecture', '2026-03-09')$$,
  '{"11 2026-03-08"}', 'general_meeting');

SELECT * FROM finish();
ROLLBACK;
