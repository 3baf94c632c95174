-- POS-08 Full-time deputy where members are many.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.meets('POS-08', 'SELECT 1', '130 members and none');
SELECT pg_temp.reports('POS-08', 'SELECT pg_temp.join_branch(b, 25) FROM generate_series(11, 13) b',
  '205 members and none');
SELECT pg_temp.meets('POS-08', $$SELECT pg_temp.join_branch(b, 25) FROM generate_series(11, 13) b;
  SELECT pg_temp.appoint(12009, 2, 'fulltime_deputy')$$, '205 members and one');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-08', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'POS-08';
  SELECT pg_temp.organise(id, kind, parent, n) FROM (VALUES (100, 'basic_committee', 1, 0), (101, 'branch', 100, 5),
    (110, 'basic_committee', 1, 0), (111, 'branch', 110, 4), (120, 'basic_committee', 1, 5),
    (130, 'basic_committee', 1, 0), (131, 'branch', 130, 5), (140, 'basic_committee', 1, 0), (141, 'branch', 140, 5),
    (150, 'basic_committee', 1, 0), (151, 'branch', 150, 5), (160, 'basic_committee', 1, 0), (161, 'branch', 160, 4),
    (170, 'basic_committee', 1, 0), (171, 'branch', 170, 5), (180, 'basic_committee', 1, 0),
    (181, 'general_branch', 180, 0), (182, 'branch', 181, 5), (190, 'general_branch', 1, 5),
    (200, 'basic_committee', 1, 5), (210, 'basic_committee', 1, 5), (220, 'basic_committee', 1, 5),
    (230, 'basic_committee', 1, 5), (91, 'basic_committee', 1, 5), (92, 'basic_committee', 1, 5),
    (93, 'basic_committee', 1, 5), (94, 'basic_committee', 1, 5)) v (id, kind, parent, n);
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 131;
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 141;
  UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 151001;
  SELECT pg_temp.join_branch(161, 1, partybuild.today());
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 171001;
  SELECT pg_temp.hold(9001, 200001, 200, 'fulltime_deputy'), pg_temp.hold(9002, 210001, 210, 'fulltime_deputy',
    '2024-05-01', partybuild.today()), pg_temp.hold(9003, 220001, 220, 'fulltime_deputy', partybuild.today()),
        pg_temp.hold(9004, 230001, 230, 'deputy');
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '100:1 120:1 140:1 160:1 180:1 210:1 230:1 2:1 91:1 94:1',
  'basic committees with 5 full members at any depth today, and no full-time deputy today');
SELECT pg_temp.lists('POS-08', $$SELECT pg_temp.organise(100, 'basic_committee', 1), pg_temp.organise(101, 'branch',
    100, 199),
    pg_temp.organise(110, 'basic_committee', 1), pg_temp.organise(111, 'branch', 110, 200)$$, '110:1', 'from 200 on');

SELECT pg_temp.sees('POS-08', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'POS-08';
  SELECT pg_temp.organise(31, 'basic_committee', 1, 5), pg_temp.organise(32, 'general_branch', 1, 5),
    pg_temp.hold(9001, 31001, 31, 'fulltime_deputy');
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'basic_committee');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'basic_committee', '2010-01-01', '2020-01-01');
  SELECT pg_temp.join_branch(33, 5), pg_temp.join_branch(34, 5)$$,
  ARRAY[$$UPDATE party.post SET title = 'deputy' WHERE id = 9001$$,
    $$UPDATE party.post SET to_date = partybuild.today() WHERE id = 9001$$, $$UPDATE party.post SET from_date =
        partybuild.today() + 1 WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 32 WHERE id = 9001$$, $$DELETE FROM party.post WHERE id = 9001$$,
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
