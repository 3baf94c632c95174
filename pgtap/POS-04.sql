-- POS-04 At most one deputy in a branch.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-04', $$SELECT pg_temp.appoint(11009, 11, 'deputy')$$, 'one deputy');
SELECT pg_temp.refuses('POS-04', $$SELECT pg_temp.appoint(11009, 11, 'deputy'), pg_temp.appoint(11010, 11, 'deputy')$$,
  'two deputies');

SELECT * FROM finish();
ROLLBACK;
