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

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-10', $$SELECT pg_temp.ballot(9000 + n, 50, t) FROM (VALUES (1, 'valid = 20'),
    (2, 'valid = 21, invalid = NULL'), (3, 'valid = 19, invalid = 2'), (4, 'valid = 18, invalid = 1'),
    (5, 'present = 21'), (6, 'valid = 10, invalid = 10'), (7, 'valid = 10, invalid = 10'),
    (8, 'valid = 10, invalid = 10'), (9, 'valid = 10, invalid = 10'), (10, 'valid = 19, invalid = NULL')) v (n, t);
  INSERT INTO party.candidate (election_id, member_id, votes_for, against, abstaining) VALUES
    (9006, 50001, 5, 3, 2), (9006, 50002, 0, 0, 0), (9007, 50001, 5, 3, 3), (9007, 50002, 0, 0, 0),
    (9008, 50001, 10, 0, 0), (9008, 50002, 10, 0, 0), (9008, 50003, 10, 0, 0), (9009, 50001, 10, 0, 0),
    (9009, 50002, 10, 0, 0), (9009, 50003, 10, 0, 0), (9009, 50004, 1, 0, 0)$$,
  '9002:1 9003:1 9004:1 9005:1 9007:1 9009:1', 'figures that contradict each other');
SELECT pg_temp.sees('ELE-10', $$SELECT pg_temp.ballot(9001, 50);
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, against, abstaining) VALUES
    (9001, 9001, 50001, 10, 5, 5), (9002, 9001, 50002, 20, 0, 0), (9003, 9001, 50003, 20, 0, 0)$$,
  ARRAY[$$UPDATE party.election SET valid = 21 WHERE id = 9001$$,
    $$UPDATE party.election SET returned = 21 WHERE id = 9001$$, $$UPDATE party.election SET invalid = 1 WHERE id =
        9001$$,
    $$UPDATE party.election SET present = 21 WHERE id = 9001$$, $$UPDATE party.election SET entitled = 19 WHERE id =
        9001$$,
    $$UPDATE party.election SET seats = 2 WHERE id = 9001$$,
    $$SELECT pg_temp.ballot(9002, 50, 'valid = 21')$$,
    $$UPDATE party.candidate SET votes_for = 11 WHERE id = 9001$$, $$UPDATE party.candidate SET against = 6 WHERE id
        = 9001$$,
    $$UPDATE party.candidate SET abstaining = 6 WHERE id = 9001$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9001, 50004, 11)$$]);
-- A ballot that comes to where the rule is in force.
SELECT pg_temp.judges('ELE-10', $$SELECT partybuild.set_mode('ELE-10', 'off', 'order', 50),
    pg_temp.ballot(9001, 50, 'valid = 21')$$, ARRAY['UPDATE party.election SET org_id = 11 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
