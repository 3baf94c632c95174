-- SUP-02 Inspections by the committee.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.inspected(day date, org bigint DEFAULT 11, inspector bigint DEFAULT 2) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.inspection (inspector_id, org_id, inspected_on, matter) VALUES (inspector, org, day, 'records') $$;

SELECT pg_temp.becomes('SUP-02', 11, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.inspected('2025-06-10'), pg_temp.inspected('2025-09-17')$$, 'twice'),
    ('overdue', 'SELECT', 'never'),
    ('met', $$SELECT pg_temp.inspected('2025-01-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.inspected('2025-12-31')$$, 'on the last day'),
    ('overdue', $$SELECT pg_temp.inspected('2024-12-31')$$, 'the day before'),
    ('overdue', $$SELECT pg_temp.inspected('2026-01-01')$$, 'the day after'),
    ('overdue', $$SELECT pg_temp.inspected('2025-06-10', 12)$$, 'another branch'),
    ('overdue', $$SELECT pg_temp.inspected('2025-06-10', inspector => 17)$$, 'by the discipline committee'),
    ('overdue', $$SELECT pg_temp.inspected('2025-06-10', inspector => 1)$$, 'by who is above the committee'),
    ('overdue', $$SELECT pg_temp.organise(30, 'basic_committee', 1), pg_temp.inspected('2025-06-10', inspector => 30)$$,
     'by another committee'),
    ('met', $$UPDATE party.subordination SET to_date = '2025-06-11' WHERE org_id = 11;
      SELECT pg_temp.inspected('2025-06-10')$$, 'by who was above it on the day'),
    ('overdue', $$UPDATE party.subordination SET to_date = '2025-06-10' WHERE org_id = 11;
      SELECT pg_temp.inspected('2025-06-10')$$, 'by who was no longer'),
    ('met', $$UPDATE party.subordination SET from_date = '2025-06-10' WHERE org_id = 11;
      SELECT pg_temp.inspected('2025-06-10')$$, 'by who was since that day'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-01-02' WHERE id = 11$$,
      'founded within the year'))
    v (status, sql, what);
SELECT pg_temp.becomes('SUP-02', 19, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.inspected('2025-06-10', 19)$$, 'a branch below a general branch'),
    ('overdue', $$SELECT pg_temp.inspected('2025-06-10', 19, 18)$$, 'by the general branch'),
    ('met', $$UPDATE party.subordination SET to_date = '2025-06-11' WHERE org_id = 18;
      SELECT pg_temp.inspected('2025-06-10', 19)$$, 'which was below it on the day'),
    ('overdue', $$UPDATE party.subordination SET to_date = '2025-06-10' WHERE org_id = 18;
      SELECT pg_temp.inspected('2025-06-10', 19)$$, 'which was no longer'),
    ('met', $$UPDATE party.subordination SET from_date = '2025-06-10' WHERE org_id = 18;
      SELECT pg_temp.inspected('2025-06-10', 19)$$, 'which was since that day'),
    ('overdue', $$UPDATE party.subordination SET to_date = '2025-06-10' WHERE org_id = 19;
      SELECT pg_temp.inspected('2025-06-10', 19)$$, 'nor the branch below that')) v (status, sql, what);
-- A fixed pattern: after two in a row on the same day of the month, or n-th weekday, a third does not count.
SELECT pg_temp.counts('SUP-02', 'SELECT pg_temp.inspected(d::date) FROM unnest(''' || days || '''::text[]) d',
    ARRAY(SELECT '11 ' || d FROM unnest(counted::text[]) d), what)
  FROM (VALUES ('{2025-03-10,2025-06-10,2025-09-10}', '{2025-03-10,2025-06-10}', 'thrice on the tenth'),
    ('{2025-03-10,2025-06-10}', '{2025-03-10,2025-06-10}', 'twice on the tenth'),
    ('{2025-03-10,2025-06-10,2025-07-09,2025-09-10}', '{2025-03-10,2025-06-10,2025-07-09,2025-09-10}',
     'not in a row'),
    ('{2025-03-10,2025-06-10,2025-09-10,2025-10-11,2025-11-10}',
     '{2025-03-10,2025-06-10,2025-10-11,2025-11-10}', 'after another day it counts again'),
    ('{2024-03-10,2024-06-10,2025-09-10}', '{2024-03-10,2024-06-10}', 'over the year''s end'),
    ('{2025-03-10,2025-04-14,2025-06-09}', '{2025-03-10,2025-04-14}', 'thrice on the second Monday'),
    ('{2025-03-10,2025-04-14,2025-06-16}', '{2025-03-10,2025-04-14,2025-06-16}', 'then on the third'),
    ('{2025-03-10,2025-04-14,2025-06-10}', '{2025-03-10,2025-04-14,2025-06-10}', 'then on a Tuesday'),
    ('{2025-09-01,2025-12-01,2026-06-01}', '{2025-09-01,2025-12-01}', 'thrice on the first Monday, the first'),
    ('{2025-07-07,2025-08-04,2025-09-01}', '{2025-07-07,2025-08-04}', 'the seventh is of the first week'),
    ('{2025-07-08,2025-08-12,2025-10-14}', '{2025-07-08,2025-08-12}', 'the eighth and fourteenth of the second'),
    ('{2025-07-01,2025-08-05,2025-09-09}', '{2025-07-01,2025-08-05,2025-09-09}', 'the ninth is not of the first'))
    v (days, counted, what);
SELECT pg_temp.counts('SUP-02', $$SELECT pg_temp.inspected('2025-03-10'), pg_temp.inspected('2025-03-10'),
  pg_temp.inspected('2025-06-10'), pg_temp.inspected('2025-08-10', 12), pg_temp.inspected('2025-09-10', 12)$$,
  '{"11 2025-03-10","11 2025-06-10","12 2025-08-10","12 2025-09-10"}', 'a day once, each branch for itself');
SELECT pg_temp.counts('SUP-02', $$SELECT pg_temp.inspected('2025-03-10'), pg_temp.inspected('2025-06-10'),
  pg_temp.inspected('2025-08-10', inspector => 17), pg_temp.inspected('2025-09-10')$$,
  '{"11 2025-03-10","11 2025-06-10"}', 'what others inspect breaks no pattern');
SELECT pg_temp.counts('SUP-02',
  format('SELECT partybuild.set_param(''SUP-02'', ''in_row'', %s, ''2020-01-01'', ''order''),
    pg_temp.inspected(''2025-03-10''), pg_temp.inspected(''2025-06-10''), pg_temp.inspected(''2025-09-10''),
    pg_temp.inspected(''2025-11-10'')', n), ARRAY(SELECT '11 ' || d FROM unnest(counted::text[]) d), n || ' in a row')
  FROM (VALUES (1, '{2025-03-10}'), (3, '{2025-03-10,2025-06-10,2025-09-10}')) v (n, counted);
SELECT pg_temp.due('SUP-02', 11, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.reports('SUP-02', 'SELECT', 'never');
SELECT is((SELECT array_agg(DISTINCT e.subject ORDER BY e.subject) FROM party_rule.sup_02_evaluation e),
  '{11,12,13,14,15,16,19}', 'SUP-02 asks the branches');
SELECT * FROM finish();
ROLLBACK;
