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

-- Of whom the register does not know yet where he was, it knows when he became a full member.
CREATE FUNCTION pg_temp.told(known date, confirmed date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => '2024-06-01');
  UPDATE party.member SET known_from = known, confirmed_on = confirmed WHERE id = 50020;
  UPDATE party.membership SET from_date = greatest(known, '2024-06-02') WHERE member_id = 50020;
  UPDATE party.member SET known_from = '2024-06-05' WHERE id = 50018;
  SELECT partybuild.set_mode(c, 'off', 'test') FROM unnest('{ELE-01,ORG-11}'::text[]) c;
$$;
SELECT pg_temp.accepts('ELE-21', $$SELECT pg_temp.told('2024-06-02', '2024-06-01')$$, 'a teller known a day later');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.told('2024-06-01', '2024-06-01')$$,
  'a teller known by then, in no branch');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.told('2024-06-05', '2024-06-02')$$,
  'a teller known later, and confirmed after the day');

SELECT pg_temp.sees('ELE-21', $$SELECT pg_temp.told('2024-06-05', '2024-06-01');
  UPDATE party.member SET known_from = '2024-06-05', confirmed_on = '2024-06-01' WHERE id = 50019;
  UPDATE party.membership SET from_date = '2024-06-05' WHERE member_id = 50019$$,
  (SELECT array_agg(format(c, m) ORDER BY c, m) FROM unnest('{50019,50020}'::int[]) m, unnest(ARRAY[
    $$UPDATE party.member SET known_from = '2024-06-01' WHERE id = %s$$,
    $$UPDATE party.member SET confirmed_on = '2024-06-02' WHERE id = %s$$]) c));

-- Who counts need not have a vote, but be there; who watches is a voter.
SELECT pg_temp.lists('ELE-21', $$SELECT pg_temp.organise(31, 'branch', 2, 9);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31006;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 31007;
  SELECT pg_temp.ballot(9001, 31, 'scrutineer_id = 31001'), pg_temp.ballot(9002, 31, 'scrutineer_id = 31006'),
    pg_temp.ballot(9003, 31, 'scrutineer_id = 31001');
  INSERT INTO party.teller VALUES (9001, 31006), (9002, 31002), (9003, 31007)$$, '9002:1 9003:1',
  'a probationary scrutineer, or a suspended teller');

-- In the election of a discipline committee, members of its superior.
CREATE FUNCTION pg_temp.discipline() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(212, 'discipline_committee', 2), pg_temp.organise(40, 'basic_committee', 1, 5);
  SELECT pg_temp.ballot(9001, 212, 'scrutineer_id = 11005'), pg_temp.ballot(9002, 212, 'scrutineer_id = 40001');
  INSERT INTO party.teller VALUES (9001, 12005), (9002, 40002) $$;
SELECT pg_temp.lists('ELE-21', 'SELECT pg_temp.discipline()', '9002:2', 'members of another committee');
SELECT pg_temp.sees('ELE-21', 'SELECT pg_temp.discipline(); DELETE FROM party.election WHERE id = 9002',
  ARRAY[$$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 212$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 212$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 212$$]);

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.counted() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 9);
  UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 31005;
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31006;
  SELECT pg_temp.ballot(9000 + n, 31, t) FROM (VALUES (1, 'scrutineer_id = 31001'),
    (2, 'scrutineer_id = 31001, secret_ballot = false'), (3, NULL), (4, 'scrutineer_id = 31001'),
    (5, 'scrutineer_id = 31003'), (6, 'scrutineer_id = 31001'), (7, 'scrutineer_id = 31005'),
    (8, 'scrutineer_id = 31006'), (9, 'scrutineer_id = 31004'), (10, $q$result = 'void', secret_ballot = false$q$),
    (11, 'secret_ballot = false')) v (n, t);
  INSERT INTO party.teller VALUES (9001, 31002), (9002, 31002), (9003, 31002), (9005, 31002), (9006, 31003),
    (9007, 31002), (9008, 31002), (9009, 31002), (9009, 31008);
  INSERT INTO party.candidate (election_id, member_id, votes_for) SELECT 9000 + n, 31003, 1 FROM generate_series(1,
      11) n;
  INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9011, 31001, 1), (9011, 31002, 1);
  INSERT INTO party.excused_voter (election_id, member_id, reason) VALUES (9009, 31004, 'illness'),
    (9009, 31008, 'illness'), (9011, 31001, 'illness') $$;
SELECT pg_temp.lists('ELE-21', 'SELECT pg_temp.counted()',
  '9002:1 9003:1 9004:1 9005:1 9006:1 9007:1 9008:1 9009:2 9011:3',
  'open ballots, or without a scrutineer and tellers who are voters that day and no candidates');
SELECT pg_temp.sees('ELE-21', $$SELECT pg_temp.counted();
  DELETE FROM party.election WHERE id BETWEEN 9002 AND 9009 OR id = 9011;
  SELECT pg_temp.organise(32, 'branch', 2, 9)$$,
  ARRAY[$$UPDATE party.election SET secret_ballot = false WHERE id = 9001$$,
    $$UPDATE party.election SET scrutineer_id = NULL WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9010$$,
    $$UPDATE party.election SET org_id = 32 WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2005-01-01' WHERE id = 9001$$, $$SELECT pg_temp.ballot(9012, 31)$$,
    $$DELETE FROM party.teller WHERE election_id = 9001$$, $$INSERT INTO party.teller VALUES (9001, 31003)$$,
    $$UPDATE party.teller SET member_id = 31003 WHERE election_id = 9001$$,
    $$UPDATE party.candidate SET member_id = 31002 WHERE election_id = 9001$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9001, 31002, 1)$$]);
-- Scrutineer and teller of a branch two levels below, who leave, or lose their rights, by the day.
SELECT pg_temp.sees('ELE-21', $$SELECT pg_temp.organise(40, 'basic_committee', 1),
    pg_temp.organise(41, 'general_branch', 40), pg_temp.organise(42, 'branch', 41, 5);
  INSERT INTO party.organisation (id, name, kind) VALUES (43, 'to be', 'branch');
  SELECT pg_temp.ballot(9001, 40, 'scrutineer_id = 42001'), pg_temp.ballot(9002, 40, 'scrutineer_id = 42003');
  INSERT INTO party.teller VALUES (9001, 42002), (9002, 42004);
  INSERT INTO party.excused_voter (election_id, member_id, reason) VALUES (9001, 42005, 'illness');
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (42001, '2024-06-02', '2025-01-01'),
    (42002, '2024-06-02', '2025-01-01'), (42003, '2024-01-01', '2024-06-01'), (42004, '2024-01-01', '2024-06-01')$$,
  (SELECT array_agg(format(c, m) ORDER BY c, m) FROM unnest('{42001,42002}'::int[]) m, unnest(ARRAY[
    $$UPDATE party.membership SET status = 'suspended' WHERE member_id = %s$$,
    $$UPDATE party.membership SET from_date = '2024-06-02' WHERE member_id = %s$$,
    $$UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = %s$$,
    $$UPDATE party.membership SET org_id = 11 WHERE member_id = %s$$,
    $$DELETE FROM party.membership WHERE member_id = %s$$,
    $$UPDATE party.rights_suspension SET from_date = '2024-06-01' WHERE member_id = %s$$]) c)
  || ARRAY[$$UPDATE party.rights_suspension SET to_date = '2024-06-02' WHERE member_id = 42003$$,
    $$UPDATE party.rights_suspension SET to_date = '2024-06-02' WHERE member_id = 42004$$,
    $$UPDATE party.excused_voter SET member_id = 42002$$,
    $$INSERT INTO party.excused_voter (election_id, member_id, reason) VALUES (9001, 42001, 'illness')$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 42$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 42$$,
    $$UPDATE party.subordination SET org_id = 43 WHERE org_id = 42$$,
    $$DELETE FROM party.subordination WHERE org_id = 42$$]);

SELECT * FROM finish();
ROLLBACK;
