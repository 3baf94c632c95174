-- POS-13 Periods in office do not overlap.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-13', $$INSERT INTO party.post (member_id, org_id, title, from_date, to_date)
  VALUES (11001, 11, 'secretary', '2021-05-01', '2024-05-01')$$, 'two terms that adjoin');
SELECT is(pg_temp.verdict($$INSERT INTO party.post (member_id, org_id, title, from_date, to_date)
  VALUES (11002, 11, 'member', '2021-05-01', '2024-05-02')$$), 'refused by POS-13',
  'POS-13 refuses: an overlap of a day');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-13', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(32, 'branch', 2, 1);
  SELECT pg_temp.hold(9000 + n, 31000 + m, o, t, f::date, u::date) FROM (VALUES
    (1, 1, 31, 'member', '2020-01-01', NULL), (2, 1, 31, 'member', '2021-01-01', NULL),
    (3, 2, 31, 'member', '2020-01-01', '2021-01-01'), (4, 2, 31, 'member', '2021-01-01', NULL),
    (5, 3, 31, 'member', '2020-01-01', '2021-01-02'), (6, 3, 31, 'member', '2021-01-01', NULL),
    (7, 4, 31, 'member', '2020-01-01', NULL), (8, 4, 32, 'member', '2020-01-01', NULL),
    (9, 5, 31, 'member', '2020-01-01', NULL), (10, 5, 31, 'deputy', '2020-01-01', NULL),
    (11, 6, 31, 'secretary', '2020-01-01', NULL), (12, 7, 31, 'secretary', '2020-01-01', NULL),
    (13, 8, 31, 'member', '2020-01-01', NULL), (14, 8, 31, 'member', '2020-01-01', NULL),
    (15, 8, 31, 'member', '2020-01-01', NULL)) v (n, m, o, t, f, u)$$,
  '9001:1 9002:1 9005:1 9006:1 9013:2 9014:2 9015:2', 'the same post of the same person at the same time');
SELECT pg_temp.sees('POS-13', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(32, 'branch', 2, 1),
    pg_temp.hold(9001, 31001, 31, 'member', '2020-01-01', '2021-01-01'),
    pg_temp.hold(9002, 31001, 31, 'member', '2021-01-01'), pg_temp.hold(9003, 31001, 32, 'member'),
    pg_temp.hold(9004, 31001, 31, 'deputy'), pg_temp.hold(9005, 31002, 31, 'member')$$,
  ARRAY[$$UPDATE party.post SET to_date = '2021-01-02' WHERE id = 9001$$,
    $$UPDATE party.post SET from_date = '2020-12-31' WHERE id = 9002$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 9003$$,
    $$UPDATE party.post SET title = 'member' WHERE id = 9004$$,
    $$UPDATE party.post SET member_id = 31001 WHERE id = 9005$$,
    $$SELECT pg_temp.hold(9006, 31002, 31, 'member')$$]);

SELECT * FROM finish();
ROLLBACK;
