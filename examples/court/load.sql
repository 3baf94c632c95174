-- From staging into the registers, in one transaction: what cannot be a row is set aside with its reason,
-- what breaks a rule of a group is adopted as a finding. Rows are numbered in the order of the files' lines (ctid), or
-- in another that no plan decides, so that every court that loads them has the same numbers.
SET client_min_messages = warning;
SET jit = off;
BEGIN;
-- The files begin in 2025: obligations are counted from there.
SELECT partybuild.register_court('sample', '中级人民法院', counted_from => '2025-01-01');

-- Who cannot be taken over: the number, or what contradicts it, or dates no membership can have.
INSERT INTO staging.set_aside
SELECT 'hr_staff', s.emp_no, x.reason, to_jsonb(s)
  FROM (SELECT *,
               row_number() OVER (PARTITION BY id_no ORDER BY emp_no) AS nth,
               min(emp_no) OVER (PARTITION BY id_no) AS first
          FROM staging.hr_staff) s
 CROSS JOIN LATERAL (
    SELECT CASE
      WHEN partybuild.cnid_problem(s.id_no) IS NOT NULL
      THEN 'citizen number: wrong ' || partybuild.cnid_problem(s.id_no)
      WHEN s.nth > 1 THEN 'citizen number twice: same as ' || s.first
      WHEN partybuild.birth(s.id_no::partybuild.cnid) <> s.birth_date THEN 'birth date differs from citizen number'
      WHEN partybuild.sex(s.id_no::partybuild.cnid) <> s.sex THEN 'sex differs from citizen number'
      WHEN s.party_joined_on < s.birth_date + interval '18 years' THEN 'admitted before the age of 18'
      WHEN s.party_confirmed_on < s.party_joined_on + interval '1 year' THEN 'confirmed before a year of probation'
    END AS reason) x
 WHERE x.reason IS NOT NULL;

INSERT INTO party.organisation (name, kind) VALUES ('市直机关工委', 'external_superior');
INSERT INTO party.organisation (name, kind, founded_on, active_on)
SELECT b.name,
       CASE b.kind WHEN '基层委员会' THEN 'basic_committee' WHEN '党总支' THEN 'general_branch' ELSE 'branch' END
         ::party.organisation_kind,
       b.founded_on, b.founded_on
  FROM staging.branches b
 ORDER BY b.ctid;
INSERT INTO party.subordination (org_id, parent_id, from_date)
SELECT o.id, p.id, b.founded_on
  FROM staging.branches b
  JOIN party.organisation o USING (name)
  JOIN party.organisation p ON p.name = coalesce(b.parent, '市直机关工委')
 ORDER BY b.ctid;
WITH d AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT b.approval_no, b.approved_on, s.parent_id, o.id, 'approval', '关于设立' || b.name || '的批复'
    FROM staging.branches b
    JOIN party.organisation o USING (name)
    JOIN party.subordination s ON s.org_id = o.id
   ORDER BY b.ctid
  RETURNING id, addressee_id)
INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
SELECT o.id, 'activation', o.active_on, d.id
  FROM d
  JOIN party.organisation o ON o.id = d.addressee_id
 ORDER BY d.id;

INSERT INTO party.member (emp_no, cnid, name, admitted_on, confirmed_on, known_from)
SELECT s.emp_no, s.id_no::partybuild.cnid, s.name, s.party_joined_on, s.party_confirmed_on, s.branch_since
  FROM staging.hr_staff s
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'hr_staff' AND a.key = s.emp_no)
 ORDER BY s.ctid;
INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
SELECT m.id, o.id, x.status, x.from_date, x.to_date
  FROM staging.hr_staff s
  JOIN party.member m USING (emp_no)
  JOIN party.organisation o ON o.name = s.branch
 CROSS JOIN LATERAL (
    SELECT greatest(s.branch_since, s.party_joined_on) AS since) b
 CROSS JOIN LATERAL (
    VALUES ('probationary'::party.member_status, b.since, s.party_confirmed_on),
           ('full', greatest(b.since, s.party_confirmed_on), NULL)) x (status, from_date, to_date)
 WHERE s.party_joined_on IS NOT NULL
   AND (x.status = 'full' AND s.party_confirmed_on IS NOT NULL
        OR x.status = 'probationary' AND (s.party_confirmed_on IS NULL OR s.party_confirmed_on > b.since))
 ORDER BY o.id, m.id DESC, x.from_date DESC;

INSERT INTO party.department (name, head_id)
SELECT DISTINCT ON (s.department) s.department, m.id
  FROM staging.hr_staff s
  LEFT JOIN party.member m ON m.emp_no = s.emp_no AND s.position IN ('庭长', '主任')
 ORDER BY s.department, m.id;
INSERT INTO party.covered_department (org_id, department_id, from_date)
SELECT o.id, d.id, b.founded_on
  FROM staging.branches b
  JOIN party.organisation o USING (name)
  JOIN party.department d ON d.name = b.department
 ORDER BY b.ctid;
INSERT INTO party.leader (member_id, duty, personnel, from_date)
SELECT m.id,
       CASE WHEN s.position LIKE '党组书记%' THEN 'group_secretary'
            WHEN s.position LIKE '党组副书记%' THEN 'group_deputy'
            ELSE 'group_member' END::party.leader_duty,
       s.position LIKE '%分管人事%', s.hired_on
  FROM staging.hr_staff s
  JOIN party.member m USING (emp_no)
 WHERE s.position LIKE '党组%'
 ORDER BY s.ctid;

INSERT INTO party.post (org_id, member_id, title, portfolio, elected_on, from_date, to_date, term_ends_on)
SELECT o.id, m.id, t.title::party.post_title, t.portfolio::party.portfolio[], p.elected_on, p.from_date, p.to_date,
       p.elected_on + CASE WHEN o.kind = 'basic_committee' THEN interval '5 years' ELSE interval '3 years' END
  FROM staging.posts p
  JOIN party.organisation o ON o.name = p.org
  JOIN party.member m USING (emp_no)
  JOIN (VALUES ('书记', 'secretary', '{}'), ('副书记', 'deputy', '{}'), ('专职副书记', 'fulltime_deputy', '{}'),
               ('委员', 'member', '{}'), ('组织委员', 'member', '{organisation}'),
               ('宣传委员', 'member', '{publicity}'), ('纪检委员', 'member', '{discipline}'),
               ('组织宣传委员', 'member', '{organisation,publicity}')) t (name, title, portfolio) ON t.name = p.title
 ORDER BY p.ctid;
INSERT INTO staging.set_aside
SELECT 'posts', p.org || ' ' || p.title, 'unknown title or person', to_jsonb(p)
  FROM staging.posts p
 WHERE NOT EXISTS (SELECT
                     FROM party.post x
                     JOIN party.member m ON m.id = x.member_id
                     JOIN party.organisation o ON o.id = x.org_id
                    WHERE m.emp_no = p.emp_no AND o.name = p.org AND x.from_date = p.from_date);

-- A ballot for one seat is that of a secretary where there is no committee. The file names no date for the superior's
-- document: it is taken as the consent to the candidates, dated by election day; the report is the filing too.
WITH docs AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT x.number, x.dated_on, x.issuer_id, x.addressee_id, x.kind::party.document_kind, e.org || e.held_on
    FROM staging.elections e
    JOIN party.organisation o ON o.name = e.org
    JOIN party.subordination s ON s.org_id = o.id
   CROSS JOIN LATERAL (
      VALUES (e.approval_no, e.held_on, s.parent_id, o.id, 'consent'),
             (e.org || to_char(e.reported_on, 'YYYYMMDD'), e.reported_on, o.id, s.parent_id, 'report'))
        x (number, dated_on, issuer_id, addressee_id, kind)
   WHERE x.number IS NOT NULL AND x.dated_on IS NOT NULL
   ORDER BY o.id, x.kind
  RETURNING id, kind, title)
INSERT INTO party.election
       (org_id, purpose, office, held_on, seats, candidates,
        entitled, present, issued, returned, valid, invalid, result,
        consent_document_id, report_document_id, filing_document_id)
SELECT o.id, 'renewal', CASE WHEN e.seats = 1 THEN 'secretary' ELSE 'committee' END::party.election_office,
       e.held_on, e.seats, e.candidates,
       e.entitled, e.present, e.ballots_issued, e.ballots_returned, e.ballots_valid,
       e.ballots_returned - e.ballots_valid, 'valid',
       (SELECT d.id FROM docs d WHERE d.title = e.org || e.held_on AND d.kind = 'consent'),
       (SELECT d.id FROM docs d WHERE d.title = e.org || e.held_on AND d.kind = 'report'),
       (SELECT d.id FROM docs d WHERE d.title = e.org || e.held_on AND d.kind = 'report')
  FROM staging.elections e
  JOIN party.organisation o ON o.name = e.org
 ORDER BY e.ctid;
-- The committee's members come from its ballot; the ballots of secretaries by their committees are not in the files.
UPDATE party.post p
   SET election_id = e.id
  FROM party.election e
 WHERE e.org_id = p.org_id AND e.held_on = p.elected_on AND e.office = 'committee' AND p.title = 'member';

-- Activities: the files say when minutes were written, not what they say, and not which meeting decided a theme.
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, theme, chair_id, recorder_id)
SELECT a.no, o.id, k.kind::party.activity_kind, 'held', a.held_on + a.starts_at, a.held_on + a.ends_at, a.topic,
       c.id, r.id
  FROM staging.activities a
  JOIN party.organisation o ON o.name = a.org
  JOIN (VALUES ('党员大会', 'general_meeting'), ('支委会', 'committee_meeting'), ('党课', 'lecture'),
               ('主题党日', 'theme_day'), ('集中学习', 'study'), ('专题讨论', 'discussion'), ('专题研讨', 'seminar'),
               ('组织生活会', 'organisation_life_meeting'), ('民主评议党员', 'appraisal_meeting')) k (name, kind)
    ON k.name = a.kind
  LEFT JOIN party.member c ON c.emp_no = a.chair
  LEFT JOIN party.member r ON r.emp_no = a.recorder;
SELECT setval('party.activity_id_seq', max(id)) FROM party.activity;
INSERT INTO party.attendance (activity_id, member_id, status, reason)
SELECT t.activity_no, m.id,
       CASE t.status WHEN '出席' THEN 'present' ELSE 'absent' END::party.attendance_status, t.reason
  FROM staging.attendance t
  JOIN party.activity a ON a.id = t.activity_no
  JOIN party.member m USING (emp_no);
INSERT INTO staging.set_aside
SELECT 'activities', a.no::text, 'unknown organisation or kind', to_jsonb(a)
  FROM staging.activities a
 WHERE NOT EXISTS (SELECT FROM party.activity x WHERE x.id = a.no);

-- Findings on persons are known by whose they are.
INSERT INTO staging.file SELECT 'member', m.id, m.emp_no FROM party.member m;
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_development') AS development,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_dues') AS dues,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_venue') AS venue,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_cadre') AS cadre,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_supervision') AS supervision \gset
\if :development
  \ir development.sql
\else
  DELETE FROM staging.faults WHERE "table" IN ('development', 'plans');
\endif
\if :dues
  \ir dues.sql
\else
  DELETE FROM staging.faults WHERE "table" = 'dues';
\endif
\if :venue
  \ir venue.sql
\else
  DELETE FROM staging.faults
   WHERE "table" IN ('rooms', 'room_shares', 'inspections', 'layouts', 'wall_items', 'cabinets', 'archive', 'copies',
                     'requests', 'readings');
\endif
\if :cadre
  \ir cadre.sql
\else
  DELETE FROM staging.faults WHERE "table" IN ('cadres', 'trainings', 'training_attendance', 'care');
\endif

-- Nobody has looked at the tables yet, and audit and assessment plan by what is in them.
ANALYZE party.member, party.membership, party.post, party.activity, party.attendance;
\if :supervision
  \ir supervision.sql
\else
  DELETE FROM staging.faults
   WHERE "table" IN ('steps', 'hearings', 'agendas', 'responsibilities', 'institutions', 'agency', 'budgets',
                     'expenditures', 'brands', 'services', 'visits', 'commitments', 'self_inspections', 'supervisions',
                     'discipline_reports', 'findings', 'ledger', 'results', 'appeals', 'commendations', 'notices');
\endif
SELECT partybuild.adopt(partybuild.today() + 90,
         (SELECT m.id
            FROM party.member m
            JOIN party.post p ON p.member_id = m.id
           WHERE p.title = 'fulltime_deputy'
           ORDER BY p.id
           LIMIT 1)) AS findings;
\if :supervision
  -- Of what was found, the branches take up what they are to mend themselves.
  SELECT count(partybuild.take_up(f.id, p.member_id)) AS taken_up
    FROM party.finding f
    JOIN party.post p ON p.org_id = f.org_id AND p.title = 'secretary'
   WHERE f.rule IN ('ORG-02', 'ORG-05') AND f.closed_on IS NULL;
\endif
COMMIT;
