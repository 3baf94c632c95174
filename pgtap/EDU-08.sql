-- EDU-08 Attendance is by members.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$, 'members');
SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 12005, true) $$, 'a guest, marked');
SELECT pg_temp.refuses('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 12005) $$, 'a member of another branch, unmarked');
SELECT pg_temp.refuses('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 12005, true); SET CONSTRAINTS ALL IMMEDIATE;
  UPDATE party.attendance SET guest = false WHERE member_id = 12005 $$, 'the mark taken away');
SELECT pg_temp.accepts('EDU-08', $$
  SELECT pg_temp.held(1, 2, 'lecture', '2026-03-08', attend => '{11004,12005,13006}') $$, 'members of branches below');
SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'),
  pg_temp.transfer(11005, 12, '2026-05-01') $$, 'who was a member that day');
SELECT matches(pg_temp.verdict($$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 11005) $$), '^23505 .*EDU-08',
  'EDU-08 refuses: nobody twice');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.attended() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, kind, parent, n) FROM (VALUES (31, 'branch', 2, 9), (40, 'basic_committee', 1, 0),
    (50, 'branch', 40, 1), (51, 'branch', 40, 1), (52, 'branch', 40, 1), (53, 'branch', 40, 1),
    (60, 'general_branch', 40, 0), (61, 'branch', 60, 1), (62, 'general_branch', 40, 0), (63, 'branch', 62, 1),
    (64, 'general_branch', 40, 0), (65, 'branch', 64, 1), (66, 'general_branch', 40, 0), (67, 'branch', 66, 1),
    (70, 'general_branch', 40, 0), (71, 'general_branch', 70, 0), (72, 'branch', 71, 1),
        (73, 'general_branch', 40, 0),
    (74, 'general_branch', 73, 0), (75, 'branch', 74, 1), (76, 'general_branch', 40, 0),
        (77, 'general_branch', 76, 0),
    (78, 'branch', 77, 1), (79, 'general_branch', 40, 0), (80, 'general_branch', 79, 0), (81, 'branch', 80, 1),
        (84, 'general_branch', 2, 0),
    (83, 'general_branch', 84, 0), (82, 'branch', 83, 1)) v (id, kind, parent, n);
  UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id IN (50, 60, 70);
  UPDATE party.subordination SET from_date = '2024-06-01' WHERE org_id IN (51, 62, 73);
  UPDATE party.subordination SET to_date = '2024-06-02' WHERE org_id IN (52, 64, 76);
  UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id IN (53, 66, 79);
  UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 31001;
  UPDATE party.membership SET to_date = '2024-06-02' WHERE member_id = 31002;
  UPDATE party.membership SET from_date = '2024-06-01' WHERE member_id IN (31003, 63001);
  UPDATE party.membership SET from_date = '2024-06-02' WHERE member_id = 31004;
  SELECT pg_temp.held(m, CASE WHEN m < 40000 THEN 31 ELSE 40 END, 'study', '2024-06-01', attend => ARRAY[m])
    FROM unnest('{31001,31002,31003,31004,31005,50001,51001,52001,53001,61001,63001,65001,67001,72001,75001,78001,
    81001,82001}'::bigint[]) m;
  SELECT pg_temp.held(9001, 31, 'study', '2024-06-01', attend => '{11001,11002,11003,31005}');
  UPDATE party.attendance SET guest = true WHERE activity_id = 9001 AND member_id = 11003 $$;
SELECT pg_temp.lists('EDU-08', 'SELECT pg_temp.attended()',
  '31001:1 31004:1 50001:1 53001:1 61001:1 67001:1 72001:1 81001:1 82001:1 9001:2',
  'attended by those who were not of the organisation that day, nor of one below it');
SELECT pg_temp.lists('EDU-08', $$SELECT pg_temp.attended(), pg_temp.organise(90, 'general_branch', 40);
  SELECT pg_temp.organise(90 + i, 'general_branch', 89 + i) FROM generate_series(1, 4) i;
  SELECT pg_temp.organise(95, 'branch', 94, 1), pg_temp.held(1, 40, 'study', '2024-06-01', attend => '{95001}')$$,
  '31001:1 31004:1 50001:1 53001:1 61001:1 67001:1 72001:1 81001:1 82001:1 9001:2', 'however deep below');
SELECT pg_temp.sees('EDU-08', $$SELECT pg_temp.attended(); DELETE FROM party.activity
    WHERE id IN (31001, 31004, 50001, 53001, 61001, 67001, 72001, 81001, 82001);
  UPDATE party.attendance SET guest = true WHERE activity_id = 9001 AND member_id IN (11001, 11002)$$,
  ARRAY[$$UPDATE party.activity SET org_id = 11 WHERE id = 31005$$,
    $$UPDATE party.activity SET starts_at = '2005-01-01' WHERE id = 31005$$,
    $$UPDATE party.attendance SET guest = false WHERE activity_id = 9001$$,
    $$UPDATE party.attendance SET member_id = 11003 WHERE activity_id = 31005$$,
    $$INSERT INTO party.attendance (activity_id, member_id) VALUES (31005, 11001)$$]);

-- A record that was corrected is not judged, and is again when the correction is withdrawn.
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08', attend => '{11001,12001}'); $$ AS wrong \gset
SELECT pg_temp.lists('EDU-08', :'wrong', '1:1', 'the record');
SELECT pg_temp.lists('EDU-08', :'wrong' || 'SELECT pg_temp.correct(1, 9, attend => ARRAY[11001])', '',
    'not the record that was corrected');
SELECT pg_temp.sees('EDU-08', $$SELECT pg_temp.unasked('EDU-08', $s$ $$ || :'wrong' || $$ SELECT pg_temp.correct(1,
    9, attend => ARRAY[11001]) $s$)$$,
  ARRAY['DELETE FROM party.activity WHERE id = 9', $$UPDATE party.activity SET status = 'planned' WHERE id = 9$$]);

-- Who was a member that day, and of what below, written afterwards.
SELECT pg_temp.sees('EDU-08', $$DELETE FROM party.membership WHERE member_id = 12025;
  DELETE FROM party.subordination WHERE org_id = 16;
  SELECT pg_temp.held(1, 2, 'lecture', '2026-03-08', attend => '{11005}')$$,
  ARRAY['DELETE FROM party.membership WHERE member_id = 11005',
    $$UPDATE party.membership SET from_date = '2026-06-01' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET to_date = '2026-01-01' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET member_id = 12025 WHERE member_id = 11005$$,
    'DELETE FROM party.subordination WHERE org_id = 11',
    $$UPDATE party.subordination SET from_date = '2026-06-01' WHERE org_id = 11$$,
    $$UPDATE party.subordination SET to_date = '2026-01-01' WHERE org_id = 11$$,
    $$UPDATE party.subordination SET org_id = 16 WHERE org_id = 11$$]);

-- A discipline committee meets with its superior's members.
CREATE FUNCTION pg_temp.of_discipline() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(40, 'discipline_committee', 2), pg_temp.organise(41, 'basic_committee', 1),
    pg_temp.organise(42, 'branch', 41, 9), pg_temp.organise(43, 'discipline_committee', 41);
  UPDATE party.subordination SET to_date = '2026-03-02' WHERE org_id = 43;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (43, 2, '2026-03-02');
  SELECT pg_temp.held(n, 40, 'committee_meeting', '2026-03-02', attend => ARRAY[m]) FROM (VALUES (1, 11001),
    (2, 42001)) v (n, m);
  SELECT pg_temp.held(3, 43, 'committee_meeting', '2026-03-01', attend => '{42002}'),
    pg_temp.held(4, 43, 'committee_meeting', '2026-03-02', attend => '{42003}'),
    pg_temp.held(5, 11, 'study', '2026-03-02', attend => '{12001}'),
    pg_temp.held(6, 43, 'committee_meeting', '2026-03-02', attend => '{11002}') $$;
SELECT pg_temp.lists('EDU-08', 'SELECT pg_temp.of_discipline()', '2:1 4:1 5:1', 'not below its superior of that day');
SELECT pg_temp.sees('EDU-08', $$SELECT pg_temp.of_discipline(); DELETE FROM party.activity WHERE id IN (2, 4, 5);
    UPDATE party.organisation SET active_on = NULL WHERE id = 40$$,
  ARRAY['UPDATE party.subordination SET parent_id = 41 WHERE org_id = 40',
    $$UPDATE party.subordination SET from_date = '2026-03-03' WHERE org_id = 40$$,
    $$UPDATE party.subordination SET to_date = '2026-03-02' WHERE org_id = 40$$,
    'DELETE FROM party.subordination WHERE org_id = 40',
    $$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 40$$]);

SELECT * FROM finish();
ROLLBACK;
