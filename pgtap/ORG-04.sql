-- ORG-04 A basic committee has 100 or more full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-04', $$SELECT pg_temp.organise(40, 'basic_committee', 1),
  pg_temp.organise(41, 'branch', 40, 50), pg_temp.organise(42, 'branch', 40, 50), pg_temp.committee(41),
  pg_temp.committee(42)$$, 'a committee with 100');
SELECT pg_temp.refuses('ORG-04', $$SELECT pg_temp.organise(40, 'basic_committee', 1),
  pg_temp.organise(41, 'branch', 40, 50), pg_temp.organise(42, 'branch', 40, 49), pg_temp.committee(41),
  pg_temp.committee(42)$$, 'a committee with 99');

SELECT * FROM finish();
ROLLBACK;
