-- Assurance, brands, inspections, the ledger and the assessment of 2025 from staging into the registers: part of
-- load.sql, in its transaction.  The files begin in 2025; expenditures, pairings, findings of earlier audits and items
-- of the ledger keep their numbers.
SELECT partybuild.record_supervision('2025-01-01');

-- The discipline committee. Nobody is on file as its secretary.
INSERT INTO party.organisation (name, kind, founded_on, active_on)
SELECT d.name, 'discipline_committee', d.founded_on, d.founded_on FROM staging.discipline d;
INSERT INTO party.subordination (org_id, parent_id, from_date)
SELECT o.id, p.id, d.founded_on
  FROM staging.discipline d
  JOIN party.organisation o USING (name)
 CROSS JOIN party.organisation p
 WHERE p.kind = 'basic_committee';
WITH d AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT d.approval_no, d.approved_on, s.parent_id, o.id, 'approval', '关于设立' || d.name || '的批复'
    FROM staging.discipline d
    JOIN party.organisation o USING (name)
    JOIN party.subordination s ON s.org_id = o.id
  RETURNING id, addressee_id)
INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
SELECT o.id, 'activation', o.active_on, d.id
  FROM d
  JOIN party.organisation o ON o.id = d.addressee_id;

-- The year of the committee.
INSERT INTO party.work_step (org_id, year, step, done_on, content)
SELECT o.id, s.year, k.step::party.year_step, s.done_on, s.content
  FROM staging.steps s
  JOIN party.organisation o ON o.name = s.org
  JOIN (VALUES ('计划', 'plan'), ('部署', 'deployment'), ('措施', 'measures'), ('检查', 'check'),
               ('落实', 'implementation'), ('总结', 'summary')) k (name, step) ON k.name = s.step
 ORDER BY s.ctid;
INSERT INTO party.report_hearing (org_id, heard_on, topic, decisions)
SELECT o.id, h.heard_on, h.topic, h.decisions
  FROM staging.hearings h
  JOIN party.organisation o ON o.name = h.org
 ORDER BY h.ctid;
CREATE TEMPORARY TABLE agenda ON COMMIT DROP AS
SELECT g.*, o.id AS org_id, nextval('party.activity_id_seq') AS id
  FROM (SELECT a.* FROM staging.agendas a ORDER BY a.ctid) g
  JOIN party.organisation o ON o.name = g.org;
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, theme, chair_id, recorder_id)
SELECT g.id, g.org_id, 'committee_meeting', 'held', g.held_on + g.starts_at, g.held_on + g.ends_at, g.topic, c.id, r.id
  FROM agenda g
  JOIN party.member c ON c.emp_no = g.chair
  JOIN party.member r ON r.emp_no = g.recorder;
INSERT INTO party.attendance (activity_id, member_id, status)
SELECT g.id, m.id, 'present'
  FROM agenda g
  JOIN party.member m ON m.emp_no = ANY (string_to_array(g.present, '、'))
 ORDER BY g.id, m.id;
INSERT INTO party.deliberation (activity_id, topic)
SELECT g.id, g.deliberated FROM agenda g WHERE g.deliberated IS NOT NULL;
INSERT INTO party.responsibility (org_id, member_id, kind, branch_id, task, from_date, to_date)
SELECT o.id, m.id, CASE r.kind WHEN '第一责任人' THEN 'first' ELSE 'duty' END::party.responsibility_kind, b.id, r.task,
       r.from_date, r.to_date
  FROM staging.responsibilities r
  JOIN party.organisation o ON o.name = r.org
  JOIN party.member m USING (emp_no)
  LEFT JOIN party.organisation b ON b.name = r.branch
 ORDER BY r.ctid;
INSERT INTO party.agency_staff (org_id, number, from_date, to_date)
SELECT o.id, a.number, a.from_date, a.to_date
  FROM staging.agency a
  JOIN party.organisation o ON o.name = a.org
 ORDER BY a.ctid;
INSERT INTO party.activity_budget (org_id, year, approved_on, administrative, amount)
SELECT o.id, b.year, b.approved_on, b.administrative, b.amount
  FROM staging.budgets b
  JOIN party.organisation o ON o.name = b.org;
-- A receipt counts once, and no more is spent than there is.
INSERT INTO staging.set_aside
SELECT 'expenditures', concat_ws(' ', e.spent_on, e.purpose), x.reason, to_jsonb(e)
  FROM (SELECT s.*, sum(s.amount) OVER (PARTITION BY s.org, extract(year FROM s.spent_on) ORDER BY s.no) AS spent,
               row_number() OVER (PARTITION BY normalize(s.receipt, NFKC) ORDER BY s.no) AS nth
          FROM staging.expenditures s) e
  JOIN staging.budgets b ON b.org = e.org AND b.year = extract(year FROM e.spent_on)
 CROSS JOIN LATERAL (
    SELECT CASE
      WHEN e.receipt IS NOT NULL AND e.nth > 1 THEN 'a receipt that is there already'
      WHEN e.spent > b.amount THEN 'beyond the budget'
    END AS reason) x
 WHERE x.reason IS NOT NULL;
INSERT INTO party.activity_expenditure (id, org_id, year, spent_on, amount, purpose, receipt, reverses)
SELECT e.no, o.id, extract(year FROM e.spent_on), e.spent_on, e.amount, e.purpose, e.receipt, e.reverses
  FROM staging.expenditures e
  JOIN party.organisation o ON o.name = e.org
 WHERE NOT EXISTS (SELECT
                     FROM staging.set_aside a
                    WHERE a."table" = 'expenditures' AND a.original ->> 'no' = e.no::text)
 ORDER BY e.no;
SELECT setval('party.activity_expenditure_id_seq', max(id)) FROM party.activity_expenditure;

-- Institutions, brands, and what branches and members do for others.
WITH institution AS (
  INSERT INTO party.institution (org_id, kind, title, from_date, to_date)
  SELECT o.id, k.kind::party.institution_kind, i.title, i.from_date, i.to_date
    FROM staging.institutions i
    JOIN party.organisation o ON o.name = i.org
    JOIN (VALUES ('组织生活', 'organisation_life'), ('三会一课', 'three_meetings'), ('学习教育', 'study'),
                 ('党费收缴使用和管理', 'dues'), ('党务公开', 'openness'), ('双重组织生活', 'double_life'),
                 ('民主评议', 'appraisal'), ('专题组织生活会', 'organisation_life_meeting'), ('发展党员', 'development'),
                 ('党内监督', 'supervision'), ('述职评议', 'duty_report'), ('服务承诺', 'commitment')) k (name, kind)
      ON k.name = i.kind
   ORDER BY i.ctid
  RETURNING id, title, from_date)
INSERT INTO party.institution_review (institution_id, reviewed_on, said)
SELECT n.id, i.reviewed_on, '继续执行'
  FROM institution n
  JOIN staging.institutions i USING (title, from_date)
 WHERE i.reviewed_on IS NOT NULL;
INSERT INTO party.brand_project (org_id, kind, name, goal, owner_id, from_date, to_date)
SELECT o.id, k.kind::party.brand_kind, b.name, b.goal, m.id, b.from_date, b.to_date
  FROM staging.brands b
  JOIN party.organisation o ON o.name = b.org
  JOIN party.member m ON m.emp_no = b.owner
  JOIN (VALUES ('服务中心', 'centre'), ('党员服务', 'service'), ('活动基地', 'foundation')) k (name, kind)
    ON k.name = b.kind
 ORDER BY b.ctid;
INSERT INTO party.volunteer_service (org_id, served_on, content, members)
SELECT o.id, s.served_on, s.content, s.members
  FROM staging.services s
  JOIN party.organisation o ON o.name = s.org
 ORDER BY s.ctid;
INSERT INTO party.pairing (id, org_id, partner, helper_id, goal, from_date, to_date)
SELECT p.no, o.id, p.partner, m.id, p.goal, p.from_date, p.to_date
  FROM staging.pairings p
  JOIN party.organisation o ON o.name = p.org
  LEFT JOIN party.member m ON m.emp_no = p.helper;
SELECT setval('party.pairing_id_seq', max(id)) FROM party.pairing;
INSERT INTO party.pairing_visit (pairing_id, visited_on, content)
SELECT v.pairing, v.visited_on, v.content FROM staging.visits v ORDER BY v.ctid;
INSERT INTO party.service_commitment (member_id, year, committed_on, content)
SELECT m.id, c.year, c.committed_on, c.content
  FROM staging.commitments c
  JOIN party.member m USING (emp_no);

-- Inspections, with their reports.
INSERT INTO party.self_inspection (org_id, inspected_on, whole, found)
SELECT o.id, s.inspected_on, s.scope = '全部', s.found
  FROM staging.self_inspections s
  JOIN party.organisation o ON o.name = s.org
 ORDER BY s.ctid;
WITH report AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT i.report_no, i.inspected_on, c.id, o.id, 'report', i.matter || '检查情况'
    FROM staging.supervisions i
    JOIN party.organisation c ON c.name = i.inspector
    JOIN party.organisation o ON o.name = i.org
   ORDER BY i.ctid
  RETURNING id, number, issuer_id, addressee_id)
INSERT INTO party.inspection (inspector_id, org_id, inspected_on, matter, found, document_id)
SELECT r.issuer_id, r.addressee_id, i.inspected_on, i.matter, i.found, r.id
  FROM staging.supervisions i
  JOIN report r ON r.number = i.report_no
 ORDER BY i.ctid;
WITH report AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT r.report_no, r.reported_on, o.id, s.parent_id, 'report', '党员领导干部遵守纪律和履职尽责情况'
    FROM staging.discipline_reports r
    JOIN party.organisation o ON o.name = r.org
    JOIN party.subordination s ON s.org_id = o.id
   ORDER BY r.ctid
  RETURNING id, number, issuer_id)
INSERT INTO party.discipline_report (org_id, reported_on, covers, document_id)
SELECT d.issuer_id, r.reported_on,
       ARRAY(SELECT k.aspect::party.discipline_aspect
               FROM (VALUES ('政治纪律', 'political'), ('组织纪律', 'organisational'), ('廉洁纪律', 'integrity'),
                            ('群众纪律', 'mass'), ('工作纪律', 'work'), ('生活纪律', 'life'), ('履职尽责', 'duty'))
                    k (name, aspect)
              WHERE k.name = ANY (string_to_array(r.covers, '、'))),
       d.id
  FROM staging.discipline_reports r
  JOIN report d ON d.number = r.report_no
 ORDER BY r.ctid;

-- What earlier audits found, with the values that the messages of the rules name.
INSERT INTO party.finding
       (id, rule, subject, org_id, origin, found_on, bar, magnitude, args, closed_on, closed_by)
SELECT f.no, f.rule, coalesce(m.id, o.id), o.id, 'audit', f.found_on, 1, 1,
       jsonb_build_object('organisation', o.name)
         || CASE f.rule
              WHEN 'ORG-05' THEN '{"count": 7, "committee": 0, "threshold": 7}'
              ELSE jsonb_build_object('member', m.name, 'year', extract(year FROM f.found_on),
                                      'problem', 'excellent above a third') END,
       f.closed_on, 'audit'
  FROM staging.findings f
  JOIN party.organisation o ON o.name = f.org
  LEFT JOIN party.member m USING (emp_no)
 ORDER BY f.no;
SELECT setval('party.finding_id_seq', max(id)) FROM party.finding;
-- The ledger: an item has a deadline after it was found, and is not verified by who is responsible.
INSERT INTO staging.set_aside
SELECT 'ledger', concat_ws(' ', i.org, i.problem), x.reason, to_jsonb(i)
  FROM staging.ledger i
 CROSS JOIN LATERAL (
    SELECT CASE
      WHEN i.deadline IS NULL THEN 'without a deadline'
      WHEN i.deadline <= i.found_on THEN 'a deadline before it was found'
      WHEN i.verifier = i.responsible THEN 'verified by who is responsible'
    END AS reason) x
 WHERE x.reason IS NOT NULL;
INSERT INTO party.ledger_item
       (id, org_id, source, finding_id, returns_id, problem, serious, found_on, entered_on, goal, measure,
        responsible_id, responsible_from, deadline, extended_to, extension_reason, closed_on, evidence, verifier_id)
SELECT i.no, o.id, k.source::party.ledger_source, i.finding, i.returns, i.problem, i.serious = '是', i.found_on,
       i.entered_on, i.goal, i.measure, m.id, i.responsible_from, i.deadline, i.extended_to, i.extension_reason,
       i.closed_on, i.evidence, v.id
  FROM staging.ledger i
  JOIN party.organisation o ON o.name = i.org
  JOIN (VALUES ('征求意见', 'opinions'), ('自查', 'self_inspection'), ('民主生活会', 'democratic_life'),
               ('组织生活会', 'organisation_life'), ('督导检查', 'inspection'), ('审核', 'audit')) k (name, source)
    ON k.name = i.source
  JOIN party.member m ON m.emp_no = i.responsible
  LEFT JOIN party.member v ON v.emp_no = i.verifier
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'ledger' AND a.original ->> 'no' = i.no::text)
 ORDER BY i.no;
SELECT setval('party.ledger_item_id_seq', max(id)) FROM party.ledger_item;

-- The assessment of 2025 as it was published, by the scheme that the extension drafts. What areas are not installed
-- leave their points to what people grade.
SELECT partybuild.draft_scheme(2025) AS scheme \gset
UPDATE party.assessment_item i
   SET points = i.points + 100 - (SELECT sum(x.points) FROM party.assessment_item x WHERE x.scheme_id = i.scheme_id)
 WHERE i.scheme_id = :scheme AND i.graded;
WITH d AS (
  INSERT INTO party.document (number, dated_on, issuer_id, kind, title)
  SELECT '机党〔2025〕3号', '2025-01-20', o.id, 'notice', '关于印发年度机关党建规范化建设考评方案的通知'
    FROM party.organisation o
   WHERE o.kind = 'basic_committee'
  RETURNING id, dated_on)
SELECT partybuild.publish_scheme(:scheme, d.id, d.dated_on) FROM d;
-- people gave what they did of five points
INSERT INTO party.assessment_grade (item_id, org_id, points, reason, graded_on)
SELECT i.id, o.id, i.points - 5 + g.points, g.reason, '2026-01-28'
  FROM staging.grades g
  JOIN party.organisation o ON o.name = g.org
  JOIN party.assessment_item i ON i.scheme_id = :scheme AND i.graded
 ORDER BY g.ctid;
-- A branch has one result; another score comes of an appeal only.
INSERT INTO staging.set_aside
SELECT 'results', concat_ws(' ', r.org, r.score), 'a score changed without an appeal: ' || e.score, to_jsonb(r)
  FROM staging.results r
  JOIN staging.results e ON e.org = r.org AND e.year = r.year AND e.ctid < r.ctid;
INSERT INTO party.assessment (year, scheme_id, made_at) VALUES (2025, :scheme, '2026-01-30 10:00+08')
RETURNING id AS assessment \gset
INSERT INTO party.assessment_result (assessment_id, org_id, score, serious_overdue)
SELECT :assessment, o.id, 0,
       (SELECT count(*)
          FROM party.ledger_item i
         WHERE i.org_id = o.id
           AND i.serious
           AND coalesce(i.extended_to, i.deadline) < '2025-12-31'
           AND (i.closed_on IS NULL OR i.closed_on > '2025-12-31'))
  FROM staging.results r
  JOIN party.organisation o ON o.name = r.org
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'results' AND a.original = to_jsonb(r))
 ORDER BY r.ctid;
-- Findings, rooms, pairings and items of the ledger are known by their numbers, posts and cadres by whose they are.
INSERT INTO party.assessment_loss (result_id, item_id, kind, finding_id, rule, subject, period, status, lost)
SELECT x.id, i.id, CASE WHEN d.id IS NULL THEN 'obligation' ELSE 'finding' END, d.id, l.rule,
       coalesce(d.subject, l.number, f.subject, o.id), l.period, k.status, l.lost
  FROM staging.losses l
  JOIN party.organisation o ON o.name = l.org
  JOIN party.assessment_result x ON x.org_id = o.id AND x.assessment_id = :assessment
  JOIN party.assessment_item i ON i.scheme_id = :scheme AND i.number = l.item
  JOIN partybuild.rule r ON r.code = l.rule
  JOIN (VALUES ('缺', 'overdue'), ('迟', 'late'), ('未改', 'open')) k (name, status) ON k.name = l.status
  LEFT JOIN party.finding d ON d.id = l.number AND k.status = 'open'
  LEFT JOIN LATERAL (
    SELECT min(s.subject) AS subject
      FROM staging.file s
     WHERE s.kind = r.subject AND s.emp_no = l.emp_no
 ) f ON true
 ORDER BY l.ctid;
INSERT INTO party.assessment_loss (result_id, item_id, kind, status, lost)
SELECT x.id, g.item_id, 'grade', g.reason, i.points - g.points
  FROM party.assessment_grade g
  JOIN party.assessment_item i ON i.id = g.item_id AND g.points < i.points
  JOIN party.assessment_result x ON x.org_id = g.org_id AND x.assessment_id = :assessment
 ORDER BY x.id;
INSERT INTO party.assessment_item_result (result_id, item_id, lost)
SELECT x.id, i.id, least(i.points, coalesce(sum(l.lost), 0))
  FROM party.assessment_result x
  JOIN party.assessment_item i ON i.scheme_id = :scheme
  LEFT JOIN party.assessment_loss l ON l.result_id = x.id AND l.item_id = i.id
 WHERE x.assessment_id = :assessment
 GROUP BY x.id, i.id
 ORDER BY x.id, i.id;
UPDATE party.assessment_result x
   SET score = (SELECT sum(i.points - y.lost)
                  FROM party.assessment_item_result y
                  JOIN party.assessment_item i ON i.id = y.item_id
                 WHERE y.result_id = x.id)
 WHERE x.assessment_id = :assessment;
SELECT partybuild.publish_assessment(2025, '2026-02-10');

-- An appeal is against what is published, and one against each result; decided it is on the day of its document.
INSERT INTO staging.set_aside
SELECT 'appeals', concat_ws(' ', a.org, a.filed_on), x.reason, to_jsonb(a)
  FROM staging.appeals a
 CROSS JOIN LATERAL (
    SELECT CASE
      WHEN a.filed_on < '2026-02-10' THEN 'before the results were published'
      WHEN EXISTS (SELECT
                     FROM staging.appeals e
                    WHERE e.org = a.org AND e.year = a.year AND e.ctid < a.ctid) THEN 'against a result that had one'
    END AS reason) x
 WHERE x.reason IS NOT NULL;
CREATE TEMPORARY TABLE appeal ON COMMIT DROP AS
SELECT a.*, o.id AS org_id, r.id AS result_id, nextval('party.assessment_appeal_id_seq') AS id
  FROM (SELECT s.* FROM staging.appeals s ORDER BY s.ctid) a
  JOIN party.organisation o ON o.name = a.org
  JOIN party.assessment_result r ON r.org_id = o.id AND r.assessment_id = :assessment
 WHERE NOT EXISTS (SELECT FROM staging.set_aside x WHERE x."table" = 'appeals' AND x.original = to_jsonb(a));
INSERT INTO party.assessment_appeal (id, result_id, filed_on, reason)
SELECT a.id, a.result_id, a.filed_on, a.reason FROM appeal a;
UPDATE party.assessment_grade g
   SET points = i.points - 5 + a.points, graded_on = a.decided_on
  FROM appeal a
  JOIN party.assessment_item i ON i.scheme_id = :scheme AND i.graded
 WHERE a.org_id = g.org_id AND i.id = g.item_id AND a.points IS NOT NULL;
DO $$
DECLARE
  d record;
BEGIN
  FOR d IN
    WITH document AS (
      INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
      SELECT a.document_no, a.decided_on, s.parent_id, a.org_id, 'decision', '关于年度考评申诉的决定'
        FROM appeal a
        JOIN party.subordination s ON s.org_id = a.org_id
       ORDER BY a.id
      RETURNING id, number, dated_on)
    SELECT a.id AS appeal, a.decision = '成立' AS upheld, x.id AS document, x.dated_on
      FROM appeal a
      JOIN document x ON x.number = a.document_no
     ORDER BY a.id
  LOOP
    PERFORM partybuild.decide_appeal(d.appeal, d.document, d.upheld, decided_on => d.dated_on);
  END LOOP;
END $$;

-- What came of it; members are commended for their appraisal, of which the files have that of one branch.
INSERT INTO party.appraisal (activity_id, member_id, year, grade)
SELECT a.id, m.id, extract(year FROM a.held_on), CASE s.grade WHEN '优秀' THEN 'excellent' ELSE 'qualified' END
         ::party.appraisal_grade
  FROM staging.appraisals s
  JOIN party.activity a ON a.id = s.activity
  JOIN party.member m USING (emp_no)
 ORDER BY s.ctid;
INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
SELECT x.document_no, x.dated_on, c.id, o.id, x.kind::party.document_kind, x.title
  FROM (SELECT DISTINCT d.document_no, d.awarded_on AS dated_on, NULL AS org, 'decision' AS kind, '关于表彰先进的决定' AS title
          FROM staging.commendations d
        UNION ALL
        SELECT n.document_no, n.noticed_on, n.org, 'notice', '关于' || n.org || '的通报'
          FROM staging.notices n) x
 CROSS JOIN party.organisation c
  LEFT JOIN party.organisation o ON o.name = x.org
 WHERE c.kind = 'basic_committee'
 ORDER BY x.document_no;
INSERT INTO party.commendation (year, org_id, member_id, title, awarded_on, document_id)
SELECT c.year, o.id, m.id, c.title, c.awarded_on, d.id
  FROM staging.commendations c
  JOIN party.document d ON d.number = c.document_no
  LEFT JOIN party.organisation o ON o.name = c.org
  LEFT JOIN party.member m USING (emp_no)
 ORDER BY c.ctid;
INSERT INTO party.criticism_notice (year, org_id, noticed_on, reason, document_id)
SELECT n.year, o.id, n.noticed_on, n.reason, d.id
  FROM staging.notices n
  JOIN party.organisation o ON o.name = n.org
  JOIN party.document d ON d.number = n.document_no
 ORDER BY n.ctid;
