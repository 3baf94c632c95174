-- DEV-15 Admission vote.
\ir development.psql
SELECT no_plan();

-- Application 100, ready, is voted on by a meeting of so many entitled.
CREATE FUNCTION pg_temp.voted(entitled int, present int, in_favour int, written_for int DEFAULT 0,
  written_against int DEFAULT 0, outcome text DEFAULT 'admitted', secret boolean DEFAULT true, id bigint DEFAULT 100)
  RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(id, 'ready');
  INSERT INTO party.development_ballot (id, figures, written_for, written_against, secret)
  VALUES (id, partybuild.tally(entitled, present, present, present, present, in_favour, present - in_favour, 0),
    written_for, written_against, secret);
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  VALUES (id, id, 'admission', 11, '2024-10-22', id, outcome::party.development_outcome) $$;

SELECT pg_temp.accepts('DEV-15', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-15';
SELECT pg_temp.accepts('DEV-15', $$ SELECT pg_temp.voted(20, 18, 11) $$, '11 of 20 for');
SELECT pg_temp.refuses('DEV-15', $$ SELECT pg_temp.voted(20, 11, 10) $$, '10 of 20, recorded as passed');
SELECT pg_temp.accepts('DEV-15', $$ SELECT pg_temp.voted(20, 11, 10, outcome => 'not_admitted') $$,
  '10 of 20, recorded as not passed');
SELECT pg_temp.accepts('DEV-15', $$ SELECT pg_temp.voted(21, 18, 11) $$, '11 of 21 for');
SELECT pg_temp.refuses('DEV-15', $$ SELECT pg_temp.voted(21, 18, 10) $$, '10 of 21 for');
SELECT pg_temp.accepts('DEV-15', $$ SELECT pg_temp.voted(20, 15, 9, 2) $$, '9 of 20 for, and two in writing');
SELECT pg_temp.refuses('DEV-15', $$ SELECT pg_temp.voted(20, 15, 9, 1) $$, '9 of 20 for, and one in writing');
SELECT pg_temp.accepts('DEV-15', $$ SELECT pg_temp.voted(20, 15, 11, 3, 2) $$, 'all five who are absent wrote');
SELECT pg_temp.refuses('DEV-15', $$ SELECT pg_temp.voted(20, 15, 11, 4, 2) $$, 'six wrote where five were absent');
SELECT pg_temp.refuses('DEV-15', $$ SELECT pg_temp.voted(20, 15, 5, 0, 6, 'not_admitted') $$,
  'six wrote where five were absent, and the applicant was not admitted');
SELECT pg_temp.refuses('DEV-15', $$ SELECT pg_temp.voted(20, 18, 11, secret => false) $$, 'not in secret');
SELECT pg_temp.says('DEV-15', $$ SELECT pg_temp.voted(20, 11, 9, 1) $$,
  'the vote of 2024-10-22 on the admission of "applicant 100" does not stand: not more than half of those entitled are '
  'for it (20 entitled, 11 present, 9 for, 1 more in writing); 2024-10-22接收“applicant 100”的表决无效：赞成未超过应到会的半数'
  '（应到20、实到11、赞成9、书面赞成1）');

-- Two applicants on one ballot are refused as such (DEV-16).
SELECT is(pg_temp.verdict($$ SELECT pg_temp.voted(20, 18, 11), pg_temp.voted(20, 18, 11, id => 101);
  UPDATE party.development_meeting SET ballot_id = 100 WHERE id = 101 $$) ~ '^23505', true,
  'DEV-16 refuses: one ballot for two');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-15', $$ SELECT pg_temp.voted(11, 9, 6, id => 101), pg_temp.voted(11, 9, 5, id => 102),
    pg_temp.voted(11, 9, 2, 1, id => 103), pg_temp.voted(11, 9, 6, 1, 1, id => 104),
    pg_temp.voted(11, 9, 6, 3, 1, id => 105), pg_temp.voted(11, 9, 3, secret => false, id => 106),
    pg_temp.voted(11, 9, 3, outcome => 'not_admitted', secret => false, id => 107),
    pg_temp.voted(11, 9, 3, 1, 5, id => 108), pg_temp.voted(0, 0, 0, id => 109);
  INSERT INTO party.development_ballot (id, figures) VALUES (1, partybuild.tally(11, 9, 9, 9, 9, 1, 8, 0)),
    (2, partybuild.tally(11, 9, 9, 9, 9, 1, 8, 0));
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, ballot_id, outcome)
  VALUES (102, 'admission', 11, '2024-10-23', 1, 'admitted'), (101, 'conversion', 11, '2024-10-24', 2, 'full') $$,
  '102:5 103:3 105:2 106:4 107:1 108:6 109:1', 'votes that do not stand: the worst, with what it lacks');
SELECT pg_temp.lists('DEV-15', $$ SELECT pg_temp.voted(11, 9, 5);
  UPDATE party.development_record SET recorded_from = '2024-10-22' $$, '100:1', 'on the first day that is recorded');
SELECT pg_temp.lists('DEV-15', $$ SELECT pg_temp.voted(11, 9, 5);
  UPDATE party.development_record SET recorded_from = '2024-10-23' $$, '', 'not what was before it');
SELECT pg_temp.sees('DEV-15', $$ SELECT pg_temp.voted(25, 20, 13), pg_temp.voted(25, 20, 12, id => 101),
    pg_temp.voted(25, 20, 10, outcome => 'not_admitted', id => 102);
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE id = 101;
  UPDATE party.development_meeting SET applicant_id = 102, held_on = '2015-12-31', kind = 'admission',
    outcome = 'admitted' WHERE id = 101 $$,
  ARRAY['UPDATE party.development_ballot SET figures = partybuild.tally(25, 20, 20, 20, 20, 12, 0, 8) WHERE id = 100',
    'UPDATE party.development_ballot SET written_for = 6 WHERE id = 100',
    'UPDATE party.development_ballot SET written_against = 6 WHERE id = 100',
    'UPDATE party.development_ballot SET secret = false WHERE id = 100',
    $$UPDATE party.development_meeting SET outcome = 'admitted' WHERE id = 102$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-21' WHERE id = 101$$,
    $$UPDATE party.development_meeting SET ballot_id = NULL WHERE id = 101;
      UPDATE party.development_meeting SET ballot_id = 101 WHERE id = 100$$,
    $$INSERT INTO party.development_ballot (id, figures) VALUES (1, partybuild.tally(25, 20, 20, 20, 20, 12, 0, 8));
      INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, ballot_id, outcome)
      VALUES (100, 'admission', 11, '2024-10-23', 1, 'admitted')$$]);
SELECT pg_temp.sees('DEV-15', $$ SELECT pg_temp.voted(25, 20, 12);
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' $$,
  ARRAY[$$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted'$$]);
SELECT pg_temp.judges('DEV-15', $$ SELECT partybuild.set_mode('DEV-15', 'off', 'order', 12);
  SELECT pg_temp.voted(25, 20, 12);
  UPDATE party.development_meeting SET org_id = 12 $$, ARRAY['UPDATE party.development_meeting SET org_id = 11']);
SELECT * FROM finish();
ROLLBACK;
