-- Closed periods: whatever changes what an obligation's views say of one has it evaluated again, so that what is kept
-- is always what they say (verify_closed()); each case changes one thing, closes again and compares.
\ir life.psql
SELECT no_plan();
RESET partybuild.as_of;
UPDATE compliance.court SET counted_from = '2024-01-01', recorded_from = '2024-01-01';
-- Members 1 to 5 of the committee hold office since 2022, and nobody refuses what is back-dated here.
UPDATE partybuild.rule SET default_mode = 'off' WHERE kind <> 'obligation';
UPDATE party.post SET from_date = '2022-05-01', elected_on = '2022-05-01', term_ends_on = '2028-05-01';
SELECT pg_temp.held(1, 11, 'study', '2025-03-08'), pg_temp.held(2, 11, 'committee_meeting', '2025-03-09'),
  pg_temp.held(3, 11, 'training', '2025-04-08', hours => 8), pg_temp.held(4, 11, 'appraisal_meeting', '2025-06-01'),
  pg_temp.held(5, 11, 'organisation_life_meeting', '2025-07-01'), pg_temp.held(6, 12, 'study', '2025-03-08'),
  pg_temp.held(7, 2, 'lecture', '2025-08-01', attend => '{11001}');
INSERT INTO party.appraisal (activity_id, member_id, year, grade)
  SELECT 4, m.member_id, 2025, 'qualified' FROM party.membership m WHERE m.org_id = 11;
INSERT INTO party.decision (id, activity_id, matter, person_id, due_on) VALUES (1, 2, 'x', 11001, '2025-05-01');
INSERT INTO party.leader (id, member_id, duty, from_date) VALUES (1, 11004, 'group_secretary', '2022-01-01'),
  (2, 11009, 'group_secretary', '2022-01-01');
-- one below no agency committee
SELECT pg_temp.organise(17, 'branch', 1, 2);
INSERT INTO party.leader (id, member_id, duty, from_date) VALUES (3, 17001, 'group_secretary', '2022-01-01');
INSERT INTO party.party_group (id, org_id, name, from_date) VALUES (1, 11, 'group', '2022-01-01');
INSERT INTO party.talk (id, from_id, to_id, held_on) VALUES (1, 11001, 11002, '2025-03-01'),
  (2, 11001, 11009, '2025-03-01');
UPDATE party.activity SET lecturer_id = 11004 WHERE id = 7;
\set area ''
\ir closed.psql
SELECT cmp_ok((SELECT count(*) FROM compliance.period_result), '>', 900::bigint, 'closed: many periods');

-- A member changes branch within a year; twice; from today on.
SELECT pg_temp.kept(true, $$UPDATE party.membership SET to_date = '2025-06-01' WHERE member_id = 11009;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11009, 12, 'full', '2025-06-01')$$,
  'a transfer within a closed year (LIF-14, EDU-06, LIF-09)');
SELECT pg_temp.kept(true, $$UPDATE party.membership SET to_date = '2025-03-01' WHERE member_id = 11009;
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date) VALUES
    (11009, 12, 'full', '2025-03-01', '2025-09-01'), (11009, 11, 'full', '2025-09-01', NULL)$$, 'there and back again');
SELECT pg_temp.kept(false, $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11009;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11009, 12, 'full', partybuild.today())$$,
  'a transfer from today on');
SELECT pg_temp.kept(true, $$UPDATE party.membership SET to_date = '2025-06-01' WHERE member_id = 11004;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11004, 12, 'full', '2025-06-01')$$,
  'a leader transferred (LIF-12)');
SELECT pg_temp.kept(true, $$UPDATE party.membership SET to_date = '2025-06-01' WHERE member_id = 11009;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11009, 11, 'suspended', '2025-06-01')$$,
  'suspended since June (EDU-06)');
SELECT pg_temp.kept(true, $$DELETE FROM party.membership WHERE member_id = 11009$$, 'a membership deleted');
SELECT pg_temp.kept(true, $$UPDATE party.membership SET id = id + 5000, member_id = 11011 WHERE member_id = 11010$$,
  'a membership of somebody else, under another number');
-- Records that are corrected, and the correction withdrawn or dated anew.
SELECT pg_temp.kept(true, $$SELECT pg_temp.correct(1, 101, -60)$$, 'a study corrected to January (EDU-01)');
SELECT pg_temp.kept(true, $$SELECT pg_temp.correct(3, 103, attend => '{11001}')$$,
    'a training that fewer attended (EDU-06)');
SELECT pg_temp.kept(true, $$SELECT pg_temp.correct(2, 102)$$, 'a meeting without its decision (LIF-07)');
SELECT pg_temp.kept(false, $$SELECT pg_temp.correct(3, 103, attend => '{11001}'), pg_temp.close_all();
  DELETE FROM party.activity WHERE id = 103$$, 'a correction deleted');
SELECT pg_temp.kept(false, $$SELECT pg_temp.correct(1, 101, -60), pg_temp.close_all();
  UPDATE party.activity SET status = 'planned' WHERE id = 101$$, 'a correction only planned');
SELECT pg_temp.kept(false, $$SELECT pg_temp.correct(1, 101, -60), pg_temp.close_all();
  UPDATE party.activity SET starts_at = starts_at + interval '60 days', ends_at = ends_at + interval '60 days'
    WHERE id = 101;
  DELETE FROM party.activity WHERE id = 101$$, 'a correction dated anew, then deleted');
-- Cascades and other ways out.
SELECT pg_temp.kept(true, 'DELETE FROM party.activity WHERE id = 3', 'a training deleted with its attendance (EDU-06)');
SELECT pg_temp.kept(true, 'DELETE FROM party.activity WHERE id = 5', 'a meeting deleted (LIF-08, LIF-12)');
SELECT pg_temp.kept(true, 'WITH x AS (DELETE FROM party.attendance WHERE activity_id = 3)
  DELETE FROM party.activity WHERE id = 3', 'both in one statement');
SELECT pg_temp.kept(true, $$WITH x AS (UPDATE party.activity SET starts_at = starts_at - interval '1 year',
  ends_at = ends_at - interval '1 year' WHERE id = 3) DELETE FROM party.attendance WHERE activity_id = 3$$,
  'dated anew, and nobody attended');
SELECT pg_temp.kept(true, 'TRUNCATE party.talk', 'no talks');
SELECT pg_temp.kept(true, $$INSERT INTO party.approval (rule, subject, from_date, document_id)
  VALUES ('LIF-08', 12, '2025-01-01', 2)$$, 'an approval');
SELECT pg_temp.kept(false, $$INSERT INTO party.approval (rule, subject, from_date, document_id)
  VALUES ('LIF-08', 12, '2025-01-01', 2); SELECT pg_temp.close_all(); TRUNCATE party.approval$$, 'approvals truncated');
SELECT pg_temp.kept(false, $$INSERT INTO party.approval (rule, subject, from_date, document_id)
  VALUES ('LIF-08', 12, '2025-01-01', 2); SELECT pg_temp.close_all();
  UPDATE party.document SET kind = 'other' WHERE id = 2$$, 'its document is another');
SELECT pg_temp.kept(true, $$INSERT INTO party.approval (rule, subject, from_date, document_id)
  VALUES ('LIF-08', 12, '2025-01-01', 2); SELECT pg_temp.close_all();
  UPDATE party.subordination SET parent_id = 1 WHERE org_id = 12$$, 'who approved was not above after all');
SELECT pg_temp.kept(true, $$INSERT INTO party.approval (rule, subject, from_date, document_id)
  VALUES ('LIF-08', 12, '2025-01-01', 2); SELECT pg_temp.close_all();
  DELETE FROM party.subordination WHERE org_id = 12$$, 'nor was anybody');
-- Posts concern others too.
SELECT pg_temp.kept(true, $$UPDATE party.post SET to_date = '2025-03-01' WHERE member_id = 11002;
  INSERT INTO party.post (org_id, member_id, title, from_date) VALUES (11, 11010, 'member', '2025-03-01')$$,
  'another committee member (LIF-14)');
SELECT pg_temp.kept(true, $$UPDATE party.post SET from_date = '2025-03-01' WHERE title = 'member'$$,
  'a committee of later (LIF-14, LIF-01)');
SELECT pg_temp.kept(false, $$INSERT INTO party.post (org_id, member_id, title, from_date)
  VALUES (11, 11010, 'member', partybuild.today())$$, 'a plain member is appointed today: what he owed he owes');
SELECT pg_temp.kept(true, $$INSERT INTO party.post (org_id, member_id, title, from_date, to_date)
  VALUES (11, 11010, 'member', '2024-01-01', '2024-12-01')$$, 'who was in office is a plain member afterwards');
SELECT pg_temp.kept(true, $$UPDATE party.post SET to_date = '2026-05-01' WHERE org_id = 11 AND title = 'secretary';
  SELECT pg_temp.close_all(); INSERT INTO party.post (id, org_id, member_id, title, from_date)
  VALUES (9001, 11, 11001, 'secretary', '2026-05-01')$$, 'a secretary elected again: the year counts once (LIF-11)');
SELECT pg_temp.kept(true, $$UPDATE party.post SET to_date = '2026-05-01' WHERE org_id = 11 AND title = 'secretary';
  INSERT INTO party.post (id, org_id, member_id, title, from_date) VALUES (9001, 11, 11001, 'secretary', '2026-05-01');
  SELECT pg_temp.close_all(); INSERT INTO party.duty_report (post_id, audience, reported_on, document_id)
  SELECT p.id, a, '2025-12-01', 2 FROM party.post p, unnest('{members,superior}'::party.report_audience[]) a
   WHERE p.org_id = 11 AND p.title = 'secretary' AND p.id <> 9001$$, 'reports in the term before (LIF-11)');
-- Organisations, groups, leaders, the numbers and modes themselves.
SELECT pg_temp.kept(true, $$UPDATE party.organisation SET active_on = '2025-03-01' WHERE id = 11$$,
    'active since March');
SELECT pg_temp.kept(true, $$UPDATE party.organisation SET revoked_on = '2026-06-01' WHERE id = 11$$,
  'revoked (LIF-17 among others)');
SELECT pg_temp.kept(true, $$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 11$$, 'of another kind');
SELECT pg_temp.kept(true, $$UPDATE party.leader SET from_date = '2025-02-01'$$, 'a leader of later');
SELECT pg_temp.kept(true, $$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 11$$,
  'below another organisation (LIF-13)');
SELECT pg_temp.kept(false, format('SELECT pg_temp.transfer(17001, 11, %L)', day), 'below one, from ' || day ||
  ' on (LIF-13)') FROM unnest(ARRAY[partybuild.today(),
    least(partybuild.today(), date_trunc('year', partybuild.today())::date + 31)]) day;
SELECT pg_temp.kept(true, $$SELECT pg_temp.transfer(17001, 11, '2024-02-01')$$, 'below one since 2024 (LIF-13)');
SELECT pg_temp.kept(true, $$SELECT pg_temp.organise(18, 'general_branch', 2);
  UPDATE party.subordination SET parent_id = 18 WHERE org_id = 17;$$, 'below one by way of a general branch (LIF-13)');
SELECT pg_temp.kept(false, $$SELECT pg_temp.organise(18, 'general_branch', 1);
  UPDATE party.subordination SET parent_id = 18 WHERE org_id = 17; SELECT pg_temp.close_all();
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 18;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (18, 2, partybuild.today())$$,
  'a general branch that comes below one today (LIF-13)');
SELECT pg_temp.kept(true, $$SELECT pg_temp.organise(18, 'general_branch', 1);
  UPDATE party.subordination SET parent_id = 18 WHERE org_id = 17; SELECT pg_temp.close_all();
  UPDATE party.subordination SET parent_id = 2 WHERE org_id = 18$$, 'a general branch that was below one (LIF-13)');
SELECT pg_temp.kept(true, $$SELECT partybuild.set_param('EDU-01', 'least', 2, '2024-01-01', 'x')$$, 'two a month');
SELECT pg_temp.kept(true, $$SELECT partybuild.set_mode('LIF-08', 'off', 'x', org_id => 11, from_date => '2024-01-01')$$,
  'a rule that was off');
SELECT pg_temp.kept(true, $$SELECT partybuild.set_mode('LIF-08', 'off', 'x', org_id => 2, from_date => '2024-01-01');
  SELECT pg_temp.close_all(); UPDATE party.subordination SET parent_id = 1 WHERE org_id = 11$$,
  'a rule that was off for a superior whose branch it is not');
-- What is known of the month in which counting began (LIF-07).
SELECT pg_temp.kept(true, $$DELETE FROM compliance.period_result; DELETE FROM compliance.horizon;
  UPDATE compliance.court SET counted_from = '2025-04-20'; UPDATE party.decision SET due_on = '2025-04-25'$$,
  'decisions due in the month in which counting began');
-- What is dated ahead counts from its day on: in two days.
CREATE FUNCTION pg_temp.in_days(n int) RETURNS void LANGUAGE sql AS
  $$ SELECT pg_temp.close_all(); SELECT set_config('partybuild.as_of', (partybuild.today() + n)::text, true) $$;
SELECT $$INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
  VALUES (901, 'p', '2024-12-20', 11, 2, 'plan');
  INSERT INTO party.study_plan (org_id, year, filed_on, document_id) VALUES (11, 2025, partybuild.today() + 2, 901);
  UPDATE party.decision SET outcome = 'x', outcome_on = partybuild.today() + 2;$$ AS ahead \gset
SELECT pg_temp.kept(false, :'ahead' || 'SELECT pg_temp.in_days(1)', 'filed and done ahead: not yet (EDU-07, LIF-07)');
SELECT pg_temp.kept(true, :'ahead' || 'SELECT pg_temp.in_days(2)', 'filed and done on this day (EDU-07, LIF-07)');
SELECT pg_temp.kept(false, :'ahead' || $$SELECT pg_temp.in_days(2), pg_temp.close_all(),
  set_config('partybuild.as_of', '', true)$$, 'the clock was ahead');

-- What a statement leaves as it was is not looked at again, whatever tables it names.
CREATE FUNCTION pg_temp.marked(sql text) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM compliance.stale;
  EXECUTE sql;
  RETURN (SELECT count(*) FROM compliance.stale);
END $$;
SELECT is(pg_temp.marked(format('UPDATE %s SET %I = %2$I', s.relation, (partybuild.primary_key(s.relation))[1])),
    0::bigint, 'closed: written back as it was, marks nothing: ' || s.relation)
  FROM (SELECT DISTINCT e.relation::regclass AS relation FROM partybuild.evidence_source e
         WHERE e.relation LIKE 'party.%' ORDER BY 1) s;
SELECT cmp_ok(pg_temp.marked('UPDATE party.activity SET lecturer_id = 11001 WHERE id = 3'), '>', 0::bigint,
  'closed: another lecturer marks');
SELECT pg_temp.kept(true, $$UPDATE party.membership m SET id = -x.id, member_id = x.member_id
  FROM party.membership x WHERE x.member_id + m.member_id = 22018 AND m.member_id BETWEEN 11008 AND 11010;
  UPDATE party.membership SET org_id = 12 WHERE member_id = 11009$$, 'two memberships exchange their members');
DELETE FROM compliance.stale;

-- A run that was stopped goes on within the day, and does again what was marked since; a run of yesterday does not.
CREATE FUNCTION pg_temp.goes_on(since interval, OUT same boolean, OUT left_to_do text) LANGUAGE plpgsql AS $$
DECLARE
  run bigint;
BEGIN
  INSERT INTO party.job_run (job, started_at) VALUES ('close', now() - since) RETURNING id INTO run;
  INSERT INTO party.job_step (run_id, step, started_at, ended_at)
    SELECT run, s, now(), CASE WHEN s <> 'LIF-17' THEN now() END FROM partybuild.job_steps('close') s;
  INSERT INTO compliance.stale (rule, subject) VALUES ('EDU-07', 11);
  same := partybuild.begin_job('close', true) = run;
  left_to_do := (SELECT string_agg(s.step, ' ' ORDER BY s.step) FROM party.job_step s
    WHERE s.run_id = run AND s.ended_at IS NULL);
  PERFORM partybuild.release_job('close');
  DELETE FROM compliance.stale;
  DELETE FROM party.job_run WHERE ended_at IS NULL;
END $$;
SELECT is((SELECT g.left_to_do FROM pg_temp.goes_on('0') g WHERE g.same), 'EDU-07 LIF-17',
  'closed: a run goes on, with what was marked since');
SELECT is((SELECT g.same
             FROM pg_temp.goes_on(now() - partybuild.today()::timestamp AT TIME ZONE 'Asia/Shanghai'
                                  + interval '1 minute') g), false, 'closed: a run of yesterday does not go on');

-- Seen as of an earlier day, what ended later is open.
SELECT cmp_ok(partybuild.keep_names(), '>', 20::bigint, 'closed: names are kept');
SET LOCAL partybuild.as_of = '2025-06-15';
SELECT is((SELECT count(*) FROM compliance.status s WHERE s.first_day > '2025-06-15'), 0::bigint,
  'closed, as of a day: no period that begins later');
SELECT is((SELECT string_agg(DISTINCT s.status, ' ') FROM compliance.status s
            WHERE s.rule = 'EDU-01' AND s.subject = 12 AND s.period IN ('2025-06', '2025-05')), 'overdue upcoming',
  'closed, as of a day: the month is under way');
SELECT is((SELECT count(*) FROM compliance.overdue o WHERE o.days_overdue <= 0), 0::bigint,
  'closed, as of a day: nothing is overdue that is not');

SELECT * FROM finish();
ROLLBACK;
