-- ELE-11 Elected by more than half of those present.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-11',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 15 - (id % 100)::int - (id % 100 = 4)::int * 6',
  '12 of 20');
SELECT pg_temp.accepts('ELE-11',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 14 - (id % 100)::int - (id % 100 = 4)::int * 6',
  '11 of 20');
SELECT pg_temp.refuses('ELE-11',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 13 - (id % 100)::int - (id % 100 = 4)::int * 6',
  '10 of 20');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-11', $$SELECT pg_temp.ballot(9001, 50);
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected) VALUES (9001, 9001, 50001, 11, true),
    (9002, 9001, 50002, 10, true), (9003, 9001, 50003, 10, false)$$, '9002:1',
        'elected by no more than half of those present');
SELECT pg_temp.sees('ELE-11', $$SELECT pg_temp.ballot(9001, 50), pg_temp.ballot(9002, 50, 'present = 30');
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected) VALUES (9001, 9001, 50001, 11, true),
    (9002, 9001, 50002, 10, false)$$,
  ARRAY[$$UPDATE party.candidate SET votes_for = 10 WHERE id = 9001$$,
    $$UPDATE party.candidate SET elected = true WHERE id = 9002$$,
    $$UPDATE party.candidate SET election_id = 9002 WHERE id = 9001$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9001, 50003, 1, true)$$,
    $$UPDATE party.election SET present = 22 WHERE id = 9001$$]);
-- What does not change the verdict has it asked all the same: whose policy it is, and who is named.
SELECT pg_temp.judges('ELE-11', $$SELECT pg_temp.unasked('ELE-11', $q$SELECT pg_temp.ballot(9001, 50);
    INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected) VALUES (9001, 9001, 50001, 10, true)
    $q$)$$, ARRAY['UPDATE party.candidate SET member_id = 50002 WHERE id = 9001',
    'UPDATE party.election SET org_id = 11 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
