-- LIF-15 Quorum of a branch committee.
\ir life.psql
SELECT no_plan();

\set four 'SELECT pg_temp.appoint(11006, 11, ''member''); '
SELECT pg_temp.accepts('LIF-15', :'four' || $$
  SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}');
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x') $$, '2 of 4');
SELECT pg_temp.refuses('LIF-15', :'four' || $$
  SELECT pg_temp.appoint(11007, 11, 'member'),
  pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}');
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x') $$, '2 of 5');
SELECT pg_temp.accepts('LIF-15', :'four' || $$
  SELECT pg_temp.appoint(11007, 11, 'member'),
  pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}') $$, '2 of 5, who decided nothing');
SELECT pg_temp.refuses('LIF-15', :'four' || $$
  SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}');
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x'); SET CONSTRAINTS ALL IMMEDIATE;
  DELETE FROM party.attendance WHERE member_id = 11002 $$, 'one of the two struck off');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.quorums() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 9);
  SELECT pg_temp.hold(n, 31000 + m, 31, t, f::date, u::date) FROM (VALUES (1, 1, 'secretary', '2020-01-01', NULL),
    (2, 1, 'member', '2020-01-01', NULL), (3, 2, 'member', '2020-01-01', NULL), (4, 3, 'member', '2020-01-01', NULL),
    (5, 4, 'member', '2026-03-03', NULL), (6, 5, 'member', '2026-03-03', '2026-03-05')) v (n, m, t, f, u);
  SELECT pg_temp.held(n, 31, k, d, attend => a::bigint[]) FROM (VALUES
    (1, 'committee_meeting', '2026-03-02'::date, '{31001}'), (2, 'committee_meeting', '2026-03-02', '{31001,31002}'),
    (3, 'committee_meeting', '2026-03-03', '{31001,31002}'), (4, 'committee_meeting', '2026-03-05', '{31001,31002}'),
    (5, 'study', '2026-03-02', '{31001}'), (6, 'committee_meeting', '2026-03-02', '{31001}'),
    (7, 'committee_meeting', '2026-03-02', '{31001}'), (8, 'committee_meeting', '2026-03-02', '{31001}'),
    (9, 'committee_meeting', '2026-03-02', '{31001}'), (10, 'committee_meeting', '2026-03-02', '{31001,31002}'),
    (11, 'committee_meeting', '2026-03-02', '{31001,31008}'),
        (12, 'committee_meeting', '2026-03-04', '{31001,31002}'))
    v (n, k, d, a);
  UPDATE party.activity SET status = 'planned' WHERE id = 6;
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 10 AND member_id = 31002;
  INSERT INTO party.decision (activity_id, matter) SELECT id, 'x' FROM party.activity WHERE id NOT IN (8, 9);
  INSERT INTO party.vote (activity_id, motion, figures, passed) VALUES (9, 'm', partybuild.tally(3, 1, 1, 1, 1, 1,
      0, 0),
    true) $$;
SELECT pg_temp.lists('LIF-15', $$SELECT pg_temp.quorums(); UPDATE party.activity SET status = 'filed' WHERE id = 7$$,
  '10:1 11:1 12:1 1:1 3:1 7:1 9:1',
  'meetings that decided with fewer than half of those in office that day');
SELECT pg_temp.sees('LIF-15', $$SELECT pg_temp.quorums(); DELETE FROM party.activity WHERE id IN (10, 11, 12, 1, 3,
    7, 9);
  DELETE FROM party.decision WHERE activity_id = 5; SELECT pg_temp.held(20, 12, 'committee_meeting', '2026-03-02',
    attend => '{12001}'), pg_temp.held(21, 31, 'committee_meeting', '2026-03-02', attend => '{31001}'),
    pg_temp.held(22, 31, 'study', '2026-03-02', attend => '{31001}');
  INSERT INTO party.decision (activity_id, matter) VALUES (22, 'x');
  INSERT INTO party.attendance (activity_id, member_id) VALUES (20, 12002);
  INSERT INTO party.decision (activity_id, matter) VALUES (20, 'x')$$,
  ARRAY[$$UPDATE party.activity SET kind = 'committee_meeting' WHERE id = 22$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 6$$, $$UPDATE party.activity SET org_id = 31 WHERE id =
        20$$,
    $$UPDATE party.activity SET starts_at = '2026-03-04 09:00', ends_at = '2026-03-04 10:00' WHERE id = 2$$,
    $$UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 2 AND member_id = 31002$$,
    $$UPDATE party.attendance SET member_id = 31009 WHERE activity_id = 2 AND member_id = 31002$$,
    $$DELETE FROM party.attendance WHERE activity_id = 2 AND member_id = 31002$$,
    $$INSERT INTO party.decision (activity_id, matter) VALUES (21, 'x')$$,
    $$INSERT INTO party.vote (activity_id, motion, figures, passed) VALUES (21, 'm',
      partybuild.tally(3, 1, 1, 1, 1, 1, 0, 0), true)$$]);

-- A record that was corrected is not judged, and is again when the correction is withdrawn.
SELECT $$SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-08', attend => '{11001}');
    INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x');$$ AS wrong \gset
SELECT pg_temp.lists('LIF-15', :'wrong', '1:1', 'the record');
SELECT pg_temp.lists('LIF-15', :'wrong' || 'SELECT pg_temp.correct(1, 9)', '', 'not the record that was corrected');
SELECT pg_temp.sees('LIF-15', $$SELECT pg_temp.unasked('LIF-15', $s$ $$ || :'wrong' || $$ SELECT pg_temp.correct(1,
    9) $s$)$$,
  ARRAY['DELETE FROM party.activity WHERE id = 9', $$UPDATE party.activity SET status = 'planned' WHERE id = 9$$]);

-- A theme that a meeting set is decided too.
SELECT $$SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001}'),
  pg_temp.held(2, 11, 'theme_day', '2026-03-08');$$ AS theme \gset
SELECT pg_temp.accepts('LIF-15', $$SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001}')$$,
  'a meeting of one of three that decides nothing');
SELECT pg_temp.lists('LIF-15', :'theme' || $$UPDATE party.activity SET decided_by_id = 1 WHERE id = 2;
  SELECT pg_temp.held(3, 11, 'committee_meeting', '2026-03-03', attend => '{11001}')$$, '1:1',
  'it set a theme, and not another one');
SELECT pg_temp.sees('LIF-15', :'theme', ARRAY['UPDATE party.activity SET decided_by_id = 1 WHERE id = 2']);
SELECT pg_temp.sees('LIF-15', :'theme' || $$UPDATE party.activity SET decided_by_id = 1 WHERE id = 2;
  UPDATE party.activity SET decided_by_id = NULL WHERE id = 2; SELECT pg_temp.unasked('LIF-15',
    'UPDATE party.activity SET decided_by_id = 1 WHERE id = 2; SELECT pg_temp.correct(2, 3);
     UPDATE party.activity SET decided_by_id = NULL WHERE id = 3')$$, ARRAY['DELETE FROM party.activity WHERE id = 3',
    $$UPDATE party.activity SET status = 'planned' WHERE id = 3$$]);

-- Another meeting is not asked.
SELECT pg_temp.accepts('LIF-15', :'theme' || $$SELECT pg_temp.unasked('LIF-15',
    'UPDATE party.activity SET decided_by_id = 1 WHERE id = 2');
  SELECT pg_temp.held(3, 12, 'committee_meeting', '2026-03-02'), pg_temp.held(4, 12, 'theme_day', '2026-03-08');
  UPDATE party.activity SET decided_by_id = 3 WHERE id = 4$$, 'a theme that another meeting set');

-- The theme day goes on naming the first version; the one in force is judged for it.
SELECT $$SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02'), pg_temp.held(2, 11, 'theme_day', '2026-03-08');
  UPDATE party.activity SET decided_by_id = 1 WHERE id = 2;$$ AS decided \gset
SELECT pg_temp.lists('LIF-15', :'decided' || $$SELECT pg_temp.correct(1, 8), pg_temp.correct(8, 9,
  attend => '{11001}')$$, '9:1', 'a version of a version of what set a theme');
SELECT pg_temp.sees('LIF-15', :'decided' || $$SELECT pg_temp.correct(1, 8);$$,
  ARRAY[$$DELETE FROM party.attendance WHERE activity_id = 8 AND member_id > 11001$$,
    $$SELECT pg_temp.correct(8, 9, attend => '{11001}')$$]);
SELECT $$UPDATE party.activity SET decided_by_id = NULL WHERE id = 2; SELECT pg_temp.correct(1, 8,
  attend => '{11001}');$$ AS alone \gset
SELECT pg_temp.sees('LIF-15', :'decided' || :'alone',
  ARRAY['UPDATE party.activity SET decided_by_id = 1 WHERE id = 2']);
SELECT pg_temp.sees('LIF-15', :'decided' || :'alone' || 'SELECT pg_temp.correct(8, 9);',
  ARRAY['UPDATE party.activity SET decided_by_id = 1 WHERE id = 2']);
SELECT pg_temp.sees('LIF-15', :'decided' || :'alone' || v.versions,
  ARRAY['UPDATE party.activity SET decided_by_id = 1 WHERE id = 2'])
  FROM (VALUES ('SELECT pg_temp.correct(8, 9), pg_temp.correct(9, 10);'),
    ('SELECT pg_temp.correct(n, n + 1) FROM generate_series(8, 17) n')) v (versions);
SELECT pg_temp.sees('LIF-15', :'decided' || $$SELECT pg_temp.correct(1, 8), pg_temp.unasked('LIF-15',
    'SELECT pg_temp.correct(n, n + 1, attend => ''{11001}'') FROM generate_series(8, 17) n;
    SELECT pg_temp.correct(2, 3); UPDATE party.activity SET decided_by_id = NULL WHERE id = 3')$$,
  ARRAY['DELETE FROM party.activity WHERE id = 3', $$UPDATE party.activity SET status = 'planned' WHERE id = 3$$]);
SELECT pg_temp.sees('LIF-15', :'decided' || $$SELECT pg_temp.unasked('LIF-15', 'SELECT pg_temp.correct(1, 8,
    attend => ''{11001}''), pg_temp.correct(2, 3); UPDATE party.activity SET decided_by_id = NULL WHERE id = 3')$$,
  ARRAY['DELETE FROM party.activity WHERE id = 3', $$UPDATE party.activity SET status = 'planned' WHERE id = 3$$]);
SELECT pg_temp.sees('LIF-15', :'decided' || $$SELECT pg_temp.held(8, 11, 'committee_meeting', '2026-03-02',
    attend => '{11001}'), pg_temp.unasked('LIF-15', 'UPDATE party.activity SET status = ''filed'' WHERE id = 1')$$,
  ARRAY[$$UPDATE party.activity SET supersedes_id = 1, correction_reason = 'x' WHERE id = 8$$]);

-- Who was in office that day, written afterwards.
SELECT pg_temp.sees('LIF-15', $$SELECT pg_temp.hold(9004, 11006, 11, 'member'),
    pg_temp.hold(9006, 11008, 11, 'member', '2026-06-01'),
    pg_temp.hold(9007, 11009, 11, 'member', until => '2026-01-01'),
    pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}');
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x')$$,
  ARRAY[$$SELECT pg_temp.hold(9005, 11007, 11, 'member')$$,
    $$UPDATE party.post SET from_date = '2026-01-01' WHERE id = 9006$$,
    $$UPDATE party.post SET to_date = '2026-06-01' WHERE id = 9007$$,
    $$UPDATE party.post SET member_id = 11010 WHERE org_id = 11 AND member_id = 11002$$,
    $$DELETE FROM party.post WHERE org_id = 11 AND member_id = 11002$$]);

-- A discipline secretary is of the discipline committee, not of its superior's.
CREATE FUNCTION pg_temp.beside(members int, attend bigint[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.appoint(11004 + n, 2, 'member') FROM generate_series(1, members - 1) n;
  SELECT pg_temp.hold(9001, 12004, 2, 'discipline_secretary'),
    pg_temp.held(1, 2, 'committee_meeting', '2026-03-02', attend => attend);
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x') $$;
SELECT pg_temp.lists('LIF-15', $$SELECT pg_temp.beside(2, '{11004}')$$, '', '1 of 2, and a discipline secretary');
SELECT pg_temp.lists('LIF-15', $$SELECT pg_temp.beside(3, '{11004,12004}')$$, '1:1',
  '1 of 3, and the discipline secretary there');
SELECT pg_temp.sees('LIF-15', $$SELECT pg_temp.beside(2, '{11004}')$$,
  ARRAY[$$UPDATE party.post SET title = 'member' WHERE id = 9001$$]);
SELECT pg_temp.sees('LIF-15', $$SELECT pg_temp.beside(4, '{11004,11005}')$$,
  ARRAY[$$UPDATE party.post SET title = 'discipline_secretary' WHERE org_id = 2 AND member_id = 11005;
    UPDATE party.post SET title = 'member' WHERE id = 9001$$]);

SELECT * FROM finish();
ROLLBACK;
