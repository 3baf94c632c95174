-- POS-12 Discipline secretary is another person.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-12', $$SELECT pg_temp.appoint(12009, 2, 'discipline_secretary')$$, 'another person');
SELECT pg_temp.refuses('POS-12', $$SELECT pg_temp.organise(212, 'discipline_committee', 2),
  pg_temp.appoint(11004, 212, 'secretary')$$, 'the same person');

SELECT * FROM finish();
ROLLBACK;
