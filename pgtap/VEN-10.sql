-- VEN-10 Document categories complete.
\ir venue.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2024-01-01';
-- All nine documents of a year, filed on a day; numbers from 1 on.
CREATE FUNCTION pg_temp.file_all(day date DEFAULT '2026-01-20', year int DEFAULT 2025, org bigint DEFAULT 11,
  first bigint DEFAULT 1) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on)
  SELECT first + n - 1, org, file_all.year, c, c::text, day
    FROM unnest('{roster,annual_plan,annual_summary,study_plan,study_notes,special_activity,appraisal,dues_register,
      statistics}'::party.archive_category[]) WITH ORDINALITY u (c, n) $$;
SELECT pg_temp.becomes('VEN-10', 11, '2025', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.file_all()', 'all by 20 January'),
               ('met', 'SELECT pg_temp.file_all(''2026-01-31'')', 'on 31 January'),
               ('late', 'SELECT pg_temp.file_all(''2026-02-01'')', 'on 1 February'),
               ('met', 'SELECT pg_temp.file_all(''2025-03-01'')', 'within the year'),
               ('overdue', 'SELECT', 'nothing'),
               ('overdue', 'SELECT pg_temp.file_all(NULL)', 'prepared, not filed'),
               ('overdue', 'SELECT pg_temp.file_all(org => 12)', 'another branch''s'),
               ('overdue', 'SELECT pg_temp.file_all(year => 2024)', 'the year before'),
               ('overdue', 'ALTER TABLE party.archive_document DISABLE TRIGGER check_filing;
                 SELECT pg_temp.file_all(''2026-11-25'')', 'filed tomorrow, by a row from before that was refused'),
               ('met', $$SELECT pg_temp.file_all(); INSERT INTO party.archive_document (org_id, year, category, title,
                 filed_on, supersedes_id, correction_reason) VALUES (11, 2025, 'roster', 'x', '2026-05-01', 1,
                  'wrong')$$,
                'one corrected in May'),
               ('not applicable', 'UPDATE party.organisation SET revoked_on = ''2025-12-31'' WHERE id = 11',
                'a branch revoked in the year')) v (status, sql, what);
SELECT pg_temp.becomes('VEN-10', 11, '2025', 'overdue', format($$INSERT INTO party.archive_document (org_id, year,
  category,
    title, filed_on) SELECT 11, 2025, c, 'x', '2026-01-20'
    FROM unnest(enum_range(NULL::party.archive_category)) c WHERE c <> %L$$, category), 'no ' || category)
  FROM unnest('{roster,annual_plan,annual_summary,study_plan,study_notes,special_activity,appraisal,dues_register,
    statistics}'::text[]) category;
SELECT pg_temp.becomes('VEN-10', 11, '2026', 'upcoming', 'SELECT', 'the year that runs');
SELECT pg_temp.due('VEN-10', 11, '2025', '9 by 2026-01-31, from 2026-01-01');
SELECT pg_temp.reports('VEN-10', 'SELECT', 'a year of which nothing is filed');
SELECT pg_temp.owes('VEN-10', $$INSERT INTO party.organisation (id, name, kind, active_on, revoked_on) VALUES
  (31, 'x', 'branch', '2025-01-01', '2026-02-01'), (32, 'x', 'general_branch', '2026-01-01', NULL)$$, ARRAY(
  SELECT format('31 31 %s 2025-01-01 2026-02-01', c) FROM unnest('{annual_plan,annual_summary,appraisal,dues_register,
    roster,special_activity,statistics,study_notes,study_plan}'::text[]) c), 'branches, by document');
SELECT pg_temp.counts('VEN-10', $$INSERT INTO party.archive_document (org_id, year, category, title, filed_on) VALUES
  (11, 2025, 'roster', 'x', '2026-01-31'), (11, 2025, 'roster', 'x', NULL), (12, 2024, 'statistics', 'x',
    '2024-12-01')$$,
  '{"11 roster 2025-12-31 2026-01-31","12 statistics 2024-12-31 2024-12-01"}', 'what is filed, by year and category');

-- What cannot be.
SELECT is(left(pg_temp.verdict(format($$SELECT pg_temp.file_all(NULL); UPDATE party.archive_document SET %s
  WHERE id = 1$$, set)),
  5), state, 'VEN-10 refuses: ' || set)
  FROM (VALUES ('year = 1920', '23514'), ('year = 10000', '23514'), ('title = ''　''', '23514'),
    ('category = ''minutes''', '22P02'),
               ('filed_on = ''infinity''', '23514'), ('org_id = 99', '23503')) v (set, state);

-- The report: by document, what is there, and what is kept once.
SELECT pg_temp.file_all(), pg_temp.file_all('2026-02-01', 2024, first => 11);
INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on, supersedes_id, correction_reason)
VALUES (21, 11, 2025, 'roster', 'x', '2026-05-01', 1, 'wrong'), (22, 11, 2025, 'roster', 'y', NULL, NULL, NULL),
       (23, 11, 2025, 'roster', 'z', '2026-06-01', NULL, NULL);
INSERT INTO party.archive_copy (archive_document_id, medium, place, made_on)
VALUES (21, 'paper', 'a', '2026-05-01'), (21, 'paper', 'b', '2026-05-01'), (2, 'paper', 'a', '2026-05-01');
SELECT results_eq($$SELECT a.year, a.category, a.documents, a.filed_on, a.one_copy FROM compliance.archive_year a
  WHERE a.org_id = 11 AND a.category IN ('roster', 'annual_plan') ORDER BY a.year, a.category$$, $$VALUES
  (2024, 'annual_plan', 1, '2026-02-01'::date, 1), (2024, 'roster', 1, '2026-02-01', 1),
  (2025, 'annual_plan', 1, '2026-01-20', 1), (2025, 'roster', 2, '2026-01-20', 1),
  (2026, 'annual_plan', 0, NULL, 0), (2026, 'roster', 0, NULL, 0)$$, 'archive_year tells what is there of each year');
UPDATE party.organisation SET revoked_on = '2026-01-01' WHERE id = 11;
SELECT is((SELECT string_agg(DISTINCT a.year::text, ' ') FROM compliance.archive_year a WHERE a.org_id = 11),
  '2024 2025',
  'archive_year ends with the branch');
SELECT * FROM finish();
ROLLBACK;
