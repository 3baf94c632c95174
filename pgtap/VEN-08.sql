-- VEN-08 Rules and organisation chart posted.
\ir venue.psql
SELECT no_plan();
UPDATE partybuild.rule SET default_mode = 'off' WHERE code IN ('VEN-04', 'POS-01', 'ELE-14', 'ORG-06');
-- The posts of branch 11 changed last on 1 May 2024, and once more where a case says so; its layout has an institution
-- and a chart.
CREATE FUNCTION pg_temp.post(day date, until date DEFAULT NULL, org bigint DEFAULT 11) RETURNS void LANGUAGE sql AS
  $$ SELECT pg_temp.hold(900, org * 1000 + 9, org, 'member', day, until, '{women}') $$;
CREATE FUNCTION pg_temp.posted(made date DEFAULT '2024-05-01', since date DEFAULT '2025-01-01', layout bigint DEFAULT 1)
  RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.fitted(layout, 1, layout::int, made), party.use_layout(layout, since) $$;
SELECT pg_temp.becomes('VEN-08', 1, '2026Q2', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.posted()', 'a chart of the day on which posts changed'),
               ('overdue', 'SELECT pg_temp.posted(''2024-04-30'')', 'a chart of the day before'),
               ('overdue', 'SELECT pg_temp.posted(NULL)', 'a chart of no day'),
               ('met', 'SELECT pg_temp.post(''2026-04-10''), pg_temp.posted(''2026-05-01'')',
                'a chart of May, the last change in April'),
               ('met', 'SELECT pg_temp.posted(''2026-06-30'')', 'a chart of the last day of the quarter'),
               ('overdue', 'SELECT pg_temp.posted(''2026-07-01'')', 'a chart of the day after it'),
               ('met', 'SELECT pg_temp.posted(''2026-07-30'', ''2026-07-30'')', 'put up in July, of that day'),
               ('overdue', 'SELECT pg_temp.posted(''2026-07-31'', ''2026-07-30'')', 'of the day after it hangs there'),
               ('overdue', 'SELECT pg_temp.posted(''2062-01-01'')', 'a chart of days to come'),
               ('overdue', 'SELECT pg_temp.post(''2026-05-02''), pg_temp.posted(''2026-05-01'')',
                'a change after the chart'),
               ('overdue', 'SELECT pg_temp.post(''2025-01-01'', ''2026-05-02''), pg_temp.posted(''2026-05-01'')',
                'a post that ended after it'),
               ('met', 'SELECT pg_temp.post(''2025-01-01'', ''2026-05-01''), pg_temp.posted(''2026-05-01'')',
                'a post that ended on its day'),
               ('overdue', 'SELECT pg_temp.post(''2026-06-30''), pg_temp.posted(''2026-05-01'')',
                'a change on the last day of the quarter'),
               ('met', 'SELECT pg_temp.post(''2026-07-01''), pg_temp.posted(''2026-05-01'')',
                'a change in the next quarter'),
               ('met', 'SELECT pg_temp.post(''2026-05-02'', NULL, 12), pg_temp.posted(''2026-05-01'')',
                'a change in another branch'),
               ('overdue', 'SELECT pg_temp.room(2, 16), pg_temp.post(''2026-05-02''), pg_temp.posted(''2026-05-01'')',
                'where another room is of who has no posts'),
               ('overdue', 'SELECT pg_temp.posted(NULL), pg_temp.fitted(2, 1, 2, ''2026-05-01'')',
                'a chart in a draft'),
               ('overdue', 'SELECT', 'no layout'),
               ('overdue', 'SELECT pg_temp.fitted(1, made => ''2026-01-01'')', 'a draft'),
               ('met', 'SELECT pg_temp.posted(since => ''2026-06-30'')', 'put up on the last day'),
               ('met', 'SELECT pg_temp.posted(since => ''2026-07-30'')', 'put up within 30 days'),
               ('late', 'SELECT pg_temp.posted(since => ''2026-07-31'')', 'put up later'),
               ('overdue', 'SELECT pg_temp.posted(since => ''2026-11-25'')', 'to be put up tomorrow'),
               ('late', 'SELECT pg_temp.posted(since => ''2026-11-24'')', 'put up today'),
               ('overdue', 'SELECT pg_temp.posted(); UPDATE party.wall_layout SET to_date = ''2026-06-30''',
                'taken down in the quarter'),
               ('met', 'SELECT pg_temp.posted(); UPDATE party.wall_layout SET to_date = ''2026-07-01''',
                'taken down after it'),
               ('met', 'SELECT pg_temp.post(''2026-06-20''), pg_temp.posted(), pg_temp.posted(''2026-06-25'',
                ''2026-07-10'', 2)',
                'a new version with a new chart in July'),
               ('overdue', 'SELECT pg_temp.room(2), pg_temp.fitted(2, 2, 1, ''2026-01-01''), party.use_layout(2,
                ''2026-01-01'')',
                'in another room'),
               (NULL, 'SELECT pg_temp.posted(); UPDATE party.room SET kind = ''study''',
                'no activity room')) v (status, sql, what);
SELECT pg_temp.becomes('VEN-08', 1, '2026Q2', 'overdue', format('SELECT pg_temp.fitted(1, made => ''2026-01-01'');
  UPDATE party.wall_item SET kind = ''other'' WHERE id = %s; SELECT party.use_layout(1,
    ''2026-02-01'')', id), 'without ' || what)
  FROM (VALUES (105, 'an institution'), (106, 'a chart')) v (id, what);
SELECT pg_temp.becomes('VEN-08', 1, '2026Q4', status, sql, what)
  FROM (VALUES ('upcoming', 'SELECT', 'the quarter that runs'), ('met', 'SELECT pg_temp.posted()',
    'and what hangs in it'),
               ('met', 'SELECT pg_temp.post(''2026-11-24''), pg_temp.posted(''2026-11-24'', ''2026-11-24'')',
                'of today'),
               ('upcoming', 'SELECT pg_temp.posted(''2026-11-25'')', 'of tomorrow'),
               ('met', 'SELECT pg_temp.post(''2026-11-25''), pg_temp.posted()', 'a post from tomorrow on'),
               ('upcoming', 'SELECT pg_temp.post(''2026-11-24''), pg_temp.posted()', 'a post since today'))
       v (status, sql, what);
SELECT pg_temp.becomes('VEN-08', 2, '2026Q2', 'met',
  'SELECT pg_temp.room(2, 16), pg_temp.fitted(2, 2, 1, ''2020-01-01''),
  party.use_layout(2, ''2025-01-01'')', 'a chart of who has no posts');
SELECT pg_temp.due('VEN-08', 1, '2026Q2', '2 by 2026-07-30, from 2026-06-30');
SELECT pg_temp.reports('VEN-08', 'SELECT', 'a room in which nothing is posted');
SELECT pg_temp.owes('VEN-08', 'SELECT pg_temp.room(2, 12, since => ''2025-06-01'', until => ''2026-06-01''),
    pg_temp.room(3, 12, ''archive'')', '{"2 12 institutions 2025-06-01 2026-06-01",
    "2 12 organisation chart 2025-06-01 2026-06-01"}', 'activity rooms');
SELECT pg_temp.owes('VEN-08', 'UPDATE party.organisation SET revoked_on = ''2026-06-01'' WHERE id = 11',
  '{"1 11 institutions 2020-01-01 2026-06-01","1 11 organisation chart 2020-01-01 2026-06-01"}',
  'until whose room it is is revoked');
SELECT pg_temp.counts('VEN-08', 'SELECT pg_temp.posted(''2026-05-01'', ''2026-05-02''), pg_temp.post(''2026-07-05'')',
  '{"1 institutions 2026-01-01 2026-05-02","1 institutions 2026-04-01 2026-05-02",
    "1 institutions 2026-07-01 2026-07-01",
    "1 institutions 2026-10-01 2026-10-01","1 organisation chart 2026-01-01 2026-05-02",
    "1 organisation chart 2026-04-01 2026-05-02"}', 'what hangs, by quarter, and since when');
SELECT * FROM finish();
ROLLBACK;
