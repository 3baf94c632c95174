-- POS-04 At most one deputy in a branch.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-04', $$SELECT pg_temp.appoint(11009, 11, 'deputy')$$, 'one deputy');
SELECT pg_temp.refuses('POS-04', $$SELECT pg_temp.appoint(11009, 11, 'deputy'), pg_temp.appoint(11010, 11, 'deputy')$$,
  'two deputies');
SELECT pg_temp.says('POS-04', $$SELECT pg_temp.organise(31, 'branch', 2, 5);
  SELECT pg_temp.hold(9000 + n, 31000 + n, 31, 'deputy', make_date(2023 - n, 1, 1)) FROM generate_series(1, 3) n$$,
  'branch "organisation 31" has more than one deputy at a time from 2021-01-01; '
  '支部“organisation 31”自2021-01-01起同时有一名以上副书记');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-04', $$SELECT pg_temp.organise(id, kind, 2, 5) FROM (VALUES (31, 'branch'), (32, 'branch'),
    (33, 'branch'), (34, 'joint_branch'), (35, 'provisional_branch'), (36, 'general_branch'), (37, 'branch'),
    (38, 'branch'), (39, 'branch'), (40, 'branch'), (50, 'branch')) v (id, kind);
  SELECT pg_temp.hold(n, m, o, t, f::date, u::date) FROM (VALUES
    (9001, 31001, 31, 'deputy', '2020-01-01', NULL), (9002, 31002, 31, 'fulltime_deputy', '2021-01-01', NULL),
    (9003, 32001, 32, 'deputy', '2020-01-01', '2021-01-01'), (9004, 32002, 32, 'deputy', '2021-01-01', NULL),
    (9005, 33001, 33, 'fulltime_deputy', '2020-01-01', '2021-01-02'), (9006, 33002, 33, 'deputy', '2021-01-01', NULL),
    (9007, 34001, 34, 'deputy', '2020-01-01', NULL), (9008, 34002, 34, 'deputy', '2020-01-01', NULL),
    (9009, 35001, 35, 'deputy', '2020-01-01', NULL), (9010, 35002, 35, 'deputy', '2020-01-01', NULL),
    (9011, 36001, 36, 'deputy', '2020-01-01', NULL), (9012, 36002, 36, 'deputy', '2020-01-01', NULL),
    (9013, 37001, 37, 'deputy', '2020-01-01', NULL), (9014, 37002, 37, 'member', '2021-01-01', NULL),
    (9015, 38001, 38, 'member', '2020-01-01', NULL), (9016, 38002, 38, 'deputy', '2021-01-01', NULL),
    (9017, 39001, 39, 'deputy', '2020-01-01', NULL), (9018, 39002, 39, 'deputy', '2020-01-01', NULL),
    (9019, 39003, 39, 'deputy', '2020-01-01', NULL), (9020, 40002, 40, 'deputy', '2021-01-01', NULL),
    (9021, 40001, 40, 'deputy', '2020-01-01', '2021-01-01'),
    (9031, 31003, 50, 'deputy', '2021-01-01', NULL), (9032, 31004, 50, 'deputy', '2020-01-01', '2021-01-02'))
    v (n, m, o, t, f, u)$$,
  '31:1 33:1 34:1 35:1 39:3 50:1', 'pairs of deputies of a branch at the same time');
SELECT pg_temp.sees('POS-04', $$SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.organise(32, 'branch', 2, 5),
    pg_temp.hold(9001, 31001, 31, 'deputy', '2020-01-01', '2021-01-01'), pg_temp.hold(9002, 31002, 31, 'deputy',
    '2021-01-01'), pg_temp.hold(9003, 31003, 31, 'member', '2020-01-01'), pg_temp.hold(9004, 32001, 32, 'deputy');
  SELECT pg_temp.organise(33, 'general_branch', 2, 2), pg_temp.hold(9006, 33001, 33, 'deputy'),
    pg_temp.hold(9007, 33002, 33, 'deputy')$$,
  ARRAY[$$UPDATE party.post SET to_date = '2021-01-02' WHERE id = 9001$$,
    $$UPDATE party.post SET from_date = '2020-12-31' WHERE id = 9002$$,
    $$UPDATE party.post SET title = 'deputy' WHERE id = 9003$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 9004$$,
    $$SELECT pg_temp.hold(9005, 31004, 31, 'deputy')$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 33$$]);

SELECT * FROM finish();
ROLLBACK;
