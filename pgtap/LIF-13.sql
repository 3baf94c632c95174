-- LIF-13 Lecture by secretaries.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-13', 11004, '2026', 'met', $$
  SELECT pg_temp.held(1, 2, 'lecture', '2026-07-01', attend => '{11004}');
  UPDATE party.activity SET lecturer_id = 11004 $$, 'the agency''s secretary');
SELECT pg_temp.becomes('LIF-13', 11004, '2026', 'overdue', $$ SELECT pg_temp.held(1, 11, 'lecture', '2026-07-01');
  UPDATE party.activity SET lecturer_id = 11004; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'none to the agency''s members');
SELECT pg_temp.becomes('LIF-13', 11010, '2026', 'due', $$ INSERT INTO party.leader (member_id, duty, from_date)
  VALUES (11010, 'group_secretary', '2020-01-01') $$, 'the Party group''s secretary');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-13', 11004, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.owes('LIF-13', $$SELECT pg_temp.organise(31, 'basic_committee', 1), pg_temp.organise(32, 'branch',
    31, 9),
    pg_temp.organise(33, 'general_branch', 2), pg_temp.organise(34, 'branch', 33, 1), pg_temp.organise(35,
        'basic_committee', 1);
  INSERT INTO party.leader (member_id, duty, from_date, to_date) VALUES
    (32001, 'group_secretary', '2020-01-01', '2021-01-01'), (32001, 'group_secretary', '2021-01-01', NULL),
    (32002, 'group_deputy', '2020-01-01', NULL), (34001, 'group_secretary', '2020-01-01', '2021-01-01'),
    (32007, 'group_secretary', '2020-01-01', NULL), (32008, 'group_secretary', '2020-01-01', NULL);
  SELECT pg_temp.hold(1, 32003, 31, 'secretary', '2020-01-01', '2021-01-01'),
    pg_temp.hold(2, 32003, 31, 'secretary', '2021-01-02'), pg_temp.hold(3, 32004, 31, 'deputy', '2020-01-01'),
    pg_temp.hold(4, 32005, 33, 'secretary', '2020-01-01'), pg_temp.hold(5, 32006, 31, 'secretary', '2020-01-01',
        '2021-01-01'),
    pg_temp.hold(6, 32006, 31, 'secretary', '2021-01-01', '2022-01-01');
  UPDATE party.membership SET to_date = '2020-01-01' WHERE member_id = 32007;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (32007, 11, 'full', '2020-01-01');
  UPDATE party.subordination SET to_date = '2020-01-01' WHERE org_id = 32;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (32, 35, '2020-01-01')$$,
  '{"32001 35 group secretary 2020-01-01","32003 31 agency secretary 2020-01-01 2021-01-01",
  "32003 31 agency secretary 2021-01-02","32006 31 agency secretary 2020-01-01 2022-01-01",
  "32007 2 group secretary 2020-01-01","32008 35 group secretary 2020-01-01",
  "34001 2 group secretary 2020-01-01 2021-01-01"}', 'secretaries of Party group and agency committee, over terms
      without a gap');
SELECT pg_temp.owes('LIF-13', $$SELECT pg_temp.organise(31, 'basic_committee', 1),
    pg_temp.organise(32, 'basic_committee', 1), pg_temp.organise(33, 'general_branch', 2),
    pg_temp.organise(34, 'branch', 31, 2), pg_temp.organise(35, 'branch', 31, 2), pg_temp.organise(36, 'branch', 33, 1);
  UPDATE party.subordination SET to_date = '2023-01-01' WHERE org_id = 35;
  UPDATE party.subordination SET to_date = '2022-01-01' WHERE org_id = 36;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (35, 32, '2023-01-01'), (36, 31, '2022-01-01');
  SELECT pg_temp.transfer(m, 11, d) FROM (VALUES (34001, '2020-01-01'::date), (34002, '2023-01-01'),
    (36001, '2022-01-01')) v (m, d);
  UPDATE party.membership SET from_date = '2023-01-01' WHERE member_id = 35002;
  INSERT INTO party.leader (member_id, duty, from_date) SELECT m, 'group_secretary', '2020-01-01'
    FROM unnest('{34001,34002,35001,35002,36001}'::bigint[]) m$$,
  '{"34001 2 group secretary 2020-01-01","34002 31 group secretary 2020-01-01","35001 31 group secretary 2020-01-01",
  "35002 group secretary 2020-01-01","36001 2 group secretary 2020-01-01"}',
  'below the committee above the branch on the first day in office, while it was above and he was there');
-- The committee above the superior of that day, not of one before or after; nor above the branch that he left then.
SELECT pg_temp.owes('LIF-13', $$SELECT pg_temp.organise(31, 'basic_committee', 1),
    pg_temp.organise(32, 'general_branch', 2), pg_temp.organise(33, 'general_branch', 31),
    pg_temp.organise(34, 'branch', 32, 1), pg_temp.organise(35, 'branch', 33, 1), pg_temp.organise(36, 'branch', 31);
  UPDATE party.subordination SET to_date = '2020-01-01' WHERE org_id = 32;
  UPDATE party.subordination SET to_date = '2023-01-01' WHERE org_id = 33;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (32, 31, '2020-01-01'), (33, 2, '2023-01-01');
  SELECT pg_temp.transfer(11009, 36, '2020-01-01');
  INSERT INTO party.leader (member_id, duty, from_date) SELECT m, 'group_secretary', '2020-01-01'
    FROM unnest('{34001,35001,11009}'::bigint[]) m$$,
  '{"11009 31 group secretary 2020-01-01","34001 31 group secretary 2020-01-01",
  "35001 31 group secretary 2020-01-01"}', 'below a general branch that came or went, or come from another branch');
SELECT pg_temp.counts('LIF-13', $$SELECT pg_temp.held(n, o, k, '2026-03-08', attend => '{11001}') FROM (VALUES
    (1, 2, 'lecture'), (2, 11, 'lecture'), (3, 2, 'study'), (4, 2, 'lecture')) v (n, o, k);
  UPDATE party.activity SET lecturer_id = 11000 + id WHERE id < 4$$,
  '{"11001 agency secretary 2026-03-08","11001 group secretary 2026-03-08"}', 'lectures to an agency committee');

SELECT * FROM finish();
ROLLBACK;
