-- ELE-05 Surplus of candidates of 20%.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-05', 'SELECT pg_temp.elect(50, 5, 6)', '6 candidates for 5 seats');
SELECT pg_temp.accepts('ELE-05', 'SELECT pg_temp.elect(50, 5, 7)', '7 candidates for 5 seats');
SELECT pg_temp.refuses('ELE-05', 'SELECT pg_temp.elect(50, 5, 5)', '5 candidates for 5 seats');
SELECT pg_temp.accepts('ELE-05', $$SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary'$q$)$$,
  'a secretary with as many candidates as seats');

SELECT * FROM finish();
ROLLBACK;
