-- Closed periods of assurance, brands and inspections: whatever changes what a view says of one has it evaluated again
-- (as closed.sql does).
\ir supervision.psql
SELECT no_plan();
RESET partybuild.as_of;
UPDATE compliance.court SET counted_from = '2024-01-01', recorded_from = '2024-01-01';
-- 2025 of the committee, of branch 11 and 19, of the discipline committee 17, each as it should be.
INSERT INTO party.report_hearing (id, org_id, heard_on, topic, decisions) VALUES (1, 2, '2025-11-10', 'x', 'y');
INSERT INTO party.work_step (org_id, year, step, done_on, content)
SELECT 2, 2025, s.step, s.day, 'x'
  FROM (VALUES ('plan'::party.year_step, date '2025-02-10'), ('deployment', '2025-03-01'), ('measures', '2025-04-01'),
          ('check', '2025-09-01'), ('implementation', '2025-11-01'), ('summary', '2026-01-15')) s (step, day);
INSERT INTO party.leader (id, member_id, duty, from_date) VALUES (900, 12005, 'group_secretary', '2023-01-01'),
  (901, 19002, 'leadership_member', '2023-01-01');
INSERT INTO party.responsibility (id, org_id, member_id, kind, branch_id, task, from_date)
VALUES (1, 2, 12005, 'first', NULL, NULL, '2024-01-01'), (2, 2, 11004, 'duty', 11, NULL, '2024-01-01'),
  (3, 2, 19002, 'duty', NULL, 'x', '2024-01-01');
INSERT INTO party.institution (id, org_id, kind, title, from_date)
SELECT n, 11, k, 'x', '2024-01-01' FROM unnest(enum_range(NULL::party.institution_kind)) WITH ORDINALITY k (k, n);
INSERT INTO party.institution_review (institution_id, reviewed_on) VALUES (1, '2025-03-01');
UPDATE party.institution SET from_date = '2020-01-01' WHERE id = 1;
INSERT INTO party.agency_staff (id, org_id, number, from_date) VALUES (1, 2, 100, '2020-01-01');
INSERT INTO party.cadre (id, member_id, org_id, kind, from_date) VALUES (1, 12010, 2, 'fulltime', '2019-01-01');
INSERT INTO party.activity_budget (org_id, year, approved_on, administrative, amount)
VALUES (2, 2025, '2025-02-01', 1000, 10);
SELECT pg_temp.held(1, 2, 'committee_meeting', '2025-03-03'), pg_temp.held(2, 2, 'committee_meeting', '2025-09-03'),
  pg_temp.held(3, 2, 'committee_meeting', '2025-10-03');
INSERT INTO party.deliberation (activity_id, topic) VALUES (1, 'x'), (2, 'x');
INSERT INTO party.brand_project (id, org_id, kind, name, goal, owner_id, from_date)
VALUES (1, 11, 'service', 'x', 'y', 11005, '2024-01-01');
INSERT INTO party.volunteer_service (id, org_id, served_on, content) VALUES (1, 11, '2025-05-10', 'x');
INSERT INTO party.pairing (id, org_id, partner, from_date) VALUES (1, 11, 'x', '2024-01-01');
INSERT INTO party.pairing_visit (id, pairing_id, visited_on, content) VALUES (1, 1, '2025-10-10', 'x');
INSERT INTO party.service_commitment (member_id, year, committed_on, content) VALUES (11005, 2025, '2025-03-10', 'x');
INSERT INTO party.inspection (id, inspector_id, org_id, inspected_on, matter) VALUES (1, 17, 11, '2025-02-10', 'x'),
  (2, 2, 11, '2024-06-11', 'x'), (3, 2, 11, '2024-09-11', 'x'), (4, 2, 11, '2025-06-12', 'x'),
  (5, 2, 19, '2025-06-12', 'x');
INSERT INTO party.self_inspection (id, org_id, inspected_on, whole) VALUES (1, 11, '2025-06-10', true);
INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
VALUES (9001, 'report', '2025-12-10', 17, 2, 'report');
INSERT INTO party.discipline_report (id, org_id, reported_on, covers, document_id)
VALUES (1, 17, '2025-12-10', enum_range(NULL::party.discipline_aspect), 9001);
\set area '^(ASR|BRA-0[1235]|DIS-0[67]|SUP-0[12])'
\ir closed.psql
CREATE FUNCTION pg_temp.of_2025() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(r.rule || ' ' || r.subject || ' ' || r.period || ' ' || r.status, ', '
                    ORDER BY r.rule, r.subject, r.period)
    FROM compliance.period_result r
   WHERE r.subject IN (1, 2, 11, 17, 11005) AND r.period::text ~ '^2025|^2026-01' $$;
SELECT is(pg_temp.of_2025(),
  'ASR-01 2 2025 met, ASR-02 2 2025-01 overdue, ASR-02 2 2025-03 met, ASR-02 2 2025-12 met, '
  'ASR-02 2 2026-01 met, ASR-03 2 2025Q1 met, ASR-03 2 2025Q2 met, ASR-03 2 2025Q3 met, '
  'ASR-03 2 2025Q4 met, ASR-04 11 2025Q1 met, ASR-04 11 2025Q2 met, '
  'ASR-04 11 2025Q3 met, ASR-04 11 2025Q4 met, ASR-05 2 2025Q1 met, ASR-05 2 2025Q2 met, ASR-05 2 2025Q3 met, '
  'ASR-05 2 2025Q4 met, ASR-06 2 2025 met, ASR-07 2 2025H1 met, ASR-07 2 2025H2 met, BRA-01 11 2025Q1 met, '
  'BRA-01 11 2025Q2 met, BRA-01 11 2025Q3 met, BRA-01 11 2025Q4 met, BRA-02 11 2025H1 met, '
  'BRA-02 11 2025H2 overdue, BRA-03 1 2025H1 overdue, BRA-03 1 2025H2 met, BRA-05 11005 2025 met, '
  'DIS-06 17 2025Q1 met, DIS-06 17 2025Q2 overdue, DIS-06 17 2025Q3 overdue, DIS-06 17 2025Q4 overdue, '
  'DIS-07 17 2025 met, SUP-01 11 2025 met, SUP-02 11 2025 met', 'closed: as it was');
SELECT pg_temp.kept(sql, what)
  FROM (VALUES ('UPDATE party.report_hearing SET decisions = NULL', 'no decisions'),
    ($$UPDATE party.report_hearing SET heard_on = '2024-11-10'$$, 'heard in the year before'),
    ('UPDATE party.report_hearing SET org_id = 18', 'the report of another'),
    ('DELETE FROM party.work_step WHERE step = ''check''', 'no check'),
    ($$UPDATE party.work_step SET done_on = '2025-04-02' WHERE step = 'plan'$$, 'a plan late and out of order'),
    ($$UPDATE party.work_step SET year = 2024 WHERE step = 'summary'$$, 'the summary of another year'),
    ($$UPDATE party.responsibility SET to_date = '2025-05-01' WHERE id = 1$$, 'nobody is first any more'),
    ('UPDATE party.responsibility SET kind = ''duty'', task = ''x'' WHERE id = 1', 'nobody was'),
    ('UPDATE party.responsibility SET member_id = 11005 WHERE id = 2', 'somebody else'),
    ('UPDATE party.responsibility SET org_id = 18 WHERE id = 3', 'for somebody else'),
    ($$UPDATE party.leader SET to_date = '2025-05-01' WHERE id = 900$$, 'the first leaves office'),
    ($$UPDATE party.leader SET from_date = '2025-05-01' WHERE id = 901$$, 'a leader later'),
    ($$INSERT INTO party.leader (member_id, duty, from_date) VALUES (13005, 'group_member', '2025-01-01')$$,
     'another leader'),
    ($$INSERT INTO party.leader (member_id, duty, from_date) VALUES (19003, 'group_member', '2025-01-01')$$,
     'another below a general branch'),
    ('DELETE FROM party.leader WHERE id = 901', 'one fewer'),
    ($$UPDATE party.member SET ended_on = '2025-05-01', ended_as = 'died' WHERE id = 12005$$, 'the first dies'),
    ($$SELECT pg_temp.organise(30, 'basic_committee', 1), pg_temp.organise(31, 'branch', 30);
      SELECT pg_temp.transfer(19002, 31, '2025-05-01')$$, 'a leader moves below another committee'),
    ($$UPDATE party.subordination SET to_date = '2025-05-01' WHERE org_id = 18$$, 'a general branch leaves'),
    ($$UPDATE party.subordination SET to_date = '2025-05-01' WHERE org_id = 11$$, 'a branch leaves'),
    ($$UPDATE party.organisation SET revoked_on = '2025-05-01' WHERE id = 11$$, 'a branch is revoked'),
    ($$UPDATE party.organisation SET active_on = '2025-05-01' WHERE id = 11$$, 'a branch is active later'),
    ($$UPDATE party.organisation SET active_on = '2025-05-01' WHERE id = 2$$, 'the committee is active later'),
    ($$UPDATE party.organisation SET revoked_on = '2025-05-01' WHERE id = 17$$, 'the discipline committee is revoked'),
    ($$UPDATE party.institution SET to_date = '2025-05-01' WHERE id = 2$$, 'an institution ends'),
    ('DELETE FROM party.institution WHERE id = 3', 'one never was'),
    ('UPDATE party.institution SET org_id = 12 WHERE id = 4', 'one of another branch'),
    ($$UPDATE party.institution SET kind = 'dues', to_date = '2021-01-01', from_date = '2020-01-01' WHERE id = 5$$,
     'one of another kind'),
    ('DELETE FROM party.institution_review', 'no review'),
    ($$UPDATE party.institution_review SET reviewed_on = '2025-06-10'$$, 'a later review'),
    ('UPDATE party.institution_review SET institution_id = 2', 'a review of another'),
    ('UPDATE party.agency_staff SET number = 1000', 'more staff'),
    ($$UPDATE party.agency_staff SET from_date = '2025-05-01'$$, 'a number later'),
    ('UPDATE party.cadre SET kind = ''parttime''', 'part-time'),
    ($$UPDATE party.cadre SET to_date = '2025-05-01'$$, 'full-time until May'),
    ('UPDATE party.activity_budget SET amount = 0', 'no budget'),
    ('UPDATE party.activity_budget SET year = 2024', 'the budget of another year'),
    ($$UPDATE party.activity_budget SET approved_on = '2026-01-05'$$, 'approved late'),
    ('DELETE FROM party.deliberation WHERE activity_id = 1', 'not on the agenda'),
    ('UPDATE party.deliberation SET activity_id = 3 WHERE activity_id = 1', 'on another'),
    ('SELECT pg_temp.correct(1, 4, 200)', 'a correction to the other half year'),
    ($$UPDATE party.activity SET kind = 'study' WHERE id = 2$$, 'no committee meeting'),
    ($$UPDATE party.brand_project SET to_date = '2025-05-01'$$, 'a project ends'),
    ('UPDATE party.brand_project SET owner_id = 12005', 'an owner of another branch'),
    ('UPDATE party.brand_project SET org_id = 12', 'the project of another'),
    ($$SELECT pg_temp.transfer(11005, 12, '2025-05-01')$$, 'the owner leaves'),
    ($$UPDATE party.volunteer_service SET served_on = '2025-07-10'$$, 'service in the other half year'),
    ('DELETE FROM party.pairing_visit', 'no visit'),
    ($$UPDATE party.pairing_visit SET visited_on = '2025-03-10'$$, 'a visit in the other half year'),
    ($$UPDATE party.pairing SET from_date = '2025-02-01'$$, 'paired later'),
    ($$UPDATE party.pairing SET to_date = '2025-12-01'$$, 'and not to the end'),
    ('UPDATE party.pairing SET org_id = 12', 'by another branch'),
    ($$UPDATE party.service_commitment SET committed_on = '2025-04-01'$$, 'committed late'),
    ('UPDATE party.service_commitment SET year = 2024', 'for another year'),
    ($$UPDATE party.member SET known_from = '2025-02-01' WHERE id = 11005$$, 'known later'),
    ($$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$, 'suspended'),
    ($$UPDATE party.inspection SET inspected_on = '2025-05-10' WHERE id = 1$$, 'inspected in another quarter'),
    ('UPDATE party.inspection SET inspector_id = 2 WHERE id = 1', 'by another'),
    ($$UPDATE party.inspection SET inspected_on = '2025-06-11' WHERE id = 4$$, 'an inspection that follows a pattern'),
    ($$UPDATE party.inspection SET inspected_on = '2024-06-12' WHERE id = 2;
      UPDATE party.inspection SET inspected_on = '2024-09-12' WHERE id = 3$$, 'of years before'),
    ('UPDATE party.inspection SET inspector_id = 18 WHERE id = 5', 'by who is no committee'),
    ('UPDATE party.self_inspection SET whole = false', 'in parts only'),
    ($$INSERT INTO party.self_inspection (id, org_id, inspected_on, whole, started_on, open)
      VALUES (9, 12, '2025-06-10', true, '2025-06-10', true);
      INSERT INTO party.self_inspection_line (inspection_id, rule, known, answer) VALUES (9, 'ORG-01', 'met', true);
      UPDATE party.self_inspection SET open = false WHERE id = 9$$, 'a sheet that is finished'),
    ($$UPDATE party.self_inspection SET inspected_on = '2024-06-10'$$, 'in the year before'),
    ('UPDATE party.discipline_report SET covers = ''{duty}''', 'a report on less'),
    ('UPDATE party.discipline_report SET document_id = NULL', 'a report without a document'),
    ($$UPDATE party.document SET kind = 'notice' WHERE id = 9001$$, 'a notice'),
    ('UPDATE party.document SET addressee_id = 1 WHERE id = 9001', 'to another'),
    ($$UPDATE party.document SET dated_on = '2026-01-10' WHERE id = 9001$$, 'dated later'),
    ($$UPDATE party.subordination SET to_date = '2025-05-01' WHERE org_id = 17$$, 'to who is the superior no longer'),
    ($$UPDATE party.post SET to_date = '2025-05-01' WHERE org_id = 2; UPDATE party.leader SET to_date = '2025-05-01'
      WHERE member_id = 12005; UPDATE party.responsibility SET member_id = 11004 WHERE id = 1$$,
     'the secretary is first, and leaves'),
    ($$SELECT partybuild.record_supervision('2025-05-01')$$, 'recorded from a later day on')) v (sql, what);
-- and from an earlier day, once the years between are closed
CREATE FUNCTION pg_temp.recorded_late() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  before text := pg_temp.of_2025();
BEGIN
  PERFORM partybuild.record_supervision(partybuild.today()), pg_temp.close_all();
  IF pg_temp.of_2025() IS NOT DISTINCT FROM before THEN
    RETURN 'nothing has changed';
  END IF;
  PERFORM partybuild.record_supervision('2020-01-01'), pg_temp.close_all();
  RETURN CASE WHEN pg_temp.of_2025() IS DISTINCT FROM before THEN pg_temp.of_2025() END;
END $$;
SELECT is(pg_temp.recorded_late(), NULL, 'closed: recorded from today, then from years ago');
SELECT throws_ok('SELECT partybuild.record_supervision(' || day || ')', '22023', NULL, 'recorded from ' || day)
  FROM (VALUES ('NULL'), ('''infinity''')) v (day);
SELECT * FROM finish();
ROLLBACK;
