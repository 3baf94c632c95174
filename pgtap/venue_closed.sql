-- Closed periods of rooms and the archive: whatever changes what a view says of one has it evaluated again (as
-- closed.sql does).
\ir venue.psql
SELECT no_plan();
RESET partybuild.as_of;
UPDATE compliance.court SET counted_from = '2025-01-01', recorded_from = '2025-01-01';
UPDATE partybuild.rule SET default_mode = 'off' WHERE kind <> 'obligation';
-- Branch 11 has room 1, which 12 shares and which has its walls, a cabinet in the committee's archive and a roster of
-- 2024 in two places; the committee has a study room, reads in the third quarter, and has data of each function.
SELECT pg_temp.room(2, 2, 'archive'), pg_temp.room(3, 2, 'study'), pg_temp.room(4, 13), pg_temp.share(1, 1, 12),
       pg_temp.share(2, 4, 2);
SELECT pg_temp.fitted(1, made => '2025-03-01'), party.use_layout(1, '2025-02-01');
INSERT INTO party.room_inspection (id, room_id, inspected_on, place, sign) VALUES (1, 1, '2025-03-01', 'x', 'x');
INSERT INTO party.archive_cabinet (id, room_id, number, org_id, from_date) VALUES (1, 2, '3', 11, '2020-01-01');
INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on) VALUES
  (1, 11, 2025, 'roster', 'a', '2025-06-01'), (2, 11, 2025, 'statistics', 'b', NULL);
INSERT INTO party.archive_copy (id, archive_document_id, medium, place, made_on) VALUES
  (1, 1, 'paper', 'a', '2025-06-01'), (2, 1, 'paper', 'b', '2025-06-01');
SELECT pg_temp.held(1, 2, 'reading', '2025-07-07'), pg_temp.held(2, 11, 'study', '2025-03-03'),
       pg_temp.held(3, 11, 'appraisal_meeting', '2025-12-12'), pg_temp.hold(900, 11009, 11, 'member', '2025-02-02');
INSERT INTO party.member_request (id, org_id, kind, made_on, content) VALUES
  (1, 11, 'suggestion', '2025-04-04', 'x'), (2, 2, 'service', '2025-05-05', 'x');
\set area '^VEN'
\ir closed.psql
SELECT is((SELECT string_agg(r.rule || ' ' || r.subject || ' ' || r.period || ' ' || r.status || ' ' || r.number, ', '
                             ORDER BY r.rule, r.subject, r.period)
             FROM compliance.period_result r
            WHERE r.rule ~ '^VEN' AND r.period::text IN ('2025', '2025Q3', '2025-06') AND r.subject IN (1, 2, 11, 12)),
          'VEN-01 11 2025Q3 met 1, VEN-01 12 2025Q3 met 1, VEN-02 1 2025 overdue 2, VEN-08 1 2025Q3 met 2, '
          'VEN-09 11 2025Q3 met 1, VEN-09 12 2025Q3 overdue 0, VEN-10 11 2025 overdue 1, VEN-10 12 2025 overdue 0, '
          'VEN-11 1 2025-06 met 2, VEN-14 2 2025Q3 met 2, VEN-15 2 2025 met 6', 'closed: as it was');
SELECT pg_temp.kept(sql, what) FROM (VALUES
  ('UPDATE party.room SET to_date = ''2025-08-01'' WHERE id = 1', 'a room that was given up'),
  ('UPDATE party.room SET from_date = ''2025-08-01'' WHERE id = 1', 'a room that came later'),
  ('UPDATE party.room SET kind = ''study'' WHERE id = 1', 'a room for something else'),
  ('UPDATE party.room SET org_id = 14 WHERE id = 1', 'a room of another branch'),
  ('SELECT pg_temp.room(5, 14)', 'a room put on record'),
  ('UPDATE party.room_share SET to_date = ''2025-08-01'' WHERE id = 1', 'a share that was given up'),
  ('UPDATE party.room_share SET org_id = 14 WHERE id = 1', 'a share of another branch'),
  ('UPDATE party.room_share SET from_date = ''2025-08-01'' WHERE id = 1', 'a share that came later'),
  ('DELETE FROM party.room_share WHERE id = 1', 'no share after all'),
  ('SELECT pg_temp.share(5, 4, 14)', 'a share put on record'),
  ('UPDATE party.organisation SET revoked_on = ''2025-08-01'' WHERE id = 11', 'who shared the room revoked'),
  ('UPDATE party.organisation SET active_on = ''2025-08-01'' WHERE id = 12', 'a branch that began later'),
  ('UPDATE party.organisation SET kind = ''general_branch'' WHERE id = 12', 'another kind'),
  ('INSERT INTO party.room_inspection (room_id, inspected_on, network) VALUES (1, ''2025-12-31'', ''x'')',
   'an inspection put on record'),
  ('UPDATE party.room_inspection SET place = NULL', 'an inspection that found less'),
  ('UPDATE party.room_inspection SET inspected_on = ''2026-01-01''', 'an inspection of the year after'),
  ('DELETE FROM party.room_inspection', 'no inspection after all'),
  ('SELECT pg_temp.hold(901, 11010, 11, ''member'', ''2025-05-20'')', 'a post after the chart'),
  ('UPDATE party.post SET to_date = NULL, from_date = ''2024-05-03'' WHERE id = 900', 'a post that began earlier'),
  ('UPDATE party.wall_layout SET to_date = ''2025-08-01''', 'a layout that was taken down'),
  ('UPDATE party.archive_cabinet SET org_id = 12', 'a cabinet of another branch'),
  ('UPDATE party.archive_cabinet SET to_date = ''2025-08-01''', 'a cabinet that was given up'),
  ('UPDATE party.archive_cabinet SET room_id = 3', 'a cabinet in no archive'),
  ('UPDATE party.room SET kind = ''study'' WHERE id = 2', 'an archive that is none'),
  ('UPDATE party.room SET to_date = ''2025-08-01'' WHERE id = 2', 'an archive that was closed'),
  ('INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (31, ''x'', ''branch'', ''2020-01-01'', ''2025-08-01''); UPDATE party.room SET org_id = 31 WHERE id = 2',
   'an archive of who was revoked'),
  ('UPDATE party.organisation SET revoked_on = ''2025-08-01'' WHERE id = 2', 'whose archive it is revoked'),
  ('UPDATE party.archive_document SET filed_on = ''2026-01-01'' WHERE id = 2', 'a document filed'),
  ('INSERT INTO party.archive_document (org_id, year, category, title, filed_on)
    VALUES (12, 2025, ''roster'', ''x'', ''2026-10-01'')', 'a document put on record, late'),
  ('INSERT INTO party.archive_document (org_id, year, category, title, filed_on, supersedes_id, correction_reason)
    VALUES (11, 2025, ''roster'', ''x'', ''2026-10-01'', 1, ''wrong'')', 'a document corrected'),
  ('UPDATE party.archive_copy SET gone_on = ''2025-09-01'', gone_reason = ''fire'' WHERE id = 2',
   'a copy that was lost'),
  ('ALTER TABLE party.archive_copy DISABLE TRIGGER seal_copy;
    UPDATE party.archive_copy SET made_on = ''2025-08-01'' WHERE id = 2', 'a copy that came later'),
  ('INSERT INTO party.archive_copy (archive_document_id, medium, place, made_on)
    VALUES (1, ''paper'', ''c'', ''2025-06-01'')', 'a copy put on record'),
  ('UPDATE party.activity SET kind = ''study'' WHERE id = 1', 'no reading after all'),
  ('UPDATE party.room SET kind = ''activity'' WHERE id = 3', 'a study room that is none'),
  ('UPDATE party.room SET kind = ''study'' WHERE id = 4; UPDATE party.room SET to_date = ''2025-02-01'' WHERE id = 3;
    DELETE FROM party.room_share WHERE id = 2', 'a study room that was shared no more'),
  ('UPDATE party.activity SET kind = ''theme_day'' WHERE id = 2', 'no study of a branch after all'),
  ('UPDATE party.activity SET starts_at = ''2026-01-02 09:00'', ends_at = ''2026-01-02 10:00'' WHERE id = 3',
   'an appraisal of the year after'),
  ('UPDATE party.post SET from_date = ''2026-01-02'' WHERE id = 900', 'a post of the year after'),
  ('DELETE FROM party.member_request WHERE id = 1', 'no suggestion of a branch after all'),
  ('UPDATE party.member_request SET kind = ''suggestion'' WHERE id = 2', 'no request for service after all'),
  ('UPDATE party.subordination SET to_date = ''2025-01-10'' WHERE org_id = 11', 'a branch that was elsewhere'),
  ('UPDATE party.room SET org_id = 1 WHERE id = 1', 'inspected was another''s room')) v (sql, what);
SELECT * FROM finish();
ROLLBACK;
