-- ELE-07 Branch committee: 3 to 5, at most 7.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-07', $$SELECT pg_temp.appoint(50004, 50, 'member', '{youth}'),
  pg_temp.appoint(50005, 50, 'member', '{women}')$$, '5 in office');
SELECT pg_temp.refuses('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member')
  FROM generate_series(4, 6) i$$, '6 without approval');
SELECT pg_temp.accepts('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member') FROM generate_series(4, 7) i;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-07', 50, 50, '2020-01-01', 2)$$, '7 with approval');
SELECT pg_temp.refuses('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member') FROM generate_series(4, 8) i;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-07', 50, 50, '2020-01-01', 2)$$, '8, whatever is approved');
SELECT pg_temp.refuses('ELE-07', 'SELECT pg_temp.elect(50, 2, 3)', 'an election of 2 seats');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-07', $$SELECT pg_temp.organise(id, kind, 2, 20) FROM (VALUES (31, 'branch'),
    (32, 'branch'), (33, 'branch'),
    (34, 'branch'), (35, 'branch'), (36, 'branch'), (37, 'branch'), (38, 'joint_branch'),
        (39, 'provisional_branch'), (40, 'branch'), (91, 'branch'), (92, 'branch'),
    (93, 'branch'), (94, 'branch')) v (id, kind);
  SELECT pg_temp.hold(o * 100 + n, o * 1000 + n, o, 'member') FROM (VALUES (31, 5 + 1), (32, 5), (33, 5 + 1),
    (34, 5), (35, 5), (36, 5 + 1), (38, 5 + 2), (39, 5 + 1), (91, 5 + 1), (92, 5 + 1),
    (93, 5 + 1), (94, 5 + 1)) v (o, k), generate_series(1, k) n;
  UPDATE party.post SET title = 'discipline_secretary' WHERE id = 3301;
  SELECT pg_temp.hold(3499, 34001, 34, 'deputy'), pg_temp.hold(3599, 35019, 35, 'member', partybuild.today());
  UPDATE party.post SET to_date = partybuild.today() WHERE id = 3601;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$, '31:1 35:1 38:2 91:1 94:1',
      'more than 5 persons in office today, but the discipline secretary');
SELECT pg_temp.lists('ELE-07', $$SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 43) id;
  SELECT pg_temp.ballot(9000 + n, o, t, h::date) FROM (VALUES (1, 31, 'seats = 3 - 1', '2024-06-01'),
    (2, 32, 'seats = 3', '2024-06-01'), (3, 33, 'seats = 3 - 1', '2023-06-01'), (4, 33, 'seats = 3', '2024-06-01'),
    (5, 34, 'seats = 3', '2023-06-01'), (6, 34, 'seats = 3 - 1', '2024-06-01'),
    (7, 35, 'seats = 3', '2024-06-01'), (8, 35, 'seats = 3 - 1', '2024-06-01'),
    (9, 36, 'seats = 3 - 1', '2024-06-01'), (10, 36, 'seats = 3', '2024-06-01'),
    (11, 37, 'seats = 3, seats_reduced_to = 3 - 2, reduction_document_id = 50', '2024-06-01'),
    (12, 38, $q$seats = 3 - 1, office = 'delegate'$q$, '2024-06-01'),
    (13, 39, $q$seats = 3 - 1, purpose = 'by_election'$q$, '2024-06-01'),
    (14, 40, 'seats = 3 - 1, round_of_id = 9001', '2024-06-01'),
    (15, 41, $q$seats = 3 - 1, result = 'void'$q$, '2024-06-01')) v (n, o, t, h)$$,
  '31:1 34:1 35:1 37:2', 'a committee last elected with fewer than 3 seats');
SELECT pg_temp.sees('ELE-07', $$SELECT pg_temp.organise(id, kind, 2, 20) FROM (VALUES (31, 'branch'),
    (32, 'branch')) v (id, kind);
  SELECT pg_temp.hold(o * 100 + n, o * 1000 + n, o, 'member') FROM generate_series(31, 32) o, generate_series(1, 5) n;
  SELECT pg_temp.hold(3190, 31001, 31, 'secretary'), pg_temp.hold(3191, 31019, 31, 'discipline_secretary'),
    pg_temp.hold(3192, 31018, 31, 'member', '2020-01-01', '2021-01-01'),
    pg_temp.hold(3193, 31017, 31, 'member', partybuild.today() + 9, partybuild.today() + 19);
  UPDATE party.post SET to_date = partybuild.today() + 9 WHERE id = 3102;
  SELECT pg_temp.ballot(9001, 31, 'seats = 3'), pg_temp.ballot(9002, 31, 'seats = 3 - 1', '2023-06-01'),
    pg_temp.ballot(9003, 31, $q$seats = 3 - 1, purpose = 'by_election'$q$, '2025-06-01'),
    pg_temp.ballot(9004, 31, $q$seats = 3 - 1, office = 'delegate'$q$, '2025-06-01'),
    pg_temp.ballot(9005, 31, $q$seats = 3 - 1, result = 'void'$q$, '2025-06-01'),
    pg_temp.ballot(9006, 31, 'seats = 3 - 1, round_of_id = 9001', '2025-06-01'),
    pg_temp.ballot(9007, 32, 'seats = 3 - 1', '2023-06-01'), pg_temp.ballot(9008, 32, 'seats = 3');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on) VALUES (34, 'later', 'branch', NULL, NULL),
    (35, 'other', 'general_branch', '2010-01-01', NULL), (36, 'revoked', 'branch', '2010-01-01', '2020-01-01');
  SELECT pg_temp.hold(o * 100 + n, 12000 + n, o, 'member') FROM generate_series(34, 36) o, generate_series(1, 6) n$$,
  ARRAY[$$UPDATE party.post SET member_id = 31016 WHERE id = 3190$$,
    $$UPDATE party.post SET title = 'member' WHERE id = 3191$$, $$UPDATE party.post SET to_date = NULL WHERE id =
        3192$$,
    $$UPDATE party.post SET from_date = partybuild.today() WHERE id = 3193$$, $$UPDATE party.post SET org_id = 31
        WHERE id = 3201$$,
    $$SELECT pg_temp.hold(3194, 31015, 31, 'member')$$,
    $$UPDATE party.election SET seats = 3 - 1 WHERE id = 9001$$,
    $$UPDATE party.election SET seats_reduced_to = 3 - 1, reduction_document_id = 50 WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2025-06-01' WHERE id = 9002$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 9003$$,
    $$UPDATE party.election SET office = 'committee' WHERE id = 9004$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9005$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 9006$$,
    $$UPDATE party.election SET org_id = 31 WHERE id = 9008$$, $$DELETE FROM party.election WHERE id = 9008$$,
    $$SELECT pg_temp.ballot(9009, 31, 'seats = 3 - 1', '2025-06-01')$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 34$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() + 9 WHERE id = 34$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 35$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 36$$]);

SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.appoint(11004 + i, 11, 'member', '{}')
  FROM generate_series(1, 6) i; SET CONSTRAINTS ALL IMMEDIATE$$, 'has [0-9]+ in office, [0-9] to [0-9] are allowed',
  'ELE-07 says how many are in office');

SELECT * FROM finish();
ROLLBACK;
