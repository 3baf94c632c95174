-- ELE-07 Branch committee: 3 to 5, at most 7.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-07', $$SELECT pg_temp.appoint(50004, 50, 'member', '{youth}'),
  pg_temp.appoint(50005, 50, 'member', '{women}')$$, '5 in office');
SELECT pg_temp.refuses('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member')
  FROM generate_series(4, 6) i$$, '6 without approval');
SELECT pg_temp.accepts('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member') FROM generate_series(4, 7) i;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-07', 50, 50, '2020-01-01', 2)$$, '7 with approval');
SELECT pg_temp.refuses('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member') FROM generate_series(4, 8) i;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-07', 50, 50, '2020-01-01', 2)$$, '8, whatever is approved');
SELECT pg_temp.refuses('ELE-07', 'SELECT pg_temp.elect(50, 2, 3)', 'an election of 2 seats');

SELECT * FROM finish();
ROLLBACK;
