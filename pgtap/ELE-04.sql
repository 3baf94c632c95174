-- ELE-04 Number of delegates.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 100,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i$$, '100 delegates');
SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 201,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i$$, '201 without approval');
SELECT pg_temp.accepts('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 300,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, '300 with approval');
SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 320,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, '320, whatever is approved');

SELECT * FROM finish();
ROLLBACK;
