-- ORG-06 Fewer than 7: no committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'deputy')$$, 'a deputy in a branch of 5');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'member', '{publicity}')$$,
  'a publicity commissioner in a branch of 5');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.transfer(11000 + i, 12)
  FROM generate_series(5, 24) i$$, 'a committee serves on in a branch that shrank');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-06', $$SELECT pg_temp.organise(id, kind, 2, n)
  FROM (VALUES (31, 'branch', 6), (32, 'branch', 7), (33, 'branch', 6), (34, 'branch', 6), (35, 'joint_branch', 6),
    (36, 'provisional_branch', 6), (37, 'branch', 6), (38, 'branch', 7), (39, 'branch', 6), (40, 'branch', 6),
    (41, 'branch', 6), (46, 'branch', 7), (47, 'branch', 6), (48, 'branch', 6), (91, 'branch', 6), (92, 'branch', 6),
    (93, 'branch', 6), (94, 'branch', 6)) v (id, kind, n);
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
  '31:1 34:1 35:1 37:1 38:1 41:1 46:1 47:2 48:1 91:1 94:1',
  'posts beyond a secretary and a deputy, given below 7 full members');
SELECT pg_temp.sees('ORG-06', $$SELECT pg_temp.organise(31, 'branch', 2, 6), pg_temp.organise(32, 'general_branch',
    2, 6),
    pg_temp.appoint(32001, 32, 'member'), pg_temp.appoint(31001, 31, 'deputy'), pg_temp.organise(37, 'branch', 2, 7);
  UPDATE party.membership SET from_date = '2024-05-01' WHERE member_id = 37001;
  SELECT pg_temp.appoint(37002, 37, 'member'), pg_temp.appoint(31002, 31, 'member');
  UPDATE party.post SET to_date = '2025-01-01' WHERE member_id = 31002;
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01');
  SELECT pg_temp.join_branch(33, 6), pg_temp.join_branch(34, 6), pg_temp.appoint(33001, 33, 'member'),
    pg_temp.appoint(34001, 34, 'member')$$,
  ARRAY[$$UPDATE party.post SET title = 'member' WHERE member_id = 31001$$,
    $$UPDATE party.post SET from_date = '2024-04-30' WHERE member_id = 37002$$,
    $$UPDATE party.post SET to_date = NULL WHERE member_id = 31002$$,
    $$UPDATE party.post SET org_id = 31 WHERE member_id = 32001$$,
    $$SELECT pg_temp.appoint(31003, 31, 'member')$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
