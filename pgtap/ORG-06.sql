-- ORG-06 Fewer than 7: no committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'deputy')$$, 'a deputy in a branch of 5');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'member', '{publicity}')$$,
  'a publicity commissioner in a branch of 5');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.transfer(11000 + i, 12)
  FROM generate_series(5, 24) i$$, 'a committee serves on in a branch that shrank');

SELECT * FROM finish();
ROLLBACK;
