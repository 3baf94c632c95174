-- EDU-05 Integrity education 4 a year.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-05', 2, '2026', 'met', $$
  SELECT pg_temp.held(i, 2, 'integrity_education', make_date(2026, 2 * i, 1)) FROM generate_series(1, 4) i $$, 'four');
SELECT pg_temp.becomes('EDU-05', 2, '2026', 'overdue', $$
  SELECT pg_temp.held(i, 2, 'integrity_education', make_date(2026, 2 * i, 1)) FROM generate_series(1, 3) i;
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'three');

SELECT * FROM finish();
ROLLBACK;
