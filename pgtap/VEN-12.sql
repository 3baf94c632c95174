-- VEN-12 Minutes are complete.
\ir venue.psql
SELECT no_plan();
UPDATE compliance.court SET recorded_from = '2026-01-01';
UPDATE partybuild.rule SET default_mode = 'off' WHERE code ~ '^(LIF|POS|ELE|ORG)';
INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (1, 11, 'group', 11004, '2020-01-01');
INSERT INTO party.group_member (group_id, member_id, from_date) SELECT 1, m, '2020-01-01' FROM generate_series(11004,
  11008) m;
-- A record of branch 11 with everything, 11010 absent and excused; then something is done to it before it is filed.
CREATE FUNCTION pg_temp.record(id bigint, kind text, day date DEFAULT '2026-03-08') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.activity (id, org_id, group_id, kind, status, starts_at, ends_at, place, chair_id, recorder_id,
    theme)
  VALUES (record.id, 11, CASE WHEN record.kind = 'group_meeting' THEN 1 END, record.kind::party.activity_kind, 'held',
          day + time '09:00', day + time '11:00', 'room 1', 11001, 11002, 'agenda');
  INSERT INTO party.attendance (activity_id, member_id, status, reason)
  SELECT record.id, m, CASE m WHEN 11010 THEN 'absent' ELSE 'present' END::party.attendance_status,
         CASE m WHEN 11010 THEN 'ill' END FROM generate_series(11001, 11025) m;
  INSERT INTO party.minutes (activity_id, said) VALUES (record.id, 'all');
  INSERT INTO party.decision (activity_id, matter) VALUES (record.id, 'none') $$;
CREATE FUNCTION pg_temp.filed(changes text, kind text DEFAULT 'general_meeting',
  day date DEFAULT '2026-03-08') RETURNS text
  LANGUAGE sql AS $$
  SELECT format('SELECT pg_temp.record(1, %L, %L); %s; UPDATE party.activity SET status = ''filed'' WHERE id = 1',
    kind, day,
                changes) $$;
-- Another, held and not filed, which says nothing of this one.
SELECT pg_temp.record(50, 'general_meeting', '2026-02-08');
UPDATE party.attendance SET status = 'absent' WHERE activity_id = 50 AND member_id = 11011;
SELECT pg_temp.accepts('VEN-12', pg_temp.filed('', kind::text), 'all ten of ' || kind)
  FROM unnest(enum_range(NULL::party.activity_kind)) kind;
SELECT pg_temp.refuses('VEN-12', pg_temp.filed(changes), what)
  FROM (VALUES ('UPDATE party.activity SET place = NULL', 'no place'), ('UPDATE party.activity SET place = ''　''',
    'a blank place'),
               ('UPDATE party.activity SET chair_id = NULL', 'no chair'),
               ('UPDATE party.activity SET recorder_id = NULL', 'no recorder'),
               ('UPDATE party.activity SET theme = NULL', 'no agenda'), ('UPDATE party.activity SET theme = '' ''',
                'a blank agenda'),
               ('UPDATE party.attendance SET status = ''absent'', reason = ''x''', 'nobody present'),
               ('UPDATE party.attendance SET guest = true', 'nobody present but guests'),
               ('DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11025',
                'one of whom nothing is said'),
               ('UPDATE party.attendance SET reason = NULL', 'no reason of an absence'),
               ('UPDATE party.attendance SET reason = ''　'' WHERE member_id = 11010', 'a blank reason'),
               ('DELETE FROM party.minutes', 'nothing said'), ('DELETE FROM party.decision',
                'nothing decided')) v (changes, what);
-- Who was entitled on the day: the branch, the committee, the group; elsewhere whoever is on the list.
SELECT pg_temp.accepts('VEN-12',
  pg_temp.filed('DELETE FROM party.attendance WHERE activity_id = 1 AND member_id > 11003',
  'committee_meeting'),
  'a committee of three');
SELECT pg_temp.refuses('VEN-12',
  pg_temp.filed('DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11003',
  'committee_meeting'),
  'one of them missing');
SELECT pg_temp.accepts('VEN-12',
  pg_temp.filed('DELETE FROM party.attendance WHERE activity_id = 1 AND member_id NOT BETWEEN 11004 AND 11008',
  'group_meeting'), 'a group of five');
SELECT pg_temp.refuses('VEN-12',
  pg_temp.filed('DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11004', 'group_meeting'),
  'one of them missing');
SELECT pg_temp.accepts('VEN-12',
  pg_temp.filed('DELETE FROM party.attendance WHERE activity_id = 1 AND member_id <> 11001', 'study'),
  'a study that one attended');
SELECT pg_temp.refuses('VEN-12',
  pg_temp.filed('DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11025', kind),
  kind || ' without one of the branch') FROM unnest('{organisation_life_meeting,appraisal_meeting}'::text[]) kind;
SELECT pg_temp.accepts('VEN-12', pg_temp.filed('SELECT pg_temp.transfer(11025, 12, ''2026-03-08'');
  DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11025'), 'without one who left on the day');
SELECT pg_temp.refuses('VEN-12', pg_temp.filed('SELECT pg_temp.transfer(11025, 12, ''2026-03-09'');
  DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11025'), 'without one who left on the next');
SELECT pg_temp.refuses('VEN-12', pg_temp.filed('SELECT pg_temp.transfer(12025, 11, ''2026-03-08'')'),
  'without one who came on the day');
SELECT pg_temp.accepts('VEN-12', pg_temp.filed('SELECT pg_temp.transfer(12025, 11, ''2026-03-09'')'),
  'without one who came on the next');
SELECT pg_temp.accepts('VEN-12',
  pg_temp.filed('UPDATE party.group_member SET to_date = ''2026-03-08'' WHERE member_id = 11004;
  DELETE FROM party.attendance
    WHERE activity_id = 1 AND member_id = 11004', 'group_meeting'), 'without one who left the group');
SELECT pg_temp.refuses('VEN-12', pg_temp.filed('UPDATE party.group_member SET to_date = ''2026-03-09''
  WHERE member_id = 11004; DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11004', 'group_meeting'),
  'without one who left it on the next day');
SELECT pg_temp.refuses('VEN-12', pg_temp.filed('INSERT INTO party.group_member (group_id, member_id, from_date)
  VALUES (1, 11009, ''2026-03-08''); DELETE FROM party.attendance WHERE activity_id = 1 AND member_id = 11009',
  'group_meeting'), 'without one who came to it on the day');
SELECT pg_temp.accepts('VEN-12', pg_temp.filed('INSERT INTO party.party_group (id, org_id, name, from_date)
  VALUES (2, 11, ''x'', ''2020-01-01''); INSERT INTO party.group_member (group_id, member_id, from_date)
  VALUES (2, 11009, ''2020-01-01''); DELETE FROM party.attendance
    WHERE activity_id = 1 AND member_id = 11009', 'group_meeting'),
  'without one of another group');
SELECT pg_temp.accepts('VEN-12', pg_temp.filed('SELECT pg_temp.hold(900, 11009, 11, ''member'', ''2026-03-09''),
  pg_temp.hold(901, 12009, 12, ''member''); DELETE FROM party.attendance
    WHERE activity_id = 1 AND member_id > 11003', 'committee_meeting'),
  'without who comes to the committee on the next day, or to another');
SELECT pg_temp.refuses('VEN-12', pg_temp.filed('SELECT pg_temp.hold(900, 11009, 11, ''member'', ''2026-03-08'');
  DELETE FROM party.attendance
    WHERE activity_id = 1 AND member_id > 11003', 'committee_meeting'), 'without who comes to it on the day');
SELECT pg_temp.accepts('VEN-12',
  pg_temp.filed('SELECT pg_temp.hold(900, 11009, 11, ''member'', ''2025-03-08'', ''2026-03-08'');
  DELETE FROM party.attendance
    WHERE activity_id = 1 AND member_id > 11003', 'committee_meeting'), 'without who left it on the day');
-- Where nothing is to be decided, nothing need be.
SELECT CASE WHEN kind IN ('general_meeting', 'committee_meeting', 'group_meeting', 'organisation_life_meeting',
                          'democratic_life_meeting', 'appraisal_meeting')
            THEN pg_temp.refuses('VEN-12', pg_temp.filed('DELETE FROM party.decision', kind::text), kind
             || ' without decisions')
            ELSE pg_temp.accepts('VEN-12', pg_temp.filed('DELETE FROM party.decision', kind::text), kind
             || ' without decisions') END
  FROM unnest(enum_range(NULL::party.activity_kind)) kind;
-- Held is not filed; and what was held before the register began is filed as it is.
SELECT pg_temp.accepts('VEN-12', 'SELECT pg_temp.record(1, ''study''); UPDATE party.activity SET place = NULL',
  'held, without a place');
SELECT pg_temp.accepts('VEN-12', pg_temp.filed('UPDATE party.activity SET place = NULL', day => '2025-12-31'),
  'held before the register began');
SELECT pg_temp.refuses('VEN-12', pg_temp.filed('UPDATE party.activity SET place = NULL', day => '2026-01-01'),
  'held on its first day');

SELECT pg_temp.lists('VEN-12', $$SELECT pg_temp.record(i, 'general_meeting') FROM generate_series(1, 5) i;
  UPDATE party.activity SET place = NULL, chair_id = NULL, recorder_id = NULL, theme = NULL WHERE id IN (2, 5);
  DELETE FROM party.minutes WHERE activity_id IN (2, 3); DELETE FROM party.attendance WHERE activity_id = 3;
  DELETE FROM party.decision WHERE activity_id = 3; UPDATE party.activity SET status = 'filed' WHERE id < 5;
  SELECT pg_temp.record(6, 'general_meeting'), pg_temp.record(7, 'general_meeting');
  UPDATE party.activity SET place = NULL WHERE id IN (6, 7); UPDATE party.activity SET status = 'filed'
    WHERE id IN (6, 7);
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason)
  VALUES (8, 11, 'general_meeting', 'held', '2026-03-08 09:00', '2026-03-08 10:00', 6, 'x'),
         (9, 11, 'general_meeting', 'planned', '2026-03-08 09:00', '2026-03-08 10:00', 7, 'x')$$, '2:5 3:4 7:1',
  'filed records by what lacks, and none that is corrected');
SELECT pg_temp.sees('VEN-12', $$SELECT pg_temp.record(1, 'study'); UPDATE party.activity SET place = NULL
  WHERE id = 1$$,
  ARRAY['UPDATE party.activity SET status = ''filed'' WHERE id = 1',
        $$INSERT INTO party.activity (org_id, kind, status, starts_at, ends_at)
          VALUES (11, 'study', 'filed', '2026-03-08 09:00', '2026-03-08 10:00')$$]);
-- The correction of a record that lacks something is withdrawn.
SELECT pg_temp.sees('VEN-12', $$SELECT pg_temp.unasked('VEN-12', 'SELECT pg_temp.record(1, ''study'');
    UPDATE party.activity SET place = NULL; UPDATE party.activity SET status = ''filed''; SELECT pg_temp.correct(1,
      2)')$$,
  ARRAY['UPDATE party.activity SET status = ''planned'' WHERE id = 2', 'DELETE FROM party.activity WHERE id = 2']);
SELECT pg_temp.says('VEN-12', pg_temp.filed('UPDATE party.activity SET recorder_id = NULL, place = NULL;
    UPDATE party.attendance SET reason = NULL'),
  'general meeting of "organisation 11" on 2026-03-08 cannot be filed: it lacks a place, a recorder, a reason of each '
  || 'absence; “organisation 11”2026-03-08的党员大会不能归档，缺：地点、记录人、缺席原因');
SELECT * FROM finish();
ROLLBACK;
