-- BRA-02 Volunteer service.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.serve(day date, org bigint DEFAULT 11) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.volunteer_service (org_id, served_on, content, members) VALUES (org, day, 'advice on law', 5) $$;

SELECT pg_temp.becomes('BRA-02', 11, p, 'met', $$SELECT pg_temp.serve('2025-05-10'), pg_temp.serve('2025-10-10')$$,
    'May and October, ' || p)
  FROM unnest('{2025H1,2025H2}'::text[]) p;
SELECT pg_temp.becomes('BRA-02', 11, '2025H1', status, sql, what)
  FROM (VALUES ('overdue', $$SELECT pg_temp.serve('2025-10-10')$$, 'none in the first half'),
    ('met', $$SELECT pg_temp.serve('2025-01-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.serve('2025-06-30')$$, 'on the last day'),
    ('overdue', $$SELECT pg_temp.serve('2025-07-01')$$, 'the day after'),
    ('overdue', $$SELECT pg_temp.serve('2024-12-31')$$, 'the day before'),
    ('overdue', $$SELECT pg_temp.serve('2025-05-10', 12)$$, 'another branch''s'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-01-02' WHERE id = 11$$, 'a branch later'))
    v (status, sql, what);
SELECT pg_temp.due('BRA-02', 11, '2026H2', '1 by 2026-12-31, from 2026-11-01');
SELECT pg_temp.reports('BRA-02', 'SELECT', 'none');
SELECT is((SELECT array_agg(DISTINCT e.subject ORDER BY e.subject) FROM party_rule.bra_02_evaluation e),
  '{11,12,13,14,15,16,19}', 'BRA-02 asks the branches');
SELECT pg_temp.counts('BRA-02', $$SELECT pg_temp.serve('2025-05-10'), pg_temp.serve('2025-05-11', 12)$$,
  '{"11 2025-05-10","12 2025-05-11"}', 'each');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.serve('2025-05-10'); UPDATE party.volunteer_service SET $$ || c),
  '^' || s,
    'BRA-02 refuses: ' || c)
  FROM (VALUES ('content = ''　''', '23514'), ('members = 0', '23514'), ('served_on = ''infinity''', '23514'),
    ('served_on = NULL', '23502')) v (c, s);
SELECT * FROM finish();
ROLLBACK;
