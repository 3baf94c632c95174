-- ELE-12 Order of votes, ties.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-12', 'SELECT pg_temp.elect(50)', 'the first three of four');
SELECT pg_temp.refuses('ELE-12',
  $$SELECT pg_temp.elect(50); UPDATE party.candidate SET elected = id IN (105001, 105002, 105004),
    votes_for = 16 - (id % 100)::int$$, 'the fourth instead of the third');
SELECT pg_temp.refuses('ELE-12',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 13 WHERE id IN (105003, 105004)',
  'a tie at the cut, one of them elected');
SELECT pg_temp.accepts('ELE-12', $$SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 13, elected = false
  WHERE id IN (105003, 105004);
  SELECT pg_temp.elect(50, 1, 2, tweak => 'round_of_id = 1050', id => 2050); UPDATE party.candidate
    SET member_id = 50002 + (id % 100)::int WHERE election_id = 2050$$, 'a tie voted on again');
SELECT pg_temp.refuses('ELE-12',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET elected = true, votes_for = 16 - (id % 100)::int',
  'four elected for three seats');

SELECT * FROM finish();
ROLLBACK;
