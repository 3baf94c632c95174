-- ELE-09 Ballots returned do not exceed those issued.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-09', $$SELECT pg_temp.elect(50, tweak => 'returned = 19, valid = 19')$$,
  '20 issued, 19 returned');
SELECT pg_temp.refuses('ELE-09', $$SELECT pg_temp.elect(50, tweak => 'returned = 21, valid = 21')$$,
  '20 issued, 21 returned, valid');
SELECT pg_temp.accepts('ELE-09', $$SELECT pg_temp.elect(50, tweak => $q$returned = 21, valid = 21,
  result = 'void'$q$)$$, '21 returned, recorded as void');

SELECT * FROM finish();
ROLLBACK;
