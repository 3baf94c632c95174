-- ELE-10 The figures agree.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-10', $$SELECT pg_temp.elect(50, tweak => 'valid = 19, invalid = 1')$$, '20 = 19 + 1');
SELECT pg_temp.refuses('ELE-10', $$SELECT pg_temp.elect(50, tweak => 'returned = 19, valid = 20')$$,
  '19 returned, 20 valid');
SELECT pg_temp.refuses('ELE-10', $$SELECT pg_temp.elect(50);
  UPDATE party.candidate SET against = 6 WHERE id = 105001$$, '15 for, 6 against, 20 valid');
SELECT pg_temp.refuses('ELE-10', $$SELECT pg_temp.elect(50, 3, 4);
  UPDATE party.candidate SET votes_for = 20 - (id % 100)::int$$, '70 votes on 60 places');

SELECT * FROM finish();
ROLLBACK;
