-- DEV-13 Examined and pre-examined.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-13', :'admitted', 'both, in order');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$DELETE FROM party.examination WHERE kind = 'branch'$$,
  'not examined by the branch');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$DELETE FROM party.examination WHERE kind = 'superior'$$,
  'not pre-examined');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$UPDATE party.examination SET examined_on = '2024-10-22'
  WHERE kind = 'superior'$$, 'pre-examined on the day of the meeting');

SELECT * FROM finish();
ROLLBACK;
