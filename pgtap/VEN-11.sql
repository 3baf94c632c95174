-- VEN-11 Every document has a backup.
\ir venue.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.document(id bigint, day date DEFAULT '2026-03-01') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on)
  VALUES (document.id, 11, 2025, 'roster', 'roster', day) $$;
CREATE FUNCTION pg_temp.copy(document bigint, medium text DEFAULT 'paper', place text DEFAULT 'cabinet 3',
  day date DEFAULT '2026-03-01', checksum bytea DEFAULT sha256('x')) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.archive_copy (archive_document_id, medium, place, made_on, checksum)
  VALUES (document, copy.medium::party.copy_medium, copy.place, day,
    CASE WHEN copy.medium = 'digital' THEN copy.checksum END) $$;
CREATE FUNCTION pg_temp.lose(which text, day date DEFAULT '2026-05-01') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE party.archive_copy SET gone_on = %L, gone_reason = ''fire'' WHERE %s', day, which);
END $$;
SELECT pg_temp.becomes('VEN-11', 1, '2026-03', status, 'SELECT pg_temp.document(1); ' || sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.copy(1), pg_temp.copy(1, ''digital'')', 'paper and scan'),
               ('met', 'SELECT pg_temp.copy(1), pg_temp.copy(1, place => ''cabinet 4'')', 'paper in two places'),
               ('overdue', 'SELECT pg_temp.copy(1)', 'one copy only'),
               ('overdue', 'SELECT', 'none'),
               ('met', 'SELECT pg_temp.copy(1), pg_temp.copy(1, ''digital'', day => ''2026-03-31'')',
                'the second within 30 days'),
               ('late', 'SELECT pg_temp.copy(1), pg_temp.copy(1, ''digital'', day => ''2026-04-01'')',
                'the second a day later'),
               ('overdue', 'SELECT pg_temp.copy(1), pg_temp.document(2), pg_temp.copy(2, ''digital'')',
                'a copy of another document'),
               ('overdue', 'SELECT pg_temp.copy(1), pg_temp.copy(1, ''digital'');
                 SELECT pg_temp.lose(''medium = ''''paper'''''')', 'one that was lost'),
               ('overdue', 'SELECT pg_temp.copy(1), pg_temp.copy(1, ''digital'');
                 SELECT pg_temp.lose(''medium = ''''paper'''''', ''2026-03-01'')', 'on its first day'),
               ('late', 'SELECT pg_temp.copy(1), pg_temp.copy(1, ''digital'');
                 SELECT pg_temp.lose(''true''), pg_temp.copy(1), pg_temp.copy(1, ''digital'', day => ''2026-06-01'')',
                'and made again, in the same places')) v (status, sql, what);
SELECT pg_temp.becomes('VEN-11', 1, '2026-03', NULL, 'SELECT pg_temp.document(1, NULL)', 'what is not filed');
SELECT pg_temp.becomes('VEN-11', 1, '2026-03', status, format($$SELECT pg_temp.document(1); INSERT INTO
  party.archive_document (id, org_id, year, category, title, filed_on, supersedes_id, correction_reason)
  VALUES (2, 11, 2025, 'roster', 'x', %L, 1, 'wrong')$$, day), what)
  FROM (VALUES (NULL, '2026-03-05'::date, 'what is corrected'), ('overdue', NULL, 'whose correction is not filed yet'))
       v (status, day, what);
SELECT pg_temp.due('VEN-11', 1, '2026-03', '2 by 2026-03-31, from 2026-03-01', 'SELECT pg_temp.document(1)');
SELECT pg_temp.reports('VEN-11', 'SELECT pg_temp.document(1)', 'a document that is kept nowhere');

-- A copy in the same place is none, and what is digital has a checksum.
SELECT is(pg_temp.verdict('SELECT pg_temp.document(1), pg_temp.copy(1), pg_temp.copy(1, place => '
  || quote_literal(place) || ')'),
  '23505 duplicate key value violates unique constraint "VEN-11 place"', 'VEN-11 refuses: a copy in the same place, '
    || place)
  FROM unnest(ARRAY['cabinet 3', ' Cabinet　3 ', 'ｃａｂｉｎｅｔ 3']) place;
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.document(1), pg_temp.copy(1, place => %L), '
    'pg_temp.copy(1, place => %L)', a, b)), 5), said, format('VEN-11: "%s" and "%s"', a, b))
  FROM (VALUES ('A, 1', 'A，1', '23505'), ('a,1', 'A , 1', '23505'), ('srv: /x/ 1', 'srv:/x/1', '23505'),
               ('B 1 (2 )', 'B 1(2)', '23505'), ('[x] 1', '[ x ]1', '23505'), ('a`b{c', 'a ` b { c', '23505'),
               ('档案室，3号柜', '档案室, 3 号柜', '23505'), ('A 1', 'A1', 'accep'), ('A,1', 'A1', 'accep'),
               ('A,1', 'A.1', 'accep')) v (a, b, said);
SELECT is(pg_temp.verdict('SELECT pg_temp.document(1), pg_temp.document(2), pg_temp.copy(1), ' || sql), 'accepted',
  'VEN-11 accepts: ' || what)
  FROM (VALUES ('pg_temp.copy(1, place => ''cabinet 33'')', 'another place'),
               ('pg_temp.copy(1, ''digital'')', 'another medium there'),
               ('pg_temp.copy(2)', 'another document there')) v (sql, what);
SELECT is(pg_temp.verdict(format('SELECT pg_temp.document(1), pg_temp.copy(1, ''digital'', checksum => %L)', checksum)),
  '23514 new row for relation "archive_copy" violates check constraint "VEN-11"', 'VEN-11 refuses: ' || what)
  FROM (VALUES (NULL::bytea, 'a digital copy without checksum'), ('\x00', 'a checksum of one byte')) v (checksum, what);
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.document(1), pg_temp.copy(1); UPDATE party.archive_copy SET %s',
  set)), 5),
  '23514', 'VEN-11 refuses: ' || set) FROM unnest(ARRAY['place = '' ''', 'made_on = ''infinity''',
    'gone_on = ''2026-03-02''', 'gone_reason = ''x''', 'gone_on = ''2026-02-28'', gone_reason = ''x''',
    'gone_on = ''2026-03-02'', gone_reason = '' ''', 'gone_on = ''infinity'', gone_reason = ''x''']) set;
SELECT pg_temp.owes('VEN-11', $$SELECT pg_temp.document(1), pg_temp.document(2), pg_temp.document(3, NULL);
  INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on, supersedes_id, correction_reason)
  VALUES (4, 11, 2025, 'roster', 'x', '2026-04-01', 1, 'wrong')$$,
  '{"2 11 2026-03-01 2026-03-02","4 11 2026-04-01 2026-04-02"}', 'what is filed, in its last version');
SELECT pg_temp.counts('VEN-11',
  'SELECT pg_temp.document(1), pg_temp.copy(1), pg_temp.copy(1, ''digital'', day => ''2026-04-01'')',
  '{"1 2026-03-01","1 2026-04-01"}', 'copies');
-- What was entered twice before places were compared as they read stays; it is left out by its number.
DROP INDEX party."VEN-11 place";
SELECT pg_temp.document(1, NULL);
INSERT INTO party.archive_copy (id, archive_document_id, medium, place, made_on)
SELECT n, 1, 'paper', p, '2026-03-01' FROM unnest('{"A, 1","a,1","B"}'::text[]) WITH ORDINALITY u (p, n);
CREATE INDEX "VEN-11 place" ON party.archive_copy (place);
DO $do$ BEGIN
  EXECUTE (SELECT substring(l.body FROM 'DO \$\$.*?END \$\$;') FROM partybuild.layout l
            WHERE l.name = 'venue_007_filing');
END $do$;
SELECT is(left(pg_temp.verdict(sql), 5), said, 'VEN-11 of rows from before: ' || what)
  FROM (VALUES ('UPDATE party.archive_copy SET made_on = ''2026-03-02''', 'accep', 'they are written as they are'),
               ('SELECT pg_temp.copy(1, place => ''Ａ,1'')', '23505', 'a third is refused'),
               ('UPDATE party.archive_copy SET place = ''A,1'' WHERE id = 3', '23505', 'as is another in their place'))
       v (sql, said, what);
SELECT * FROM finish();
ROLLBACK;
