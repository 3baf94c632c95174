-- ELE-21 Secret ballot, scrutiny.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-21', 'SELECT pg_temp.elect(50)', 'scrutineer and teller are no candidates');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.elect(50, tweak => 'scrutineer_id = 50004')$$,
  'the scrutineer is a candidate');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.elect(50, tweak => 'scrutineer_id = 11009')$$,
  'the scrutineer is no voter');
SELECT pg_temp.refuses('ELE-21', 'SELECT pg_temp.elect(50); DELETE FROM party.teller', 'no teller');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.elect(50, tweak => 'secret_ballot = false')$$, 'no secret ballot');

SELECT * FROM finish();
ROLLBACK;
