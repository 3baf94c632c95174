-- LIF-02 General meeting quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-02', 11, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 11, 'general_meeting', '2026-05-12') $$,
  '12 May');
SELECT pg_temp.becomes('LIF-02', 11, '2026Q2', 'overdue', $$
  SELECT pg_temp.held(1, 11, 'general_meeting', '2026-07-01') $$, 'none in the quarter');

SELECT * FROM finish();
ROLLBACK;
