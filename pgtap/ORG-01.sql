-- ORG-01 A branch has at least 3 full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-01', 'SELECT pg_temp.transfer(16001, 11), pg_temp.transfer(16002, 11)',
  'a branch of 5 loses two, 3 remain');
SELECT pg_temp.refuses('ORG-01',
  'SELECT pg_temp.transfer(16001, 11), pg_temp.transfer(16002, 11), pg_temp.transfer(16003, 11)',
  'a branch of 5 loses three, 2 remain');
SELECT pg_temp.refuses('ORG-01',
  $$DELETE FROM party.membership WHERE member_id IN (16001, 16002, 16003); DELETE FROM party.member
    WHERE id IN (16001, 16002, 16003)$$, 'rows deleted');
SELECT pg_temp.refuses('ORG-01', $$UPDATE party.membership SET status = 'probationary'
  WHERE member_id IN (16001, 16002, 16003)$$, 'probationary members do not count');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.organise(20, 'branch', 2, 2)$$, 'activated with 2');
SELECT pg_temp.accepts('ORG-01', $$SELECT pg_temp.organise(20, 'branch', 2, 3)$$, 'activated with 3');
SELECT pg_temp.accepts('ORG-01', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (20, 'new', 'branch')$$, 'a branch in preparation');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-01', $$SELECT pg_temp.organise(id, kind, 2, n)
  FROM (VALUES (31, 'branch', 2), (32, 'branch', 3), (33, 'joint_branch', 1), (34, 'branch', 3), (35, 'branch', 2),
    (36, 'general_branch', 0), (37, 'branch', 2), (38, 'branch', 0), (39, 'branch', 0), (40, 'branch', 0))
    v (id, kind, n);
  SELECT pg_temp.transfer(34001, 11), pg_temp.join_branch(35, 1, partybuild.today());
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 37;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 38;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 39;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 40$$,
  '31:1 33:2 34:1 37:1 40:3', 'branches of either kind, active today, below 3 full members today');
SELECT pg_temp.sees('ORG-01', $$SELECT pg_temp.organise(31, 'branch', 2, 3),
  pg_temp.organise(32, 'general_branch', 2);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 31001$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
