-- VEN-13 What is filed is sealed, with all that belongs to it.
\ir venue.psql
SELECT no_plan();
DELETE FROM party.room;

-- VEN-13: what is filed is sealed, with all that belongs to it; only what came of a decision is still recorded
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.decision (id, activity_id, matter, person_id, due_on) VALUES (1, 1, 'x', 11001, '2026-04-01');
  UPDATE party.activity SET status = 'filed';$$ AS filed \gset
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.activity
  SET theme = 'other' $$, 'a filed activity changed');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ DELETE FROM party.activity $$, 'a filed activity deleted');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.attendance SET status = 'absent'
  WHERE member_id = 11009 $$, 'its attendance changed');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.attendance (activity_id, member_id, guest)
  VALUES (1, 12001, true) $$, 'attendance added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.minutes (activity_id, said)
  VALUES (1, 'all') $$, 'minutes added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.decision
  SET due_on = '2027-01-01' $$, 'a decision put off');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.decision (activity_id, matter)
  VALUES (1, 'more') $$, 'a decision added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ DELETE FROM party.decision $$, 'a decision deleted');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ TRUNCATE party.attendance $$, 'TRUNCATE');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.decision
  SET outcome = 'done', outcome_on = '2026-03-20' $$, 'the outcome of a decision');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.activity
  SET theme = theme $$, 'an update that changes nothing');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason)
  VALUES (2, 11, 'study', 'planned', '2026-03-09 09:00', '2026-03-09 10:00', 1, 'day') $$,
  'a new version that names the old, with its reason');
-- Who writes a whole row back as it was changes nothing, whichever part of the record it is.
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.attendance
  SET activity_id = activity_id, member_id = member_id, status = status, guest = guest$$, 'attendance written back');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ INSERT INTO party.attendance TABLE party.attendance
  ON CONFLICT (activity_id, member_id) DO UPDATE SET status = EXCLUDED.status$$, 'attendance loaded again');
SELECT pg_temp.accepts('VEN-13', $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.minutes (activity_id, said) VALUES (1, 'all'); UPDATE party.activity SET status = 'filed';
  UPDATE party.minutes SET said = said$$, 'minutes written back');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.decision SET matter = matter, due_on = due_on$$,
  'a decision written back');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.attendance
  SET status = CASE member_id WHEN 11009 THEN 'absent' ELSE status END::party.attendance_status$$,
  'all of the attendance written back but one');

-- A correction takes the place of a filed record of the same organisation and kind.
CREATE FUNCTION pg_temp.corrects(sql text) RETURNS text LANGUAGE sql AS $$ SELECT left(pg_temp.verdict(sql), 5) $$;
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08'), pg_temp.held(2, 11, 'study', '2026-03-09'),
  pg_temp.held(3, 12, 'study', '2026-03-09'), pg_temp.held(4, 11, 'lecture', '2026-03-10');
  UPDATE party.activity SET status = 'filed' WHERE id = 1;
  UPDATE party.activity SET correction_reason = 'x', supersedes_id = $$ AS corrected \gset
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 2'), 'accep', 'VEN-13 accepts: a filed study of the branch');
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 3'), '23514', 'VEN-13 refuses: another branch corrects it');
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 4'), '23514', 'VEN-13 refuses: a lecture corrects a study');
SELECT is(pg_temp.corrects(:'corrected' || '2 WHERE id = 4'), '23514',
    'VEN-13 refuses: what is not filed is corrected');
SELECT is(pg_temp.corrects(:'corrected' || $$1 WHERE id = 2; UPDATE party.activity SET kind = 'seminar' WHERE id = 2$$),
  '23514', 'VEN-13 refuses: a correction becomes a seminar');
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 2; UPDATE party.activity SET org_id = 12 WHERE id = 2'),
  '23514', 'VEN-13 refuses: a correction goes to another branch');
SELECT is(pg_temp.corrects($$INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id,
  correction_reason) SELECT n, 11, 'study', 'filed', '2026-03-09 09:00', '2026-03-09 10:00', 1 + n % 3, 'x'
  FROM generate_series(1, 3) n$$), '23514', 'VEN-13 refuses: three that correct each other in a circle');
SELECT is(pg_temp.corrects(:'corrected' || $$1 WHERE id = 2; UPDATE party.activity SET status = 'filed' WHERE id = 2;
  SELECT pg_temp.correct(2, 5)$$), 'accep', 'VEN-13 accepts: a correction is corrected in its turn');

-- The document that holds filed minutes stays as it is.
SELECT $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (900, '1', '2026-03-08', 11,
    'minutes'),
    (901, '2', '2026-03-08', 11, 'minutes');
  SELECT pg_temp.held(1, 11, 'study', '2026-03-08'), pg_temp.held(2, 11, 'study', '2026-03-09');
  INSERT INTO party.minutes (activity_id, said, document_id) VALUES (1, 'all', 900), (2, 'all', 901);
  UPDATE party.activity SET status = 'filed' WHERE id = 1;$$ AS minuted \gset
SELECT pg_temp.refuses('VEN-13', :'minuted' || $$UPDATE party.document SET title = 'other' WHERE id = 900$$,
  'the document of filed minutes altered');
SELECT pg_temp.accepts('VEN-13', :'minuted' || $$UPDATE party.document SET title = 'other' WHERE id = 901$$,
  'the document of minutes that are not filed yet');
SELECT pg_temp.accepts('VEN-13', :'minuted' || 'UPDATE party.document SET number = number WHERE id = 900',
    'no change of it');

-- In words, by the number of the record.
CREATE FUNCTION pg_temp.detail(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  detail text;
BEGIN
  EXECUTE sql;
  RETURN NULL;
EXCEPTION WHEN SQLSTATE '23PB1' THEN
  GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
  RETURN detail;
END $$;
SELECT is(pg_temp.detail(:'filed' || format('SET LOCAL partybuild.language = %L; ', language)
  || $$UPDATE party.decision SET due_on = '2027-01-01'$$), said, 'VEN-13 says of a decision: ' || said)
  FROM (VALUES ('en', 'It belongs to what was filed under number 1.'), ('zh', '所属归档记录编号为1。')) v (language, said);

-- Documents of the archive: filed they are sealed, and corrected by a version that names them, once.
SELECT $$INSERT INTO party.document (id, number, dated_on, kind) VALUES (910, '1', '2026-01-05', 'report');
  INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on, document_id) VALUES
    (1, 11, 2025, 'roster', 'a', '2026-01-10', 910), (2, 11, 2025, 'statistics', 'b', NULL, NULL),
    (3, 12, 2025, 'roster', 'c', '2026-01-10', NULL);$$ AS archived \gset
SELECT pg_temp.refuses('VEN-13', :'archived' || sql, what)
  FROM (VALUES ('UPDATE party.archive_document SET title = ''other'' WHERE id = 1', 'a filed document altered'),
               ('UPDATE party.archive_document SET filed_on = NULL WHERE id = 1', 'a filed document taken back'),
               ('DELETE FROM party.archive_document WHERE id = 1', 'a filed document deleted'),
               ('TRUNCATE party.archive_document CASCADE', 'all of them'),
               ('UPDATE party.document SET title = ''other'' WHERE id = 910', 'what it says altered'),
               ('UPDATE party.archive_document SET document_id = NULL WHERE id = 1; DELETE
                FROM party.document WHERE id = 910',
                'what it says taken away')) v (sql, what);
SELECT pg_temp.accepts('VEN-13', :'archived' || sql, what)
  FROM (VALUES ('UPDATE party.archive_document SET title = ''other'' WHERE id = 2', 'what is not filed altered'),
               ('DELETE FROM party.archive_document WHERE id = 2', 'what is not filed deleted'),
               ('UPDATE party.archive_document SET filed_on = ''2026-01-12'' WHERE id = 2', 'a document filed'),
               ('UPDATE party.archive_document SET title = title', 'all written back'),
               ('INSERT INTO party.archive_copy (archive_document_id, medium, place, made_on)
                 VALUES (1, ''paper'', ''cabinet 3'', ''2026-01-10'')', 'a copy made afterwards')) v (sql, what);
CREATE FUNCTION pg_temp.version(id bigint, old bigint, set text DEFAULT NULL,
  day date DEFAULT '2026-02-01') RETURNS text
  LANGUAGE sql AS $$
  SELECT format('INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on, supersedes_id,
    correction_reason) VALUES (%s, 11, 2025, ''roster'', ''a'', %L, %s, ''wrong''); %s', id, day, old,
    'UPDATE party.archive_document SET ' || set || ' WHERE id = ' || id) $$;
SELECT is(pg_temp.verdict(:'archived' || sql), 'accepted', 'VEN-13 accepts: ' || what)
  FROM (VALUES (pg_temp.version(4, 1), 'a new version that names the old, with its reason'),
               (pg_temp.version(4, 1, day => '2026-01-10'), 'on the same day'),
               (pg_temp.version(4, 1, day => NULL), 'one that is not filed yet'),
               (pg_temp.version(4, 1, 'filed_on = ''2026-02-01''', NULL), 'one that is filed afterwards'),
               (pg_temp.version(4, 1) || '; ' || pg_temp.version(5, 4), 'a version of the version')) v (sql, what);
SELECT is(left(pg_temp.verdict(:'archived' || sql), 120), said, 'VEN-13 refuses: ' || what)
  FROM (VALUES
    (pg_temp.version(4, 1) || '; ' || pg_temp.version(5, 1),
     '23505 duplicate key value violates unique constraint "VEN-13"', 'what was corrected corrected once more'),
    (pg_temp.version(4, 2),
      '23514 document 4 cannot correct document 2: it is not filed, and may still be changed itself',
     'what is not filed corrected'),
    (pg_temp.version(4, 3),
      '23514 document 4 cannot correct document 3: it is of another organisation, year or category',
     'another branch''s corrected'),
    (pg_temp.version(4, 1, 'year = 2024', NULL),
     '23514 document 4 cannot correct document 1: it is of another organisation, year or category', 'of another year'),
    (pg_temp.version(4, 1, 'category = ''other''', NULL),
     '23514 document 4 cannot correct document 1: it is of another organisation, year or category',
       'of another category'),
    (pg_temp.version(4, 1, 'org_id = 12', NULL),
     '23514 document 4 cannot correct document 1: it is of another organisation, year or category',
       'of another branch'),
    (pg_temp.version(4, 1, 'supersedes_id = 3', NULL),
     '23514 document 4 cannot correct document 3: it is of another organisation, year or category',
       'of another document'),
    (pg_temp.version(4, 1, 'filed_on = ''2026-01-09''', NULL),
     '23514 document 4 cannot correct document 1: it is filed later than its correction', 'filed before the old'),
    (pg_temp.version(4, 4), '23514 new row for relation "archive_document" violates check constraint "VEN-13"',
      'itself'),
    (pg_temp.version(4, 1, 'correction_reason = NULL', NULL),
     '23514 new row for relation "archive_document" violates check constraint "VEN-13"', 'without a reason'),
    (pg_temp.version(4, 1, 'correction_reason = '' ''', NULL),
     '23514 new row for relation "archive_document" violates check constraint "VEN-13"', 'with a blank reason'),
    (pg_temp.version(4, 1, 'supersedes_id = NULL', NULL),
     '23514 new row for relation "archive_document" violates check constraint "VEN-13"',
       'a reason without what it corrects'))
       v (sql, said, what);

-- One statement can write what corrects what corrects it.
SELECT is(pg_temp.verdict($$INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on,
    supersedes_id, correction_reason) SELECT n, 11, 2025, 'roster', 'x', '2026-02-01', 4 + (n - 3) % 3, 'x'
    FROM generate_series(4, 6) n$$),
  '23514 document 4 cannot correct document 5: it corrects this document in its turn',
  'VEN-13 refuses: three that correct each other in a circle');
SELECT is(pg_temp.verdict($$INSERT INTO party.archive_document (id, org_id, year, category, title)
    SELECT n, 11, 2025, 'roster', 'x' FROM generate_series(4, 5) n;
  UPDATE party.archive_document SET filed_on = '2026-02-01', supersedes_id = 9 - id, correction_reason = 'x'
   WHERE id IN (4, 5)$$),
  '23514 document 4 cannot correct document 5: it corrects this document in its turn',
  'VEN-13 refuses: two that are filed as each other''s correction');
-- Filed is what is filed by now, by the clock.
SELECT partybuild.day_of(now()) + 1 AS tomorrow \gset
SELECT is(left(pg_temp.verdict('INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on)
    VALUES (4, 11, 2025, ''roster'', ''x'', NULL), (5, 11, 2025, ''roster'', ''x'', ''2026-11-24''); ' || sql), 80),
  said, 'VEN-13: ' || what)
  FROM (VALUES ('SELECT', 'accepted', 'filed today'),
               (format('UPDATE party.archive_document SET filed_on = %L WHERE id = 4', :'tomorrow'),
                format('23514 document 4 cannot be filed on %s, which is to come', :'tomorrow'), 'filed tomorrow'),
               ('INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on)
                 VALUES (6, 11, 2025, ''roster'', ''x'', ''2062-01-01'')',
                '23514 document 6 cannot be filed on 2062-01-01, which is to come', 'filed in days to come'))
       v (sql, said, what);

-- Copies of what is filed: more may come, and one that is gone is said to be, once.
SELECT :'archived' || $$INSERT INTO party.archive_copy (id, archive_document_id, medium, place, made_on, checksum)
  VALUES (1, 1, 'digital', 'a', '2026-01-10', sha256('x')),
         (2, 2, 'paper', 'a', '2026-01-10', NULL);$$ AS copied \gset
SELECT pg_temp.refuses('VEN-13', :'copied' || sql, what)
  FROM (VALUES ('UPDATE party.archive_copy SET checksum = sha256(''y'') WHERE id = 1', 'another checksum'),
               ('UPDATE party.archive_copy SET place = ''b'' WHERE id = 1', 'another place'),
               ('UPDATE party.archive_copy SET medium = ''paper'' WHERE id = 1', 'another medium'),
               ('UPDATE party.archive_copy SET made_on = ''2026-01-11'' WHERE id = 1', 'another day'),
               ('UPDATE party.archive_copy SET archive_document_id = 2 WHERE id = 1', 'a copy of another document'),
               ('UPDATE party.archive_copy SET id = 9 WHERE id = 1', 'another number'),
               ('DELETE FROM party.archive_copy WHERE id = 1', 'a copy taken from the record'),
               ('TRUNCATE party.archive_copy', 'all copies'),
               ('DELETE FROM party.archive_document WHERE id = 1', 'a document that has copies'),
               ('UPDATE party.archive_copy SET gone_on = ''2026-02-01'', gone_reason = ''x'' WHERE id = 1;
                 UPDATE party.archive_copy SET gone_on = NULL, gone_reason = NULL WHERE id = 1',
                'one that is gone back'),
               ('UPDATE party.archive_copy SET gone_on = ''2026-02-01'', gone_reason = ''x'' WHERE id = 1;
                 UPDATE party.archive_copy SET gone_reason = ''y'' WHERE id = 1', 'one gone for another reason'))
       v (sql, what);
SELECT is(left(pg_temp.verdict(:'copied' || format('UPDATE party.archive_copy SET gone_on = %L,
    gone_reason = ''x'' WHERE id = 1', :'tomorrow')), 80),
  format('23514 copy 1 cannot be gone on %s, which is to come', :'tomorrow'),
  'VEN-13 refuses: a copy that is gone tomorrow');
SELECT pg_temp.accepts('VEN-13', :'copied' || sql, what)
  FROM (VALUES ('INSERT INTO party.archive_copy (archive_document_id, medium, place, made_on)
                 VALUES (1, ''paper'', ''b'', ''2026-02-01'')', 'a further copy'),
               ('UPDATE party.archive_copy SET gone_on = ''2026-11-24'', gone_reason = ''x'' WHERE id = 1',
                'one gone'),
               ('UPDATE party.archive_copy SET place = place, checksum = checksum', 'copies written back'),
               ('UPDATE party.archive_copy SET place = ''b'' WHERE id = 2', 'a copy of a draft altered'),
               ('DELETE FROM party.archive_copy WHERE id = 2', 'a copy of a draft taken away'),
               ('DELETE FROM party.archive_copy WHERE id = 2; DELETE FROM party.archive_document WHERE id = 2',
                'a draft thrown away'))
       v (sql, what);

-- What hangs in use is sealed; a change is a new version.
SELECT $$SELECT pg_temp.room(1), pg_temp.fitted(1), pg_temp.fitted(2, 1, 2), party.use_layout(1,
  '2026-03-01');$$ AS hung \gset
SELECT pg_temp.refuses('VEN-13', :'hung' || sql, what)
  FROM (VALUES ('UPDATE party.wall_item SET title = ''other'' WHERE id = 101', 'an item altered'),
               ('DELETE FROM party.wall_item WHERE id = 105', 'an item taken down'),
               ('SELECT pg_temp.hang(109, ''other'', 10, 10)', 'an item added'),
               ('UPDATE party.wall_item SET layout_id = 1 WHERE id = 205', 'an item moved in'),
               ('UPDATE party.wall_item SET layout_id = 2 WHERE id = 105', 'an item moved out'),
               ('UPDATE party.wall SET width = 900 WHERE layout_id = 1', 'a wall altered'),
               ('UPDATE party.wall_layout SET from_date = ''2026-04-01'' WHERE id = 1', 'another day of it'),
               ('UPDATE party.wall_layout SET from_date = NULL WHERE id = 1', 'made a draft again'),
               ('UPDATE party.wall_layout SET version = 5 WHERE id = 1', 'another number of it'),
               ('SELECT pg_temp.room(5); UPDATE party.wall_layout SET room_id = 5 WHERE id = 1', 'another room'),
               ('DELETE FROM party.wall_layout WHERE id = 1', 'all of it taken away'),
               ('DELETE FROM party.wall_item WHERE layout_id = 1', 'all items taken down'),
               ('TRUNCATE party.wall_item', 'all items truncated'),
               ('TRUNCATE party.wall CASCADE', 'all walls'), ('TRUNCATE party.wall_layout CASCADE', 'all layouts'),
               ('SELECT party.use_layout(2, ''2026-11-25''); UPDATE party.wall_item SET title = ''x'' WHERE id = 201',
                'an item of a layout whose day is to come'),
               ('SELECT party.use_layout(2, ''2026-11-25'');
                 UPDATE party.wall_layout SET from_date = ''2026-11-26'' WHERE id = 2', 'another day to come'),
               ('SELECT party.use_layout(2, ''2026-11-25'');
                 UPDATE party.wall_layout SET from_date = NULL, version = 3 WHERE id = 2', 'taken back, as another'),
               ('SELECT party.use_layout(2, ''2026-11-24'');
                 UPDATE party.wall_layout SET from_date = NULL, to_date = NULL WHERE id = 2', 'taken back on its day'))
       v (sql, what);
SELECT pg_temp.refuses('VEN-13', 'INSERT INTO party.room (id, org_id, kind, name, from_date)
    VALUES (1, 11, ''study'', ''x'', ''2020-01-01''); INSERT INTO party.wall_layout (id, room_id, version, from_date)
    VALUES (1, 1, 1, ''2026-03-01''); TRUNCATE party.wall_layout CASCADE', 'layouts without walls truncated');
SELECT pg_temp.accepts('VEN-13', 'SELECT pg_temp.room(1), pg_temp.fitted(1); TRUNCATE party.wall_layout CASCADE',
  'drafts truncated');
SELECT pg_temp.accepts('VEN-13', :'hung' || sql, what)
  FROM (VALUES ('UPDATE party.wall_item SET title = ''other'' WHERE id = 201', 'an item of a draft altered'),
               ('DELETE FROM party.wall_layout WHERE id = 2', 'a draft thrown away'),
               ('UPDATE party.wall_layout SET to_date = ''2026-06-01'' WHERE id = 1', 'a layout replaced'),
               ('SELECT party.use_layout(2, ''2026-11-25'');
                 UPDATE party.wall_layout SET from_date = NULL WHERE id = 2', 'taken back before its day'),
               ('SELECT party.use_layout(2, ''2026-06-01'')', 'by a new version'),
               ('UPDATE party.wall_layout SET version = version; UPDATE party.wall_item SET title = title',
                'all written back'))
       v (sql, what);

SELECT * FROM finish();
ROLLBACK;
