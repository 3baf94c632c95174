-- ELE-24 One renewal per term.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.renewed(first date, second date, approved date DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => first), pg_temp.elect(50, held => second, id => 2050);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) SELECT 9050, 'a', approved, 2, 'approval'
    WHERE approved IS NOT NULL;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) SELECT 'ELE-17', 2050, 50, approved, 9050
    WHERE approved IS NOT NULL $$;
SELECT pg_temp.accepts('ELE-24', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01')$$,
  'the next renewal at the end of the term');
SELECT pg_temp.reports('ELE-24', $$SELECT pg_temp.renewed('2026-05-01', '2026-05-20')$$, 'two renewals in one month');
SELECT pg_temp.accepts('ELE-24', $$SELECT pg_temp.renewed('2022-05-01', '2024-12-01', '2024-11-01')$$,
  'an early renewal, approved');

SELECT * FROM finish();
ROLLBACK;
