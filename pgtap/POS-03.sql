-- POS-03 One secretary.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.refuses('POS-03', $$UPDATE party.department SET head_id = 11009 WHERE id = 11;
  SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', partybuild.today())$$, 'two secretaries');
SELECT pg_temp.accepts('POS-03', $$UPDATE party.post SET to_date = '2026-04-01', end_reason = 'transfer',
  end_document_id = 2 WHERE member_id = 11001; UPDATE party.department SET head_id = 11009 WHERE id = 11;
  SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', '2026-04-01')$$, 'one ends the day the other begins');
SELECT pg_temp.says('POS-03', $$SELECT pg_temp.organise(31, 'branch', 2, 5);
  SELECT pg_temp.hold(9000 + n, 31000 + n, 31, 'secretary', make_date(2023 - n, 1, 1)) FROM generate_series(1, 3) n$$,
  '"organisation 31" has more than one secretary at a time from 2021-01-01; '
  '“organisation 31”自2021-01-01起同时有一名以上书记');

-- The discipline secretary is one too, beside the committee's own.
SELECT pg_temp.refuses('POS-03', $$SELECT pg_temp.hold(9001, 12004, 2, 'discipline_secretary'),
  pg_temp.hold(9002, 12005, 2, 'discipline_secretary')$$, 'two discipline secretaries');
SELECT pg_temp.accepts('POS-03', $$SELECT pg_temp.hold(9001, 12004, 2, 'discipline_secretary')$$, 'one of each');
SELECT pg_temp.says('POS-03', $$SELECT pg_temp.hold(9001, 12004, 2, 'discipline_secretary'),
    pg_temp.hold(9002, 12005, 2, 'discipline_secretary', '2025-01-01');
  UPDATE party.organisation SET name = 'x' WHERE id = 2$$,
  '"x" has more than one discipline secretary at a time from 2025-01-01; “x”自2025-01-01起同时有一名以上纪委书记');
SELECT pg_temp.says('POS-03', $$SELECT pg_temp.hold(9001, 12004, 2, 'discipline_secretary'),
    pg_temp.hold(9002, 12005, 2, 'discipline_secretary', '2025-01-01'),
    pg_temp.hold(9003, 12006, 2, 'secretary', '2026-01-01');
  UPDATE party.organisation SET name = 'x' WHERE id = 2$$,
  '"x" has more than one secretary at a time from 2025-01-01; “x”自2025-01-01起同时有一名以上书记');

-- A discipline committee's secretary is its discipline secretary, and may be on record at its superior, while it is.
CREATE FUNCTION pg_temp.disciplined(since date DEFAULT '2020-01-01', until date DEFAULT NULL) RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'discipline_committee', 40),
    pg_temp.organise(42, 'branch', 40), pg_temp.organise(43, 'basic_committee', 1);
  UPDATE party.subordination SET from_date = since, to_date = until WHERE org_id = 41;
  SELECT pg_temp.hold(9001, 12004, 40, 'discipline_secretary', '2021-01-01', '2022-01-01') $$;
SELECT pg_temp.lists('POS-03', format('SELECT pg_temp.disciplined(%s); SELECT pg_temp.hold(9002, %s)', d, post), found,
  post || ' beside the superior''s' || coalesce(', below it: ' || nullif(d, ''), ''))
  FROM (VALUES ('', $$12005, 41, 'secretary', '2021-06-01'$$, '41:1'),
    ('', $$12005, 41, 'discipline_secretary', '2021-06-01'$$, '41:1'),
    ('', $$12004, 41, 'secretary', '2021-06-01'$$, ''),
    ('', $$12005, 41, 'secretary', '2021-12-31'$$, '41:1'), ('', $$12005, 41, 'secretary', '2022-01-01'$$, ''),
    ('', $$12005, 41, 'secretary', '2020-01-01', '2021-01-02'$$, '41:1'),
    ('', $$12005, 41, 'secretary', '2020-01-01', '2021-01-01'$$, ''), ('', $$12005, 41, 'deputy'$$, ''),
    ('', $$12005, 42, 'secretary', '2021-06-01'$$, ''), ('', $$12005, 42, 'discipline_secretary', '2021-06-01'$$, ''),
    ('', $$12005, 43, 'discipline_secretary', '2021-06-01'$$, ''),
    ('', $$12005, 40, 'discipline_secretary', '2021-06-01'$$, '40:1'),
    ('', $$12005, 40, 'secretary', '2021-06-01'$$, ''),
    ($$'2021-12-31'$$, $$12005, 41, 'secretary', '2021-06-01'$$, '41:1'),
    ($$'2023-01-01'$$, $$12005, 41, 'secretary', '2021-06-01'$$, ''),
    ($$'2022-01-01'$$, $$12005, 41, 'secretary', '2021-06-01'$$, ''),
    ($$'2020-01-01', '2021-01-01'$$, $$12005, 41, 'secretary', '2020-06-01'$$, ''),
    ($$'2020-01-01', '2021-06-02'$$, $$12005, 41, 'secretary', '2021-06-01'$$, '41:1'),
    ($$'2020-01-01', '2021-06-01'$$, $$12005, 41, 'secretary', '2021-06-01'$$, '')) v (d, post, found);
SELECT pg_temp.lists('POS-03', $$SELECT pg_temp.disciplined(), pg_temp.hold(9002, 12005, 41, 'secretary',
  '2021-06-01'), pg_temp.hold(9003, 12006, 41, 'discipline_secretary', '2021-06-01')$$, '41:3',
  'three of them, in both places');
SELECT pg_temp.says('POS-03',
  $$SELECT pg_temp.disciplined(), pg_temp.hold(9002, 12005, 41, 'secretary', '2021-06-01')$$,
  '"organisation 41" has more than one discipline secretary at a time from 2021-06-01; '
  '“organisation 41”自2021-06-01起同时有一名以上纪委书记');
SELECT pg_temp.sees('POS-03', $$SELECT pg_temp.disciplined('2020-01-01', '2021-06-01'),
    pg_temp.organise(44, 'branch', 43), pg_temp.hold(9002, 12005, 41, 'secretary', '2021-06-01');
  SELECT pg_temp.hold(n, 12000 + n - 9000, o, t, f::date, u::date) FROM (VALUES
    (9004, 43, 'discipline_secretary', '2024-05-01', NULL),
    (9005, 43, 'discipline_secretary', '2020-08-01', '2020-09-01'),
    (9006, 44, 'secretary', '2020-01-01', NULL), (9007, 41, 'secretary', '2020-06-01', '2021-06-01'),
    (9008, 41, 'secretary', '2019-05-01', '2020-01-01'), (9009, 41, 'secretary', '2020-03-10', '2020-03-20'),
    (9010, 40, 'discipline_secretary', '2020-03-20', '2020-06-01'), (9011, 40, 'deputy', '2020-07-01', '2020-08-01'),
    (9012, 40, 'discipline_secretary', '2019-01-01', '2019-06-01'),
    (9013, 42, 'discipline_secretary', '2020-07-01', '2020-08-01')) v (n, o, t, f, u);
  UPDATE party.post SET member_id = 12004 WHERE id = 9007$$,
  ARRAY['UPDATE party.subordination SET to_date = NULL WHERE org_id = 41',
    $$UPDATE party.subordination SET from_date = '2019-05-31' WHERE org_id = 41$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (41, 43, '2024-05-01')$$,
    'UPDATE party.subordination SET parent_id = 43 WHERE org_id = 41',
    $$UPDATE party.organisation SET kind = 'discipline_committee' WHERE id = 44$$,
    'UPDATE party.post SET member_id = 12020 WHERE id = 9001',
    'UPDATE party.post SET member_id = 12020 WHERE id = 9007',
    $$UPDATE party.post SET from_date = '2020-03-19' WHERE id = 9010$$,
    $$UPDATE party.post SET to_date = '2020-06-02' WHERE id = 9010$$,
    $$UPDATE party.post SET title = 'discipline_secretary' WHERE id = 9011$$,
    'UPDATE party.post SET org_id = 40 WHERE id = 9013',
    $$SELECT pg_temp.hold(9014, 12020, 40, 'discipline_secretary', '2020-07-01', '2020-08-01')$$,
    $$UPDATE party.post SET from_date = '2021-05-31' WHERE id = 9002$$]);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-03', $$SELECT pg_temp.organise(id, 'branch', 2, 5) FROM
    unnest('{31,32,33,34,35,36,37,50}'::int[]) id;
  SELECT pg_temp.hold(n, m, o, t, f::date, u::date) FROM (VALUES
    (9001, 31001, 31, 'secretary', '2020-01-01', NULL), (9002, 31002, 31, 'secretary', '2021-01-01', NULL),
    (9003, 32001, 32, 'secretary', '2020-01-01', '2021-01-01'), (9004, 32002, 32, 'secretary', '2021-01-01', NULL),
    (9005, 33001, 33, 'secretary', '2020-01-01', '2021-01-02'), (9006, 33002, 33, 'secretary', '2021-01-01', NULL),
    (9007, 34001, 34, 'secretary', '2020-01-01', NULL), (9008, 34002, 34, 'deputy', '2020-01-01', NULL),
    (9009, 35001, 35, 'deputy', '2020-01-01', NULL), (9010, 35002, 35, 'secretary', '2020-01-01', NULL),
    (9011, 36001, 36, 'secretary', '2020-01-01', NULL), (9012, 36002, 36, 'secretary', '2020-01-01', NULL),
    (9013, 36003, 36, 'secretary', '2020-01-01', NULL), (9014, 37002, 37, 'secretary', '2021-01-01', NULL),
    (9015, 37001, 37, 'secretary', '2020-01-01', '2021-01-01'),
    (9031, 31003, 50, 'secretary', '2021-01-01', NULL), (9032, 31004, 50, 'secretary', '2020-01-01', '2021-01-02'))
    v (n, m, o, t, f, u)$$,
  '31:1 33:1 36:3 50:1', 'pairs of secretaries at the same time');
SELECT pg_temp.sees('POS-03', $$SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.organise(32, 'branch', 2, 5),
    pg_temp.hold(9001, 31001, 31, 'secretary', '2020-01-01', '2021-01-01'), pg_temp.hold(9002, 31002, 31, 'secretary',
    '2021-01-01'), pg_temp.hold(9003, 31003, 31, 'deputy', '2020-01-01'), pg_temp.hold(9004, 32001, 32,
        'secretary')$$,
  ARRAY[$$UPDATE party.post SET to_date = '2021-01-02' WHERE id = 9001$$,
    $$UPDATE party.post SET from_date = '2020-12-31' WHERE id = 9002$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 9003$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 9004$$,
    $$SELECT pg_temp.hold(9005, 31004, 31, 'secretary')$$]);

SELECT * FROM finish();
ROLLBACK;
