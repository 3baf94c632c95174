-- ELE-06 Basic committee: 5 to 9, at most 11.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-06', 'SELECT pg_temp.appoint(12000 + i, 2, $$member$$) FROM generate_series(5, 12) i',
  '9 in office');
SELECT pg_temp.refuses('ELE-06', 'SELECT pg_temp.appoint(12000 + i, 2, $$member$$) FROM generate_series(5, 13) i',
  '10 without approval');
SELECT pg_temp.accepts('ELE-06', $$SELECT pg_temp.appoint(12000 + i, 2, 'member') FROM generate_series(5, 14) i;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-06', 2, 2, '2020-01-01', 2)$$,
  '11 with approval');
SELECT pg_temp.refuses('ELE-06', $$SELECT pg_temp.appoint(12000 + i, 2, 'member') FROM generate_series(5, 15) i;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-06', 2, 2, '2020-01-01', 2)$$,
  '12, whatever is approved');

SELECT * FROM finish();
ROLLBACK;
