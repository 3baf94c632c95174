-- POS-07 No incompatible posts.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-07', $$SELECT pg_temp.appoint(11009, 11, 'deputy'),
  pg_temp.appoint(11009, 11, 'member', '{organisation}')$$, 'a deputy who is organisation commissioner');
SELECT pg_temp.refuses('POS-07', $$SELECT pg_temp.appoint(11001, 11, 'member', '{discipline}')$$,
  'the secretary as discipline commissioner');
SELECT pg_temp.refuses('POS-07', $$UPDATE party.post SET portfolio = '{discipline}'
  WHERE member_id = 11001$$, 'the secretary with the discipline portfolio');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-07', $$SELECT pg_temp.organise(31, 'branch', 2, 20), pg_temp.organise(32, 'branch', 2, 5);
  SELECT pg_temp.hold(9000 + n, 31000 + m, o, t, f::date, u::date, c) FROM (VALUES
    (1, 1, 31, 'secretary', '2020-01-01', NULL, '{}'), (2, 1, 31, 'member', '2020-01-01', NULL, '{organisation}'),
    (3, 2, 31, 'deputy', '2020-01-01', NULL, '{}'), (4, 2, 31, 'member', '2020-01-01', NULL, '{organisation}'),
    (5, 3, 31, 'deputy', '2020-01-01', NULL, '{}'), (6, 3, 31, 'member', '2020-01-01', NULL, '{organisation,youth}'),
    (7, 4, 31, 'fulltime_deputy', '2020-01-01', NULL, '{}'), (8, 4, 31, 'member', '2020-01-01', NULL, '{}'),
    (9, 5, 31, 'deputy', '2020-01-01', NULL, '{}'), (10, 5, 31, 'fulltime_deputy', '2020-01-01', NULL, '{}'),
    (11, 6, 31, 'secretary', '2020-01-01', NULL, '{}'), (12, 6, 32, 'member', '2020-01-01', NULL, '{}'),
    (13, 7, 31, 'secretary', '2020-01-01', '2025-01-01', '{}'), (14, 7, 31, 'member', '2025-01-01', NULL, '{}'),
    (15, 8, 31, 'secretary', '2020-01-01', '2025-01-02', '{}'), (16, 8, 31, 'member', '2025-01-01', NULL, '{}'),
    (17, 9, 31, 'member', '2020-01-01', NULL, '{}'), (18, 9, 31, 'member', '2021-01-01', NULL, '{}'),
    (19, 10, 31, 'secretary', '2020-01-01', NULL, '{discipline}'),
    (20, 11, 31, 'secretary', '2020-01-01', NULL, '{organisation}'),
    (21, 12, 31, 'member', '2020-01-01', NULL, '{discipline}'), (22, 13, 31, 'secretary', '2020-01-01', NULL, '{}'),
    (23, 13, 31, 'deputy', '2020-01-01', NULL, '{}'), (24, 13, 31, 'member', '2020-01-01', NULL, '{youth}'),
    (25, 14, 31, 'fulltime_deputy', '2020-01-01', NULL, '{}'),
    (26, 14, 31, 'member', '2020-01-01', NULL, '{organisation,youth}'),
        (27, 15, 31, 'deputy', '2020-01-01', NULL, '{}'),
    (28, 15, 31, 'secretary', '2020-01-01', NULL, '{}'), (29, 16, 31, 'deputy', '2020-01-01', NULL, '{youth}'),
    (30, 16, 32, 'member', '2020-01-01', NULL, '{secrecy}')) v (n, m, o, t, f, u, c)$$,
  '9001:1 9002:1 9005:1 9006:1 9009:1 9010:1 9015:1 9016:1 9019:1 9022:2 9023:1 9024:1 9025:1 9026:1 9027:1 9028:1',
  'posts of one person in one committee at the same time, but a deputy''s single portfolio');
SELECT pg_temp.sees('POS-07', $$SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.organise(32, 'branch', 2, 5),
    pg_temp.hold(9001, 31001, 31, 'secretary', '2020-01-01', '2025-01-01'),
    pg_temp.hold(9002, 31001, 31, 'member', '2025-01-01'), pg_temp.hold(9003, 31002, 31, 'deputy'),
    pg_temp.hold(9004, 31002, 31, 'member'), pg_temp.hold(9005, 31002, 32, 'secretary'),
    pg_temp.hold(9006, 31003, 31, 'secretary')$$,
  ARRAY[$$UPDATE party.post SET to_date = '2025-01-02' WHERE id = 9001$$,
    $$UPDATE party.post SET from_date = '2024-12-31' WHERE id = 9002$$,
    $$UPDATE party.post SET portfolio = '{organisation,youth}' WHERE id = 9004$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 9003$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 9005$$,
    $$UPDATE party.post SET member_id = 31003 WHERE id = 9002$$,
    $$SELECT pg_temp.hold(9007, 31003, 31, 'member')$$]);

-- Portfolios count by person, in whatever rows; the discipline secretary's is no post of the committee.
SELECT pg_temp.accepts('POS-07', $$SELECT pg_temp.appoint(12009, 2, 'deputy'),
  pg_temp.appoint(12009, 2, 'discipline_secretary')$$, 'a deputy as discipline secretary');
CREATE FUNCTION pg_temp.portfolios() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 20);
  SELECT pg_temp.hold(9000 + n, 31000 + m, 31, t, f::date, u::date, c) FROM (VALUES
    (1, 1, 'deputy', '2020-01-01', NULL, '{organisation,publicity}'), (2, 2, 'deputy', '2020-01-01', NULL, '{youth}'),
    (3, 3, 'deputy', '2020-01-01', NULL, '{secrecy}'), (4, 3, 'member', '2020-01-01', NULL, '{organisation}'),
    (5, 4, 'deputy', '2020-01-01', NULL, '{youth}'), (6, 4, 'member', '2020-01-01', NULL, '{youth}'),
    (7, 5, 'secretary', '2020-01-01', NULL, '{organisation,publicity}'),
    (8, 6, 'member', '2020-01-01', NULL, '{organisation,publicity}'),
    (9, 7, 'deputy', '2020-01-01', '2022-01-01', '{secrecy}'), (10, 7, 'member', '2022-01-01', NULL, '{youth}'),
    (11, 8, 'deputy', '2020-01-01', '2022-01-02', '{secrecy}'), (12, 8, 'member', '2022-01-01', NULL, '{youth}'),
    (13, 9, 'discipline_secretary', '2020-01-01', NULL, '{}'), (14, 9, 'member', '2020-01-01', NULL, '{youth}'),
    (15, 10, 'discipline_secretary', '2020-01-01', NULL, '{}'), (16, 10, 'secretary', '2020-01-01', NULL, '{}'),
    (17, 11, 'fulltime_deputy', '2020-01-01', NULL, '{organisation,publicity}'),
    (18, 12, 'deputy', '2020-01-01', '2021-01-01', '{}'), (19, 12, 'member', '2020-01-01', NULL, '{youth,secrecy}'),
    (20, 13, 'deputy', '2021-01-01', NULL, '{}'), (21, 13, 'member', '2020-01-01', '2021-01-02', '{youth,secrecy}'),
    (22, 14, 'member', '2020-01-01', '2021-01-01', '{}'),
    (23, 14, 'deputy', '2021-01-01', NULL, '{youth,secrecy}'))
    v (n, m, t, f, u, c) $$;
SELECT pg_temp.lists('POS-07', 'SELECT pg_temp.portfolios()', '9001:1 9003:1 9004:1 9007:1 9011:1 9012:1 9015:1 9016:1 '
  || '9017:1 9018:1 9019:1 9020:1 9021:1 9023:1',
  'deputies with several portfolios, a secretary as discipline secretary');
SELECT pg_temp.sees('POS-07', $$SELECT pg_temp.portfolios(); DELETE FROM party.post WHERE id IN
    (9001, 9003, 9004, 9007, 9011, 9012, 9015, 9016, 9017, 9018, 9019, 9020, 9021, 9023)$$,
  ARRAY[$$UPDATE party.post SET portfolio = '{youth,secrecy}' WHERE id = 9002$$,
    $$UPDATE party.post SET portfolio = '{youth,secrecy}' WHERE id = 9006$$,
    $$UPDATE party.post SET title = 'deputy' WHERE id = 9008$$,
    $$UPDATE party.post SET to_date = '2022-01-02' WHERE id = 9009$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 9014$$]);
SELECT throws_matching($$SET partybuild.language = 'en'; UPDATE party.post SET portfolio = '{discipline}'
  WHERE member_id = 11001; SET CONSTRAINTS ALL IMMEDIATE$$,
  '"member 11001" is both secretary and discipline commissioner of', 'POS-07 names the portfolio');
SELECT throws_matching($$SET partybuild.language = 'en'; UPDATE party.post SET portfolio = '{discipline,youth}'
  WHERE member_id = 11001; SET CONSTRAINTS ALL IMMEDIATE$$,
  '"member 11001" is both secretary and commissioner of several portfolios of', 'POS-07 names one of two');

SELECT * FROM finish();
ROLLBACK;
