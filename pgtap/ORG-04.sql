-- ORG-04 A basic committee has 100 or more full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-04', $$SELECT pg_temp.organise(40, 'basic_committee', 1),
  pg_temp.organise(41, 'branch', 40, 50), pg_temp.organise(42, 'branch', 40, 50), pg_temp.committee(41),
  pg_temp.committee(42)$$, 'a committee with 100');
SELECT pg_temp.refuses('ORG-04', $$SELECT pg_temp.organise(40, 'basic_committee', 1),
  pg_temp.organise(41, 'branch', 40, 50), pg_temp.organise(42, 'branch', 40, 49), pg_temp.committee(41),
  pg_temp.committee(42)$$, 'a committee with 99');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-04', $$UPDATE partybuild.parameter SET value = 3 WHERE rule = 'ORG-04';
  SELECT pg_temp.organise(id, kind, parent, n)
  FROM (VALUES (100, 'basic_committee', 1, 0), (101, 'branch', 100, 2), (110, 'basic_committee', 1, 0),
      (111, 'branch', 110, 3),
    (120, 'basic_committee', 1, 0), (121, 'branch', 120, 4), (130, 'basic_committee', 1, 0), (131, 'branch', 130, 5),
    (140, 'basic_committee', 1, 0), (141, 'branch', 140, 3), (150, 'basic_committee', 1, 0), (151, 'branch', 150, 3),
    (160, 'basic_committee', 1, 0), (161, 'branch', 160, 3), (170, 'basic_committee', 1, 0), (171, 'branch', 170, 2),
    (180, 'basic_committee', 1, 0), (181, 'branch', 180, 3), (190, 'basic_committee', 1, 0),
        (200, 'basic_committee', 1, 0), (210, 'basic_committee', 1, 0),
    (220, 'basic_committee', 1, 0), (230, 'general_branch', 1, 0), (240, 'basic_committee', 1, 3),
        (250, 'basic_committee', 1, 0), (251, 'general_branch', 250, 0),
    (252, 'branch', 251, 3), (260, 'basic_committee', 1, 0), (261, 'branch', 260, 9)) v (id, kind, parent, n);
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id IN (141, 261);
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 151;
  SELECT pg_temp.transfer(161001, 11), pg_temp.join_branch(171, 1, partybuild.today());
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 181001;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 190;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 200;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 210;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 220$$,
  '100:1 140:3 160:1 180:1 190:3 220:3 260:3',
      'basic committees active today, below 3 full members at any depth today');
SELECT pg_temp.sees('ORG-04', $$UPDATE partybuild.parameter SET value = 3 WHERE rule = 'ORG-04';
  SELECT pg_temp.organise(id, kind, parent, n)
  FROM (VALUES (100, 'basic_committee', 1, 0), (101, 'branch', 100, 3), (102, 'branch', 1, 3),
      (120, 'general_branch', 1, 0))
    v (id, kind, parent, n);
  UPDATE party.subordination SET to_date = partybuild.today() - 1 WHERE org_id = 102;
  INSERT INTO party.organisation (id, name, kind) VALUES (121, 'later', 'basic_committee');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (122, 'revoked', 'basic_committee', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.membership SET status = 'probationary' WHERE member_id = 101001$$,
    $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 101001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 101001$$,
    $$DELETE FROM party.membership WHERE member_id = 101001$$,
    $$UPDATE party.subordination SET parent_id = 2 WHERE org_id = 101$$,
    $$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 101$$,
    $$UPDATE party.subordination SET from_date = partybuild.today() + 1 WHERE org_id = 101$$,
    $$UPDATE party.subordination SET org_id = 122 WHERE org_id = 101$$,
    $$DELETE FROM party.subordination WHERE org_id = 101$$,
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 120$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 121$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 122$$]);

SELECT * FROM finish();
ROLLBACK;
