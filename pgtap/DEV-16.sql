-- DEV-16 One by one.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-16', :'admitted', 'two ballots of one meeting');
SELECT matches(pg_temp.verdict(:'admitted' || 'UPDATE party.development_meeting SET ballot_id = 100001'),
  '^23505 .*DEV-16', 'DEV-16 refuses: one ballot for two');
SELECT pg_temp.refuses('DEV-16', :'admitted' || 'UPDATE party.development_meeting SET ballot_id = NULL
  WHERE applicant_id = 101', 'no ballot of its own');

SELECT * FROM finish();
ROLLBACK;
