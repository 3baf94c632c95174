-- EDU-05 Integrity education 4 a year.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-05', 2, '2026', 'met', $$
  SELECT pg_temp.held(i, 2, 'integrity_education', make_date(2026, 2 * i, 1)) FROM generate_series(1, 4) i $$, 'four');
SELECT pg_temp.becomes('EDU-05', 2, '2026', 'overdue', $$
  SELECT pg_temp.held(i, 2, 'integrity_education', make_date(2026, 2 * i, 1)) FROM generate_series(1, 3) i;
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'three');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-05', 2, '2026', '4 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.counts('EDU-05', $$SELECT pg_temp.held(1, 2, 'integrity_education', '2026-03-08'), pg_temp.held(2, 2,
    'study', '2026-03-09')$$,
  '{"2 2026-03-08"}', 'integrity_education');

SELECT * FROM finish();
ROLLBACK;
