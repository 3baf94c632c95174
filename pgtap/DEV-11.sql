-- DEV-11 Training of 3 days or 24 hours.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-11', :'admitted' || format('UPDATE party.applicant_training SET days = %s, hours = %s', d,
  h), d || ' days, ' || h || ' hours') FROM (VALUES (3, 0), (0, 24), (2, 24), (3, 16)) v (d, h);
SELECT pg_temp.refuses('DEV-11', :'admitted' || format('UPDATE party.applicant_training SET days = %s, hours = %s', d,
  h), d || ' days, ' || h || ' hours') FROM (VALUES (2, 16), (2.9, 23.9), (0, 0)) v (d, h);
SELECT pg_temp.refuses('DEV-11', :'admitted' || 'DELETE FROM party.applicant_training', 'none');

SELECT * FROM finish();
ROLLBACK;
