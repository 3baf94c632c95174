-- LIF-14 Heart-to-heart talks.
\ir life.psql
SELECT no_plan();

SELECT $$INSERT INTO party.talk (from_id, to_id, held_on) VALUES (11001, 11002, '2026-03-01'),
  (11003, 11001, '2026-03-01');$$ AS talks \gset
SELECT pg_temp.becomes('LIF-14', 11001, '2026', 'met', :'talks', 'with each other of the committee, from either side');
SELECT pg_temp.becomes('LIF-14', 11002, '2026', 'overdue', :'talks' || $$
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'with one of two');
SELECT pg_temp.becomes('LIF-14', 11009, '2026', 'met', $$ INSERT INTO party.talk (from_id, to_id, held_on)
  VALUES (11003, 11009, '2026-03-01') $$, 'a member, with one of the committee');
SELECT pg_temp.becomes('LIF-14', 11009, '2026', 'overdue', $$ INSERT INTO party.talk (from_id, to_id, held_on)
  VALUES (11008, 11009, '2026-03-01'); SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'a member with none of the committee');
SELECT is((SELECT e.least FROM party_rule.lif_14_evaluation e WHERE e.subject = 11001 AND e.period::text = '2026'),
  2::numeric, 'LIF-14 asks a committee member for each other one');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-14', 11009, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.owes('LIF-14', $$SELECT pg_temp.organise(id, kind, 2, n) FROM (VALUES (31, 'branch', 6),
    (32, 'joint_branch', 3),
    (33, 'provisional_branch', 2), (34, 'branch', 2), (35, 'general_branch', 1)) v (id, kind, n);
  SELECT pg_temp.hold(1, 31001, 31, 'member', '2020-01-01', '2022-01-01'), pg_temp.hold(2, 31002, 31, 'member',
      '2021-01-01',
    '2022-01-01'), pg_temp.hold(3, 31002, 31, 'member', '2022-01-01', '2023-01-01'),
    pg_temp.hold(4, 31003, 31, 'member', '2022-01-01'), pg_temp.hold(5, 32001, 32, 'member', '2020-01-01'),
    pg_temp.hold(6, 33001, 33, 'member', '2020-01-01'), pg_temp.hold(7, 31004, 11, 'member', '2024-05-01'),
    pg_temp.hold(8, 31005, 35, 'member', '2020-01-01'),
    pg_temp.hold(9, 34001, 34, 'secretary', '2020-01-01', '2022-01-01');
  UPDATE party.membership SET from_date = '2021-06-01' WHERE member_id = 32003;
  UPDATE party.membership SET to_date = '2015-01-01' WHERE member_id IN (31005, 31006);
  UPDATE party.membership SET from_date = '2012-01-01' WHERE member_id = 31004;
  UPDATE party.membership SET org_id = 34 WHERE member_id = 31006;
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date) VALUES
    (31005, 34, 'full', '2015-01-01', '2016-01-01'), (31005, 31, 'full', '2016-01-01', '2026-01-01'),
    (31006, 31, 'full', '2015-01-01', NULL)$$,
  '{"11001 31004 2024-05-01","11002 31004 2024-05-01","11003 31004 2024-05-01",
  "31001 31002 2021-01-01 2022-01-01","31001 committee 2022-01-01","31002 31001 2021-01-01 2022-01-01",
  "31002 31003 2022-01-01 2023-01-01","31002 committee 2020-01-01 2021-01-01","31002 committee 2023-01-01",
  "31003 31002 2022-01-01 2023-01-01","31003 committee 2020-01-01 2022-01-01","31004 committee 2020-01-01",
  "31005 committee 2020-01-01 2026-01-01","31006 committee 2020-01-01","32002 committee 2020-01-01",
  "32003 committee 2021-06-01","34002 committee 2020-01-01 2022-01-01"}',
  'committee members with each other while both are in office, others with the committee while there is one');
SELECT pg_temp.counts('LIF-14', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(32, 'branch', 2, 3);
  SELECT pg_temp.hold(1, 31001, 31, 'member', '2020-01-01'), pg_temp.hold(2, 31002, 31, 'member', '2026-03-08'),
    pg_temp.hold(3, 31003, 31, 'member', '2020-01-01', '2026-03-08'),
    pg_temp.hold(4, 31004, 31, 'member', '2020-01-01', '2026-03-09'), pg_temp.hold(5, 32001, 32, 'member',
        '2020-01-01');
  INSERT INTO party.talk (from_id, to_id, held_on) SELECT 31000 + n, 31009, '2026-03-08' FROM generate_series(1, 4) n;
  INSERT INTO party.talk (from_id, to_id, held_on) SELECT 31008, 31000 + n, '2026-03-08' FROM generate_series(1, 4) n;
  INSERT INTO party.talk (from_id, to_id, held_on) VALUES (32001, 31009, '2026-03-08'),
      (31008, 32001, '2026-03-08')$$,
  '{"31001 31008 2026-03-08","31001 31009 2026-03-08","31002 31008 2026-03-08","31002 31009 2026-03-08",
  "31003 31008 2026-03-08","31003 31009 2026-03-08","31004 31008 2026-03-08","31004 31009 2026-03-08",
  "31008 31001 2026-03-08","31008 31002 2026-03-08","31008 31003 2026-03-08","31008 31004 2026-03-08",
  "31008 32001 2026-03-08","31008 committee 2026-03-08","31008 committee 2026-03-08","31008 committee 2026-03-08",
  "31009 31001 2026-03-08","31009 31002 2026-03-08","31009 31003 2026-03-08","31009 31004 2026-03-08",
  "31009 32001 2026-03-08","31009 committee 2026-03-08","31009 committee 2026-03-08","31009 committee 2026-03-08",
  "32001 31008 2026-03-08","32001 31009 2026-03-08"}', 'talks from both sides, and those with one in office there
      that day');
SELECT pg_temp.counts('LIF-14', $$UPDATE party.membership SET to_date = '2026-03-08' WHERE member_id = 11011;
  UPDATE party.membership SET to_date = '2026-03-09' WHERE member_id = 11012;
  UPDATE party.membership SET from_date = '2026-03-08' WHERE member_id = 11013;
  INSERT INTO party.talk (from_id, to_id, held_on) SELECT 11001, m, date '2026-03-08'
      FROM generate_series(11011, 11013) m
    UNION ALL SELECT m, 11001, '2026-03-08' FROM generate_series(11011, 11013) m$$,
  ARRAY(SELECT r || ' 2026-03-08' FROM generate_series(1, 2), unnest('{11001 11011,11001 11012,11001 11013,11011 11001,
    11012 11001,11012 committee,11013 11001,11013 committee}'::text[]) r ORDER BY 1), 'of the same branch that day');

SELECT * FROM finish();
ROLLBACK;
