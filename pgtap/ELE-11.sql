-- ELE-11 Elected by more than half of those present.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-11',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 15 - (id % 100)::int - (id % 100 = 4)::int * 6',
  '12 of 20');
SELECT pg_temp.accepts('ELE-11',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 14 - (id % 100)::int - (id % 100 = 4)::int * 6',
  '11 of 20');
SELECT pg_temp.refuses('ELE-11',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 13 - (id % 100)::int - (id % 100 = 4)::int * 6',
  '10 of 20');

SELECT * FROM finish();
ROLLBACK;
