-- ELE-17 Early or late renewal approved, within a year.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.renewed(first date, second date, approved date DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => first), pg_temp.elect(50, held => second, id => 2050);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) SELECT 9050, 'a', approved, 2, 'approval'
    WHERE approved IS NOT NULL;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) SELECT 'ELE-17', 2050, 50, approved, 9050
    WHERE approved IS NOT NULL $$;
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01')$$,
  'renewed on the day the term ends');
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01'::date - 90)$$,
  '90 days before the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-07-01')$$,
  'two months late, nothing on file');
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-04-30')$$,
  'eight months late, approved before the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-05-01')$$,
  'eight months late, approved after the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-04-30');
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = '2025-05-01'
  WHERE id = 9050$$, 'the approval is dated later afterwards');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-07-01', '2025-04-30')$$,
  '14 months late, whatever is approved');

SELECT * FROM finish();
ROLLBACK;
