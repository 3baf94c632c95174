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
SELECT pg_temp.refuses('DEV-16', :'admitted' || 'UPDATE party.development_meeting SET ballot_id = NULL
  WHERE applicant_id = 101', 'no ballot of its own');
SELECT pg_temp.refuses('DEV-16', $$SELECT pg_temp.file(100, 'full'); UPDATE party.development_meeting
  SET ballot_id = NULL WHERE kind = 'conversion'$$, 'no ballot on the conversion');
SELECT pg_temp.says('DEV-16', $$SELECT pg_temp.file(100, 'full'); UPDATE party.development_meeting
    SET ballot_id = NULL$$,
  'the branch cannot have voted on "applicant 100" on 2025-10-28: there is no ballot of its own; '
  '2025-10-28的支部大会没有对“applicant 100”单独表决的记录：未登记单独的表决');
-- The meeting, where it is on file.
SELECT $$SELECT pg_temp.held(1, 11, 'general_meeting', '2024-10-22'); SELECT pg_temp.file(100, 'admitted');
  UPDATE party.development_meeting SET activity_id = 1 WHERE applicant_id = 100;$$ AS at_meeting \gset
SELECT pg_temp.accepts('DEV-16', :'at_meeting', 'a meeting that is on file');
SELECT pg_temp.refuses('DEV-16', :'at_meeting' || x.change, x.what)
  FROM (SELECT * FROM pg_temp.other_meeting() UNION ALL
        VALUES ($$UPDATE party.activity SET kind = 'committee_meeting' WHERE id = 1$$, 'a meeting of another kind')) x;
SELECT pg_temp.accepts('DEV-16', :'at_meeting' || 'SELECT pg_temp.correct(1, 2)',
  'a meeting whose record was corrected');
SELECT pg_temp.refuses('DEV-16', :'at_meeting' || 'SELECT pg_temp.correct(1, 2, 1)',
  'a meeting that was on another day, by its corrected record');
SELECT pg_temp.says('DEV-16', :'at_meeting' || 'UPDATE party.activity SET org_id = 12 WHERE id = 1',
  'the branch cannot have voted on "applicant 100" on 2024-10-22: the activity that it names is no general meeting of '
  'the branch on that day; '
  '2024-10-22的支部大会没有对“applicant 100”单独表决的记录：所引活动不是该支部当日召开的党员大会');
-- of 101 one that was corrected, of 102 one whose record is filed
SELECT pg_temp.sees('DEV-16', :'at_meeting' || $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 102) n;
  SELECT pg_temp.more_meetings('general_meeting', '2024-10-22');
  UPDATE party.development_meeting SET activity_id = CASE applicant_id WHEN 101 THEN 5 ELSE 7 END
   WHERE applicant_id > 100$$,
  ARRAY['UPDATE party.development_meeting SET activity_id = 3 WHERE activity_id = 1',
        $$UPDATE party.activity SET kind = 'lecture' WHERE id = 1$$]
    || ARRAY(SELECT x.change FROM pg_temp.other_meeting() x) || pg_temp.other_records());

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-16', $$SELECT pg_temp.file(n, 'full') FROM generate_series(101, 105) n;
  UPDATE party.development_meeting SET ballot_id = NULL WHERE applicant_id = 101 OR applicant_id = 102
    AND kind = 'admission' OR applicant_id = 103 AND kind = 'conversion' OR applicant_id IN (104, 105)
    AND kind = 'admission';
  UPDATE party.development_meeting SET held_on = '2015-12-31' WHERE applicant_id = 104 AND kind = 'admission';
  UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE applicant_id = 105 AND kind = 'admission'$$,
  '101:2 102:1 103:1 105:1', 'meetings without a ballot since development is recorded');
SELECT pg_temp.judges('DEV-16', $$SELECT partybuild.set_mode('DEV-16', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'admitted', 12); UPDATE party.development_meeting SET ballot_id = NULL$$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT pg_temp.sees('DEV-16', $$SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'applied');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (100, 'admission', 11, '2015-12-31', 'not_admitted')$$,
  ARRAY['UPDATE party.development_meeting SET ballot_id = NULL WHERE id = 100001',
    $$UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE held_on = '2015-12-31'$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (100, 'conversion', 11, '2025-10-28', 'full')$$,
    $$COPY party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
      FROM PROGRAM 'printf "101\tadmission\t11\t2025-10-22\tadmitted\n"'$$]);

SELECT * FROM finish();
ROLLBACK;
