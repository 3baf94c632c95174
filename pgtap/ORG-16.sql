-- ORG-16 A basic committee has a discipline committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.reports('ORG-16', 'SELECT 1', 'a committee without a discipline secretary');
SELECT pg_temp.meets('ORG-16', $$SELECT pg_temp.appoint(12009, 2, 'discipline_secretary')$$,
  'a discipline secretary in office');
SELECT pg_temp.meets('ORG-16', $$SELECT pg_temp.organise(160, 'discipline_committee', 2),
  pg_temp.appoint(12009, 160, 'secretary')$$, 'a discipline committee with a secretary');

SELECT * FROM finish();
ROLLBACK;
