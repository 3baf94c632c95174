-- DEV-10 Political review passed.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-10', :'admitted', 'passed before');
SELECT pg_temp.refuses('DEV-10', :'admitted' || 'DELETE FROM party.political_review', 'none');
SELECT pg_temp.refuses('DEV-10', :'admitted' || 'UPDATE party.political_review SET passed = false', 'not passed');
SELECT pg_temp.refuses('DEV-10', :'admitted' || $$UPDATE party.political_review SET concluded_on = '2024-10-22'$$,
  'passed on the day of the meeting');

SELECT * FROM finish();
ROLLBACK;
