-- ELE-08 Candidates may be elected.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-08', 'SELECT pg_temp.elect(50)', 'full members of the branch');
SELECT pg_temp.refuses('ELE-08',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET member_id = 11009 WHERE id = 105004',
  'a member of another branch');
SELECT pg_temp.refuses('ELE-08', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (50004, partybuild.today() - 400, partybuild.years_after(partybuild.today() - 400, 1));
  SELECT pg_temp.elect(50, tweak => 'scrutineer_id = 50018')$$, 'a candidate without rights that day');

-- Of whom the register does not know yet where he was, it knows when he became a full member.
CREATE FUNCTION pg_temp.stood(known date, confirmed date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => '2024-06-01');
  UPDATE party.member SET known_from = known, confirmed_on = confirmed WHERE id = 50004;
  UPDATE party.membership SET from_date = greatest(known, '2024-06-02') WHERE member_id = 50004;
  SELECT partybuild.set_mode(c, 'off', 'test') FROM unnest('{ELE-01,ORG-11}'::text[]) c;
$$;
SELECT pg_temp.accepts('ELE-08', $$SELECT pg_temp.stood('2024-06-02', '2024-06-01')$$, 'a candidate known a day later');
SELECT pg_temp.refuses('ELE-08', $$SELECT pg_temp.stood('2024-06-01', '2024-06-01')$$,
  'a candidate known by then, in no branch');
SELECT pg_temp.refuses('ELE-08', $$SELECT pg_temp.stood('2024-06-05', '2024-06-02')$$,
  'a candidate known later, and confirmed after the day');
SELECT pg_temp.refuses('ELE-08', $$SELECT pg_temp.stood('2024-06-05', '2011-01-01'); INSERT INTO party.rights_suspension
  (member_id, from_date, to_date) VALUES (50004, '2023-06-02', '2024-06-02')$$,
  'a candidate known later, without rights on the day');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-08', $$SELECT pg_temp.organise(id, kind, parent, n) FROM (VALUES (31, 'branch', 2, 9),
    (32, 'branch', 2, 1), (40, 'basic_committee', 1, 0), (41, 'branch', 40, 1), (42, 'branch', 40, 1),
    (43, 'branch', 40, 1), (44, 'branch', 40, 1), (45, 'branch', 40, 1)) v (id, kind, parent, n);
  SELECT pg_temp.ballot(9001, 31), pg_temp.ballot(9002, 40);
  INSERT INTO party.candidate (id, election_id, member_id, votes_for)
  SELECT m, CASE WHEN m < 40000 THEN 9001 ELSE 9002 END, m, 1 FROM (SELECT 31000 + i FROM generate_series(1, 9) i
    UNION ALL SELECT unnest('{32001,41001,42001,43001,44001,45001}'::int[])) v (m);
  UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 31001;
  UPDATE party.membership SET to_date = '2024-06-02' WHERE member_id = 31002;
  UPDATE party.membership SET from_date = '2024-06-01' WHERE member_id = 31003;
  UPDATE party.membership SET from_date = '2024-06-02' WHERE member_id = 31004;
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31005;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31006, '2024-06-01', '2025-01-01'),
    (31007, '2024-06-02', '2025-01-01'), (31008, '2024-01-01', '2024-06-01'), (31009, '2024-01-01', '2024-06-02');
  UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 42;
  UPDATE party.subordination SET from_date = '2024-06-01' WHERE org_id = 43;
  UPDATE party.subordination SET to_date = '2024-06-02' WHERE org_id = 44;
  UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 45$$,
  '31001:1 31004:1 31005:1 31006:1 31009:1 32001:1 42001:1 45001:1',
  'who was no full member below the organisation that day, or had no rights');
SELECT pg_temp.sees('ELE-08', $$SELECT pg_temp.organise(31, 'branch', 2, 2), pg_temp.organise(32, 'branch', 2, 2);
  SELECT pg_temp.ballot(9001, 31), pg_temp.ballot(9002, 32);
  SELECT pg_temp.join_branch(31, 1, '2024-06-02');
  INSERT INTO party.candidate (id, election_id, member_id, votes_for) VALUES (9001, 9001, 31001, 1),
    (9003, 9001, 31003, 1)$$,
  ARRAY[$$UPDATE party.candidate SET member_id = 32001 WHERE id = 9001$$,
    $$UPDATE party.candidate SET election_id = 9002 WHERE id = 9001$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9001, 32001, 1)$$,
    $$UPDATE party.election SET org_id = 32 WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2005-01-01' WHERE id = 9001$$,
    $$UPDATE party.member SET known_from = '2024-06-01' WHERE id = 31003$$,
    $$UPDATE party.member SET confirmed_on = '2024-06-02' WHERE id = 31003$$]);
-- What leaves on the day of the ballot, and rights suspended on it.
SELECT pg_temp.sees('ELE-08', $$SELECT pg_temp.organise(40, 'basic_committee', 1),
    pg_temp.organise(41, 'general_branch', 40), pg_temp.organise(42, 'branch', 41, 2), pg_temp.ballot(9001, 40);
  INSERT INTO party.organisation (id, name, kind) VALUES (43, 'to be', 'branch');
  INSERT INTO party.candidate (id, election_id, member_id, votes_for) VALUES (9001, 9001, 42001, 1),
    (9002, 9001, 42002, 1);
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (42001, '2024-06-02', '2025-01-01'),
    (42002, '2024-01-01', '2024-06-01')$$,
  ARRAY[$$UPDATE party.membership SET status = 'probationary' WHERE member_id = 42001$$,
    $$UPDATE party.membership SET from_date = '2024-06-02' WHERE member_id = 42001$$,
    $$UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 42001$$,
    $$UPDATE party.membership SET org_id = 11 WHERE member_id = 42001$$,
    $$DELETE FROM party.membership WHERE member_id = 42001$$,
    $$UPDATE party.rights_suspension SET from_date = '2024-06-01' WHERE member_id = 42001$$,
    $$UPDATE party.rights_suspension SET to_date = '2024-06-02' WHERE member_id = 42002$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 42$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 42$$,
    $$UPDATE party.subordination SET org_id = 43 WHERE org_id = 42$$,
    $$DELETE FROM party.subordination WHERE org_id = 42$$]);

-- Into a discipline committee are elected members of its superior.
CREATE FUNCTION pg_temp.discipline() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(212, 'discipline_committee', 2), pg_temp.organise(40, 'basic_committee', 1, 5);
  SELECT pg_temp.ballot(9001, 212);
  INSERT INTO party.candidate (id, election_id, member_id, votes_for) VALUES (9001, 9001, 11005, 15),
    (9002, 9001, 40001, 15) $$;
SELECT pg_temp.lists('ELE-08', 'SELECT pg_temp.discipline()', '9002:1', 'a member of another committee');
SELECT pg_temp.sees('ELE-08', 'SELECT pg_temp.discipline(); DELETE FROM party.candidate WHERE id = 9002',
  ARRAY[$$UPDATE party.candidate SET member_id = 40001 WHERE id = 9001$$,
    $$UPDATE party.organisation SET active_on = NULL, kind = 'branch' WHERE id = 212$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 212$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 212$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 212$$]);

SELECT * FROM finish();
ROLLBACK;
