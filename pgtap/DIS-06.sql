-- DIS-06 The discipline committee inspects.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.inspected(day date, inspector bigint DEFAULT 17, org bigint DEFAULT 11) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.inspection (inspector_id, org_id, inspected_on, matter) VALUES (inspector, org, day, 'conduct') $$;

SELECT pg_temp.becomes('DIS-06', 17, '2025Q4', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.inspected('2025-11-10')$$, 'in November'), ('overdue', 'SELECT', 'none'),
    ('met', $$SELECT pg_temp.inspected('2025-10-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.inspected('2025-12-31', org => 2)$$, 'on the last day, the committee'),
    ('overdue', $$SELECT pg_temp.inspected('2025-09-30')$$, 'the day before'),
    ('overdue', $$SELECT pg_temp.inspected('2026-01-01')$$, 'the day after'),
    ('overdue', $$SELECT pg_temp.inspected('2025-11-10', 2)$$, 'the committee inspected'),
    ('overdue', $$SELECT pg_temp.inspected('2025-11-10', 2, 17)$$, 'it was inspected'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-10-02' WHERE id = 17$$, 'active later'),
    ('overdue', $$UPDATE party.organisation SET active_on = '2025-10-01' WHERE id = 17$$,
      'active from the first day on'),
    ('not applicable', $$UPDATE party.organisation SET revoked_on = '2025-12-31' WHERE id = 17$$, 'revoked'),
    ('not applicable', $$UPDATE party.supervision_record SET recorded_from = '2025-10-02'$$, 'recorded later'))
    v (status, sql, what);
SELECT pg_temp.becomes('DIS-06', 17, '2025Q4', status, $$SELECT partybuild.set_param('DIS-06', 'least', 2,
  '2020-01-01', 'o'),
    pg_temp.inspected('2025-11-10')$$ || sql, what)
  FROM (VALUES ('overdue', '', 'one, where two are asked'), ('met', $$, pg_temp.inspected('2025-11-11')$$, 'two'))
    v (status, sql, what);
SELECT pg_temp.due('DIS-06', 17, '2026Q4', '1 by 2026-12-31, from 2026-12-01');
SELECT pg_temp.reports('DIS-06', 'SELECT', 'none');
SELECT is((SELECT array_agg(DISTINCT e.subject) FROM party_rule.dis_06_evaluation e), '{17}',
  'DIS-06 asks the discipline committee');
SELECT pg_temp.owes('DIS-06', $$SELECT pg_temp.organise(30, 'discipline_committee', 2, 0, '2025-01-01'),
    pg_temp.organise(31, 'discipline_committee', 2);
  UPDATE party.organisation SET revoked_on = '2026-01-01' WHERE id = 31;
  INSERT INTO party.organisation (id, name, kind) VALUES (32, 'in preparation', 'discipline_committee')$$,
  '{"30 30 2025-01-01","31 31 2020-01-01 2026-01-01"}', 'discipline committees, and since when');
SELECT pg_temp.counts('DIS-06', $$SELECT pg_temp.inspected('2025-11-10'), pg_temp.inspected('2025-11-11', 2)$$,
  '{"17 2025-11-10","2 2025-11-11"}', 'inspections, by who inspected');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.inspected('2025-11-10'); UPDATE party.inspection SET $$ || c), '^' || s,
    'DIS-06 refuses: ' || c)
  FROM (VALUES ('matter = ''　''', '23514'), ('found = '' ''', '23514'), ('org_id = inspector_id', '23514'),
    ('inspected_on = ''infinity''', '23514'), ('inspector_id = NULL', '23502'), ('org_id = NULL', '23502')) v (c, s);
SELECT * FROM finish();
ROLLBACK;
