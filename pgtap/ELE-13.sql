-- ELE-13 Seats left over.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.reports('ELE-13',
  $$SELECT pg_temp.elect(50, held => partybuild.today() - 31); UPDATE party.candidate
    SET elected = id IN (105001, 105002)$$, 'two of three, and nothing for 31 days');
SELECT pg_temp.meets('ELE-13',
  $$SELECT pg_temp.elect(50, held => partybuild.today() - 30); UPDATE party.candidate
    SET elected = id IN (105001, 105002)$$, 'two of three, 30 days ago');
SELECT pg_temp.meets('ELE-13', $$SELECT pg_temp.elect(50); UPDATE party.candidate SET elected = id IN (105001, 105002);
  SELECT pg_temp.elect(50, 1, 2, held => partybuild.today() - 90, tweak => 'round_of_id = 1050', id => 2050)$$,
  'a further round 10 days later');
SELECT pg_temp.meets('ELE-13',
  $$SELECT pg_temp.elect(50, 4, 5, tweak => 'seats_reduced_to = 3, reduction_document_id = 50'); UPDATE party.candidate
  SET elected = id <= 105003$$, 'a decision to reduce the seats');

SELECT * FROM finish();
ROLLBACK;
