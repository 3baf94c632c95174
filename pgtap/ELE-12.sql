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

-- A further round belongs to the ballot it repeats, for the seats left.
CREATE FUNCTION pg_temp.rounds() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(32, 'branch', 2);
  SELECT pg_temp.ballot(9000 + n, 31, t, h::date) FROM (VALUES (1, NULL, '2024-06-01'),
    (2, 'round_of_id = 9001, seats = 1', '2024-06-01'), (3, 'round_of_id = 9001, seats = 2', '2024-06-02'),
    (4, 'round_of_id = 9001, seats = 1, org_id = 32', '2024-06-02'),
    (5, $q$round_of_id = 9001, seats = 1, office = 'delegate'$q$, '2024-06-02'),
    (6, $q$round_of_id = 9001, seats = 1, purpose = 'by_election'$q$, '2024-06-02'),
    (7, 'round_of_id = 9001, seats = 1', '2024-05-31'), (8, 'round_of_id = 9002, seats = 1', '2024-06-02'),
    (9, $q$result = 'void'$q$, '2024-06-01'), (10, 'round_of_id = 9009, seats = 1', '2024-06-02'),
    (11, NULL, '2024-06-01'), (12, 'round_of_id = 9011, seats = 1', '2024-06-02'),
    (13, 'round_of_id = 9011, seats = 1', '2024-06-03'), (14, NULL, '2024-06-01'),
    (15, 'round_of_id = 9014, seats = 1', '2024-06-02'), (16, $q$round_of_id = 9014, seats = 1, result = 'void'$q$,
    '2024-06-02'), (17, 'round_of_id = 9014, seats = 1', '2024-06-03'),
    -- one whose number is lower; one whose last round takes what two others leave; and one of five seats
    (21, NULL, '2024-06-01'), (20, 'round_of_id = 9021, seats = 2', '2024-06-01'), (22, NULL, '2024-06-01'),
    (23, 'round_of_id = 9022, seats = 2', '2024-06-02'), (24, 'round_of_id = 9022, seats = 2', '2024-06-03'),
    (25, 'seats = 5', '2024-06-01'), (26, 'round_of_id = 9025, seats = 1', '2024-06-02')) v (n, t, h);
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected)
  SELECT (9000 + e) * 10 + m, 9000 + e, 11005 + e % 10 * 2 + m, 15, e NOT IN (9, 16)
    FROM (VALUES (1, 2), (9, 2), (11, 2), (12, 1), (13, 1),
    (14, 1), (15, 1), (16, 1), (17, 1), (21, 2), (22, 1)) v (e, n), generate_series(1, n) m;
  INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9001, 11004, 1), (9023, 11004, 1) $$;
SELECT pg_temp.lists('ELE-12', 'SELECT pg_temp.rounds()',
  '9003:1 9004:1 9005:1 9006:1 9007:1 9008:1 9010:1 9012:1 9013:1 9020:1',
  'rounds of another organisation, office or purpose, of a void ballot or of a round, before it, for more than was '
  'left, and such as together elected more than there were seats');
SELECT pg_temp.sees('ELE-12', $$SELECT pg_temp.rounds();
    DELETE FROM party.election WHERE id IN (9003, 9004, 9005, 9006, 9007, 9008, 9010, 9012, 9013, 9020)$$,
  ARRAY[$$UPDATE party.election SET org_id = 32 WHERE id = 9001$$,
    $$UPDATE party.election SET office = 'delegate' WHERE id = 9001$$,
    $$UPDATE party.election SET purpose = 'by_election' WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2024-06-02' WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 9025$$,
    $$UPDATE party.election SET seats = 2 WHERE id = 9001$$,
    $$UPDATE party.election SET round_of_id = 9025 WHERE id = 9001$$,
    $$UPDATE party.election SET org_id = 32 WHERE id = 9002$$,
    $$UPDATE party.election SET office = 'delegate' WHERE id = 9002$$,
    $$UPDATE party.election SET purpose = 'by_election' WHERE id = 9002$$,
    $$UPDATE party.election SET held_on = '2024-05-31' WHERE id = 9002$$,
    $$UPDATE party.election SET seats = 2 WHERE id = 9002$$,
    $$UPDATE party.election SET round_of_id = 9009 WHERE id = 9002$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9001, 11003, 15, true)$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9014, 11003, 15, true)$$,
    $$UPDATE party.candidate SET elected = true WHERE election_id = 9001$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9023, 11003, 15, true)$$,
    $$UPDATE party.candidate SET elected = true WHERE election_id = 9023$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9016;
      UPDATE party.candidate SET elected = true WHERE election_id = 9016$$,
    $$SELECT pg_temp.ballot(9018, 31, 'round_of_id = 9014, seats = 1', '2024-06-04')$$,
    $$UPDATE party.candidate SET votes_for = 14 WHERE id = 90012; INSERT INTO party.candidate (election_id, member_id,
      votes_for) VALUES (9001, 11005, 14)$$]);

-- Who was elected takes no seat of another round.
SELECT 'SELECT pg_temp.rounds(); DELETE FROM party.election WHERE id IN (9003, 9004, 9005, 9006, 9007, 9008, 9010, 9012,
  9013, 9020);' AS right \gset
SELECT pg_temp.lists('ELE-12', :'right' || $$UPDATE party.candidate SET member_id = 11014 WHERE id = 90171$$,
  '9015:1 9016:1 9017:1', 'one elected by the ballot and by a round');
SELECT pg_temp.lists('ELE-12', :'right' || $$UPDATE party.candidate SET member_id = 11014, votes_for = 1,
    elected = false WHERE id = 90171;
  UPDATE party.candidate SET member_id = 11014 WHERE id = 90161$$, '',
  'not one who stood again, nor in a round that is void');
SELECT pg_temp.sees('ELE-12', :'right', ARRAY['UPDATE party.candidate SET member_id = 11014 WHERE id = 90151',
    'UPDATE party.candidate SET member_id = 11016 WHERE id = 90141',
    'INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9002, 11008, 15, true)']);

-- Of several rounds of a day the register does not know the order, and asks for none: in some order the
-- seats were left.
CREATE FUNCTION pg_temp.same_day(seats int[], filled int[], numbers int[] DEFAULT '{2,3,4}', total int DEFAULT 3)
  RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31, 'seats = ' || total);
  SELECT pg_temp.ballot(9000 + numbers[i], 31, format('round_of_id = 9001, seats = %s', seats[i]), '2024-06-02')
    FROM generate_subscripts(seats, 1) i;
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected)
  SELECT (9000 + numbers[i]) * 10 + m, 9000 + numbers[i], 11000 + i * 5 + m, 15, true
    FROM generate_subscripts(seats, 1) i, generate_series(1, filled[i]) m $$;
SELECT pg_temp.lists('ELE-12', format('SELECT pg_temp.same_day(%L, %L, %L)', s, f, n), found,
  format('rounds of a day for %s seats that filled %s, numbered %s', s, f, n))
  FROM (VALUES ('{3,2,1}', '{1,1,1}', ''), ('{3,2}', '{1,2}', ''), ('{3,3}', '{0,3}', ''), ('{3,1}', '{2,1}', ''),
    ('{3,3}', '{1,2}', '9003:1'), ('{2,2,1}', '{1,1,1}', ''), ('{3,2,2}', '{1,1,1}', '9004:1')) v (s, f, found),
    unnest('{"{2,3,4}","{4,3,2}","{3,2,4}"}'::text[]) n
 WHERE found = '' OR n = '{2,3,4}';
SELECT pg_temp.lists('ELE-12', 'SELECT pg_temp.same_day(''{4,2}'', ''{1,1}'')', '9002:1',
  'for more than ever were left');
SELECT pg_temp.sees('ELE-12', 'SELECT pg_temp.same_day(''{1,3}'', ''{1,2}'')',
  ARRAY['UPDATE party.election SET seats = 3 WHERE id = 9002']);
SELECT pg_temp.lists('ELE-12', $$SELECT pg_temp.same_day('{3,3}', '{1,2}'); INSERT INTO party.candidate (election_id,
  member_id, votes_for) VALUES (9002, 11001, 1), (9002, 11002, 1)$$, '9003:1', 'who stood and lost fills no seat');

-- A ballot that is void elects nobody.
SELECT pg_temp.says('ELE-12', $$SELECT pg_temp.ballot(9001, 50, $q$result = 'void'$q$, '2024-06-01');
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9001, 50001, 15, true)$$,
  'election of "organisation 50" on 2024-06-01 (1 elected, 3 seats): the ballot is void, nobody is elected by it; '
  '“organisation 50”2024-06-01选举（当选1人，应选3名）：选举无效，不产生当选人');
SELECT pg_temp.lists('ELE-12', $$SELECT pg_temp.ballot(9001, 50, $q$result = 'void'$q$);
  INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9001, 50001, 15)$$, '', 'none elected');
-- and where nobody asked, what it shows counts once it is valid
SELECT pg_temp.sees('ELE-12', :'right' || $$SELECT pg_temp.unasked('ELE-12', 'UPDATE party.candidate SET elected = true
    WHERE election_id = 9016')$$, ARRAY[$$UPDATE party.election SET result = 'valid' WHERE id = 9016$$]);
SELECT pg_temp.sees('ELE-12', $$SELECT pg_temp.ballot(9001, 50), pg_temp.ballot(9002, 50, $q$result = 'void'$q$);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9001, 50001, 15, true),
    (9002, 50001, 9, false)$$,
  ARRAY[$$UPDATE party.election SET result = 'void' WHERE id = 9001$$,
    'UPDATE party.candidate SET elected = true WHERE election_id = 9002']);

SELECT * FROM finish();
ROLLBACK;
