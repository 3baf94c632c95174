-- ELE-01 Entitled voters match the roster.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-01', 'SELECT pg_temp.elect(50)', 'all 20 of the roster entitled');
SELECT pg_temp.refuses('ELE-01', $$SELECT pg_temp.elect(50, tweak => 'entitled = 21, present = 20')$$,
  '21 recorded of 20');
SELECT pg_temp.accepts('ELE-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (50010, partybuild.today() - 200, partybuild.years_after(partybuild.today() - 200, 1));
  SELECT pg_temp.elect(50,
  tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19, scrutineer_id = 50018')$$,
  'one without rights does not count');
SELECT pg_temp.refuses('ELE-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (50010, partybuild.today() - 200, partybuild.years_after(partybuild.today() - 200, 1));
  SELECT pg_temp.elect(50, tweak => 'entitled = 20, present = 19')$$, 'one without rights is counted');
SELECT pg_temp.accepts('ELE-01',
  $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19');
  INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness')$$, 'one excused by name');
SELECT pg_temp.refuses('ELE-01',
  $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19');
  INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness'); SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED; DELETE FROM party.excused_voter$$, 'the excuse is taken back');

-- Before the register knows the members of a branch there is no roster.
CREATE FUNCTION pg_temp.known_late(held date, entitled int, confirmed date DEFAULT '2011-01-01') RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.join_branch(31, 20, '2026-01-01'), pg_temp.committee(31);
  UPDATE party.member SET admitted_on = confirmed - 365, confirmed_on = confirmed WHERE id / 1000 = 31;
  SELECT pg_temp.elect(31, held => '2026-02-01', tweak => format('held_on = %L, entitled = %s, present = 20', held,
    entitled));
$$;
SELECT pg_temp.accepts('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20)$$,
  'an election from before the register knows the branch');
SELECT pg_temp.accepts('ELE-01', $$SELECT pg_temp.known_late('2025-12-31', 21)$$, 'to the day before');
SELECT pg_temp.refuses('ELE-01', $$SELECT pg_temp.known_late('2026-01-01', 21)$$, 'but not one from that day on');
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20, '2025-05-01')$$, '',
  'nobody, where a full member may have been there');
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20, '2025-05-02')$$, '1031:20',
  'where all who came later were no full members yet');
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20); UPDATE party.member
  SET known_from = '2025-05-01' WHERE id / 1000 = 31$$, '1031:20', 'where all were known by then, and in no branch');
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20); UPDATE party.member SET known_from
  = '2025-05-01' WHERE id / 1000 = 31 AND id > 31001$$, '', 'nobody, where one was not known');
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20); UPDATE party.membership
  SET from_date = '2025-05-01' WHERE member_id = 31001$$, '1031:19', 'where somebody was there already');
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.organise(40, 'basic_committee', 1);
  SELECT pg_temp.organise(o, 'branch', 40) FROM generate_series(41, 44) o;
  SELECT pg_temp.join_branch(41, 9, '2025-01-01'), pg_temp.join_branch(42, 9, '2020-01-01'),
    pg_temp.join_branch(44, 9, '2025-01-01');
  UPDATE party.subordination SET from_date = '2024-06-01', to_date = '2024-06-02' WHERE org_id = 41;
  UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id IN (42, 44);
  UPDATE party.member SET known_from = '2020-01-01' WHERE id / 1000 = 44;
  SELECT pg_temp.ballot(9000 + n, 39 + n) FROM unnest('{1,2,4,5}'::int[]) n$$, '9004:20 9005:20',
  'those of a body below which nobody was to be known later either');

-- When it is corrected since when they were full members, and nobody may have been there any more.
SELECT pg_temp.sees('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20); UPDATE party.member
    SET confirmed_on = '2025-06-01' WHERE id / 1000 = 31 AND id > 31001;
  SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'general_branch', 40),
    pg_temp.organise(42, 'branch', 41), pg_temp.join_branch(42, 1, '2026-01-01'),
    pg_temp.ballot(9040, 40, NULL, '2025-05-01')$$,
  ARRAY['UPDATE party.member SET confirmed_on = ''2025-06-01'' WHERE id = 31001',
    'UPDATE party.member SET confirmed_on = NULL WHERE id = 31001',
    'UPDATE party.member SET confirmed_on = ''2025-06-01'' WHERE id = 42001']);
SELECT pg_temp.sees('ELE-01', $$SELECT pg_temp.known_late('2025-05-01', 20); UPDATE party.member
    SET confirmed_on = '2025-06-01' WHERE id / 1000 = 31 AND id > 31001; DELETE FROM party.subordination
    WHERE org_id = 31$$,
  ARRAY['UPDATE party.member SET confirmed_on = ''2025-06-01'' WHERE id = 31001']);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.organise(id, kind, parent, n) FROM (VALUES (31, 'branch', 2, 5),
    (32, 'branch', 2, 9), (33, 'branch', 2, 9), (34, 'branch', 2, 9), (35, 'branch', 2, 9), (36, 'branch', 2, 9),
    (40, 'basic_committee', 1, 0), (41, 'branch', 40, 3), (42, 'branch', 40, 2), (43, 'branch', 40, 2),
    (44, 'branch', 40, 1), (45, 'branch', 40, 2), (46, 'general_branch', 40, 0), (47, 'branch', 46, 2))
    v (id, kind, parent, n);
  SELECT pg_temp.ballot(9001, 31, 'entitled = 5'), pg_temp.ballot(9002, 31, 'entitled = 7'),
    pg_temp.ballot(9003, 31, 'entitled = 3'), pg_temp.ballot(9004, 40, 'entitled = 8'),
    pg_temp.ballot(9005, 32, 'entitled = 6'), pg_temp.ballot(9006, 33, 'entitled = 6'),
    pg_temp.ballot(9007, 34, $q$entitled = 3, body = 'delegates_congress'$q$),
    pg_temp.ballot(9008, 35, $q$entitled = 4, body = 'committee'$q$),
    pg_temp.ballot(9009, 36, $q$entitled = 3, body = 'committee'$q$);
  UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 42;
  UPDATE party.subordination SET from_date = '2024-06-01' WHERE org_id = 43;
  UPDATE party.subordination SET to_date = '2024-06-02' WHERE org_id = 44;
  UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 45;
  UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 32001;
  UPDATE party.membership SET to_date = '2024-06-02' WHERE member_id = 32002;
  UPDATE party.membership SET from_date = '2024-06-01' WHERE member_id = 32003;
  UPDATE party.membership SET from_date = '2024-06-02' WHERE member_id = 32004;
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 32005;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (33001, '2024-06-01', '2025-01-01'),
    (33002, '2024-06-02', '2025-01-01'), (33003, '2024-01-01', '2024-06-01'), (33004, '2024-01-01', '2024-06-02');
  INSERT INTO party.excused_voter (election_id, member_id, reason) VALUES (9006, 33005, 'illness'),
    (9001, 33006, 'illness');
  INSERT INTO party.delegate (election_id, member_id) VALUES (9007, 34001), (9007, 34002), (9007, 34003),
    (9001, 34004), (9007, 31001);
  SELECT pg_temp.hold(9000 + n, 35000 + n, o, 'member', f::date, u::date) FROM (VALUES (1, 35, '2024-06-01', NULL),
    (2, 35, '2024-01-01', '2024-06-01'), (3, 35, '2024-01-01', '2024-06-02'), (4, 35, '2024-06-02', NULL),
    (5, 31, '2024-01-01', NULL), (6, 35, '2024-01-01', NULL), (7, 35, '2024-01-01', NULL)) v (n, o, f, u);
  UPDATE party.post SET election_id = 9008 WHERE id = 9006;
  UPDATE party.post SET election_id = 9001 WHERE id = 9007;
  UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 35007;
  SELECT pg_temp.hold(9008, 35008, 35, 'member', '2024-01-01'), pg_temp.hold(9010, 35006, 35, 'deputy', '2024-06-02');
  UPDATE party.post SET election_id = 9001 WHERE id = 9008;
  SELECT pg_temp.ballot(9011, 36), pg_temp.ballot(9012, 36, NULL, '2024-05-31'),
    pg_temp.ballot(9013, 36, $q$office = 'secretary'$q$), pg_temp.ballot(9014, 36, $q$result = 'void'$q$),
    pg_temp.ballot(9015, 35);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9011, 36001, 9, true),
    (9011, 36002, 9, true), (9011, 36003, 9, false), (9012, 36004, 9, true), (9013, 36005, 9, true),
    (9014, 36006, 9, true), (9015, 36007, 9, true), (9011, 36008, 9, true), (9015, 35009, 9, true)$$,
  '9002:2 9003:2 9011:11 9012:11 9013:11 9014:11 9015:12', 'the roster of the body on the day of the ballot');
SELECT pg_temp.sees('ELE-01', $$SELECT pg_temp.organise(31, 'branch', 2, 20), pg_temp.organise(32, 'branch', 2, 19);
  SELECT pg_temp.ballot(9001, 31), pg_temp.ballot(9002, 31, 'entitled = 19'),
    pg_temp.ballot(9003, 31, $q$body = 'delegates_congress', entitled = 19$q$);
  INSERT INTO party.delegate SELECT 9003, 31000 + i FROM generate_series(1, 19) i;
  INSERT INTO party.excused_voter (election_id, member_id, reason) VALUES (9002, 31001, 'illness')$$,
  ARRAY[$$UPDATE party.election SET entitled = 21 WHERE id = 9001$$,
    $$UPDATE party.election SET org_id = 32 WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2005-01-01' WHERE id = 9001$$,
    $$UPDATE party.election SET body = 'committee' WHERE id = 9001$$,
    $$SELECT pg_temp.ballot(9004, 32)$$,
    $$INSERT INTO party.excused_voter (election_id, member_id, reason) VALUES (9001, 31001, 'illness')$$,
    $$DELETE FROM party.excused_voter$$, $$UPDATE party.excused_voter SET member_id = 32001$$,
    $$INSERT INTO party.delegate VALUES (9003, 31020)$$, $$DELETE FROM party.delegate WHERE member_id = 31001$$,
    $$UPDATE party.delegate SET member_id = 32001 WHERE member_id = 31001$$]);

-- A discipline committee is elected by its superior's members.
CREATE FUNCTION pg_temp.discipline() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(212, 'discipline_committee', 2), pg_temp.organise(40, 'basic_committee', 1),
    pg_temp.organise(213, 'branch', 2);
  SELECT pg_temp.ballot(9001, 212, 'entitled = 150'), pg_temp.ballot(9002, 213, 'entitled = 0') $$;
SELECT pg_temp.lists('ELE-01', 'SELECT pg_temp.discipline()', '', 'all of the superior''s members');
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.discipline(); UPDATE party.election SET entitled = 149
  WHERE id = 9001$$, '9001:1', 'one fewer');
SELECT pg_temp.sees('ELE-01', 'SELECT pg_temp.discipline()',
  ARRAY[$$UPDATE party.election SET entitled = 149 WHERE id = 9001$$,
    $$UPDATE party.organisation SET active_on = NULL, kind = 'branch' WHERE id = 212$$,
    $$UPDATE party.organisation SET active_on = NULL, kind = 'discipline_committee' WHERE id = 213$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 212$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 212$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 212$$,
    $$DELETE FROM party.subordination WHERE org_id = 212$$]);
SELECT pg_temp.sees('ELE-01', $$INSERT INTO party.organisation (id, name, kind) VALUES (212, 'to be',
    'discipline_committee'); SELECT pg_temp.ballot(9001, 212, 'entitled = 0')$$,
  ARRAY[$$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (212, 2, '2005-01-01')$$]);
-- The discipline secretary is no elector of the committee beside it.
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.appoint(12009, 2, 'discipline_secretary'),
  pg_temp.appoint(12010, 2, 'member'), pg_temp.ballot(9001, 2, $q$body = 'committee', office = 'deputy',
  entitled = 2$q$)$$, '', 'a committee of two, and a discipline secretary');
-- Whom the committee elected was of it, though his old post ends that day.
SELECT pg_temp.lists('ELE-01', $$SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.ballot(9001, 50),
    pg_temp.ballot(9002, 31, $q$body = 'committee', office = 'deputy', entitled = 2$q$);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9001, 31001, 9, true),
    (9002, 31002, 0, false), (9002, 31003, 1, true), (9002, 31004, 1, true), (9002, 31005, 1, true);
  SELECT pg_temp.hold(9000 + n, 31000 + n, 31, 'member', '2024-01-01', CASE n WHEN 3 THEN '2024-05-31'::date
    ELSE '2024-06-01' END) FROM generate_series(1, 5) n$$, '',
  'two whom it elected; none who won elsewhere, lost, or had left');
-- Who is below, two levels deep, and who has a vote, on the day.
SELECT pg_temp.sees('ELE-01', $$SELECT pg_temp.organise(40, 'basic_committee', 1),
    pg_temp.organise(41, 'general_branch', 40), pg_temp.organise(42, 'branch', 41, 5);
  INSERT INTO party.organisation (id, name, kind) VALUES (43, 'to be', 'branch');
  SELECT pg_temp.join_branch(43, 2), pg_temp.ballot(9001, 40, 'entitled = 4'),
    pg_temp.ballot(9002, 42, $q$body = 'delegates_congress', entitled = 1$q$);
  INSERT INTO party.delegate VALUES (9002, 42001);
  INSERT INTO party.member (id, name, admitted_on, confirmed_on, known_from) VALUES (49001, 'x', '2010-01-01',
    '2011-01-01', '2011-01-01');
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (42001, '2024-06-02', '2025-01-01'),
    (42002, '2024-01-01', '2024-06-01'), (42003, '2024-01-01', '2025-01-01')$$,
  ARRAY[$$INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (49001, 42, 'full',
      '2020-01-01')$$,
    $$DELETE FROM party.membership WHERE member_id = 42004$$,
    $$UPDATE party.membership SET member_id = 49001 WHERE member_id = 42001$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 42004$$,
    $$UPDATE party.membership SET from_date = '2024-06-02' WHERE member_id = 42004$$,
    $$UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 42004$$,
    $$UPDATE party.rights_suspension SET from_date = '2024-06-01' WHERE member_id = 42001$$,
    $$UPDATE party.rights_suspension SET to_date = '2024-06-02' WHERE member_id = 42002$$,
    $$DELETE FROM party.rights_suspension WHERE member_id = 42003$$,
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (42004, '2024-06-01',
      '2025-01-01')$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (43, 41, '2005-01-01')$$,
    $$DELETE FROM party.subordination WHERE org_id = 42$$,
    $$UPDATE party.subordination SET org_id = 43 WHERE org_id = 42$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 42$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 42$$]);
-- A committee that elects: by its posts, and by the ballots of the day.
SELECT pg_temp.sees('ELE-01', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(32, 'branch', 2, 9);
  SELECT pg_temp.ballot(9001, 31, $q$body = 'committee', office = 'secretary', entitled = 3$q$),
    pg_temp.ballot(9002, 31, $q$entitled = 9, result = 'void'$q$), pg_temp.ballot(9003, 31, 'entitled = 9'),
    pg_temp.ballot(9004, 32, 'entitled = 9');
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9002, 31005, 9, true),
    (9003, 31006, 9, true), (9004, 31007, 9, true), (9003, 31009, 1, false);
  SELECT pg_temp.hold(9001, 31001, 31, 'member', '2024-01-01'), pg_temp.hold(9002, 31002, 31, 'member', '2024-01-01'),
    pg_temp.hold(9003, 31003, 31, 'member', '2024-06-02')$$,
  ARRAY[$$SELECT pg_temp.hold(9004, 31004, 31, 'member', '2024-01-01')$$, 'DELETE FROM party.post WHERE id = 9001',
    'UPDATE party.post SET member_id = 32001 WHERE id = 9001',
    $$UPDATE party.post SET title = 'discipline_secretary' WHERE id = 9001$$,
    'UPDATE party.post SET election_id = 9001 WHERE id = 9001',
    $$UPDATE party.post SET from_date = '2024-06-01' WHERE id = 9003$$,
    $$UPDATE party.post SET to_date = '2024-05-31' WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9002$$,
    $$UPDATE party.election SET office = 'delegate' WHERE id = 9003$$,
    $$UPDATE party.election SET held_on = '2024-05-31' WHERE id = 9003$$,
    'UPDATE party.election SET org_id = 32 WHERE id = 9003', 'UPDATE party.election SET org_id = 31 WHERE id = 9004',
    'DELETE FROM party.election WHERE id = 9003',
    'UPDATE party.candidate SET elected = true WHERE member_id = 31009',
    'UPDATE party.candidate SET member_id = 32001 WHERE member_id = 31006',
    'DELETE FROM party.candidate WHERE member_id = 31006',
    'INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9003, 31008, 9, true)']);

SELECT * FROM finish();
ROLLBACK;
