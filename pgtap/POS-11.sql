-- POS-11 Secretary of a year's standing.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-11', $$UPDATE party.member SET confirmed_on = '2023-05-01'
  WHERE id = 11001$$, 'a year to the day');
SELECT pg_temp.refuses('POS-11', $$UPDATE party.member SET confirmed_on = '2023-05-02'
  WHERE id = 11001$$, 'a day less');

SELECT * FROM finish();
ROLLBACK;
