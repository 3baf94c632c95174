-- VEN-15 Six functions of the platform.
\ir venue.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2025-01-01';
-- A record of each function in 2025, of committee 2 and of branch 11 below it.
CREATE FUNCTION pg_temp.request(kind text, day date DEFAULT '2025-04-04',
  org bigint DEFAULT 2) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.member_request (org_id, kind, made_on, content) VALUES (org, request.kind::party.request_kind,
    day, 'x') $$;
CREATE FUNCTION pg_temp.inspected(day date DEFAULT '2025-06-06', room bigint DEFAULT 1) RETURNS void LANGUAGE sql AS
  $$ INSERT INTO party.room_inspection (room_id, inspected_on) VALUES (room, day) $$;
CREATE FUNCTION pg_temp.six(without text DEFAULT '') RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(sql, '; ') FROM (VALUES
    ('affairs', 'SELECT pg_temp.hold(900, 11009, 11, ''member'', ''2025-02-02'')'),
    ('assessment', 'SELECT pg_temp.held(1, 11, ''appraisal_meeting'', ''2025-12-12'')'),
    ('education', 'SELECT pg_temp.held(2, 11, ''study'', ''2025-03-03'')'),
    ('services', 'SELECT pg_temp.request(''service'')'), ('exchange', 'SELECT pg_temp.request(''suggestion'')'),
    ('supervision', 'SELECT pg_temp.inspected()')) v (function, sql) WHERE function <> without $$;
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'met', pg_temp.six(), 'six of six');
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'overdue', pg_temp.six(function), 'no ' || function || ' all year')
  FROM unnest('{affairs,assessment,education,services,exchange,supervision}'::text[]) function;
SELECT pg_temp.becomes('VEN-15', 2, '2025', status, pg_temp.six('exchange') || '; ' || sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.request(''suggestion'', ''2025-12-31'')', 'a suggestion on the last day'),
               ('overdue', 'SELECT pg_temp.request(''suggestion'', ''2026-01-01'')', 'one of the year after'),
               ('overdue', 'SELECT pg_temp.request(''suggestion'', ''2024-12-31'')', 'one of the year before'),
               ('met', 'SELECT pg_temp.request(''suggestion'', org => 12)', 'one of a branch below'),
               ('overdue', 'INSERT INTO party.organisation (id, name, kind, active_on) VALUES (31, ''x'', ''branch'',
                ''2020-01-01'');
                 SELECT pg_temp.request(''suggestion'', org => 31)', 'one of a branch elsewhere'),
               ('met', 'UPDATE party.subordination SET from_date = ''2025-04-04'' WHERE org_id = 12;
                 SELECT pg_temp.request(''suggestion'', org => 12)', 'one of a branch on its first day'),
               ('overdue', 'UPDATE party.subordination SET to_date = ''2025-04-04'' WHERE org_id = 12;
                 SELECT pg_temp.request(''suggestion'', org => 12)', 'one of a branch that is elsewhere by then'),
               ('met', 'UPDATE party.subordination SET to_date = ''2025-04-05'' WHERE org_id = 12;
                 SELECT pg_temp.request(''suggestion'', org => 12)', 'one of a branch that is elsewhere the next day'))
       v (status, sql, what);
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'met', pg_temp.six('education')
  || format('; SELECT pg_temp.held(3, 11, %L, ''2025-05-05'')', kind), kind)
  FROM unnest('{lecture,study,discussion,seminar,training,policy_lecture,integrity_education}'::text[]) kind;
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'overdue', pg_temp.six('education')
  || '; SELECT pg_temp.held(3, 11, ''theme_day'', ''2025-05-05'')', 'a theme day');
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'overdue', pg_temp.six('assessment')
  || '; SELECT pg_temp.held(3, 11, ''general_meeting'', ''2025-05-05'')', 'a meeting that appraises nobody');
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'overdue', pg_temp.six()
  || '; UPDATE party.activity SET status = ''planned''
  WHERE id = 2', 'a study that was planned');
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'overdue', pg_temp.six('supervision')
  || '; UPDATE party.room SET org_id = 1;
  SELECT pg_temp.inspected()', 'a room that is another''s inspected');
SELECT pg_temp.becomes('VEN-15', 2, '2025', 'overdue', pg_temp.six('supervision')
  || '; INSERT INTO party.organisation (id, name, kind, active_on) VALUES (31, ''x'', ''branch'', ''2020-01-01'');
  SELECT pg_temp.room(9, 31), pg_temp.inspected(room => 9)',
  'no room of its own inspected, only one of a branch elsewhere');
-- A function without views is none; a court may have one of its own.
SELECT pg_temp.becomes('VEN-15', 2, '2025', status, pg_temp.six() || '; ' || sql, what)
  FROM (VALUES ('overdue', 'DELETE FROM partybuild.platform_view WHERE function = ''exchange''',
    'a function without views'),
               ('overdue', 'UPDATE partybuild.platform_view SET relation = ''compliance.gone''
                 WHERE function = ''exchange''', 'a view that is not there'),
               ('met', 'UPDATE partybuild.platform_view SET relation = ''compliance.gone''
                 WHERE function = ''exchange''; INSERT INTO partybuild.platform_view VALUES (''exchange'',
                  ''party.member_request'')', 'one of the court''s own'),
               ('met', 'UPDATE partybuild.platform_view SET relation = ''compliance.gone''
                 WHERE relation = ''compliance.dues_month''', 'one of two')) v (status, sql, what);
SELECT pg_temp.becomes('VEN-15', 2, '2026', 'upcoming', pg_temp.six(), 'the year that runs');
SELECT pg_temp.due('VEN-15', 2, '2025', '6 by 2025-12-31, from 2025-12-01');
SELECT pg_temp.reports('VEN-15', 'SELECT', 'nothing recorded');
SELECT pg_temp.owes('VEN-15', $$INSERT INTO party.organisation (id, name, kind, active_on) VALUES
  (31, 'x', 'basic_committee', '2026-01-01'), (32, 'x', 'branch', '2026-01-01')$$, ARRAY(
  SELECT format('31 31 %s 2026-01-01', f)
    FROM unnest('{affairs,assessment,education,exchange,services,supervision}'::text[]) f),
  'agency committees, by function');
SELECT pg_temp.counts('VEN-15', pg_temp.six() || '; INSERT INTO party.organisation (id, name, kind, active_on)
    VALUES (31, ''x'', ''basic_committee'', ''2020-01-01''); SELECT pg_temp.request(''service'', ''2026-11-24'');
      SELECT pg_temp.request(''suggestion'', ''2025-03-01''),
    pg_temp.request(''suggestion'', ''2026-03-01''), pg_temp.request(''service'', ''2026-11-25''),
    pg_temp.request(''service'', ''2027-01-01'')',
  '{"2 affairs 2025-02-02","2 assessment 2025-12-12","2 education 2025-03-03","2 exchange 2025-03-01",
    "2 exchange 2026-03-01","2 services 2025-04-04","2 services 2026-11-24","2 supervision 2025-06-06"}',
      'the first record of each year');
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.request(''service''); UPDATE party.member_request SET %s',
  set)), 5), '23514',
  'VEN-15 refuses: ' || set) FROM unnest(ARRAY['content = '' ''', 'made_on = ''infinity''', 'answer = ''x''',
  'answered_on = made_on', 'answer = ''x'', answered_on = made_on - 1', 'answer = ''x'', answered_on = ''infinity''',
  'answer = '' '', answered_on = made_on']) set;

-- The coverage, from what is there.
SELECT pg_temp.six() AS six \gset
:six;
SELECT pg_temp.request('suggestion', '2025-01-01', 12), pg_temp.request('suggestion', '2026-01-02');
UPDATE party.member_request SET answered_on = '2025-05-01', answer = 'x'
  WHERE made_on = '2025-04-04' AND kind = 'suggestion';
SELECT results_eq($$SELECT c.year, c.function, c.title_zh, c.records, c.first_on, c.covered
    FROM compliance.platform_coverage c WHERE c.org_id = 2 ORDER BY c.year, c.function$$, $$VALUES
  (2025, 'affairs', '党务管理', 1, '2025-02-02'::date, true), (2025, 'assessment', '考核评价', 1, '2025-12-12', true),
  (2025, 'education', '党员教育', 1, '2025-03-03', true), (2025, 'exchange', '互动交流', 2, '2025-01-01', true),
  (2025, 'services', '党员服务', 1, '2025-04-04', true), (2025, 'supervision', '党建监督', 1, '2025-06-06', true),
  (2026, 'affairs', '党务管理', 0, NULL, false), (2026, 'assessment', '考核评价', 0, NULL, false),
  (2026, 'education', '党员教育', 0, NULL, false), (2026, 'exchange', '互动交流', 1, '2026-01-02', true),
  (2026, 'services', '党员服务', 0, NULL, false), (2026, 'supervision', '党建监督', 0, NULL, false)$$,
  'platform_coverage counts what there is');
UPDATE partybuild.platform_view SET relation = 'compliance.gone' WHERE relation = 'compliance.dues_month';
DELETE FROM partybuild.platform_view WHERE function = 'exchange';
SELECT results_eq($$SELECT c.function, c.views, c.missing_views, c.covered
    FROM compliance.platform_coverage c WHERE c.org_id = 2 AND c.year = 2025 AND c.function IN ('affairs', 'exchange')
   ORDER BY c.function$$, $$VALUES
  ('affairs', 'compliance.development, compliance.organisation_overview, compliance.post_history', 'compliance.gone',
    true),
  ('exchange', '', '', false)$$, 'platform_coverage looks the views up');
-- A name that is none is a view that is not there, in the report as in the rule.
SELECT is(pg_temp.verdict(format('INSERT INTO partybuild.platform_view VALUES (''exchange'', %L);
    DO $do$ BEGIN PERFORM count(*) FROM party_rule.ven_15_evidence; END $do$;
    DO $do$ BEGIN ASSERT (SELECT c.missing_views = %1$L AND NOT c.covered FROM compliance.platform_coverage c
      WHERE c.org_id = 2 AND c.year = 2025 AND c.function = ''exchange''); END $do$', name)), 'accepted',
  'platform_coverage takes ' || quote_literal(name) || ' for a view that is not there')
  FROM unnest(ARRAY['a.b.c.d', '', '"', 'x', '.', 'party."', 'compliance.' || repeat('x', 100)]) name;
SELECT results_eq('SELECT q.org_id, q.year, q.kind, q.number, q.answered FROM compliance.member_request q ORDER BY 1,
  2, 3',
  $$VALUES (2::bigint, 2025, 'service', 1, 0), (2, 2025, 'suggestion', 1, 1), (2, 2026, 'suggestion', 1, 0),
           (12, 2025, 'suggestion', 1, 0)$$, 'member_request counts what was made and answered');
SELECT * FROM finish();
ROLLBACK;
