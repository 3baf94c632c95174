-- Files of applicants from staging into the registers: part of load.sql, in its transaction.  The files begin in 2020.
SELECT partybuild.record_development('2020-01-01');

CREATE TEMPORARY TABLE application ON COMMIT DROP AS
SELECT d.file, m.id AS member_id, m.name, d.on_date AS applied_on, o.id AS org_id, d.org,
       nextval('party.applicant_id_seq') AS id
  FROM staging.development d
  JOIN party.member m USING (emp_no)
  LEFT JOIN party.organisation o ON o.name = d.org
 WHERE d.step = '申请'
 ORDER BY d.file;
-- Of two meetings on one ballot the second cannot be a row.
INSERT INTO staging.set_aside
SELECT 'development', d.emp_no, 'one ballot for two: that of ' || d.first, to_jsonb(d)
  FROM (SELECT *,
               row_number() OVER (PARTITION BY ballot ORDER BY file) AS nth,
               min(emp_no) OVER (PARTITION BY ballot) AS first
          FROM staging.development
         WHERE ballot IS NOT NULL) d
 WHERE d.nth > 1;
-- Findings on files are known by whose they are.
INSERT INTO staging.file
SELECT 'applicant', a.id, m.emp_no
  FROM application a
  JOIN party.member m ON m.id = a.member_id;
CREATE TEMPORARY TABLE step ON COMMIT DROP AS
SELECT d.ctid AS line, a.id AS applicant_id, d.step, d.on_date, d.until, d.result, d.paper, d.ballot, d.who, d.org,
       p.id AS who_id, o.id AS org_id,
       -- the branch that has the file on that day, and its committee
       coalesce(v.org_id, CASE WHEN v.n = 0 THEN a.org_id END) AS branch_id, s.parent_id
  FROM staging.development d
  JOIN application a USING (file)
  LEFT JOIN party.member p ON p.emp_no = d.who
  LEFT JOIN party.organisation o ON o.name = d.org
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, max(r.id) AS org_id
      FROM staging.development t
      JOIN party.organisation r ON r.name = t.org
     WHERE t.file = d.file AND t.step = '转入' AND t.on_date <= d.on_date
 ) v
  LEFT JOIN party.subordination s ON s.org_id = coalesce(v.org_id, CASE WHEN v.n = 0 THEN a.org_id END)
 WHERE NOT EXISTS (SELECT
                     FROM staging.set_aside x
                    WHERE x."table" = 'development' AND x.original ->> 'file' = d.file AND d.step = '接收大会');

INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
SELECT s.paper, s.on_date, x.issuer_id, x.addressee_id, x.kind::party.document_kind, s.step || ' ' || h.name
  FROM step s
  JOIN application h ON h.id = s.applicant_id
 CROSS JOIN LATERAL (
    SELECT CASE WHEN s.step IN ('预审', '接收审批', '转正审批') THEN s.parent_id
                WHEN s.step NOT IN ('申请', '转正申请', '培训') THEN s.branch_id END AS issuer_id,
           CASE WHEN s.step IN ('申请', '转正申请') THEN s.branch_id
                WHEN s.step IN ('积极分子备案', '发展对象备案') THEN s.parent_id
                WHEN s.step IN ('预审', '接收审批', '转正审批') THEN s.branch_id END AS addressee_id,
           CASE WHEN s.step IN ('申请', '转正申请') THEN 'application'
                WHEN s.step IN ('积极分子', '发展对象', '预审') THEN 'decision'
                WHEN s.step IN ('积极分子备案', '发展对象备案') THEN 'filing'
                WHEN s.step IN ('支委会审查', '接收大会', '转正大会') THEN 'minutes'
                WHEN s.step IN ('接收审批', '转正审批') THEN 'approval'
                WHEN s.step = '公示' THEN 'notice'
                ELSE 'other' END AS kind) x
 WHERE s.paper IS NOT NULL AND s.step <> '归档材料'
 ORDER BY s.line;
ALTER TABLE step ADD document_id bigint;
UPDATE step s SET document_id = d.id FROM party.document d WHERE d.number = s.paper;

INSERT INTO party.applicant (id, member_id, applied_on, document_id)
SELECT a.id, a.member_id, a.applied_on, s.document_id
  FROM application a
  JOIN step s ON s.applicant_id = a.id AND s.step = '申请'
 ORDER BY s.line;
INSERT INTO party.applicant_branch (applicant_id, org_id, elsewhere, from_date, to_date, document_id)
SELECT s.applicant_id, s.org_id, CASE WHEN s.org_id IS NULL THEN s.org END, s.on_date,
       (SELECT t.on_date FROM step t WHERE t.applicant_id = s.applicant_id AND t.step = '转出' AND s.step = '申请'),
       CASE WHEN s.step = '转入' THEN s.document_id END
  FROM step s
 WHERE s.step IN ('申请', '转入')
 ORDER BY s.line;
INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on, organiser)
SELECT s.applicant_id, CASE s.step WHEN '谈话' THEN 'application' ELSE 'approval' END::party.applicant_talk_kind,
       s.who_id, s.on_date, s.result IS NOT DISTINCT FROM '组织员'
  FROM step s
 WHERE s.step IN ('谈话', '审批谈话')
 ORDER BY s.line;
INSERT INTO party.recommendation (applicant_id, source, made_on, document_id)
SELECT s.applicant_id, 'members', s.on_date, s.document_id FROM step s WHERE s.step = '推荐' ORDER BY s.line;
INSERT INTO party.development_decision (applicant_id, kind, decided_on, document_id, filing_document_id, reason)
SELECT s.applicant_id,
       CASE s.step WHEN '积极分子' THEN 'activist' WHEN '发展对象' THEN 'development_object' ELSE 'withdrawn' END
         ::party.development_decision_kind,
       s.on_date, s.document_id,
       (SELECT f.document_id
          FROM step f
         WHERE f.applicant_id = s.applicant_id AND f.step = s.step || '备案' AND f.on_date >= s.on_date
         ORDER BY f.on_date
         LIMIT 1),
       s.result
  FROM step s
 WHERE s.step IN ('积极分子', '发展对象', '撤回')
 ORDER BY s.line;
INSERT INTO party.training_contact (applicant_id, member_id, from_date, to_date)
SELECT s.applicant_id, s.who_id, s.on_date, s.until FROM step s WHERE s.step = '培养联系人' ORDER BY s.line;
INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on, result)
SELECT s.applicant_id, CASE s.step WHEN '考察' THEN 'activist' ELSE 'probation' END::party.applicant_review_kind,
       s.on_date, s.result
  FROM step s
 WHERE s.step IN ('考察', '预备期考察')
 ORDER BY s.line;
INSERT INTO party.opinion (applicant_id, source, heard_on)
SELECT s.applicant_id,
       CASE s.who WHEN '党小组' THEN 'party_group' WHEN '联系人' THEN 'contacts' WHEN '党员' THEN 'members'
                  ELSE 'masses' END::party.opinion_source,
       s.on_date
  FROM step s
 WHERE s.step = '听取意见'
 ORDER BY s.line;
INSERT INTO party.introducer (applicant_id, member_id, named_on)
SELECT s.applicant_id, s.who_id, s.on_date FROM step s WHERE s.step = '介绍人' ORDER BY s.line;
INSERT INTO party.political_review (applicant_id, concluded_on, passed, document_id)
SELECT s.applicant_id, s.on_date, s.result = '合格', s.document_id FROM step s WHERE s.step = '政审' ORDER BY s.line;
INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days, hours, document_id)
SELECT s.applicant_id, s.on_date, s.until, (regexp_match(s.result, '(\d+)天'))[1]::numeric,
       (regexp_match(s.result, '(\d+)学时'))[1]::numeric, s.document_id
  FROM step s
 WHERE s.step = '培训'
 ORDER BY s.line;
INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed, document_id)
SELECT s.applicant_id, CASE s.step WHEN '预审' THEN 'superior' ELSE 'branch' END::party.examination_kind,
       CASE s.step WHEN '预审' THEN s.parent_id ELSE s.branch_id END, s.on_date, s.result = '合格', s.document_id
  FROM step s
 WHERE s.step IN ('支委会审查', '预审')
 ORDER BY s.line;
INSERT INTO party.admission_notice (applicant_id, from_date, last_date, document_id)
SELECT s.applicant_id, s.on_date, s.until, s.document_id FROM step s WHERE s.step = '公示' ORDER BY s.line;

INSERT INTO party.development_ballot (id, figures, written_for)
SELECT b.no, partybuild.tally(b.entitled, b.present, b.issued, b.returned, b.valid, b."for", b.against, b.abstaining),
       b.written_for
  FROM staging.ballots b;
SELECT setval('party.development_ballot_id_seq', max(id)) FROM party.development_ballot;
INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, ballot_id, outcome)
SELECT s.applicant_id, CASE s.step WHEN '接收大会' THEN 'admission' ELSE 'conversion' END
         ::party.development_meeting_kind,
       s.org_id, s.on_date, s.ballot,
       CASE s.result WHEN '接收' THEN 'admitted' WHEN '不予接收' THEN 'not_admitted' WHEN '转正' THEN 'full'
                     ELSE 'cancelled' END::party.development_outcome
  FROM step s
 WHERE s.step IN ('接收大会', '转正大会')
 ORDER BY s.line;
INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, document_id)
SELECT m.id, s.parent_id, s.on_date, s.result = '批准', s.document_id
  FROM step s
  JOIN party.development_meeting m ON m.applicant_id = s.applicant_id
    AND m.kind = CASE s.step WHEN '接收审批' THEN 'admission' ELSE 'conversion' END::party.development_meeting_kind
 WHERE s.step IN ('接收审批', '转正审批')
 ORDER BY s.line;
INSERT INTO party.oath (applicant_id, taken_on)
SELECT s.applicant_id, s.on_date FROM step s WHERE s.step = '宣誓' ORDER BY s.line;
INSERT INTO party.conversion_application (applicant_id, dated_on, document_id)
SELECT s.applicant_id, s.on_date, s.document_id FROM step s WHERE s.step = '转正申请' ORDER BY s.line;
-- Where the approval names the day from which membership counts, that is what went into the file of the person.
UPDATE party.member h
   SET confirmed_on = s.until
  FROM step s
  JOIN application a ON a.id = s.applicant_id
 WHERE s.step = '转正审批' AND s.until IS NOT NULL AND h.id = a.member_id;

-- Whose probation was cancelled is no member to the HR system any more.
WITH gone AS (
  UPDATE party.member h
     SET admitted_on = m.held_on, ended_on = v.decided_on, ended_as = 'probation_cancelled'
    FROM application a
    JOIN party.development_meeting m ON m.applicant_id = a.id AND m.outcome = 'admitted'
    JOIN party.development_meeting c ON c.applicant_id = a.id AND c.outcome = 'cancelled'
    JOIN party.development_approval v ON v.meeting_id = c.id
   WHERE h.id = a.member_id
  RETURNING h.id, m.org_id, h.admitted_on, h.ended_on)
INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
SELECT g.id, g.org_id, 'probationary', g.admitted_on, g.ended_on FROM gone g ORDER BY g.id;
WITH letter AS (
  INSERT INTO party.document (number, dated_on, kind, title)
  SELECT d.paper, d.on_date - 4, 'other', '组织关系介绍信 ' || m.name
    FROM staging.development d
    JOIN party.member m USING (emp_no)
   WHERE d.step = '组织关系转入'
   ORDER BY d.ctid
  RETURNING id, number)
INSERT INTO party.transfer_in (member_id, arrived_on, from_organisation, document_id)
SELECT m.id, d.on_date, d.org, l.id
  FROM staging.development d
  JOIN party.member m USING (emp_no)
  JOIN letter l ON l.number = d.paper
 WHERE d.step = '组织关系转入'
 ORDER BY d.ctid;

INSERT INTO party.filed_item (applicant_id, item, document_id)
SELECT s.applicant_id, i.item::party.file_item, s.document_id
  FROM step s
  JOIN (VALUES ('入党申请书', 'application'), ('培养考察材料', 'training_record'), ('政审材料', 'political_review'),
               ('培训结业证', 'training_certificate'), ('公示材料', 'notice'), ('接收大会记录', 'admission_minutes'),
               ('入党志愿书', 'application_form'), ('接收批复', 'admission_approval'),
               ('转正申请书', 'conversion_application'), ('转正大会记录', 'conversion_minutes'),
               ('转正批复', 'conversion_approval')) i (name, item) ON i.name = s.result
 WHERE s.step = '归档材料'
 ORDER BY s.line;
-- sealed from here on
INSERT INTO party.development_file (applicant_id, archived_on)
SELECT s.applicant_id, s.on_date FROM step s WHERE s.step = '归档' ORDER BY s.line;

WITH plan AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT p.approval_no, p.approved_on, s.parent_id, o.id, 'approval', '发展党员计划' || p.year
    FROM staging.plans p
    JOIN party.organisation o ON o.name = p.org
    JOIN party.subordination s ON s.org_id = o.id
   ORDER BY p.ctid
  RETURNING id, number)
INSERT INTO party.development_plan (org_id, year, number, document_id)
SELECT o.id, p.year, p.number, d.id
  FROM staging.plans p
  JOIN party.organisation o ON o.name = p.org
  JOIN plan d ON d.number = p.approval_no
 ORDER BY p.ctid;
