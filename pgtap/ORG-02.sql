-- ORG-02 A branch has at most 50 full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-02', 'SELECT pg_temp.join_branch(11, 25)', 'the 50th member');
SELECT pg_temp.refuses('ORG-02', 'SELECT pg_temp.join_branch(11, 26)', 'the 51st');
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-02', 11, 11, partybuild.today(), 2)$$, 'the 51st with an approval');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, to_date, document_id)
  VALUES ('ORG-02', 11, 11, '2020-01-01', partybuild.today(), 2)$$, 'the 51st when the approval has ended');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-02', 11, 11, partybuild.today(), 2); SET CONSTRAINTS ALL IMMEDIATE;
  DELETE FROM party.approval$$, 'an approval that is withdrawn');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-02', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'ORG-02';
  SELECT pg_temp.organise(id, kind, 2, n)
  FROM (VALUES (31, 'branch', 6), (32, 'branch', 5), (33, 'joint_branch', 7), (34, 'branch', 6), (35, 'branch', 5),
    (36, 'provisional_branch', 6), (37, 'branch', 6), (38, 'branch', 6), (39, 'branch', 6), (40, 'branch', 6),
    (41, 'branch', 6)) v (id, kind, n);
  SELECT pg_temp.transfer(34001, 41), pg_temp.join_branch(35, 1, partybuild.today());
  UPDATE party.membership SET status = 'probationary' WHERE member_id IN (41001, 41002);
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 37;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 38;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 39;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 40$$,
  '11:20 12:20 13:20 14:20 15:20 31:1 33:2 35:1 37:1 40:1',
      'branches of either kind, active today, above 5 full members today');
SELECT pg_temp.sees('ORG-02', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'ORG-02';
  SELECT pg_temp.organise(id, kind, 2, n) FROM (VALUES (31, 'branch', 6), (32, 'general_branch', 6),
      (33, 'branch', 5),
    (34, 'branch', 6), (37, 'branch', 1)) v (id, kind, n);
  SELECT pg_temp.join_branch(33, 1, partybuild.today() + 5);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31001;
  UPDATE party.membership SET to_date = partybuild.today() + 5 WHERE member_id = 33001;
  UPDATE party.membership SET to_date = partybuild.today() - 5 WHERE member_id = 34001;
  INSERT INTO party.organisation (id, name, kind) VALUES (36, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (35, 'revoked', 'branch', '2010-01-01', '2020-01-01');
  SELECT pg_temp.join_branch(36, 6), pg_temp.join_branch(35, 6)$$,
  ARRAY[$$UPDATE party.membership SET status = 'full' WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() WHERE member_id = 33006$$,
    $$UPDATE party.membership SET to_date = NULL WHERE member_id = 34001$$,
    $$UPDATE party.membership SET org_id = 31 WHERE member_id = 37001$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 36$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 35$$]);

SELECT * FROM finish();
ROLLBACK;
