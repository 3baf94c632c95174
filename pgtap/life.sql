-- EDU and LIF: each rule accepted and refused, or met, due and overdue, boundary by boundary.
\ir court.psql
SELECT no_plan();

-- Today is 2026-11-24 for obligations; refusals at commit go by the day itself, and use dates before it.
SET partybuild.as_of = '2026-11-24';
SET client_min_messages = error;
UPDATE compliance.court SET counted_from = '2026-01-01';

-- An activity with its attendance: everybody on the roster of its kind, the secretary in the chair.
CREATE FUNCTION pg_temp.held(id bigint, org bigint, kind text, day date, at time DEFAULT '09:00', hours int DEFAULT 2, attend bigint[] DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  chair bigint := (SELECT p.member_id FROM party.post p WHERE p.org_id = org AND p.title = 'secretary' LIMIT 1);
BEGIN
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, chair_id, recorder_id, theme, content)
  VALUES (id, org, kind::party.activity_kind, 'held', day + at, day + at + make_interval(hours => hours), chair, chair, kind, 'as decided');
  INSERT INTO party.attendance (activity_id, member_id)
  SELECT id, m FROM unnest(coalesce(attend, ARRAY(
    SELECT p.member_id FROM party.post p WHERE kind = 'committee_meeting' AND p.org_id = org
    UNION SELECT s.member_id FROM party.membership s WHERE kind <> 'committee_meeting' AND s.org_id = org
    UNION SELECT chair WHERE chair IS NOT NULL))) m;
END $$;
-- What an obligation's evaluation says of a subject's period.
CREATE FUNCTION pg_temp.status(code text, subject bigint, period text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  EXECUTE format('SELECT e.status FROM %s e WHERE e.subject = $1 AND e.period::text = $2', (SELECT o.evaluation FROM partybuild.obligation o WHERE o.rule = code)) INTO r USING subject, period;
  RETURN r;
END $$;
-- The status after these statements, which are taken back.
CREATE FUNCTION pg_temp.becomes(code text, subject bigint, period text, wanted text, sql text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
BEGIN
  BEGIN
    EXECUTE sql;
    got := pg_temp.status(code, subject, period);
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN is(got, wanted, code || CASE WHEN wanted = 'met' THEN ' is met: ' WHEN wanted = 'overdue' THEN ' reports: ' ELSE ' ' || coalesce(wanted, 'nothing') || ': ' END || what);
END $$;

-- Periods by natural month; the first full one counts; the open one is due from its reminder on
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'met', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$, 'study on 8 March');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'met', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-31') $$, 'on the last day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-04-01') $$, 'the day after');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT 1 $$, 'none in March');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET status = 'planned' $$, 'only planned');
SELECT pg_temp.becomes('EDU-01', 11, '2026-11', 'due', $$ SELECT 1 $$, 'this month, six days before its end');
SELECT pg_temp.becomes('EDU-01', 11, '2026-11', 'upcoming', $$ SELECT set_config('partybuild.as_of', '2026-11-19', true) $$, 'eleven days before its end');
SELECT pg_temp.becomes('EDU-01', 11, '2026-11', 'overdue', $$ SELECT set_config('partybuild.as_of', '2026-12-01', true) $$, 'the day after the month');
SELECT pg_temp.becomes('EDU-01', 11, '2026-12', NULL, $$ SELECT 1 $$, 'of a month to come');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'not applicable', $$ UPDATE party.organisation SET active_on = '2026-03-02' WHERE id = 11 $$, 'founded within the month');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ UPDATE party.organisation SET active_on = '2026-03-01' WHERE id = 11 $$, 'founded on its first day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-05', 'not applicable', $$ UPDATE party.organisation SET revoked_on = '2026-05-31' WHERE id = 11 $$, 'revoked on its last day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-05', 'overdue', $$ UPDATE party.organisation SET revoked_on = '2026-06-01' WHERE id = 11 $$, 'revoked on the day after');
SELECT pg_temp.becomes('EDU-01', 11, '2026-06', NULL, $$ UPDATE party.organisation SET revoked_on = '2026-06-01' WHERE id = 11 $$, 'of the time after');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'exempt', $$ INSERT INTO party.approval (rule, subject, from_date, to_date, document_id) VALUES ('EDU-01', 11, '2026-03-15', '2026-04-01', 2) $$, 'approved, on the day it is due');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ INSERT INTO party.approval (rule, subject, from_date, to_date, document_id) VALUES ('EDU-01', 11, '2026-03-01', '2026-03-31', 2) $$, 'approved, but no longer on that day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'not applicable', $$ SELECT partybuild.set_mode('EDU-01', 'off', 'x', 2, '2026-03-01', '2026-04-01') $$, 'switched off for the committee above');
SELECT pg_temp.becomes('EDU-01', 11, '2026-04', 'overdue', $$ SELECT partybuild.set_mode('EDU-01', 'off', 'x', 2, '2026-03-01', '2026-04-01') $$, 'switched off in the month before only');
SELECT pg_temp.becomes('EDU-01', 11, '2026-06', 'overdue', $$ SELECT partybuild.set_param('EDU-01', 'least', 2, '2026-06-01', 'x'), pg_temp.held(1, 11, 'study', '2026-06-08') $$, 'one of two, by a number that holds since June');
SELECT pg_temp.becomes('EDU-01', 11, '2026-05', 'met', $$ SELECT partybuild.set_param('EDU-01', 'least', 2, '2026-06-01', 'x'), pg_temp.held(1, 11, 'study', '2026-05-08') $$, 'one, by the number of its day');
SELECT pg_temp.becomes('EDU-01', 11, '2024-02', 'met', $$ UPDATE compliance.court SET counted_from = '2024-01-01'; SELECT pg_temp.held(1, 11, 'study', '2024-02-29') $$, 'on 29 February');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'met', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET status = 'filed';
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason) VALUES (2, 11, 'study', 'held', '2026-03-09 09:00', '2026-03-09 10:00', 1, 'day') $$, 'by the version that corrects another');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET status = 'filed';
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason) VALUES (2, 11, 'study', 'held', '2026-04-09 09:00', '2026-04-09 10:00', 1, 'day') $$, 'the corrected version no longer counts');

SELECT pg_temp.becomes('EDU-02', 11, '2026Q1', 'met', $$ SELECT pg_temp.held(1, 11, 'discussion', '2026-02-20') $$, '20 February for the first quarter');
SELECT pg_temp.becomes('EDU-02', 11, '2026Q1', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-02-20') $$, 'none in the quarter');
SELECT pg_temp.becomes('EDU-03', 11, '2026', 'met', $$ SELECT pg_temp.held(1, 11, 'seminar', '2026-09-10') $$, 'in September');
SELECT pg_temp.becomes('EDU-03', 11, '2026', 'due', $$ SELECT 1 $$, 'five weeks before the end of the year');
SELECT pg_temp.becomes('EDU-03', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'the year is over');
SELECT pg_temp.becomes('EDU-04', 2, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 2, 'policy_lecture', '2026-06-30') $$, 'of the agency committee');
SELECT pg_temp.becomes('EDU-04', 2, '2026Q2', 'overdue', $$ SELECT pg_temp.held(1, 11, 'policy_lecture', '2026-06-30') $$, 'of a branch only');
SELECT pg_temp.becomes('EDU-05', 2, '2026', 'met', $$ SELECT pg_temp.held(i, 2, 'integrity_education', make_date(2026, 2 * i, 1)) FROM generate_series(1, 4) i $$, 'four');
SELECT pg_temp.becomes('EDU-05', 2, '2026', 'overdue', $$ SELECT pg_temp.held(i, 2, 'integrity_education', make_date(2026, 2 * i, 1)) FROM generate_series(1, 3) i; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'three');

-- Hours, and their share for who joined in the year
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$ SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 3) FROM generate_series(1, 11) i $$, '33 hours');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$ SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 8) i $$, '32 hours exactly');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'overdue', $$ SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 5) i; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, '20 hours');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'due', $$ SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 8) i; UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 8 $$, 'absent from one');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$ UPDATE party.member SET admitted_on = '2026-03-15', known_from = NULL, confirmed_on = NULL WHERE id = 11005; SELECT pg_temp.held(i, 11, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 6) i $$, '24 hours for nine full months');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'due', $$ UPDATE party.member SET admitted_on = '2026-03-01', known_from = NULL, confirmed_on = NULL WHERE id = 11005; SELECT pg_temp.held(i, 11, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 6) i $$, '24 hours are short for ten');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'not applicable', $$ UPDATE party.member SET admitted_on = '2026-12-02', known_from = NULL, confirmed_on = NULL WHERE id = 11005; SELECT set_config('partybuild.as_of', '2026-12-31', true) $$, 'no full month');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$ SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 4) i; SELECT pg_temp.transfer(11005, 12, '2026-05-01'); SELECT pg_temp.held(i + 10, 12, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 4) i $$, 'in two branches, moved within the year');
SELECT is((SELECT count(*) FROM party_rule.edu_06_evaluation WHERE subject = 11005 AND period::text = '2026'), 1::bigint, 'EDU-06 is one obligation a person');

SELECT pg_temp.becomes('EDU-07', 11, '2026', 'met', $$ INSERT INTO party.study_plan (org_id, year, filed_on) VALUES (11, 2026, '2026-01-31') $$, 'filed on 31 January');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'late', $$ INSERT INTO party.study_plan (org_id, year, filed_on) VALUES (11, 2026, '2026-02-01') $$, 'filed on 1 February');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2026-02-01', true) $$, 'none on 1 February');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'due', $$ SELECT set_config('partybuild.as_of', '2026-01-31', true) $$, 'on 31 January');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'met', $$ INSERT INTO party.study_plan (org_id, year, filed_on) VALUES (11, 2026, '2025-12-20') $$, 'filed the December before');

SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$, 'members');
SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 12005, true) $$, 'a guest, marked');
SELECT pg_temp.refuses('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 12005) $$, 'a member of another branch, unmarked');
SELECT pg_temp.refuses('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 12005, true); SET CONSTRAINTS ALL IMMEDIATE; UPDATE party.attendance SET guest = false WHERE member_id = 12005 $$, 'the mark taken away');
SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 2, 'lecture', '2026-03-08', attend => '{11004,12005,13006}') $$, 'members of branches below');
SELECT pg_temp.accepts('EDU-08', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'), pg_temp.transfer(11005, 12, '2026-05-01') $$, 'who was a member that day');
SELECT matches(pg_temp.verdict($$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 11005) $$), '^23505 .*EDU-08', 'EDU-08 refuses: nobody twice');

SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'met', $$ SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-08-10') $$, 'one in August');
SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'overdue', $$ SELECT pg_temp.held(1, 11, 'general_meeting', '2026-08-10') $$, 'none in August');
SELECT pg_temp.becomes('LIF-01', 16, '2026-08', NULL, $$ SELECT 1 $$, 'of a branch without a committee');
SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'not applicable', $$ UPDATE party.post SET from_date = '2026-08-02', elected_on = '2026-08-02' WHERE org_id = 11 AND title = 'member' $$, 'the committee came into office within the month');
SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'overdue', $$ UPDATE party.post SET to_date = '2026-08-15', end_reason = 'term' WHERE org_id = 11 AND title = 'member'; SELECT pg_temp.appoint(11006, 11, 'member', since => '2026-08-15') $$, 'one committee followed another without a gap');
SELECT pg_temp.becomes('LIF-02', 11, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 11, 'general_meeting', '2026-05-12') $$, '12 May');
SELECT pg_temp.becomes('LIF-02', 11, '2026Q2', 'overdue', $$ SELECT pg_temp.held(1, 11, 'general_meeting', '2026-07-01') $$, 'none in the quarter');
SELECT pg_temp.becomes('LIF-03', 11, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 11, 'lecture', '2026-06-03') $$, '3 June');
SELECT pg_temp.becomes('LIF-03', 11, '2026Q2', 'overdue', $$ SELECT 1 $$, 'none');
SELECT pg_temp.becomes('LIF-04', 11, '2026-02', 'met', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-02-28') $$, 'on the last of February');
SELECT pg_temp.becomes('LIF-04', 11, '2026-02', 'overdue', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-01') $$, 'none in February');

-- Theme days. Mode warn lets the write through: asked by the view.
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-16') $$, 'the 15th is a Sunday, held on the 16th');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-15') $$, 'on the 15th');
SELECT pg_temp.reports('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-03') $$, 'on the 3rd, no reason');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-03'); UPDATE party.activity SET off_day_reason = 'flood' $$, 'on the 3rd, with a reason');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-30') $$, 'the 31st in a month of 30');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2024-02-29') $$, 'the 31st in February of a leap year');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-05-29') $$, 'the 31st a Sunday at the end of the month, held on the Friday before');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, nth, weekday, from_date) VALUES (11, 2, 3, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-11') $$, 'second Wednesday');
SELECT pg_temp.reports('LIF-05', $$ INSERT INTO party.theme_day (org_id, nth, weekday, from_date) VALUES (11, 2, 3, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-18') $$, 'third Wednesday instead of the second');
SELECT pg_temp.accepts('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'), pg_temp.held(1, 11, 'theme_day', '2026-03-03'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1 $$, 'a warning lets the write through');

SELECT pg_temp.accepts('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'), pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1 $$, 'decided on 2 March, held on 8 March');
SELECT pg_temp.accepts('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-08', '08:00', 1), pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1 $$, 'decided on the day');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-09'), pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1 $$, 'decided on 9 March');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-08') $$, 'by no meeting');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 12, 'committee_meeting', '2026-03-02'), pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1 $$, 'by another branch');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'), pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2, content = '' WHERE id = 1 $$, 'without content');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'), pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1; SET CONSTRAINTS ALL IMMEDIATE; UPDATE party.activity SET starts_at = '2026-03-10 09:00', ends_at = '2026-03-10 10:00' WHERE id = 2 $$, 'the meeting dated anew, after it');

\set decision 'SELECT pg_temp.held(1, 11, ''committee_meeting'', ''2026-03-02''); INSERT INTO party.decision (id, activity_id, matter, person_id, due_on) VALUES (101, 1, ''repair'', 11001, ''2026-06-30''); '
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'met', :'decision' || $$ UPDATE party.decision SET outcome = 'done', outcome_on = '2026-06-30' $$, 'done by its date');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'late', :'decision' || $$ UPDATE party.decision SET outcome = 'done', outcome_on = '2026-07-01' $$, 'done the day after');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'overdue', :'decision', 'past the date, none');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'due', :'decision' || $$ SELECT set_config('partybuild.as_of', '2026-06-30', true) $$, 'on its date');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'upcoming', :'decision' || $$ SELECT set_config('partybuild.as_of', '2026-06-15', true) $$, 'fifteen days before');
SELECT pg_temp.becomes('LIF-07', 1, '2026-03', 'overdue', :'decision' || $$ INSERT INTO party.decision (activity_id, matter) VALUES (1, 'nobody''s') $$, 'without person and date it is due at once');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'late', :'decision' || $$ UPDATE party.decision SET outcome = 'done', outcome_on = '2026-06-10'; INSERT INTO party.decision (activity_id, matter, person_id, due_on, outcome, outcome_on) VALUES (1, 'early', 11001, '2026-06-01', 'done', '2026-06-05') $$, 'one late of two, before the other was due');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'overdue', :'decision' || $$ UPDATE party.decision SET outcome = 'done', outcome_on = '2026-06-01'; INSERT INTO party.decision (activity_id, matter, person_id, due_on) VALUES (1, 'more', 11001, '2026-06-20') $$, 'one of two');

\set criticism 'SELECT pg_temp.held(1, 11, ''organisation_life_meeting'', ''2026-02-10''); INSERT INTO party.criticism SELECT 1, m, ''s'', ''c'' FROM unnest(''{11001,11002,11003}''::bigint[]) m; '
SELECT pg_temp.becomes('LIF-08', 11, '2026', 'met', :'criticism', 'criticism on record for the whole committee');
SELECT pg_temp.becomes('LIF-08', 11, '2026', 'overdue', :'criticism' || $$ DELETE FROM party.criticism WHERE member_id = 11003; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'for two of three');
SELECT pg_temp.becomes('LIF-08', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'none held');

\set appraisal 'SELECT pg_temp.held(1, 16, ''appraisal_meeting'', ''2026-02-10'', attend => ''{16001}''); INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT 1, m, 2026, ''qualified'' FROM generate_series(16001, 16005) m; '
SELECT pg_temp.becomes('LIF-09', 16, '2026', 'met', :'appraisal', '5 of 5 graded');
SELECT pg_temp.becomes('LIF-09', 16, '2026', 'overdue', :'appraisal' || $$ DELETE FROM party.appraisal WHERE member_id = 16005; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, '4 of 5 graded');
SELECT pg_temp.becomes('LIF-09', 16, '2026', 'met', :'appraisal' || $$ SELECT pg_temp.transfer(16005, 11, '2026-02-01'); DELETE FROM party.appraisal WHERE member_id = 16005 $$, 'who had left by that day needs none');

\set grades 'SELECT pg_temp.held(1, 11, ''appraisal_meeting'', ''2026-02-10''); INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT 1, m, 2026, ''qualified'' FROM generate_series(11001, 11006) m; '
SELECT pg_temp.accepts('LIF-10', :'grades', 'one grade');
SELECT matches(pg_temp.verdict(:'grades' || $$ INSERT INTO party.appraisal (activity_id, member_id, year, grade) VALUES (1, 11001, 2026, 'excellent') $$), '^23505 .*LIF-10', 'LIF-10 refuses: two grades in 2026');
SELECT pg_temp.refuses('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'unqualified' WHERE member_id = 11001 $$, 'unqualified without a measure');
SELECT pg_temp.accepts('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'unqualified', measure = 'to mend within a year' WHERE member_id = 11001 $$, 'unqualified with a measure');
SELECT pg_temp.meets('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent' WHERE member_id IN (11001, 11002) $$, 'a third are excellent');
SELECT pg_temp.reports('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent' WHERE member_id <= 11003 $$, 'half are excellent');
SELECT pg_temp.meets('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent', reason = 'the flood' WHERE member_id <= 11003 $$, 'half are excellent, with a reason');
SELECT pg_temp.accepts('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent' WHERE member_id <= 11003 $$, 'half are excellent: a warning, no refusal');

\set post '(SELECT id FROM party.post WHERE org_id = 11 AND title = ''secretary'')'
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'met', $$ INSERT INTO party.duty_report (post_id, audience, reported_on) SELECT id, a, '2026-11-20' FROM party.post, unnest('{members,superior}'::party.report_audience[]) a WHERE org_id = 11 AND title = 'secretary' $$, 'to both');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'overdue', $$ INSERT INTO party.duty_report (post_id, audience, reported_on) SELECT id, 'superior', '2026-11-20' FROM party.post WHERE org_id = 11 AND title = 'secretary'; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'only to the superior');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'overdue', $$ INSERT INTO party.duty_report (post_id, audience, reported_on) SELECT id, 'superior', '2026-11-20' FROM party.post, generate_series(1, 2) WHERE org_id = 11 AND title = 'secretary'; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'twice to the superior');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'not applicable', $$ UPDATE party.post SET from_date = '2026-02-01', elected_on = '2026-02-01' WHERE org_id = 11 $$, 'in office since February');
SELECT is((SELECT e.least FROM party_rule.lif_11_evaluation e WHERE e.subject = :post AND e.period::text = '2026'), 2::numeric, 'LIF-11 asks for two things');

SELECT pg_temp.becomes('LIF-12', 11004, '2026', 'met', $$ SELECT pg_temp.held(1, 11, 'organisation_life_meeting', '2026-02-10'), pg_temp.held(2, 2, 'democratic_life_meeting', '2026-01-10', attend => '{11004}') $$, 'both meetings');
SELECT pg_temp.becomes('LIF-12', 11004, '2026', 'overdue', $$ SELECT pg_temp.held(2, 2, 'democratic_life_meeting', '2026-01-10', attend => '{11004}'); SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'only the first');
SELECT pg_temp.becomes('LIF-12', 11004, '2026', 'due', $$ SELECT pg_temp.held(1, 12, 'organisation_life_meeting', '2026-02-10'), pg_temp.held(2, 2, 'democratic_life_meeting', '2026-01-10', attend => '{11004}'); INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 11004) $$, 'the other branch''s meeting is not the own');

SELECT pg_temp.becomes('LIF-13', 11004, '2026', 'met', $$ SELECT pg_temp.held(1, 2, 'lecture', '2026-07-01', attend => '{11004}'); UPDATE party.activity SET lecturer_id = 11004 $$, 'the agency''s secretary');
SELECT pg_temp.becomes('LIF-13', 11004, '2026', 'overdue', $$ SELECT pg_temp.held(1, 11, 'lecture', '2026-07-01'); UPDATE party.activity SET lecturer_id = 11004; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'none to the agency''s members');
SELECT pg_temp.becomes('LIF-13', 11010, '2026', 'due', $$ INSERT INTO party.leader (member_id, duty, from_date) VALUES (11010, 'group_secretary', '2020-01-01') $$, 'the Party group''s secretary');

\set talks 'INSERT INTO party.talk (from_id, to_id, held_on) VALUES (11001, 11002, ''2026-03-01''), (11003, 11001, ''2026-03-01''); '
SELECT pg_temp.becomes('LIF-14', 11001, '2026', 'met', :'talks', 'with each other of the committee, from either side');
SELECT pg_temp.becomes('LIF-14', 11002, '2026', 'overdue', :'talks' || $$ SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'with one of two');
SELECT pg_temp.becomes('LIF-14', 11009, '2026', 'met', $$ INSERT INTO party.talk (from_id, to_id, held_on) VALUES (11003, 11009, '2026-03-01') $$, 'a member, with one of the committee');
SELECT pg_temp.becomes('LIF-14', 11009, '2026', 'overdue', $$ INSERT INTO party.talk (from_id, to_id, held_on) VALUES (11008, 11009, '2026-03-01'); SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'a member with none of the committee');
SELECT is((SELECT e.least FROM party_rule.lif_14_evaluation e WHERE e.subject = 11001 AND e.period::text = '2026'), 2::numeric, 'LIF-14 asks a committee member for each other one');

\set four 'SELECT pg_temp.appoint(11006, 11, ''member''); '
SELECT pg_temp.accepts('LIF-15', :'four' || $$ SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}'); INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x') $$, '2 of 4');
SELECT pg_temp.refuses('LIF-15', :'four' || $$ SELECT pg_temp.appoint(11007, 11, 'member'), pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}'); INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x') $$, '2 of 5');
SELECT pg_temp.accepts('LIF-15', :'four' || $$ SELECT pg_temp.appoint(11007, 11, 'member'), pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}') $$, '2 of 5, who decided nothing');
SELECT pg_temp.refuses('LIF-15', :'four' || $$ SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}'); INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x'); SET CONSTRAINTS ALL IMMEDIATE; DELETE FROM party.attendance WHERE member_id = 11002 $$, 'one of the two struck off');

CREATE FUNCTION pg_temp.voted(entitled int, present int, in_favour int, passed boolean) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(1, 11, 'general_meeting', '2026-03-02');
  INSERT INTO party.vote (activity_id, motion, figures, passed) VALUES (1, 'motion', partybuild.tally(entitled, present, present, present, present, in_favour, present - in_favour, 0), passed);
$$;
SELECT pg_temp.accepts('LIF-16', $$ SELECT pg_temp.voted(25, 13, 13, true) $$, '25 entitled, 13 present, 13 for');
SELECT pg_temp.refuses('LIF-16', $$ SELECT pg_temp.voted(25, 12, 12, false) $$, '12 of 25 present');
SELECT pg_temp.refuses('LIF-16', $$ SELECT pg_temp.voted(25, 18, 12, true) $$, '18 present, 12 for, recorded as passed');
SELECT pg_temp.accepts('LIF-16', $$ SELECT pg_temp.voted(25, 18, 12, false) $$, '18 present, 12 for, not passed');
SELECT pg_temp.refuses('LIF-16', $$ SELECT pg_temp.voted(20, 15, 11, true) $$, '20 entitled where the roster has 25');
SELECT pg_temp.accepts('LIF-16', $$ INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (11020, '2026-01-01', '2027-01-01'); SELECT pg_temp.voted(24, 12, 12, false) $$, 'half of 24 present, one on probation within the Party');

\set group 'INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (1, 11, ''first'', 11005, ''2026-01-01''); INSERT INTO party.group_member SELECT 1, m, ''2026-01-01'' FROM generate_series(11005, 11008) m; '
SELECT pg_temp.becomes('LIF-17', 1, '2026-05', 'met', :'group' || $$ INSERT INTO party.activity (org_id, group_id, kind, status, starts_at, ends_at) VALUES (11, 1, 'group_meeting', 'held', '2026-05-08 09:00', '2026-05-08 10:00') $$, 'one in May');
SELECT pg_temp.becomes('LIF-17', 1, '2026-05', 'overdue', :'group', 'none in May');

SELECT pg_temp.accepts('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', current_date - 1) $$, 'held yesterday');
SELECT pg_temp.refuses('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', current_date + 7) $$, 'held next week');
SELECT pg_temp.accepts('LIF-18', $$ INSERT INTO party.activity (org_id, kind, starts_at, ends_at) VALUES (11, 'study', current_date + 7, current_date + 8) $$, 'planned for next week');
SELECT pg_temp.refuses('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', '2004-12-31', attend => '{11001}'); UPDATE party.attendance SET guest = true $$, 'before the organisation was active');
SELECT matches(pg_temp.verdict($$ INSERT INTO party.activity (org_id, kind, starts_at, ends_at) VALUES (11, 'study', '2026-03-01 10:00', '2026-03-01 10:00') $$), '^23514 .*LIF-18', 'LIF-18 refuses: it ends as it starts');

\set minutes 'SELECT pg_temp.held(1, 11, ''study'', partybuild.today() - 3); INSERT INTO party.minutes (activity_id, said, seen_at) VALUES (1, ''all'', ''2020-01-01''); '
RESET partybuild.as_of;
UPDATE compliance.court SET recorded_from = '2026-01-01';
SELECT pg_temp.meets('LIF-19', :'minutes', 'three days');
SELECT pg_temp.meets('LIF-19', :'minutes' || $$ UPDATE party.activity SET starts_at = partybuild.today() - 7, ends_at = partybuild.today() - 6 $$, 'seven days');
SELECT pg_temp.reports('LIF-19', :'minutes' || $$ UPDATE party.activity SET starts_at = partybuild.today() - 8, ends_at = partybuild.today() - 7 $$, 'eight days');
SELECT pg_temp.reports('LIF-19', $$ SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 140) $$, 'none after 140 days');
SELECT pg_temp.meets('LIF-19', $$ UPDATE compliance.court SET recorded_from = partybuild.today(); SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 140) $$, 'held before the database began to record');
SELECT pg_temp.meets('LIF-19', $$ SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 3) $$, 'none yet after three days');
SET partybuild.as_of = '2026-11-24';
SET client_min_messages = error;

SELECT pg_temp.accepts('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$, 'both present');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET recorder_id = 12001 $$, 'the recorder absent');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE member_id = 11001 $$, 'the chair absent');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET chair_id = 11009 $$, 'a chair nobody named');
SELECT pg_temp.accepts('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET chair_id = 11009, chair_named_by_id = 11001 $$, 'a chair named by the secretary');
SELECT pg_temp.refuses('LIF-20', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET chair_id = 11009, chair_named_by_id = 11002 $$, 'a chair named by a plain member of the committee');

SELECT pg_temp.accepts('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 1), pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 1) $$, '9 to 10 and 10 to 11');
SELECT pg_temp.refuses('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 2), pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 2) $$, '9 to 11 and 10 to 12');
SELECT pg_temp.refuses('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 8), pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 1), pg_temp.held(3, 11, 'seminar', '2026-03-08', '12:00', 1) $$, 'one within another, and a third after it');
SELECT pg_temp.accepts('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 2), pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 2, '{11001}'); UPDATE party.attendance SET in_person = false WHERE activity_id = 2 $$, 'one of them not in person');
SELECT pg_temp.refuses('LIF-21', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08', '09:00', 1), pg_temp.held(2, 11, 'discussion', '2026-03-08', '10:00', 1); SET CONSTRAINTS ALL IMMEDIATE; UPDATE party.activity SET ends_at = '2026-03-08 10:30' WHERE id = 1 $$, 'the first made longer');

SELECT pg_temp.meets('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.attendance SET status = 'absent', reason = 'hearing' WHERE member_id = 11009 $$, 'absent: hearing');
SELECT pg_temp.reports('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); DELETE FROM party.attendance WHERE member_id = 11009 $$, 'neither present nor absent');
SELECT pg_temp.reports('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.attendance SET status = 'absent' WHERE member_id = 11009 $$, 'absent without a reason');
SELECT pg_temp.meets('LIF-22', $$ SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-08') $$, 'a committee meeting''s roster is the committee');
SELECT pg_temp.accepts('LIF-22', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); DELETE FROM party.attendance WHERE member_id = 11009 $$, 'a warning lets the write through');

-- VEN-13: what is filed is sealed, with all that belongs to it; only what came of a decision is still recorded
\set filed 'SELECT pg_temp.held(1, 11, ''study'', ''2026-03-08''); INSERT INTO party.decision (id, activity_id, matter, person_id, due_on) VALUES (1, 1, ''x'', 11001, ''2026-04-01''); UPDATE party.activity SET status = ''filed''; '
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.activity SET theme = 'other' $$, 'a filed activity changed');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ DELETE FROM party.activity $$, 'a filed activity deleted');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.attendance SET status = 'absent' WHERE member_id = 11009 $$, 'its attendance changed');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 12001, true) $$, 'attendance added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.minutes (activity_id, said) VALUES (1, 'all') $$, 'minutes added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.decision SET due_on = '2027-01-01' $$, 'a decision put off');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.decision (activity_id, matter) VALUES (1, 'more') $$, 'a decision added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ DELETE FROM party.decision $$, 'a decision deleted');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ TRUNCATE party.attendance $$, 'TRUNCATE');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.decision SET outcome = 'done', outcome_on = '2026-03-20' $$, 'the outcome of a decision');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.activity SET theme = theme $$, 'an update that changes nothing');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason) VALUES (2, 11, 'study', 'planned', '2026-03-09 09:00', '2026-03-09 10:00', 1, 'day') $$, 'a new version that names the old, with its reason');
SELECT * FROM finish();
ROLLBACK;
