-- LIF-22 Absence has a reason.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.meets('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.attendance SET status = 'absent', reason = 'hearing' WHERE member_id = 11009 $$, 'absent: hearing');
SELECT pg_temp.reports('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  DELETE FROM party.attendance WHERE member_id = 11009 $$, 'neither present nor absent');
SELECT pg_temp.reports('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.attendance SET status = 'absent' WHERE member_id = 11009 $$, 'absent without a reason');
SELECT pg_temp.meets('LIF-22', $$ SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-08') $$,
  'a committee meeting''s roster is the committee');
SELECT pg_temp.accepts('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  DELETE FROM party.attendance WHERE member_id = 11009 $$, 'a warning lets the write through');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.rosters() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, kind, 2, n) FROM (VALUES (31, 'branch', 7), (32, 'joint_branch', 1),
    (33, 'provisional_branch', 1), (34, 'general_branch', 1)) v (id, kind, n);
  UPDATE party.membership SET to_date = '2026-03-08' WHERE member_id = 31001;
  UPDATE party.membership SET to_date = '2026-03-09' WHERE member_id = 31002;
  UPDATE party.membership SET from_date = '2026-03-08' WHERE member_id = 31003;
  UPDATE party.membership SET from_date = '2026-03-09' WHERE member_id = 31004;
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31005;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 31006;
  SELECT pg_temp.hold(n, 12000 + m, 31, t, f::date, u::date) FROM (VALUES (1, 1, 'secretary', '2020-01-01', NULL),
    (2, 1, 'member', '2020-01-01', NULL), (3, 2, 'member', '2020-01-01', '2026-03-08'),
    (4, 3, 'member', '2020-01-01', '2026-03-09'), (5, 4, 'member', '2026-03-08', NULL),
        (6, 5, 'member', '2026-03-09', NULL), (7, 6, 'member', '2026-03-09', NULL))
    v (n, m, t, f, u);
  INSERT INTO party.party_group (id, org_id, name, from_date) VALUES (1, 31, 'g', '2020-01-01'),
      (2, 31, 'h', '2020-01-01');
  INSERT INTO party.group_member (group_id, member_id, from_date, to_date) VALUES (1, 13001, '2020-01-01',
      '2026-03-08'),
    (1, 13002, '2020-01-01', '2026-03-09'), (1, 13003, '2026-03-08', NULL), (1, 13004, '2026-03-09', NULL),
        (1, 13006, '2026-03-09', NULL),
    (2, 13005, '2020-01-01', NULL);
  SELECT pg_temp.held(n, o, k, '2026-03-08', attend => '{}') FROM (VALUES (1, 31, 'study'),
      (2, 31, 'committee_meeting'),
    (4, 32, 'study'), (5, 33, 'study'), (6, 34, 'study'), (7, 31, 'study'), (8, 31, 'study'),
        (9, 31, 'study')) v (n, o, k);
  INSERT INTO party.activity (id, org_id, kind, group_id, status, starts_at, ends_at)
    VALUES (3, 31, 'group_meeting', 1, 'held', '2026-03-08 09:00', '2026-03-08 10:00');
  UPDATE party.activity SET status = 'planned' WHERE id = 7;
  INSERT INTO party.attendance (activity_id, member_id, status, reason) VALUES (9, 31002, 'present', NULL),
    (9, 31003, 'absent', 'ill'), (9, 31005, 'present', NULL), (9, 31007, 'present', ''), (8, 31002, 'present', NULL),
    (8, 31003, 'absent', ''), (8, 31005, 'absent', NULL), (8, 31001, 'present', NULL) $$;
SELECT pg_temp.lists('LIF-22', $$SELECT pg_temp.rosters(); UPDATE party.activity SET status = 'filed'
  WHERE id IN (8)$$, '1:4 2:3 3:2 4:1 5:1 8:3',
  'absent without a reason, of the roster of that day: members, those in office, a group');
SELECT pg_temp.sees('LIF-22', $$SELECT pg_temp.rosters(); DELETE FROM party.activity WHERE id IN (1, 2, 3, 4, 5, 8)$$,
  ARRAY[$$UPDATE party.activity SET org_id = 31 WHERE id = 6$$,
    $$UPDATE party.activity SET kind = 'committee_meeting' WHERE id = 9$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 7$$,
    $$UPDATE party.activity SET starts_at = '2026-03-09 09:00', ends_at = '2026-03-09 10:00' WHERE id = 9$$,
    $$UPDATE party.activity SET kind = 'group_meeting', group_id = 2 WHERE id = 9$$,
    $$SELECT pg_temp.held(10, 31, 'study', '2026-03-08', attend => '{}')$$,
    $$UPDATE party.attendance SET status = 'absent' WHERE activity_id = 9 AND member_id = 31002$$,
    $$UPDATE party.attendance SET reason = NULL WHERE activity_id = 9 AND member_id = 31003$$,
    $$UPDATE party.attendance SET member_id = 31001 WHERE activity_id = 9 AND member_id = 31002$$,
    $$DELETE FROM party.attendance WHERE activity_id = 9 AND member_id = 31002$$]);

-- A record that was corrected is not judged, and is again when the correction is withdrawn.
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
    DELETE FROM party.attendance WHERE member_id = 11009;$$ AS wrong \gset
SELECT pg_temp.lists('LIF-22', :'wrong', '1:1', 'the record');
SELECT pg_temp.lists('LIF-22', :'wrong' || 'SELECT pg_temp.correct(1, 9,
    attend => ARRAY(SELECT member_id FROM party.membership WHERE org_id = 11))', '',
    'not the record that was corrected');
SELECT pg_temp.sees('LIF-22', $$SELECT pg_temp.unasked('LIF-22', $s$ $$ || :'wrong' || $$ SELECT pg_temp.correct(1,
    9, attend => ARRAY(SELECT member_id FROM party.membership WHERE org_id = 11)) $s$)$$,
  ARRAY['DELETE FROM party.activity WHERE id = 9', $$UPDATE party.activity SET status = 'planned' WHERE id = 9$$]);

-- Words of blanks are none: of no register is that a text.
SELECT is(left(pg_temp.verdict('SELECT pg_temp.held(1, 11, ''organisation_life_meeting'', ''2026-03-08''); '
  || format(s, U&'\3000 \200B')), 5), '23514', 'blank: ' || left(s, 40))
  FROM unnest(ARRAY['INSERT INTO party.minutes (activity_id, said) VALUES (1, %L)',
    'INSERT INTO party.decision (activity_id, matter) VALUES (1, %L)',
    'INSERT INTO party.decision (activity_id, matter, outcome, outcome_on) VALUES (1, ''x'', %L, ''2026-03-08'')',
    'INSERT INTO party.criticism VALUES (1, 11001, ''x'', %L)', 'INSERT INTO party.criticism VALUES (1, 11001, %L,
    ''x'')',
    'INSERT INTO party.vote (activity_id, motion, figures, passed)
     VALUES (1, %L, partybuild.tally(6, 6, 6, 6, 6, 6, 0, 0), true)']) s;
SELECT pg_temp.reports('LIF-22', $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.attendance SET status = 'absent', reason = U&'\3000' WHERE member_id = 11009$$, 'a reason of blanks');

-- The roster of that day, written afterwards.
SELECT pg_temp.sees('LIF-22', $$SELECT pg_temp.organise(34, 'general_branch', 2, 1),
    pg_temp.hold(9002, 11011, 11, 'member', '2026-06-01'),
    pg_temp.hold(9003, 11012, 11, 'member', until => '2026-01-01');
  DELETE FROM party.membership WHERE member_id = 12025;
  UPDATE party.membership SET from_date = '2026-06-01' WHERE member_id = 11025;
  UPDATE party.membership SET to_date = '2026-01-01' WHERE member_id = 11024;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 11023;
  INSERT INTO party.party_group (id, org_id, name, from_date) VALUES (1, 11, 'g', '2020-01-01'),
    (2, 11, 'h', '2020-01-01');
  INSERT INTO party.group_member (group_id, member_id, from_date, to_date) VALUES (1, 11005, '2020-01-01', NULL),
    (2, 11014, '2020-01-01', NULL), (1, 11007, '2026-06-01', NULL), (1, 11008, '2020-01-01', '2026-01-01');
  SELECT pg_temp.held(1, 11, 'study', '2026-03-08'),
    pg_temp.held(2, 11, 'committee_meeting', '2026-03-08', attend => '{11001,11002,11003}'),
    pg_temp.held(4, 34, 'study', '2026-03-08', attend => '{}');
  INSERT INTO party.activity (id, org_id, kind, group_id, status, starts_at, ends_at)
    VALUES (3, 11, 'group_meeting', 1, 'held', '2026-03-08 12:00', '2026-03-08 13:00');
  INSERT INTO party.attendance (activity_id, member_id) VALUES (3, 11005);
  DELETE FROM party.attendance WHERE activity_id = 1 AND member_id > 11022$$,
  ARRAY['SELECT pg_temp.join_branch(11, 1)',
    $$UPDATE party.membership SET from_date = '2020-01-01' WHERE member_id = 11025$$,
    'UPDATE party.membership SET to_date = NULL WHERE member_id = 11024',
    $$UPDATE party.membership SET status = 'full' WHERE member_id = 11023$$,
    'UPDATE party.membership SET member_id = 12025 WHERE member_id = 11022',
    $$SELECT pg_temp.hold(9001, 11010, 11, 'member')$$,
    $$UPDATE party.post SET from_date = '2026-01-01' WHERE id = 9002$$,
    'UPDATE party.post SET to_date = NULL WHERE id = 9003',
    'UPDATE party.post SET member_id = 11013 WHERE org_id = 11 AND member_id = 11002',
    $$INSERT INTO party.group_member (group_id, member_id, from_date) VALUES (1, 11006, '2020-01-01')$$,
    $$UPDATE party.group_member SET from_date = '2026-01-01' WHERE member_id = 11007$$,
    'UPDATE party.group_member SET to_date = NULL WHERE member_id = 11008',
    'UPDATE party.group_member SET member_id = 11009 WHERE member_id = 11005',
    'UPDATE party.activity SET group_id = 2 WHERE id = 3',
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 34$$]);

-- A discipline secretary is of the discipline committee, not of its superior's.
SELECT pg_temp.sees('LIF-22', $$SELECT pg_temp.hold(9001, 12004, 2, 'discipline_secretary'),
    pg_temp.held(1, 2, 'committee_meeting', '2026-03-08', attend => '{11004}')$$,
  ARRAY[$$UPDATE party.post SET title = 'member' WHERE id = 9001$$]);
SELECT pg_temp.lists('LIF-22', $$SELECT pg_temp.hold(9001, 12004, 2, 'discipline_secretary'),
    pg_temp.held(1, 2, 'committee_meeting', '2026-03-08', attend => '{11004}')$$, '', 'no discipline secretary');

SELECT * FROM finish();
ROLLBACK;
