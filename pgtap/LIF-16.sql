-- LIF-16 Votes of a general meeting.
\ir life.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.voted(entitled int, present int, in_favour int, passed boolean) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(1, 11, 'general_meeting', '2026-03-02');
  INSERT INTO party.vote (activity_id, motion, figures, passed)
    VALUES (1, 'motion', partybuild.tally(entitled, present, present, present, present, in_favour, present - in_favour,
    0), passed);
$$;
SELECT pg_temp.accepts('LIF-16', $$ SELECT pg_temp.voted(25, 13, 13, true) $$, '25 entitled, 13 present, 13 for');
SELECT pg_temp.refuses('LIF-16', $$ SELECT pg_temp.voted(25, 12, 12, false) $$, '12 of 25 present');
SELECT pg_temp.refuses('LIF-16', $$
  SELECT pg_temp.voted(25, 18, 12, true) $$, '18 present, 12 for, recorded as passed');
SELECT pg_temp.accepts('LIF-16', $$ SELECT pg_temp.voted(25, 18, 12, false) $$, '18 present, 12 for, not passed');
SELECT pg_temp.refuses('LIF-16', $$ SELECT pg_temp.voted(20, 15, 11, true) $$, '20 entitled where the roster has 25');
SELECT pg_temp.accepts('LIF-16', $$ INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11020, '2026-01-01', '2027-01-01');
  SELECT pg_temp.voted(24, 12, 12, false) $$, 'half of 24 present, one on probation within the Party');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.votes() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 17);
  UPDATE party.membership SET to_date = '2026-03-02' WHERE member_id = 31001;
  UPDATE party.membership SET to_date = '2026-03-03' WHERE member_id = 31002;
  UPDATE party.membership SET from_date = '2026-03-02' WHERE member_id = 31003;
  UPDATE party.membership SET from_date = '2026-03-03' WHERE member_id IN (31004, 31017);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31005;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31006, '2026-03-02', '2027-01-01'),
    (31007, '2026-03-03', '2027-01-01'), (31008, '2026-01-01', '2026-03-02'), (31009, '2026-01-01', '2026-03-03');
  SELECT pg_temp.held(n, 31, k, '2026-03-02', attend => '{31010}') FROM (VALUES (1, 'general_meeting'),
    (2, 'general_meeting'), (3, 'general_meeting'), (4, 'general_meeting'), (5, 'general_meeting'), (6, 'study'),
    (7, 'general_meeting'), (8, 'general_meeting'), (9, 'general_meeting'), (10, 'general_meeting')) v (n, k);
  UPDATE party.activity SET status = 'planned' WHERE id = 7;
  INSERT INTO party.vote (activity_id, motion, figures, passed)
  SELECT n, 'm', partybuild.tally(e, p, p, p, p, f, p - f, 0), passed FROM (VALUES (1, 11, 6, 6, true),
      (2, 11, 5, 5, false),
    (3, 10, 6, 6, true), (4, 12, 7, 7, true), (5, 11, 6, 5, true), (6, 10, 6, 6, true), (7, 10, 6, 6, true),
    (8, 10, 6, 6, true), (9, 11, 6, 5, false), (10, 10, 2, 1, true), (10, 10, 2, 1, true)) v (n, e, p, f, passed) $$;
SELECT pg_temp.lists('LIF-16', $$SELECT pg_temp.votes(); UPDATE party.activity SET status = 'filed'
  WHERE id IN (8)$$, '10:1 2:1 3:1 4:1 5:1 8:1',
  'votes without half of those with rights that day present, or their majority, or of another number');
SELECT pg_temp.sees('LIF-16', $$SELECT pg_temp.votes(); DELETE FROM party.activity WHERE id IN (10, 2, 3, 4, 5, 8)$$,
  ARRAY[$$UPDATE party.activity SET kind = 'general_meeting' WHERE id = 6$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 7$$, $$UPDATE party.activity SET org_id = 11 WHERE id =
        1$$,
    $$UPDATE party.activity SET starts_at = '2025-01-02 09:00' WHERE id = 1$$,
    $$UPDATE party.vote SET passed = true WHERE activity_id = 9$$,
    $$UPDATE party.vote SET figures = partybuild.tally(10, 6, 6, 6, 6, 6, 0, 0) WHERE activity_id = 1$$,
    $$UPDATE party.vote SET activity_id = 1 WHERE activity_id = 7$$,
    $$INSERT INTO party.vote (activity_id, motion, figures, passed) VALUES (1, 'n',
      partybuild.tally(10, 6, 6, 6, 6, 6, 0, 0), true)$$]);

-- A record that was corrected is not judged, and is again when the correction is withdrawn.
SELECT $$SELECT pg_temp.voted(25, 12, 12, false);$$ AS wrong \gset
SELECT pg_temp.lists('LIF-16', :'wrong', '1:1', 'the record');
SELECT pg_temp.lists('LIF-16', :'wrong' || 'SELECT pg_temp.correct(1, 9)', '', 'not the record that was corrected');
SELECT pg_temp.sees('LIF-16', $$SELECT pg_temp.unasked('LIF-16', $s$ $$ || :'wrong' || $$ SELECT pg_temp.correct(1,
    9) $s$)$$,
  ARRAY['DELETE FROM party.activity WHERE id = 9', $$UPDATE party.activity SET status = 'planned' WHERE id = 9$$]);

-- Who had voting rights that day, written afterwards.
SELECT pg_temp.sees('LIF-16', $$DELETE FROM party.membership WHERE member_id = 12025;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (12025, '2026-01-01', '2027-01-01'),
    (11021, '2026-01-01', '2027-01-01');
  SELECT pg_temp.voted(24, 13, 13, true)$$,
  ARRAY['DELETE FROM party.membership WHERE member_id = 11025', 'SELECT pg_temp.join_branch(11, 1)',
    $$UPDATE party.membership SET from_date = '2026-06-01' WHERE member_id = 11025$$,
    $$UPDATE party.membership SET to_date = '2026-01-01' WHERE member_id = 11025$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11025$$,
    $$UPDATE party.membership SET member_id = 12025 WHERE member_id = 11025$$,
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
      VALUES (11020, '2026-01-01', '2027-01-01')$$,
    'DELETE FROM party.rights_suspension WHERE member_id = 11021',
    $$UPDATE party.rights_suspension SET from_date = '2026-06-01' WHERE member_id = 11021$$,
    $$UPDATE party.rights_suspension SET to_date = '2026-02-01' WHERE member_id = 11021$$]);

-- A general branch meets as a whole: with the members of its branches, as they were below it that day.
CREATE FUNCTION pg_temp.general(entitled int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(30, 'general_branch', 2), pg_temp.organise(31, 'branch', 30, 10),
    pg_temp.organise(32, 'branch', 30, 10), pg_temp.organise(33, 'branch', 30, 10),
    pg_temp.organise(34, 'branch', 2, 10), pg_temp.organise(35, 'branch', 2, 5);
  INSERT INTO party.organisation (id, name, kind) VALUES (36, 'new', 'branch');
  UPDATE party.subordination SET to_date = '2026-03-02' WHERE org_id IN (33, 35);
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (33, 2, '2026-03-02'), (35, 30, '2026-03-02');
  SELECT pg_temp.held(1, 30, 'general_meeting', '2026-03-02', attend => '{31001}');
  UPDATE party.activity SET chair_id = 31001, recorder_id = 31001 WHERE id = 1;
  INSERT INTO party.vote (activity_id, motion, figures, passed)
    VALUES (1, 'm', partybuild.tally(entitled, 20, 20, 20, 20, 18, 2, 0), true) $$;
SELECT pg_temp.lists('LIF-16', 'SELECT pg_temp.general(25)', '', 'all of its branches, one that came that day too');
SELECT pg_temp.lists('LIF-16', 'SELECT pg_temp.general(35)', '1:1', 'one more, that had left it');
SELECT pg_temp.sees('LIF-16', 'SELECT pg_temp.general(25)',
  ARRAY['SELECT pg_temp.join_branch(31, 1)', 'DELETE FROM party.membership WHERE member_id = 31001',
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
      VALUES (31002, '2026-01-01', '2027-01-01')$$,
    $$UPDATE party.subordination SET to_date = '2026-03-03' WHERE org_id = 33 AND parent_id = 30;
      UPDATE party.subordination SET from_date = '2026-03-03' WHERE org_id = 33 AND parent_id = 2$$,
    'UPDATE party.subordination SET parent_id = 2 WHERE org_id = 32',
    'UPDATE party.subordination SET parent_id = 30 WHERE org_id = 34',
    $$UPDATE party.subordination SET from_date = '2026-03-03' WHERE org_id = 35 AND parent_id = 30$$,
    'UPDATE party.subordination SET org_id = 36 WHERE org_id = 32',
    'DELETE FROM party.subordination WHERE org_id = 32']);

SELECT * FROM finish();
ROLLBACK;
