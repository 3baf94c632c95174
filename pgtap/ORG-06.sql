-- ORG-06 Fewer than 7: no committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'deputy')$$, 'a deputy in a branch of 5');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'member', '{publicity}')$$,
  'a publicity commissioner in a branch of 5');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.transfer(11000 + i, 12)
  FROM generate_series(5, 24) i$$, 'a committee serves on in a branch that shrank');

-- On the day of the appointment, whenever that was.
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.served(16002, 16, '2024-06-01', '2025-06-01')$$,
  'a past commissioner of a branch of 5');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.join_branch(16, 2, '2024-06-01'),
  pg_temp.served(16002, 16, '2024-06-01', '2025-06-01')$$, 'a past commissioner from the day on which it had 7');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.join_branch(16, 2, '2024-06-02'),
  pg_temp.served(16002, 16, '2024-06-01', '2025-06-01')$$, 'a past commissioner from a day before');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'member', '{publicity}', partybuild.today() + 9)$$,
  'a commissioner from a day to come');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.join_branch(16, 2); SELECT pg_temp.transfer(16007, 11);
  SELECT pg_temp.appoint(16002, 16, 'member', '{publicity}', partybuild.today())$$,
  'who was the seventh leaves on the day of the appointment');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.join_branch(16, 2); SELECT pg_temp.transfer(16007, 11);
  SELECT pg_temp.appoint(16002, 16, 'member', '{publicity}', partybuild.today() + 1)$$, 'or on the day before');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.join_branch(16, 1), pg_temp.join_branch(16, 1, partybuild.today()),
  pg_temp.transfer(16006, 11), pg_temp.appoint(16002, 16, 'member', '{publicity}', partybuild.today())$$,
  'one leaves and one comes on the day: 6 before and after');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.hold(9901, 16002, 16, 'deputy', '2024-06-01', '2025-06-01'),
  pg_temp.hold(9902, 16003, 16, 'deputy', '2025-05-31', '2025-08-01');
  UPDATE party.post SET end_reason = 'resignation', end_document_id = 2 WHERE org_id = 16;
  SELECT partybuild.set_mode('POS-04', 'off', 'test')$$, 'two deputies in the past on one day');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.hold(9901, 16002, 16, 'deputy', '2024-06-01', '2025-06-01'),
  pg_temp.hold(9902, 16003, 16, 'deputy', '2025-06-01', '2025-08-01');
  UPDATE party.post SET end_reason = 'resignation', end_document_id = 2 WHERE org_id = 16$$,
  'two deputies in the past, one after the other');
-- A branch that the register knows from 2026 on
CREATE FUNCTION pg_temp.known_late(n int, appointed date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(50, 'branch', 2), pg_temp.join_branch(50, n, '2026-01-01');
  INSERT INTO party.department (id, name, head_id) VALUES (50, 'd', 50001);
  INSERT INTO party.covered_department (org_id, department_id, from_date) VALUES (50, 50, '2005-01-01');
  SELECT pg_temp.appoint(50001, 50, 'secretary', '{}', appointed),
    pg_temp.appoint(50002, 50, 'member', '{publicity}', appointed),
    pg_temp.appoint(50003, 50, 'member', '{discipline}', appointed);
$$;
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.known_late(9, '2025-03-01')$$,
  'a committee from before the register knows the branch');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.known_late(6, '2025-12-31')$$, 'to the day before');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.known_late(6, '2026-01-01'),
  pg_temp.join_branch(50, 1, '2026-06-01')$$, 'but not one from that day on');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.known_late(6, '2025-03-01'); UPDATE party.member
  SET admitted_on = '2025-03-02', confirmed_on = '2025-03-02' WHERE id / 1000 = 50;
  SELECT partybuild.set_mode(c, 'off', 'test') FROM unnest('{POS-01,POS-02,POS-11}'::text[]) c$$,
  'where nobody who is known later was a full member yet');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.join_branch(11, 1, '2026-01-01'),
    pg_temp.known_late(6, '2025-03-01'); UPDATE party.member SET known_from = NULL
  WHERE id / 1000 = 50; UPDATE party.member SET admitted_on = '2026-01-01', confirmed_on = '2026-01-01'
  WHERE id / 1000 = 50;
  SELECT partybuild.set_mode(c, 'off', 'test') FROM unnest('{POS-01,POS-02,POS-11}'::text[]) c$$,
  'where all members came later there were none');
SELECT pg_temp.lists('ORG-06', $$SELECT pg_temp.known_late(6, '2025-03-01'); UPDATE party.member
  SET known_from = '2025-03-01' WHERE id / 1000 = 50$$, '50:2', 'where all were known by then, and in no branch');
SELECT pg_temp.lists('ORG-06', $$SELECT pg_temp.known_late(6, '2025-03-01'); UPDATE party.member
  SET confirmed_on = '2025-03-01' WHERE id / 1000 = 50$$, '', 'nobody, where full members of that day are known later');
SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.served(16002, 16, '2024-06-01', '2025-06-01'),
  pg_temp.served(16003, 16, '2024-07-01', '2025-06-01'); SET CONSTRAINTS ALL IMMEDIATE$$,
  '2 committee posts are too many .the last from 2024-07-01. ', 'ORG-06 names the day');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-06', $$SELECT pg_temp.organise(id, kind, 2, n)
  FROM (VALUES (31, 'branch', 6), (32, 'branch', 7), (33, 'branch', 6), (34, 'branch', 6), (35, 'joint_branch', 6),
    (36, 'provisional_branch', 6), (37, 'branch', 6), (38, 'branch', 7), (39, 'branch', 6), (40, 'branch', 6),
    (41, 'branch', 6), (46, 'branch', 7), (47, 'branch', 6), (48, 'branch', 6), (91, 'branch', 6), (92, 'branch', 6),
    (93, 'branch', 6), (94, 'branch', 6), (49, 'branch', 6), (50, 'branch', 6)) v (id, kind, n);
  SELECT pg_temp.join_branch(49, 1, '2024-04-30'), pg_temp.transfer(49007, 11, '2024-05-01'),
    pg_temp.appoint(49001, 49, 'member'), pg_temp.appoint(50001, 50, 'deputy', '{}', '2023-05-01'),
    pg_temp.appoint(50002, 50, 'secretary');
  SELECT pg_temp.join_branch(37, 1, '2024-05-02'), pg_temp.join_branch(39, 1, '2024-05-01'),
    pg_temp.transfer(38007, 11, '2024-05-01');
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 46007;
  SELECT pg_temp.appoint(o * 1000 + 1, o, 'member') FROM unnest('{31,32,35,36,37,38,39,40,46,91,92,93,94}'::int[]) o;
  SELECT pg_temp.appoint(33001, 33, 'secretary'), pg_temp.appoint(33002, 33, 'deputy'),
    pg_temp.appoint(34001, 34, 'deputy'), pg_temp.appoint(34002, 34, 'deputy'),
    pg_temp.appoint(41001, 41, 'member', '{}', partybuild.today()), pg_temp.appoint(48001, 48, 'fulltime_deputy'),
    pg_temp.appoint(47001, 47, 'deputy'), pg_temp.appoint(47002, 47, 'deputy'), pg_temp.appoint(47003, 47, 'deputy');
  UPDATE party.post SET to_date = partybuild.today() WHERE member_id = 40001;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '31:1 34:1 35:1 37:1 40:1 41:1 46:1 47:2 48:1 91:1 92:1 93:1 94:1',
  'posts beyond a secretary and a deputy, given below 7 full members');
SELECT pg_temp.sees('ORG-06', $$SELECT pg_temp.organise(31, 'branch', 2, 6), pg_temp.organise(32, 'general_branch',
    2, 6),
    pg_temp.appoint(32001, 32, 'member'), pg_temp.appoint(31001, 31, 'deputy'), pg_temp.organise(37, 'branch', 2, 7);
  UPDATE party.membership SET from_date = '2024-05-01' WHERE member_id = 37001;
  SELECT pg_temp.appoint(37002, 37, 'member');
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01'), (35, 'set up late', 'branch', '2020-01-01', NULL);
  SELECT pg_temp.join_branch(35, 6), pg_temp.hold(9001, 35001, 35, 'member', '2019-01-01', '2020-01-01');
  SELECT pg_temp.join_branch(33, 6), pg_temp.join_branch(34, 6), pg_temp.appoint(33001, 33, 'member'),
    pg_temp.appoint(34001, 34, 'member')$$,
  ARRAY[$$UPDATE party.post SET title = 'member' WHERE member_id = 31001$$,
    $$UPDATE party.post SET from_date = '2024-04-30' WHERE member_id = 37002$$,
    $$UPDATE party.post SET to_date = NULL WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 31 WHERE member_id = 32001$$,
    $$SELECT pg_temp.appoint(31003, 31, 'member')$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
