-- DIS-07 Reports on leading cadres.
\ir supervision.psql
SELECT no_plan();
SELECT is(enum_range(NULL::party.discipline_aspect)::text,
  '{political,organisational,integrity,mass,work,life,duty}', 'DIS-07 six kinds of discipline, and duty');
-- A report to the superior, committee 2.
CREATE FUNCTION pg_temp.report(id bigint, day date, covers text DEFAULT NULL, dated date DEFAULT NULL,
  org bigint DEFAULT 17, kind text DEFAULT 'report', to_org bigint DEFAULT 2, issuer bigint DEFAULT 17) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
  VALUES (9000 + id, 'report ' || id, coalesce(dated, day), issuer, to_org, kind::party.document_kind);
  INSERT INTO party.discipline_report (id, org_id, reported_on, covers, document_id)
  VALUES (id, org, day, coalesce(covers::party.discipline_aspect[], enum_range(NULL::party.discipline_aspect)),
          9000 + id) $$;

SELECT pg_temp.becomes('DIS-07', 17, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.report(1, '2025-12-10')$$, 'in December'), ('overdue', 'SELECT', 'none'),
    ('met', $$SELECT pg_temp.report(1, '2025-01-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.report(1, '2025-12-31')$$, 'on the last day'),
    ('overdue', $$SELECT pg_temp.report(1, '2024-12-31')$$, 'the day before'),
    ('overdue', $$SELECT pg_temp.report(1, '2026-01-01')$$, 'the day after'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-12-10', '{political,organisational,integrity,mass,work,life}')$$,
     'not how duties are performed'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-12-10', '{political,organisational,integrity,mass,work,duty}')$$,
     'one kind of discipline left out'),
    ('met', $$SELECT pg_temp.report(1, '2025-06-10', '{political,organisational,integrity,mass}'),
      pg_temp.report(2, '2025-12-10', '{work,life,duty}')$$, 'in two reports'),
    ('met', $$SELECT pg_temp.report(1, '2025-06-10', kind => 'filing')$$, 'filed'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-06-10', kind => 'notice')$$, 'a notice'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-06-10', to_org => 1)$$, 'to somebody else'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-06-10', to_org => NULL)$$, 'to nobody'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-06-10', issuer => 2)$$, 'by somebody else'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-06-10', org => 18, issuer => 18)$$, 'of another organisation'),
    ('overdue', $$SELECT pg_temp.report(1, '2025-06-10'); UPDATE party.discipline_report SET document_id = NULL$$,
     'without a document'),
    ('met', $$SELECT pg_temp.report(1, '2025-06-10', dated => '2025-12-31')$$, 'a document of the last day'),
    ('late', $$SELECT pg_temp.report(1, '2025-06-10', dated => '2026-01-01')$$, 'a document of the day after'),
    ('overdue', $$UPDATE party.subordination SET to_date = '2025-06-10' WHERE org_id = 17;
      SELECT pg_temp.report(1, '2025-06-10')$$, 'no superior any more'),
    ('met', $$UPDATE party.subordination SET to_date = '2025-06-11' WHERE org_id = 17;
      SELECT pg_temp.report(1, '2025-06-10')$$, 'to the day after'),
    ('overdue', $$UPDATE party.subordination SET from_date = '2025-06-11' WHERE org_id = 17;
      SELECT pg_temp.report(1, '2025-06-10')$$, 'not yet'),
    ('met', $$UPDATE party.subordination SET from_date = '2025-06-10' WHERE org_id = 17;
      SELECT pg_temp.report(1, '2025-06-10')$$, 'since that day'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-01-02' WHERE id = 17$$, 'active later'))
    v (status, sql, what);
SELECT pg_temp.due('DIS-07', 17, '2026', '7 by 2026-12-31, from 2026-11-01');
SELECT pg_temp.reports('DIS-07', 'SELECT', 'none');
SELECT is((SELECT array_agg(DISTINCT e.subject) FROM party_rule.dis_07_evaluation e), '{17}',
  'DIS-07 asks the discipline committee');
SELECT pg_temp.counts('DIS-07', $$SELECT pg_temp.report(1, '2025-06-10', '{duty,life}', '2025-06-12'),
  pg_temp.report(2, '2025-07-10', '{mass}', '2025-07-01')$$,
  '{"17 duty 2025-06-10 2025-06-12","17 life 2025-06-10 2025-06-12","17 mass 2025-07-10 2025-07-10"}',
  'what each report covers, and when it was reported');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.report(1, '2025-11-10'); UPDATE party.discipline_report SET $$ || c),
    '^' || s, 'DIS-07 refuses: ' || c)
  FROM (VALUES ('covers = ''{}''', '23514'), ('covers = ''{duty,NULL}''', '23514'), ('covers = NULL', '23502'),
    ('covers = ''{dinner}''', '22P02'), ('reported_on = ''infinity''', '23514')) v (c, s);
SELECT * FROM finish();
ROLLBACK;
