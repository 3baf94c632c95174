-- POS-05 Branch secretary heads a department.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3);
  INSERT INTO party.department (id, name, head_id) VALUES (205, 'd', 205001); INSERT INTO party.covered_department
  VALUES (205, 205, '2005-01-01'); SELECT pg_temp.appoint(205001, 205, 'secretary')$$, 'the head of a department');
SELECT pg_temp.refuses('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3),
  pg_temp.appoint(205001, 205, 'secretary')$$, 'a clerk');
SELECT pg_temp.accepts('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3);
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date)
  VALUES (205, 205001, 205, 'secretary', '2024-05-01', '2024-05-01');
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('POS-05', 205, 205, '2024-05-01', 2)$$, 'a clerk, approved');
SELECT pg_temp.refuses('POS-05', 'UPDATE party.department SET head_id = 11009 WHERE id = 11',
  'the department gets another head, the secretary stays');
SELECT pg_temp.accepts('POS-05', $$UPDATE party.department SET head_id = 11009 WHERE id = 11;
  UPDATE party.post SET to_date = partybuild.today(), end_reason = 'change_of_duty', end_document_id = 2
  WHERE member_id = 11001; SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', partybuild.today())$$,
  'another head, who becomes secretary in the same transaction');
SELECT pg_temp.refuses('POS-05', 'UPDATE party.covered_department SET to_date = partybuild.today() WHERE org_id = 11',
  'the branch no longer covers the department');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-05', $$SELECT pg_temp.organise(id, kind, 2, 5) FROM (VALUES (31, 'branch'),
    (32, 'joint_branch'),
    (33, 'provisional_branch'), (34, 'branch'), (35, 'branch'), (36, 'branch'), (37, 'branch'), (38, 'branch'),
    (39, 'branch')) v (id, kind);
  INSERT INTO party.department (id, name, head_id) SELECT o, 'of ' || o, o * 1000 + 1
    FROM unnest('{34,35,36,37,38}'::int[]) o;
  INSERT INTO party.covered_department (org_id, department_id, from_date, to_date) VALUES (34, 34, '2005-01-01',
      NULL),
    (35, 35, '2005-01-01', partybuild.today()), (36, 36, partybuild.today(), NULL), (37, 38, '2005-01-01', NULL),
        (38, 34, '2005-01-01', NULL);
  SELECT pg_temp.hold(9000 + o, o * 1000 + 1, o, 'secretary') FROM generate_series(31, 38) o;
  SELECT pg_temp.hold(9040, 34002, 34, 'deputy'), pg_temp.hold(9041, 34003, 34, 'secretary'),
    pg_temp.hold(9020, 39001, 39, 'secretary', partybuild.today()), pg_temp.hold(9021, 39001, 39, 'secretary',
        partybuild.today() + 1),
    pg_temp.hold(9022, 39001, 39, 'secretary', '2024-05-01', partybuild.today()), pg_temp.hold(9023, 39001, 39,
        'secretary', '2024-05-01', partybuild.today() + 1)$$,
  '9020:1 9023:1 9031:1 9032:1 9035:1 9037:1 9038:1 9041:1',
  'secretaries of today, of a branch or joint branch, who head no department it covers today');
SELECT pg_temp.sees('POS-05', $$SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.organise(32, 'branch', 2, 5);
  INSERT INTO party.department (id, name, head_id) VALUES (31, 'of 31', 31001), (32, 'of 32', 32001);
  INSERT INTO party.covered_department (org_id, department_id, from_date) VALUES (31, 31, '2005-01-01');
  SELECT pg_temp.hold(9001, 31001, 31, 'secretary'), pg_temp.hold(9002, 31002, 31, 'deputy'),
    pg_temp.hold(9003, 31003, 31, 'secretary', '2024-05-01', '2025-05-01'),
    pg_temp.organise(33, 'provisional_branch', 2, 1), pg_temp.hold(9007, 33001, 33, 'secretary'),
    pg_temp.unasked('POS-05', $q$SELECT pg_temp.hold(9006, 31005, 31, 'secretary', partybuild.today() + 9,
        partybuild.today() + 10)$q$)$$,
  ARRAY[$$UPDATE party.post SET member_id = 31004 WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 32 WHERE id = 9001$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 9002$$,
    $$UPDATE party.post SET to_date = NULL WHERE id = 9003$$, $$UPDATE party.post SET from_date = partybuild.today()
        WHERE id = 9006$$,
    $$SELECT pg_temp.hold(9004, 32001, 32, 'secretary')$$,
    $$UPDATE party.department SET head_id = 31002 WHERE id = 31$$,
    $$UPDATE party.covered_department SET department_id = 32 WHERE org_id = 31$$,
    $$UPDATE party.covered_department SET org_id = 32 WHERE org_id = 31$$,
    $$UPDATE party.covered_department SET from_date = partybuild.today() + 1 WHERE org_id = 31$$,
    $$UPDATE party.covered_department SET to_date = partybuild.today() WHERE org_id = 31$$,
    $$DELETE FROM party.covered_department WHERE org_id = 31$$,
    $$UPDATE party.organisation SET kind = 'joint_branch' WHERE id = 33$$]);

SELECT * FROM finish();
ROLLBACK;
