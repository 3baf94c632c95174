-- ORG-17 Names are unique among siblings.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '执行局党支部')$$,
  'a name of its own');
SELECT pg_temp.refuses('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '执行局党支部'),
  pg_temp.organise(171, 'branch', 2, 3, '2005-01-01', '执行局党支部')$$, 'a second one of the name');
SELECT pg_temp.refuses('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '  ')$$, 'a blank name');

SELECT * FROM finish();
ROLLBACK;
