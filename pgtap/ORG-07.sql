-- ORG-07 Parent of the right kind, no cycles.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3)$$, 'a branch under a committee');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 11, 3)$$, 'a branch under a branch');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3);
  DELETE FROM party.subordination WHERE org_id = 70$$, 'no superior');
SELECT pg_temp.refuses('ORG-07', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (71, 'x', 'higher_committee'), (72, 'y', 'higher_committee');
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (71, 72, '2020-01-01'),
    (72, 71, '2020-01-01')$$, 'A under B under A');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-07', $$SELECT pg_temp.organise(id, kind, parent)
  FROM (VALUES (80, 'basic_committee', 1), (81, 'basic_committee', 1), (82, 'basic_committee', 1),
    (83, 'basic_committee', 1), (31, 'branch', 2), (32, 'branch', 2), (33, 'branch', 2), (34, 'branch', 80),
    (35, 'branch', 81), (36, 'branch', 82), (37, 'branch', 83), (38, 'branch', 11), (39, 'branch', 2),
    (50, 'external_superior', 1), (51, 'higher_committee', 1), (91, 'branch', 2), (92, 'branch', 2),
        (93, 'branch', 2),
    (94, 'branch', 2)) v (id, kind, parent);
  DELETE FROM party.subordination WHERE org_id IN (31, 50, 51, 91, 92, 93, 94);
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id IN (32, 38);
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 33;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (38, 2, partybuild.today());
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 80;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 81;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 82;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 83;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '11:1 31:1 32:1 34:1 36:1 38:1 91:1 94:1', 'no active superior today, or one of the wrong kind ever');
SELECT pg_temp.lists('ORG-07', $$INSERT INTO party.organisation (id, name, kind)
    SELECT id, id, 'higher_committee' FROM generate_series(51, 62) id;
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (51, 52, '2010-01-01', NULL),
    (52, 51, '2010-01-01', NULL), (53, 54, '2010-01-01', NULL), (54, 53, '2010-01-01', partybuild.today()),
    (55, 56, '2010-01-01', NULL), (56, 55, partybuild.today(), NULL), (57, 58, '2010-01-01', NULL),
        (58, 59, '2010-01-01', NULL),
    (59, 57, '2010-01-01', NULL), (60, 61, '2010-01-01', NULL), (61, 62, '2010-01-01', NULL)$$,
  '51:1 52:1 55:1 56:1 57:1 58:1 59:1', 'circles of today');
SELECT pg_temp.sees('ORG-07', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(32, 'general_branch', 2),
    pg_temp.organise(37, 'branch', 32), pg_temp.organise(35, 'branch', 2);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch'), (38, 'other', 'branch'),
    (39, 'other', 'higher_committee');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 31$$,
    $$UPDATE party.subordination SET from_date = partybuild.today() + 1 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET parent_id = 35 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET org_id = 38 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET org_id = 39 WHERE org_id = 31$$,
    $$DELETE FROM party.subordination WHERE org_id = 31$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (38, 35, partybuild.today())$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$INSERT INTO party.organisation (id, name, kind, active_on) VALUES (40, 'alone', 'branch', partybuild.today())$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
