-- ELE-16 Renewal on time.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.meets('ELE-16', $$SELECT pg_temp.elect(50, held => (partybuild.today() - interval '3 years')::date)$$,
  'the term ends today');
SELECT pg_temp.reports('ELE-16',
  $$SELECT pg_temp.elect(50, held => (partybuild.today() - interval '3 years')::date - 2)$$,
  'the term is over and nothing was held');
SELECT pg_temp.meets('ELE-16', $$SELECT pg_temp.elect(50, held => '2022-05-01');
  SELECT pg_temp.elect(50, held => '2025-04-20', id => 2050)$$, 'renewed eleven days before the end');

SELECT * FROM finish();
ROLLBACK;
