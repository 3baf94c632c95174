-- ELE-05 Surplus of candidates of 20%.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-05', 'SELECT pg_temp.elect(50, 5, 6)', '6 candidates for 5 seats');
SELECT pg_temp.accepts('ELE-05', 'SELECT pg_temp.elect(50, 5, 7)', '7 candidates for 5 seats');
SELECT pg_temp.refuses('ELE-05', 'SELECT pg_temp.elect(50, 5, 5)', '5 candidates for 5 seats');
SELECT pg_temp.accepts('ELE-05', $$SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary'$q$)$$,
  'a secretary with as many candidates as seats');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-05', $$SELECT pg_temp.ballot(9000 + n, 50,
    format('seats = %s, candidates = %s, office = %L, round_of_id = %L::bigint', s, c, o, r))
    FROM (VALUES (1, 5, 6, 'committee', NULL), (2, 5, 5, 'committee', NULL), (3, 6, 8, 'committee', NULL),
    (4, 6, 7, 'committee', NULL), (5, 3, 3, 'delegate', NULL), (6, 1, 1, 'secretary', NULL),
    (7, 3, 3, 'committee', 9001), (8, 3, 9, 'committee', NULL), (9, 3, 0, 'committee', NULL)) v (n, s, c, o, r);
  INSERT INTO party.candidate (election_id, member_id, votes_for) SELECT 9008, 50000 + i, 9
    FROM generate_series(1, 3) i;
  INSERT INTO party.candidate (election_id, member_id, votes_for) SELECT 9009, 50000 + i, 9
    FROM generate_series(1, 4) i$$,
  '9002:1 9004:1 9005:1 9008:1', 'fewer candidates than a fifth more than seats, as named or else as counted');
SELECT pg_temp.sees('ELE-05', $$SELECT pg_temp.ballot(9001, 50), pg_temp.ballot(9002, 50), pg_temp.ballot(9004, 50,
    'candidates = 3,
    round_of_id = 9001'), pg_temp.ballot(9005, 50, $q$candidates = 3, office = 'secretary'$q$);
  INSERT INTO party.candidate (election_id, member_id, votes_for) SELECT 9002, 50000 + i, 9
    FROM generate_series(1, 4) i$$,
  ARRAY[$$UPDATE party.election SET seats = 4 WHERE id = 9001$$,
    $$UPDATE party.election SET candidates = 3 WHERE id = 9001$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 9004$$,
    $$UPDATE party.election SET office = 'committee' WHERE id = 9005$$,
    $$SELECT pg_temp.ballot(9003, 50, 'candidates = 3')$$,
    $$DELETE FROM party.candidate WHERE member_id = 50001$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9001, 50001, 9)$$]);
-- A ballot that comes to where the rule is in force.
SELECT pg_temp.judges('ELE-05', $$SELECT partybuild.set_mode('ELE-05', 'off', 'order', 50),
    pg_temp.ballot(9001, 50, 'candidates = 3')$$, ARRAY['UPDATE party.election SET org_id = 11 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
