-- ORG-03 A general branch has 50 to 100 full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2),
  pg_temp.organise(31, 'branch', 30, 6), pg_temp.organise(32, 'branch', 30, 6);
  SELECT pg_temp.join_branch(b, 6) FROM (VALUES (31), (32)) v(b); SELECT pg_temp.committee(b)
    FROM (VALUES (31), (32)) v(b);
  SELECT pg_temp.join_branch(b, 19) FROM (VALUES (31), (32)) v(b)$$, '62 in two branches');
SELECT pg_temp.refuses('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2),
  pg_temp.organise(31, 'branch', 30, 6)$$, 'a general branch with 6');
SELECT pg_temp.refuses('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2),
  pg_temp.organise(31, 'branch', 30, 25), pg_temp.organise(32, 'branch', 30, 25), pg_temp.committee(31),
  pg_temp.committee(32);
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
    SELECT pg_temp.transfer(31009, 12)$$, 'of 50 one leaves a branch below it');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-03', $$UPDATE partybuild.parameter SET value = CASE name WHEN 'min' THEN 3 ELSE 5 END
    WHERE rule = 'ORG-03';
  SELECT pg_temp.organise(id, kind, parent, n)
  FROM (VALUES (100, 'general_branch', 1, 0), (101, 'branch', 100, 2), (110, 'general_branch', 1, 0),
      (111, 'branch', 110, 3),
    (120, 'general_branch', 1, 0), (121, 'branch', 120, 5), (130, 'general_branch', 1, 0), (131, 'branch', 130, 6),
    (140, 'general_branch', 1, 0), (141, 'branch', 140, 3), (150, 'general_branch', 1, 0), (151, 'branch', 150, 3),
    (160, 'general_branch', 1, 0), (161, 'branch', 160, 3), (170, 'general_branch', 1, 0), (171, 'branch', 170, 2),
    (180, 'general_branch', 1, 0), (181, 'branch', 180, 3), (190, 'general_branch', 1, 0),
        (200, 'general_branch', 1, 0), (210, 'general_branch', 1, 0),
    (220, 'general_branch', 1, 0), (230, 'basic_committee', 1, 0), (240, 'general_branch', 1, 3),
        (250, 'general_branch', 1, 0), (251, 'general_branch', 250, 0),
    (252, 'branch', 251, 3), (260, 'general_branch', 1, 0), (261, 'branch', 260, 9)) v (id, kind, parent, n);
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id IN (141, 261);
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 151;
  SELECT pg_temp.transfer(161001, 11), pg_temp.join_branch(171, 1, partybuild.today());
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 181001;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 190;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 200;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 210;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 220$$,
  '100:1 130:1 140:3 160:1 180:1 190:3 220:3 260:3',
      'general branches active today, below 3 or above 5 at any depth today');
SELECT pg_temp.sees('ORG-03', $$UPDATE partybuild.parameter SET value = CASE name WHEN 'min' THEN 3 ELSE 5 END WHERE
    rule = 'ORG-03';
  SELECT pg_temp.organise(id, kind, parent, n)
  FROM (VALUES (100, 'general_branch', 1, 0), (101, 'branch', 100, 3), (102, 'branch', 1, 3),
      (120, 'basic_committee', 1, 0))
    v (id, kind, parent, n);
  UPDATE party.subordination SET to_date = partybuild.today() - 1 WHERE org_id = 102;
  INSERT INTO party.organisation (id, name, kind) VALUES (121, 'later', 'general_branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (122, 'revoked', 'general_branch', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.membership SET status = 'probationary' WHERE member_id = 101001$$,
    $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 101001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 101001$$,
    $$DELETE FROM party.membership WHERE member_id = 101001$$,
    $$UPDATE party.subordination SET parent_id = 2 WHERE org_id = 101$$,
    $$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 101$$,
    $$UPDATE party.subordination SET from_date = partybuild.today() + 1 WHERE org_id = 101$$,
    $$UPDATE party.subordination SET org_id = 122 WHERE org_id = 101$$,
    $$DELETE FROM party.subordination WHERE org_id = 101$$,
    $$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 120$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 121$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 122$$]);

SELECT pg_temp.sees('ORG-03', $$UPDATE partybuild.parameter SET value = CASE name WHEN 'min' THEN 3 ELSE 5 END
    WHERE rule = 'ORG-03';
  SELECT pg_temp.organise(100, 'general_branch', 1), pg_temp.organise(101, 'branch', 100, 5),
    pg_temp.organise(102, 'branch', 1, 1), pg_temp.join_branch(101, 3);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 101001;
  UPDATE party.membership SET to_date = partybuild.today() - 1 WHERE member_id = 101002;
  UPDATE party.membership SET to_date = partybuild.today() + 5 WHERE member_id = 101003;
  UPDATE party.membership SET from_date = partybuild.today() + 5 WHERE member_id = 101004$$,
  ARRAY[$$UPDATE party.membership SET status = 'full' WHERE member_id = 101001$$,
    $$UPDATE party.membership SET to_date = NULL WHERE member_id = 101002$$,
    $$UPDATE party.membership SET from_date = partybuild.today() WHERE member_id = 101004$$,
    $$SELECT pg_temp.join_branch(101, 1)$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (102, 100, partybuild.today())$$]);

SELECT pg_temp.lists('ORG-03', $$SELECT pg_temp.organise(id, kind, parent, n) FROM (VALUES (100, 'general_branch',
    1, 0),
    (101, 'branch', 100, 49), (110, 'general_branch', 1, 0), (111, 'branch', 110, 50), (120, 'general_branch', 1, 0),
    (121, 'branch', 120, 100), (130, 'general_branch', 1, 0), (131, 'branch', 130, 101)) v (id, kind, parent, n)$$,
  '100:1 130:1', 'below 50 or above 100');

SELECT * FROM finish();
ROLLBACK;
