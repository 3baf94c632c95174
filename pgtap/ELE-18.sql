-- ELE-18 Result reported, members filed.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.meets('ELE-18', $$SELECT pg_temp.elect(50)$$, 'reported and filed');
SELECT pg_temp.reports('ELE-18', $$SELECT pg_temp.elect(50, held => partybuild.today() - 31,
  tweak => 'report_document_id = NULL')$$, 'nothing by day 31');
SELECT pg_temp.meets('ELE-18', $$SELECT pg_temp.elect(50, held => partybuild.today() - 30,
  tweak => 'report_document_id = NULL')$$, 'nothing by day 30');

SELECT * FROM finish();
ROLLBACK;
