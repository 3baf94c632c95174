-- ORG-15 A branch that lost its ground is adjusted.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.meets('ORG-15',
  'SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 90) FROM generate_series(1, 3) i', '90 days below');
SELECT pg_temp.reports('ORG-15',
  'SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 91) FROM generate_series(1, 3) i', '91 days below');
SELECT pg_temp.meets('ORG-15', $$SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 200)
  FROM generate_series(1, 3) i; SELECT pg_temp.transfer(16001, 16, partybuild.today() - 100);
  SELECT pg_temp.transfer(16001, 11, partybuild.today() - 30)$$, 'below, whole again, and below for 30 days');

SELECT * FROM finish();
ROLLBACK;
