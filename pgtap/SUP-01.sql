-- SUP-01 Self-inspection.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.looked(day date, org bigint DEFAULT 11, whole boolean DEFAULT true) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.self_inspection (org_id, inspected_on, whole) VALUES (org, day, whole) $$;

SELECT pg_temp.becomes('SUP-01', 11, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.looked('2025-06-10')$$, 'in June'), ('overdue', 'SELECT', 'none'),
    ('met', $$SELECT pg_temp.looked('2025-01-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.looked('2025-12-31')$$, 'on the last day'),
    ('overdue', $$SELECT pg_temp.looked('2024-12-31')$$, 'the day before'),
    ('overdue', $$SELECT pg_temp.looked('2026-01-01')$$, 'the day after'),
    ('overdue', $$SELECT pg_temp.looked('2025-06-10', 12)$$, 'another branch'),
    ('overdue', $$SELECT pg_temp.looked('2025-06-10', whole => false)$$, 'in parts only'),
    ('overdue', $$INSERT INTO party.self_inspection (org_id, inspected_on, whole, started_on, open)
      VALUES (11, '2025-06-10', true, '2025-06-10', true)$$, 'a sheet that is not finished'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-01-02' WHERE id = 11$$,
      'founded within the year'),
    ('not applicable', $$UPDATE party.organisation SET revoked_on = '2025-12-31' WHERE id = 11$$,
     'revoked within the year')) v (status, sql, what);
SELECT pg_temp.due('SUP-01', 11, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.reports('SUP-01', 'SELECT', 'none');
SELECT is((SELECT array_agg(DISTINCT e.subject ORDER BY e.subject) FROM party_rule.sup_01_evaluation e),
  '{11,12,13,14,15,16,19}', 'SUP-01 asks the branches');
SELECT pg_temp.counts('SUP-01', $$SELECT pg_temp.looked('2025-06-10'), pg_temp.looked('2025-06-11', 12),
  pg_temp.looked('2025-06-12', whole => false)$$, '{"11 2025-06-10","12 2025-06-11"}', 'those of the whole');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.looked('2025-06-10'); UPDATE party.self_inspection SET $$ || c),
  '^' || s,
    'SUP-01 refuses: ' || c)
  FROM (VALUES ('found = ''　''', '23514'), ('whole = NULL', '23502'), ('inspected_on = ''infinity''', '23514')) v (c,
    s);
SELECT * FROM finish();
ROLLBACK;
