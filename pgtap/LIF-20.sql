-- LIF-20 Chair and recorder attended.
\ir life.psql
SELECT no_plan();

SET partybuild.as_of = '2026-11-24';
SET client_min_messages = error;
SELECT pg_temp.accepts('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$, 'both present');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET recorder_id = 12001 $$, 'the recorder absent');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE member_id = 11001 $$, 'the chair absent');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET chair_id = 11009 $$, 'a chair nobody named');
SELECT pg_temp.accepts('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET chair_id = 11009, chair_named_by_id = 11001 $$, 'a chair named by the secretary');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET chair_id = 11009, chair_named_by_id = 11002 $$,
  'a chair named by a plain member of the committee');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.chaired() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 20);
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(32, 37) id;
  SELECT pg_temp.hold(n, 31000 + n, 31, t, f::date, u::date) FROM (VALUES (1, 'secretary', '2020-01-01', NULL),
    (2, 'deputy', '2020-01-01', NULL), (3, 'fulltime_deputy', '2020-01-01', NULL), (4, 'member', '2020-01-01', NULL),
    (5, 'deputy', '2020-01-01', '2026-03-08'), (6, 'deputy', '2020-01-01', '2026-03-09'),
    (7, 'deputy', '2026-03-08', NULL), (8, 'deputy', '2026-03-09', NULL)) v (n, t, f, u);
  SELECT pg_temp.hold(9, 31009, 32, 'secretary', '2026-03-09'), pg_temp.hold(33, 31018, 33, 'member', '2020-01-01'),
    pg_temp.hold(34, 31018, 34, 'deputy', '2020-01-01'), pg_temp.hold(35, 31018, 35, 'fulltime_deputy', '2020-01-01'),
    pg_temp.hold(36, 31018, 36, 'secretary', '2026-03-08'), pg_temp.hold(37, 31018, 37, 'secretary', '2020-01-01',
    '2026-03-08');
  INSERT INTO party.leader (member_id, duty, from_date, to_date) VALUES (31010, 'group_secretary', '2020-01-01',
      NULL),
    (31011, 'group_deputy', '2020-01-01', NULL), (31012, 'group_member', '2020-01-01', NULL),
    (31013, 'group_secretary', '2020-01-01', '2026-03-08'), (31014, 'group_secretary', '2026-03-08', NULL),
    (31015, 'group_secretary', '2020-01-01', '2026-03-09'), (31016, 'group_secretary', '2026-03-09', NULL);
  INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (1, 31, 'g', 31017, '2020-01-01'),
    (2, 31, 'h', 31018, '2020-01-01');
  INSERT INTO party.activity (id, org_id, kind, group_id, status, starts_at, ends_at, chair_id, recorder_id)
  SELECT n, o, k::party.activity_kind, g, 'held', '2026-03-08 09:00', '2026-03-08 10:00', 31000 + c, 31020
    FROM (VALUES (1, 31, 'study', NULL::int, 1), (2, 31, 'study', NULL, 2), (3, 31, 'study', NULL, 3),
    (4, 31, 'study', NULL, 4), (5, 31, 'study', NULL, 5), (6, 31, 'study', NULL, 6), (7, 31, 'study', NULL, 7),
    (8, 31, 'study', NULL, 8), (9, 32, 'study', NULL, 9), (10, 31, 'democratic_life_meeting', NULL, 10),
    (11, 31, 'democratic_life_meeting', NULL, 11), (12, 31, 'democratic_life_meeting', NULL, 12),
    (13, 31, 'democratic_life_meeting', NULL, 13), (14, 31, 'democratic_life_meeting', NULL, 14),
    (15, 31, 'democratic_life_meeting', NULL, 15), (16, 31, 'democratic_life_meeting', NULL, 16),
    (17, 31, 'group_meeting', 1, 17), (18, 31, 'group_meeting', 1, 18), (19, 31, 'study', NULL, 10),
    (20, 31, 'study', NULL, 17), (21, 31, 'study', NULL, 1), (22, 31, 'study', NULL, 1), (23, 31, 'study', NULL, 1),
    (24, 31, 'study', NULL, 1), (25, 31, 'study', NULL, 4), (26, 31, 'study', NULL, 4), (27, 31, 'study', NULL, 4),
    (28, 31, 'democratic_life_meeting', NULL, 4), (29, 31, 'study', NULL, 19), (30, 31, 'study', NULL, 4),
        (33, 33, 'study', NULL, 19),
    (34, 34, 'study', NULL, 19), (35, 35, 'study', NULL, 19), (36, 36, 'study', NULL, 19),
    (37, 37, 'study', NULL, 19)) v (n, o, k, g, c);
  INSERT INTO party.attendance (activity_id, member_id) SELECT a.id, m FROM party.activity a,
    unnest(ARRAY[a.chair_id, a.recorder_id]) m;
  UPDATE party.attendance SET member_id = 31019 WHERE activity_id = 21 AND member_id = 31001;
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 22 AND member_id = 31001;
  UPDATE party.attendance SET member_id = 31019 WHERE activity_id = 23 AND member_id = 31020;
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 24 AND member_id = 31020;
  UPDATE party.activity SET chair_named_by_id = 31001 WHERE id = 25;
  UPDATE party.activity SET status = 'planned' WHERE id = 26;
  UPDATE party.activity SET chair_named_by_id = 31010 WHERE id IN (28, 30) $$;
SELECT pg_temp.lists('LIF-20', $$SELECT pg_temp.chaired(); UPDATE party.activity SET status = 'filed'
  WHERE id IN (27)$$,
  '12:1 13:1 16:1 18:1 19:1 20:1 21:1 22:1 23:1 24:1 27:1 29:1 30:1 34:1 35:1 36:1 4:1 5:1 8:1',
  'chair or recorder not present, or a chair without authority');
SELECT pg_temp.sees('LIF-20', $$SELECT pg_temp.chaired();
  DELETE FROM party.activity WHERE id IN (12, 13, 16, 18, 19, 20, 21, 22, 23, 24, 29, 30, 4, 5, 8, 27, 34, 35, 36)$$,
  ARRAY[$$UPDATE party.activity SET chair_id = 31004 WHERE id = 1$$,
    $$UPDATE party.activity SET recorder_id = 31019 WHERE id = 1$$,
    $$UPDATE party.activity SET chair_named_by_id = NULL WHERE id = 25$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 26$$, $$UPDATE party.activity SET org_id = 11 WHERE id =
        1$$,
    $$UPDATE party.activity SET group_id = 2 WHERE id = 17$$, $$UPDATE party.activity SET kind = 'study' WHERE id =
        10$$,
    $$UPDATE party.activity SET starts_at = '2026-03-07 09:00' WHERE id = 7$$,
    $$UPDATE party.attendance SET member_id = 31018 WHERE activity_id = 1 AND member_id = 31001$$,
    $$UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 1 AND member_id = 31001$$,
    $$DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 31001$$,
    $$SELECT pg_temp.held(40, 31, 'study', '2026-03-08', attend => '{}')$$]);

-- A record that was corrected is not judged, and is again when the correction is withdrawn.
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08', attend => '{11002}'); $$ AS wrong \gset
SELECT pg_temp.lists('LIF-20', :'wrong', '1:1', 'the record');
SELECT pg_temp.lists('LIF-20', :'wrong' || 'SELECT pg_temp.correct(1, 9, attend => ARRAY[11001])', '',
    'not the record that was corrected');
SELECT pg_temp.sees('LIF-20', $$SELECT pg_temp.unasked('LIF-20', $s$ $$ || :'wrong' || $$ SELECT pg_temp.correct(1,
    9, attend => ARRAY[11001]) $s$)$$,
  ARRAY['DELETE FROM party.activity WHERE id = 9', $$UPDATE party.activity SET status = 'planned' WHERE id = 9$$]);

-- A group's meeting is its branch's, and so is the leader who may chair it.
CREATE FUNCTION pg_temp.of_a_group(org bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (1, 11, 'g', 11009, '2020-01-01'),
    (2, 12, 'h', 12009, '2020-01-01');
  INSERT INTO party.activity (id, org_id, kind, group_id, status, starts_at, ends_at, chair_id, recorder_id)
  VALUES (1, org, 'group_meeting', 1, 'held', '2026-03-08 09:00', '2026-03-08 10:00', 11009, 11009),
    (2, 12, 'group_meeting', 2, 'held', '2026-03-08 09:00', '2026-03-08 10:00', 12009, 12009);
  INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 11009), (2, 12009) $$;
SELECT pg_temp.lists('LIF-20', 'SELECT pg_temp.of_a_group(11)', '', 'the leader of the branch''s own group');
SELECT pg_temp.lists('LIF-20', 'SELECT pg_temp.of_a_group(12)', '1:1', 'the leader of another branch''s group');
SELECT pg_temp.sees('LIF-20', 'SELECT pg_temp.of_a_group(11)', ARRAY[
  'UPDATE party.activity SET org_id = 12 WHERE id = 1', 'UPDATE party.activity SET group_id = 2 WHERE id = 1',
  'UPDATE party.party_group SET org_id = 12 WHERE id = 1']);

-- Who might have chaired that day, written afterwards.
SELECT pg_temp.sees('LIF-20', $$SELECT pg_temp.hold(9001, 11006, 11, 'deputy'),
    pg_temp.held(1, 11, 'study', '2026-03-08'),
    pg_temp.held(2, 16, 'study', '2026-03-08'), pg_temp.held(3, 11, 'democratic_life_meeting', '2026-03-08'),
    pg_temp.held(4, 11, 'democratic_life_meeting', '2026-03-09');
  INSERT INTO party.leader (id, member_id, duty, from_date) VALUES (901, 11008, 'group_secretary', '2020-01-01'),
    (902, 11010, 'group_deputy', '2020-01-01');
  UPDATE party.activity SET chair_id = 16001, recorder_id = 16001 WHERE id = 2;
  UPDATE party.activity SET chair_id = 11008 WHERE id = 3;
  UPDATE party.activity SET chair_id = 11009, chair_named_by_id = 11010 WHERE id = 4$$,
  ARRAY['DELETE FROM party.post WHERE org_id = 11 AND member_id = 11001',
    $$UPDATE party.post SET from_date = '2026-06-01' WHERE org_id = 11 AND member_id = 11001$$,
    $$UPDATE party.post SET to_date = '2026-01-01' WHERE org_id = 11 AND member_id = 11001$$,
    $$UPDATE party.post SET title = 'member' WHERE org_id = 11 AND member_id = 11001$$,
    'UPDATE party.post SET member_id = 11012 WHERE org_id = 11 AND member_id = 11001',
    $$SELECT pg_temp.hold(9002, 16002, 16, 'secretary')$$]
  || ARRAY(SELECT format(s, id) FROM generate_series(901, 902) id,
    unnest(ARRAY['DELETE FROM party.leader WHERE id = %s',
      $$UPDATE party.leader SET duty = 'group_member' WHERE id = %s$$,
      $$UPDATE party.leader SET from_date = '2026-06-01' WHERE id = %s$$,
      $$UPDATE party.leader SET to_date = '2026-01-01' WHERE id = %s$$]) s));

SELECT * FROM finish();
ROLLBACK;
