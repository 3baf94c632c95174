-- DEV-16 One by one.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-16', :'admitted', 'two ballots of one day');
SELECT pg_temp.accepts('DEV-16', $$SELECT pg_temp.held(1, 11, 'general_meeting', '2024-10-22');$$ || :'admitted'
  || 'UPDATE party.development_meeting SET activity_id = 1', 'two ballots of one meeting');
SELECT pg_temp.accepts('DEV-16', :'admitted' || $$UPDATE party.development_meeting SET ballot_id = CASE ballot_id
  WHEN 100001 THEN 101001 ELSE 100001 END$$, 'ballots that change places');
SELECT matches(pg_temp.verdict(:'admitted' || 'UPDATE party.development_meeting SET ballot_id = 100001'),
  '^23505 .*DEV-16', 'DEV-16 refuses: one ballot for two');
SELECT matches(pg_temp.verdict(:'admitted' || $$UPDATE partybuild.rule SET default_mode = 'off';
  COPY party.development_meeting (applicant_id, kind, org_id, held_on, ballot_id, outcome)
  FROM PROGRAM 'printf "101\tadmission\t11\t2025-10-22\t100001\tadmitted\n"'$$),
  '^23505 .*DEV-16', 'DEV-16 refuses: one ballot for two, by COPY, whatever the mode');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.file(100, 'full');
  UPDATE party.development_meeting SET ballot_id = 100001$$), '^23505 .*DEV-16',
  'DEV-16 refuses: one ballot for admission and conversion');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.file(n, 'admitted', later => '2015-06-01' - date '2024-10-22')
    FROM generate_series(100, 101) n; UPDATE party.development_meeting SET ballot_id = 100001$$),
  '^23505 .*DEV-16', 'DEV-16 refuses: one ballot for two, of before development was recorded');
SELECT is(pg_temp.verdict(:'admitted' || $$UPDATE party.development_meeting SET ballot_id = NULL
  WHERE applicant_id = 101$$), 'refused by DEV-14', 'DEV-14 refuses: no ballot of its own');

SELECT * FROM finish();
ROLLBACK;
