-- partybuild.next_steps(), the machine of stages behind it, and the reports that go by it (DEV-27, DEV-30).
\ir development.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.next(id bigint) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', n.step, n.state, n.earliest, 'to ' || n.latest), ', ' ORDER BY n.earliest, n.step)
    FROM partybuild.next_steps(id) n WHERE n.done_on IS NULL $$;
CREATE FUNCTION pg_temp.faults(id bigint) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', n.done_on, n.step, n.state, n.rule, n.problem_en), E'\n' ORDER BY n.done_on, n.step,
                    n.state COLLATE "C")
    FROM partybuild.next_steps(id) n WHERE n.done_on IS NOT NULL AND n.state <> 'done' $$;
SELECT pg_temp.file(100 + n, s)
  FROM unnest('{applied,talked,activist,object,ready,admitted,approved,sworn,converted,full,archived}'::text[])
  WITH ORDINALITY u (s, n);

-- What is next, from when to when.
SELECT is(pg_temp.next(100 + n), wanted, 'next_steps: ' || s)
  FROM (VALUES
    (1, 'who has applied', 'activist missing 2023-03-01, recommendation missing 2023-03-01, '
      'talk late 2023-03-01 to 2023-04-01'),
    (2, 'after the talk', 'recommendation missing 2023-03-01, activist missing 2023-03-20'),
    (3, 'an activist', 'activist_review missing 2023-06-01, opinions missing 2023-06-01, '
      'development_object missing 2024-06-01'),
    (4, 'a development object', 'examination missing 2024-06-20, introducers missing 2024-06-20, '
      'notice missing 2024-06-20, political_review missing 2024-06-20, pre_examination missing 2024-06-20, '
      'training missing 2024-06-20, admission missing 2024-06-25'),
    (5, 'ready for the meeting', 'admission missing 2024-10-19'),
    (6, 'awaiting approval', 'approval late 2024-10-22 to 2025-01-22, approval_talk missing 2024-10-22'),
    (7, 'a probationary member', 'probation_review missing 2024-10-22, oath late 2024-11-20 to 2025-05-20, '
      'conversion_application missing 2025-09-22, conversion late 2025-10-22 to 2025-11-22'),
    (9, 'awaiting approval of the conversion', 'conversion_approval late 2025-10-28 to 2026-01-28'),
    (10, 'a full member', NULL), (11, 'archived', NULL)) v (n, s, wanted);
SELECT is(pg_temp.faults(100 + n), NULL, 'next_steps: no faults ' || n) FROM generate_series(1, 11) n;
SELECT is((SELECT string_agg(concat_ws(' ', d.stage, d.since, d.next_step, d.earliest, d.missing, d.late, d.faults),
                             ', '
                             ORDER BY d.applicant_id)
             FROM compliance.development d WHERE d.applicant_id BETWEEN 101 AND 110),
  'applicant 2023-03-01 activist 2023-03-01 3 1 0, applicant 2023-03-01 activist 2023-03-20 2 0 0, '
  'activist 2023-06-01 development_object 2024-06-01 3 0 0, '
  'development_object 2024-06-20 admission 2024-06-25 7 0 0, '
  'development_object 2024-06-20 admission 2024-10-19 1 0 0, admitted 2024-10-22 approval 2024-10-22 2 1 0, '
  'probationary 2024-11-20 conversion 2025-10-22 4 2 0, probationary 2024-11-20 conversion 2025-10-22 3 1 0, '
  'decided 2025-10-28 conversion_approval 2025-10-28 1 1 0, full 2025-11-20 0 0 0',
  'development: where everyone stands');
SELECT is((SELECT string_agg(concat_ws(' ', n.title_zh, n.title_en), ', ' ORDER BY n.earliest, n.step)
             FROM partybuild.next_steps(102) n WHERE n.done_on IS NULL),
  '推荐 recommendation, 确定为入党积极分子 decision on an activist', 'next_steps: in both languages');

-- What is wrong, each by the rule that asks for it.
UPDATE partybuild.rule SET default_mode = 'off' WHERE code ~ '^DEV';
SELECT pg_temp.file(n, 'full') FROM generate_series(200, 206) n;
DELETE FROM party.applicant_talk WHERE applicant_id = 200 AND kind = 'application';
UPDATE party.development_decision SET decided_on = '2024-05-31' WHERE applicant_id = 201
   AND kind = 'development_object';
UPDATE party.applicant_training SET days = 2, hours = 23 WHERE applicant_id = 202;
UPDATE party.admission_notice SET last_date = '2024-10-22' WHERE applicant_id = 203;
DELETE FROM party.development_decision WHERE applicant_id = 204 AND kind = 'development_object';
UPDATE party.oath SET taken_on = '2027-01-01' WHERE applicant_id = 205;
UPDATE party.admission_notice SET last_date = '2024-10-17' WHERE applicant_id = 206;
SELECT pg_temp.file(290, 'full');
UPDATE party.applicant_training SET days = 1, hours = 8 WHERE applicant_id = 290;
INSERT INTO party.applicant_training (applicant_id, from_date, last_date, exemption_document_id)
SELECT 290, t.last_date, t.last_date, (SELECT min(d.id) FROM party.document d)
  FROM party.applicant_training t WHERE t.applicant_id = 290;
SELECT unalike(coalesce(pg_temp.faults(290), ''), '%training incomplete%',
  'next_steps: excused from the rest of a training');
SELECT is(pg_temp.faults(id), wanted, 'next_steps: ' || what)
  FROM (VALUES
    (200, 'no talk',
      '2023-06-01 activist without DEV-04 what it needs is not on file before it: talk after the application'),
    (201, 'less than a year', '2024-05-31 development_object before DEV-08 it is dated before opinions heard of '
      '2024-06-10' || E'\n2024-05-31 development_object too soon DEV-07 beginning of the year of training was on '
      '2023-06-01, so it could not be before 2024-06-01'),
    (202, 'too little training', '2024-08-07 training incomplete DEV-11 it is not what its rule wants' ||
      E'\n2024-10-22 admission without DEV-11 what it needs is not on file before it: concentrated training'),
    (203, 'a notice on the day of the meeting',
      '2024-10-22 admission before DEV-12 it is dated before end of the public notice of 2024-10-22'),
    (206, 'a notice of four days', '2024-10-17 notice incomplete DEV-12 it is not what its rule wants' ||
      E'\n2024-10-22 admission without DEV-12 what it needs is not on file before it: end of the public notice'))
    v (id, what, wanted);
SELECT matches(pg_temp.faults(204), '2024-10-22 admission out of order DEV-27 there was no way to it', 'next_steps: a '
  'stage left out');
SELECT matches(pg_temp.faults(205), '2027-01-01 oath in the future DEV-30 it is dated in the future',
  'next_steps: a day to come');
SELECT is((SELECT string_agg(d.applicant_id || ':' || d.faults, ' ' ORDER BY d.applicant_id)
             FROM compliance.development d WHERE d.applicant_id BETWEEN 200 AND 203), '200:1 201:2 202:2 203:1',
  'development: faults are counted');
-- Of before the record nothing is asked for; what contradicts is said.
UPDATE party.development_record SET recorded_from = '2024-10-23';
SELECT is((SELECT string_agg(DISTINCT f.state, ', ') FROM compliance.development_file f
            WHERE f.applicant_id IN (200, 202, 203) AND f.state <> 'done'), 'before, not recorded',
  'development_file: what is older than the record');
SELECT is((SELECT string_agg(d.applicant_id || ':' || d.faults, ' ' ORDER BY d.applicant_id)
             FROM compliance.development d WHERE d.applicant_id BETWEEN 200 AND 203), '200:0 201:1 202:0 203:1',
  'development: what contradicts is counted all the same');
UPDATE party.development_record SET recorded_from = '2016-01-01';

-- What no dates show is told as well, as the audit found it; of an old file nothing is late.
SELECT pg_temp.file(207, 'full');
DELETE FROM party.applicant_review WHERE applicant_id = 207;
UPDATE party.member SET confirmed_on = '2025-11-20' WHERE id = 207;
UPDATE partybuild.rule SET default_mode = 'report' WHERE code = 'DEV-26';
SELECT FROM partybuild.audit_rule('DEV-26');
SELECT matches((SELECT string_agg(concat_ws(' ', f.rule, f.state, f.problem_en), ', ')
             FROM compliance.development_file f
            WHERE f.applicant_id = 207 AND f.state = 'violation'),
  '^DEV-26 violation .*2025-11-20', 'development_file: open findings');
SELECT ok((SELECT count(*) = 0 FROM partybuild.next_steps(207) n WHERE n.step IS NULL), 'next_steps: steps only');
UPDATE party.development_record SET recorded_from = '2026-01-01';
SELECT is((SELECT string_agg(f.step || ' ' || f.state, ', ' ORDER BY f.nth) FROM compliance.development_file f
            WHERE f.applicant_id = 101 AND f.done_on IS NULL),
  'talk not recorded, recommendation missing, activist missing', 'development_file: what was late before the record');
SELECT is((SELECT d.late FROM compliance.development d WHERE d.applicant_id = 101), 0::bigint,
  'development: nothing is late then');
UPDATE party.development_record SET recorded_from = '2016-01-01';

-- Extended, refused, again: the way goes on from where it is.
SELECT pg_temp.file(n, 'sworn') FROM generate_series(210, 211) n;
INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
VALUES (210, 'conversion', 11, '2025-10-22', 'extended', 6);
SELECT is(pg_temp.next(210), 'probation_review missing 2024-10-22, conversion_application missing 2026-03-22, '
  'conversion late 2026-04-22 to 2026-05-22', 'next_steps: after an extension');
UPDATE party.development_approval SET withdrawn_on = '2025-02-01' WHERE meeting_id = 211001;
SELECT is((SELECT concat_ws(' ', d.stage, d.since, d.next_step) FROM compliance.development d
            WHERE d.applicant_id = 211), 'cancelled 2025-02-01', 'development: an approval that was withdrawn');
UPDATE party.member SET ended_on = '2025-02-01', ended_as = 'probation_cancelled' WHERE id = 211;
SELECT is((SELECT concat_ws(' ', d.stage, d.since, d.faults) FROM compliance.development d
            WHERE d.applicant_id = 211), 'cancelled 2025-02-01 0', 'development: and the membership with it');
SELECT pg_temp.file(212, 'admitted');
UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE applicant_id = 212;
SELECT is(pg_temp.next(212), NULL, 'next_steps: not admitted');
INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (212, 'activist', '2025-01-10');
SELECT is(pg_temp.next(212), 'activist_filing missing 2025-01-10, activist_review missing 2025-01-10, '
  'contact missing 2025-01-10, opinions missing 2025-01-10, development_object missing 2026-01-10',
  'next_steps: an activist again, for whom all that follows is to be done again');
-- Born by the calendar: a year after 29 February.
SELECT pg_temp.file(213, 'activist');
UPDATE party.development_decision SET decided_on = '2024-02-29' WHERE applicant_id = 213;
UPDATE party.document SET dated_on = '2024-02-29' WHERE id = 213004;
SELECT matches(pg_temp.next(213), 'development_object missing 2025-03-01', 'next_steps: a year after 29 February');

-- The tables of the way: what a court adds to them is asked for.
INSERT INTO partybuild.development_step (position, name, rule, zh, en)
VALUES (165, 'hearing', 'DEV-13', '谈话', 'hearing');
INSERT INTO partybuild.development_need (step, needs, rule) VALUES ('admission', 'hearing', 'DEV-13'),
  ('hearing', 'pre_examination', 'DEV-13'), ('pre_examination', 'hearing', 'DEV-13');
SELECT is(pg_temp.next(105), 'hearing missing 2024-10-09, admission missing 2024-10-19',
  'next_steps: a step that the court has added, in a circle of needs');
-- What is no way, no file, no step.
SELECT throws_ok('SELECT partybuild.next_steps(-1)', '42704', 'applicant -1 does not exist');
SELECT is_empty('SELECT partybuild.next_steps(NULL)', 'next_steps: of nobody');
SELECT throws_ok($$SELECT partybuild.development_way('{talk}', '{}', '{}')$$, '2202E',
  'steps, days and what is complete are not of one length');
SELECT throws_ok($$SELECT partybuild.development_way('{dance}', '{2024-01-01}', '{t}')$$, '22023',
  'there is no step "dance" on the way to membership');
SELECT is((SELECT string_agg(w.step, ' ' ORDER BY w.nth) FROM partybuild.development_way('{}', '{}', '{}') w),
  'application', 'development_way: an empty file wants an application');
SELECT is((SELECT string_agg(concat_ws(' ', w.step, w.state, w.done_on), ', ' ORDER BY w.nth)
             FROM partybuild.development_way('{application,talk,NULL,talk}', '{infinity,NULL,2024-01-01,-infinity}',
               '{t,t,t,NULL}') w WHERE w.done_on IS NOT NULL),
  'application in the future infinity', 'development_way: what has no day is not there');
SELECT is((SELECT count(*) FROM partybuild.development_way(
    (SELECT array_agg('activist_review'::text) FROM generate_series(1, 10000)),
    (SELECT array_agg('2024-01-01'::date) FROM generate_series(1, 10000)),
    (SELECT array_agg(true) FROM generate_series(1, 10000))) w WHERE w.done_on IS NOT NULL), 10000::bigint,
  'development_way: a file of ten thousand reviews');
SELECT throws_ok('SELECT partybuild.record_development(NULL)', '22023', 'development cannot be recorded from null');
SELECT throws_ok($$SELECT partybuild.record_development('infinity')$$, '22023',
  'development cannot be recorded from infinity');
SELECT lives_ok($$SELECT partybuild.record_development('2017-01-01')$$, 'record_development: a day');
SELECT is((SELECT r.recorded_from FROM party.development_record r), '2017-01-01', 'record_development: sets it');
SELECT throws_ok('SELECT party.admit_member(-1)', '42704', 'applicant -1 does not exist');
SELECT throws_ok('SELECT party.admit_member(106)', '55000', 'no approved admission of applicant 106 is on file');
SELECT throws_ok('SELECT party.admit_member(107)', '55000', 'applicant 107 is a member since 2024-10-22');
SELECT throws_ok('SELECT party.confirm_member(NULL)', '42704', 'applicant null does not exist');
SELECT throws_ok('SELECT party.confirm_member(109)', '55000', 'no approved conversion of applicant 109 is on file');
SELECT throws_ok('SELECT party.confirm_member(110)', '55000', 'applicant 110 is a full member since 2025-10-22');
-- Who came with a letter while on probation is a full member a year after the admission elsewhere.
INSERT INTO party.member (id, name, admitted_on, known_from) VALUES (220, 'from elsewhere', '2024-03-01', '2024-09-01');
INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (220, 11, 'probationary', '2024-09-01');
INSERT INTO party.applicant (id, member_id, applied_on) VALUES (220, 220, '2022-03-01');
INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
VALUES (220, 220, 'conversion', 11, '2025-03-02', 'full');
INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved) VALUES (220, 2, '2025-04-01', true);
SELECT party.confirm_member(220);
SELECT is((SELECT string_agg(concat_ws(' ', h.confirmed_on, m.status, m.from_date), ', ' ORDER BY m.from_date)
             FROM party.member h JOIN party.membership m ON m.member_id = h.id WHERE h.id = 220),
  '2025-03-01 probationary 2024-09-01, 2025-03-01 full 2025-04-01', 'confirm_member: who came with a letter');
-- By roles: a reader sees the reports, a clerk admits, nobody but the administrator says since when.
SET ROLE partybuild_reader;
SELECT lives_ok('SELECT * FROM partybuild.next_steps(105)', 'next_steps: a reader may ask');
SELECT lives_ok('SELECT * FROM compliance.development', 'development: a reader may ask');
SELECT throws_ok('SELECT * FROM party.political_review', '42501', 'permission denied for table political_review');
SELECT throws_ok('SELECT party.admit_member(107)', '42501', 'permission denied for function admit_member');
RESET ROLE;
SET ROLE partybuild_clerk;
SELECT throws_ok('SELECT party.admit_member(107)', '55000', 'applicant 107 is a member since 2024-10-22');
SELECT throws_ok($$UPDATE party.development_record SET recorded_from = '2030-01-01'$$, '42501',
  'permission denied for table development_record');
SELECT throws_ok($$SELECT partybuild.record_development('2030-01-01')$$, '42501',
  'permission denied for function record_development');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
