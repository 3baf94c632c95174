-- POS-12 Discipline secretary is another person.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-12', $$SELECT pg_temp.appoint(12009, 2, 'discipline_secretary')$$, 'another person');
SELECT pg_temp.refuses('POS-12', $$SELECT pg_temp.organise(212, 'discipline_committee', 2),
  pg_temp.appoint(11004, 212, 'secretary')$$, 'the same person');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-12', $$SELECT pg_temp.organise(id, kind, 1, n) FROM (VALUES (31, 'basic_committee', 40),
    (32, 'discipline_committee', 0), (33, 'basic_committee', 0), (34, 'branch', 0), (35, 'discipline_committee', 0))
    v (id, kind, n);
  SELECT pg_temp.hold(9000 + n, 31000 + m, o, t, f, u) FROM (VALUES
    (1, 1, 31, 'secretary', '2020-01-01'::date, NULL::date), (2, 1, 31, 'discipline_secretary', '2020-01-01', NULL),
    (3, 2, 31, 'secretary', '2020-01-01', NULL), (4, 2, 33, 'discipline_secretary', '2020-01-01', NULL),
    (5, 3, 31, 'secretary', '2020-01-01', NULL), (6, 3, 32, 'secretary', '2020-01-01', NULL),
    (7, 4, 34, 'secretary', '2020-01-01', NULL), (8, 4, 32, 'secretary', '2020-01-01', NULL),
    (9, 5, 34, 'secretary', '2020-01-01', NULL), (10, 5, 31, 'discipline_secretary', '2020-01-01', NULL),
    (11, 6, 31, 'deputy', '2020-01-01', NULL), (12, 6, 32, 'secretary', '2020-01-01', NULL),
    (13, 7, 31, 'secretary', '2020-01-01', NULL), (14, 7, 32, 'deputy', '2020-01-01', NULL),
    (15, 8, 31, 'secretary', '2020-01-01', NULL), (16, 8, 31, 'discipline_secretary', '2020-01-01',
        partybuild.today()),
    (17, 9, 31, 'secretary', '2020-01-01', partybuild.today()),
        (18, 9, 31, 'discipline_secretary', '2020-01-01', NULL),
    (19, 10, 31, 'secretary', partybuild.today(), NULL),
        (20, 10, 31, 'discipline_secretary', partybuild.today(), NULL),
    (21, 11, 31, 'secretary', '2020-01-01', NULL), (22, 11, 33, 'secretary', '2020-01-01', NULL),
    (23, 12, 32, 'secretary', '2020-01-01', NULL), (24, 12, 35, 'secretary', '2020-01-01', NULL),
    (25, 13, 31, 'discipline_secretary', '2020-01-01', NULL), (26, 13, 31, 'deputy', '2020-01-01', NULL),
    (27, 14, 31, 'member', '2020-01-01', NULL), (28, 14, 32, 'secretary', '2020-01-01', NULL),
    (29, 15, 32, 'discipline_secretary', '2020-01-01', NULL), (30, 15, 31, 'secretary', '2020-01-01', NULL),
    (31, 16, 31, 'secretary', '2020-01-01', NULL), (32, 16, 34, 'secretary', '2020-01-01', NULL),
    (33, 17, 32, 'member', '2020-01-01', NULL), (34, 17, 31, 'secretary', '2020-01-01', NULL),
    (35, 18, 34, 'secretary', '2020-01-01', NULL), (36, 18, 33, 'secretary', '2020-01-01', NULL),
    (37, 19, 31, 'discipline_secretary', '2020-01-01', NULL), (38, 19, 32, 'secretary', '2020-01-01', NULL),
    (39, 20, 31, 'secretary', '2020-01-01', NULL), (40, 20, 31, 'deputy', '2020-01-01', NULL))
    v (n, m, o, t, f, u)$$,
  '9001:1 9002:1 9004:1 9005:1 9006:1 9019:1 9020:1 9029:1',
  'secretary of a basic committee and its discipline secretary, or of a discipline committee, in one today');

SELECT pg_temp.sees('POS-12', $$SELECT pg_temp.organise(31, 'basic_committee', 1, 9), pg_temp.organise(32,
    'discipline_committee', 31),
    pg_temp.organise(33, 'branch', 31), pg_temp.hold(9001, 31001, 31, 'secretary'), pg_temp.hold(9002, 31002, 32,
        'secretary'),
    pg_temp.hold(9003, 31001, 32, 'deputy'), pg_temp.hold(9004, 31001, 33, 'secretary'),
    pg_temp.hold(9005, 31001, 31, 'discipline_secretary', '2020-01-01', '2021-01-01'),
    pg_temp.unasked('POS-12', $q$SELECT pg_temp.hold(9006, 31001, 31, 'discipline_secretary', partybuild.today() +
        9, partybuild.today() + 10)$q$)$$,
  ARRAY[$$UPDATE party.post SET member_id = 31001 WHERE id = 9002$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 9003$$, $$UPDATE party.post SET org_id = 32 WHERE id =
        9004$$,
    $$UPDATE party.post SET to_date = NULL WHERE id = 9005$$, $$UPDATE party.post SET from_date = partybuild.today()
        WHERE id = 9006$$,
    $$SELECT pg_temp.hold(9007, 31002, 31, 'secretary')$$]);
SELECT pg_temp.sees('POS-12', $$SELECT pg_temp.organise(31, 'basic_committee', 1, 9),
    pg_temp.organise(33, 'branch', 31), pg_temp.hold(9001, 31001, 31, 'secretary'),
    pg_temp.hold(9002, 31001, 33, 'secretary')$$,
  ARRAY[$$UPDATE party.organisation SET kind = 'discipline_committee' WHERE id = 33$$]);

SELECT * FROM finish();
ROLLBACK;
