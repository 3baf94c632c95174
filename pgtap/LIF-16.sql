-- LIF-16 Votes of a general meeting.
\ir life.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.voted(entitled int, present int, in_favour int, passed boolean) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(1, 11, 'general_meeting', '2026-03-02');
  INSERT INTO party.vote (activity_id, motion, figures, passed)
    VALUES (1, 'motion', partybuild.tally(entitled, present, present, present, present, in_favour, present - in_favour,
    0), passed);
$$;
SELECT pg_temp.accepts('LIF-16', $$ SELECT pg_temp.voted(25, 13, 13, true) $$, '25 entitled, 13 present, 13 for');
SELECT pg_temp.refuses('LIF-16', $$ SELECT pg_temp.voted(25, 12, 12, false) $$, '12 of 25 present');
SELECT pg_temp.refuses('LIF-16', $$
  SELECT pg_temp.voted(25, 18, 12, true) $$, '18 present, 12 for, recorded as passed');
SELECT pg_temp.accepts('LIF-16', $$ SELECT pg_temp.voted(25, 18, 12, false) $$, '18 present, 12 for, not passed');
SELECT pg_temp.refuses('LIF-16', $$ SELECT pg_temp.voted(20, 15, 11, true) $$, '20 entitled where the roster has 25');
SELECT pg_temp.accepts('LIF-16', $$ INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11020, '2026-01-01', '2027-01-01');
  SELECT pg_temp.voted(24, 12, 12, false) $$, 'half of 24 present, one on probation within the Party');

SELECT * FROM finish();
ROLLBACK;
