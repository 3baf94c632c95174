-- ORG-12 Members are in branches.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-12', 'SELECT pg_temp.transfer(11009, 12)', 'a member in a branch');
SELECT pg_temp.refuses('ORG-12', 'SELECT pg_temp.transfer(11009, 2)', 'a member directly under the committee');

SELECT * FROM finish();
ROLLBACK;
