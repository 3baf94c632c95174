-- BRA-01 A brand project.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.project(id bigint, since date DEFAULT '2024-05-01', until date DEFAULT NULL,
  owner bigint DEFAULT 11005, org bigint DEFAULT 11, kind text DEFAULT 'service') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.brand_project (id, org_id, kind, name, goal, owner_id, from_date, to_date)
  VALUES (id, org, kind::party.brand_kind, 'law in the village', 'ten visits', owner, since, until) $$;

SELECT pg_temp.becomes('BRA-01', 11, '2025Q2', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.project(1)', 'one'), ('overdue', 'SELECT', 'none'),
    ('met', $$SELECT pg_temp.project(1, kind => 'centre')$$, 'around the main work'),
    ('met', $$SELECT pg_temp.project(1, kind => 'foundation')$$, 'of foundations'),
    ('met', $$SELECT pg_temp.project(1, '2025-06-30')$$, 'begun on the last day'),
    ('late', $$SELECT pg_temp.project(1, '2025-07-01')$$, 'begun the day after'),
    ('late', $$SELECT pg_temp.project(1, '2026-11-24')$$, 'begun today'),
    ('overdue', $$SELECT pg_temp.project(1, '2026-11-25')$$, 'to begin tomorrow'),
    ('overdue', $$SELECT pg_temp.project(1, until => '2025-06-30')$$, 'over by the last day'),
    ('met', $$SELECT pg_temp.project(1, until => '2025-07-01')$$, 'over the day after'),
    ('overdue', 'SELECT pg_temp.project(1, org => 12, owner => 12005)', 'another branch''s'),
    ('overdue', 'SELECT pg_temp.project(1, owner => 12005)', 'an owner of another branch'),
    ('overdue', $$SELECT pg_temp.project(1), pg_temp.transfer(11005, 12, '2025-06-30')$$,
      'an owner who left by the last day'),
    ('met', $$SELECT pg_temp.project(1), pg_temp.transfer(11005, 12, '2025-07-01')$$, 'who left the day after'),
    ('met', $$SELECT pg_temp.transfer(12005, 11, '2025-06-30'), pg_temp.project(1, owner => 12005)$$,
     'an owner who came on the last day'),
    ('overdue', $$SELECT pg_temp.transfer(12005, 11, '2025-07-01'), pg_temp.project(1, owner => 12005)$$,
     'who came the day after'),
    ('late', $$SELECT pg_temp.transfer(12005, 11, '2025-09-01'), pg_temp.project(1, '2025-09-01', owner => 12005)$$,
     'who came as it began, later'),
    ('overdue', $$SELECT pg_temp.transfer(12005, 11, '2025-09-01'), pg_temp.project(1, '2025-08-31', owner => 12005)$$,
     'who came after it began, later'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-04-02' WHERE id = 11$$, 'a branch later'),
    ('not applicable', $$UPDATE party.organisation SET revoked_on = '2025-06-30' WHERE id = 11$$,
     'revoked on the last day')) v (status, sql, what);
SELECT pg_temp.becomes('BRA-01', 11, '2026Q4', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.project(1)', 'one, today'),
    ('upcoming', $$SELECT pg_temp.project(1, until => '2026-11-24')$$, 'over today'),
    ('met', $$SELECT pg_temp.project(1, until => '2026-11-25')$$, 'over tomorrow')) v (status, sql, what);
SELECT pg_temp.due('BRA-01', 11, '2026Q2', '1 by 2026-06-30, from 2026-05-31');
SELECT pg_temp.reports('BRA-01', 'SELECT', 'none');
SELECT is((SELECT array_agg(DISTINCT e.subject ORDER BY e.subject) FROM party_rule.bra_01_evaluation e),
  '{11,12,13,14,15,16,19}', 'BRA-01 asks the branches');
SELECT pg_temp.owes('BRA-01', $$SELECT pg_temp.organise(30, 'joint_branch', 2, 0, '2025-01-01'),
  pg_temp.organise(31, 'branch', 2), pg_temp.organise(32, 'provisional_branch', 2);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'in preparation', 'branch')$$,
  '{"30 30 2025-01-01","31 31 2020-01-01"}', 'branches, and since when');
SELECT pg_temp.counts('BRA-01', $$UPDATE compliance.court SET counted_from = '2026-04-01'; SELECT
  pg_temp.project(1, '2025-01-01', '2026-10-01'), pg_temp.project(2, '2026-07-15')$$,
  '{"11 2026-04-01 2026-04-01","11 2026-04-01 2026-07-15","11 2026-07-01 2026-07-01","11 2026-07-01 2026-07-15",'
  '"11 2026-10-01 2026-10-01"}', 'by quarter, and since when');
SELECT matches(pg_temp.verdict('SELECT pg_temp.project(1); UPDATE party.brand_project SET ' || c), '^' || s,
    'BRA-01 refuses: ' || c)
  FROM (VALUES ('name = ''　''', '23514'), ('goal = '' ''', '23514'), ('goal = NULL', '23502'),
    ('owner_id = NULL', '23502'), ('to_date = from_date', '23514'), ('kind = ''dinner''', '22P02')) v (c, s);
SELECT * FROM finish();
ROLLBACK;
