-- ASR-05 Full-time staff of 1 to 2%.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.staff(number int, since date DEFAULT '2020-01-01', until date DEFAULT NULL,
  org bigint DEFAULT 2) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.agency_staff (org_id, number, from_date, to_date) VALUES (org, number, since, until) $$;
-- The first n of branch 12 work for the committee.
CREATE FUNCTION pg_temp.fulltime(n int, since date DEFAULT '2019-06-01', until date DEFAULT NULL, org bigint DEFAULT 2,
  kind text DEFAULT 'fulltime') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.cadre (member_id, org_id, kind, from_date, to_date)
  SELECT 12000 + i, org, kind::party.cadre_kind, since, until FROM generate_series(1, n) i $$;

SELECT pg_temp.becomes('ASR-05', 2, '2025Q2', status, format('SELECT pg_temp.staff(%s), pg_temp.fulltime(%s)', s, n),
    n || ' of ' || s)
  FROM (VALUES ('met', 300, 4), ('overdue', 300, 1), ('overdue', 300, 2), ('met', 300, 3), ('met', 300, 6),
    ('overdue', 300, 7), ('met', 301, 4), ('overdue', 301, 3), ('met', 299, 3), ('overdue', 299, 6), ('met', 299, 5),
    ('met', 40, 1), ('overdue', 40, 2), ('overdue', 40, 0), ('met', 99, 1), ('overdue', 99, 2), ('met', 100, 1),
    ('met', 100, 2), ('overdue', 101, 1), ('overdue', 300, 0), ('met', 1, 1)) v (status, s, n);
SELECT pg_temp.becomes('ASR-05', 2, '2025Q2', status, 'SELECT pg_temp.staff(300), pg_temp.fulltime(3); ' || sql, what)
  FROM (VALUES ('overdue', 'DELETE FROM party.agency_staff', 'nobody says how many work in the agency'),
    ('overdue', $$UPDATE party.cadre SET kind = 'parttime' WHERE member_id = 12001$$, 'one is part-time'),
    ('overdue', $$UPDATE party.cadre SET org_id = 17 WHERE member_id = 12001$$, 'one works for another'),
    ('met', $$SELECT pg_temp.fulltime(9, org => 11)$$, 'those who work for a branch are not asked'),
    ('overdue', $$UPDATE party.cadre SET to_date = '2025-06-30' WHERE member_id = 12001$$, 'one left by the last day'),
    ('met', $$UPDATE party.cadre SET to_date = '2025-07-01' WHERE member_id = 12001$$, 'the day after'),
    ('met', $$UPDATE party.cadre SET from_date = '2025-06-30' WHERE member_id = 12001$$, 'one came on the last day'),
    ('overdue', $$UPDATE party.cadre SET from_date = '2025-07-01' WHERE member_id = 12001$$, 'the day after'),
    ('overdue', $$UPDATE party.agency_staff SET to_date = '2025-06-30'$$, 'a number that held not to the last day'),
    ('met', $$UPDATE party.agency_staff SET to_date = '2025-07-01'; SELECT pg_temp.staff(900, '2025-07-01')$$,
     'another number from the day after on'),
    ('overdue', $$UPDATE party.agency_staff SET to_date = '2025-06-30'; SELECT pg_temp.staff(900, '2025-06-30')$$,
     'or from the last day on'),
    ('met', $$UPDATE party.agency_staff SET to_date = '2025-06-30'; SELECT pg_temp.staff(200, '2025-06-30')$$,
     'which is right'),
    ('overdue', 'UPDATE party.agency_staff SET org_id = 18', 'the staff of another'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-04-02' WHERE id = 2$$, 'a committee later'))
    v (status, sql, what);
SELECT pg_temp.becomes('ASR-05', 2, '2026Q4', status, 'SELECT pg_temp.staff(300), pg_temp.fulltime(3); ' || sql, what)
  FROM (VALUES ('met', 'SELECT', 'as it is today'),
    ('upcoming', $$UPDATE party.cadre SET to_date = '2026-11-24'$$, 'as they have left today'),
    ('met', $$UPDATE party.cadre SET to_date = '2026-11-25'$$, 'as they leave tomorrow')) v (status, sql, what);
SELECT pg_temp.becomes('ASR-05', 2, '2025Q2', status,
    format('SELECT pg_temp.staff(100), pg_temp.fulltime(%s),
              partybuild.set_param(''ASR-05'', %L, %s, ''2020-01-01'', ''order'')', n, name, value),
    format('%s of 100, %s %s', n, name, value))
  FROM (VALUES ('met', 4, 'max', 4), ('overdue', 5, 'max', 4), ('met', 2, 'min', 2), ('overdue', 1, 'min', 2),
    ('overdue', 0, 'min', 0), ('met', 1, 'min', 0))
    v (status, n, name, value);
SELECT pg_temp.due('ASR-05', 2, '2026Q2', '1 by 2026-06-30, from 2026-05-31');
SELECT pg_temp.reports('ASR-05', 'SELECT pg_temp.staff(300), pg_temp.fulltime(1)', '1 of 300');
SELECT is((SELECT array_agg(DISTINCT e.subject) FROM party_rule.asr_05_evaluation e), '{2}',
  'ASR-05 asks the agency committee');
SELECT pg_temp.counts('ASR-05', $$UPDATE compliance.court SET counted_from = '2026-04-01'; SELECT pg_temp.staff(100),
    pg_temp.staff(10, '2026-07-01', org => 18), pg_temp.fulltime(1, '2026-05-01', '2026-09-30'),
    pg_temp.fulltime(1, org => 18)$$, '{"18 2026-07-01","18 2026-10-01","2 2026-04-01"}', 'each quarter of it');
SELECT matches(pg_temp.verdict('SELECT pg_temp.staff(300); ' || c), '^' || s, 'ASR-05 refuses: ' || c)
  FROM (VALUES ('SELECT pg_temp.staff(310)', '23P01'), ('UPDATE party.agency_staff SET number = 0', '23514'),
    ('UPDATE party.agency_staff SET number = 1000001', '23514'), ('UPDATE party.agency_staff SET number = NULL',
      '23502'),
    ('UPDATE party.agency_staff SET to_date = from_date', '23514')) v (c, s);
SELECT * FROM finish();
ROLLBACK;
