-- EDU-03 Seminar yearly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-03', 11, '2026', 'met', $$ SELECT pg_temp.held(1, 11, 'seminar', '2026-09-10') $$,
  'in September');
SELECT pg_temp.becomes('EDU-03', 11, '2026', 'due', $$ SELECT 1 $$, 'five weeks before the end of the year');
SELECT pg_temp.becomes('EDU-03', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'the year is over');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-03', 11, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.counts('EDU-03', $$SELECT pg_temp.held(1, 11, 'seminar', '2026-03-08'), pg_temp.held(2, 11, 'study',
    '2026-03-09')$$,
  '{"11 2026-03-08"}', 'seminar');

SELECT * FROM finish();
ROLLBACK;
