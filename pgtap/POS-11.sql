-- POS-11 Secretary of a year's standing.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-11', $$UPDATE party.member SET confirmed_on = '2023-05-01'
  WHERE id = 11001$$, 'a year to the day');
SELECT pg_temp.refuses('POS-11', $$UPDATE party.member SET confirmed_on = '2023-05-02'
  WHERE id = 11001$$, 'a day less');

-- On taking office, whether in office today or not.
SELECT pg_temp.refuses('POS-11', $$UPDATE party.member SET confirmed_on = '2020-05-01' WHERE id = 11009;
  SELECT pg_temp.hold(9901, 11009, 11, 'secretary', '2021-04-30', '2024-04-30')$$,
  'a past secretary who was confirmed a day less than a year before');
SELECT pg_temp.accepts('POS-11', $$UPDATE party.member SET confirmed_on = '2020-05-01' WHERE id = 11009;
  SELECT pg_temp.hold(9901, 11009, 11, 'secretary', '2021-05-01', '2024-05-01')$$,
  'a past secretary who was confirmed a year before');
SELECT pg_temp.refuses('POS-11', $$UPDATE party.member SET confirmed_on = '2025-01-02' WHERE id = 16001;
  INSERT INTO party.department (id, name, head_id) VALUES (16, 'd', 16001);
  INSERT INTO party.covered_department (org_id, department_id, from_date) VALUES (16, 16, '2005-01-01');
  SELECT pg_temp.hold(9901, 16001, 16, 'secretary', '2026-01-01')$$, 'a secretary a day short of a year');
SELECT pg_temp.refuses('POS-11', $$UPDATE party.member SET confirmed_on = partybuild.today() - 30 WHERE id = 16001;
  INSERT INTO party.department (id, name, head_id) VALUES (16, 'd', 16001);
  INSERT INTO party.covered_department (org_id, department_id, from_date) VALUES (16, 16, '2005-01-01');
  SELECT pg_temp.hold(9901, 16001, 16, 'secretary', partybuild.today() + 30)$$, 'a secretary from a day to come');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-11', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(32, 'joint_branch',
    2, 1),
    pg_temp.organise(33, 'general_branch', 2, 1);
  UPDATE party.member SET confirmed_on = partybuild.today() - 9 WHERE id IN (31003, 31004, 31005, 31006, 31009,
      32001, 33001);
  UPDATE party.member SET confirmed_on = NULL WHERE id = 31002;
  UPDATE party.member SET confirmed_on = '2023-05-01' WHERE id = 31007;
  UPDATE party.member SET confirmed_on = '2023-05-02' WHERE id = 31008;
  SELECT pg_temp.hold(9002, 31002, 31, 'secretary'), pg_temp.hold(9003, 31003, 31, 'secretary', '2024-05-01',
      partybuild.today()),
    pg_temp.hold(9004, 31004, 31, 'secretary', '2024-05-01', partybuild.today() + 1), pg_temp.hold(9005, 31005, 31,
        'secretary', partybuild.today()),
    pg_temp.hold(9006, 31006, 31, 'secretary', partybuild.today() + 1), pg_temp.hold(9007, 31007, 31, 'secretary'),
    pg_temp.hold(9008, 31008, 31, 'secretary'), pg_temp.hold(9009, 31009, 31, 'deputy'),
    pg_temp.hold(9010, 32001, 32, 'secretary'), pg_temp.hold(9011, 33001, 33, 'secretary')$$,
  '9002:1 9003:1 9004:1 9005:1 9006:1 9008:1 9010:1',
  'secretaries of a branch at any time, confirmed less than a year before');
SELECT pg_temp.sees('POS-11', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(33, 'general_branch',
    2, 1);
  UPDATE party.member SET confirmed_on = '2023-05-01' WHERE id = 31001;
  UPDATE party.member SET confirmed_on = NULL WHERE id IN (31002, 31003, 33001);
  SELECT pg_temp.hold(9001, 31001, 31, 'secretary'), pg_temp.hold(9002, 31002, 31, 'deputy'),
    pg_temp.hold(9004, 33001, 33, 'secretary')$$,
  ARRAY[$$UPDATE party.post SET from_date = '2024-04-30' WHERE id = 9001$$,
    $$UPDATE party.post SET member_id = 31002 WHERE id = 9001$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 9002$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 9004$$,
    $$SELECT pg_temp.hold(9005, 31002, 31, 'secretary')$$,
    $$UPDATE party.member SET confirmed_on = '2023-05-02' WHERE id = 31001$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 33$$]);

SELECT * FROM finish();
ROLLBACK;
