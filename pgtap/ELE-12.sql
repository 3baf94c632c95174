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

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-12', $$SELECT pg_temp.ballot(9000 + n, 50) FROM generate_series(1, 7) n;
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) SELECT 9000 + n, 50000 + i, f, e
    FROM (VALUES (1, 1, 15, true), (1, 2, 14, true), (1, 3, 13, true), (1, 4, 12, false), (1, 5, 9, false),
    (2, 1, 15, true), (2, 2, 14, true), (2, 3, 13, true), (2, 4, 12, true), (3, 1, 15, true), (3, 2, 14, false),
    (3, 3, 14, true), (4, 1, 15, true), (4, 2, 13, true), (4, 3, 14, false), (5, 1, 9, true), (5, 2, 10, false),
    (6, 1, 15, true), (6, 2, 11, true), (6, 3, 12, false), (7, 1, 15, true), (7, 2, 12, true),
    (7, 3, 13, false), (7, 4, 11, false)) v (n, i, f, e)$$,
  '9002:1 9003:1 9004:1 9006:1 9007:1', 'more elected than seats, or with no more votes than one who was not');
SELECT pg_temp.sees('ELE-12', $$SELECT pg_temp.ballot(9001, 50);
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected) VALUES (9001, 9001, 50001, 15, true),
    (9002, 9001, 50002, 14, true), (9003, 9001, 50003, 10, false);
  SELECT pg_temp.ballot(9002, 50);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9002, 50001, 10, true),
    (9002, 50002, 10, false)$$,
  ARRAY[$$UPDATE party.candidate SET votes_for = 16 WHERE id = 9003$$,
    $$UPDATE party.candidate SET elected = false WHERE id = 9001$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9001, 50004, 20, false)$$,
    $$UPDATE party.election SET seats = 1 WHERE id = 9001$$, $$UPDATE party.election SET present = 19 WHERE id =
        9002$$]);

SELECT * FROM finish();
ROLLBACK;
