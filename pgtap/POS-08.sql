-- POS-08 Full-time deputy where members are many.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.meets('POS-08', 'SELECT 1', '130 members and none');
SELECT pg_temp.reports('POS-08', 'SELECT pg_temp.join_branch(b, 25) FROM generate_series(11, 13) b',
  '205 members and none');
SELECT pg_temp.meets('POS-08', $$SELECT pg_temp.join_branch(b, 25) FROM generate_series(11, 13) b;
  SELECT pg_temp.appoint(12009, 2, 'fulltime_deputy')$$, '205 members and one');

SELECT * FROM finish();
ROLLBACK;
