-- Clerks' files of :n lines: attendance of activities that are on file, and the staff, who are on file without
-- branches; and the same lines as rows of the registers.
\set ON_ERROR_STOP 1
SET jit = off;
SET session_replication_role = replica;
TRUNCATE party.membership;
INSERT INTO party.membership (id, member_id, org_id, status, from_date)
SELECT id, member_id, org_id, status, from_date FROM bench.data;
UPDATE party.member SET emp_no = 'B' || id WHERE emp_no IS NULL;
INSERT INTO party.activity (org_id, kind, status, starts_at, ends_at, chair_id, recorder_id, theme)
SELECT o.id, 'study', 'held', d.day + time '09:00', d.day + time '11:00', (o.id - 100000) * 40, (o.id - 100000) * 40,
       'theme'
  FROM party.organisation o
 CROSS JOIN (SELECT partybuild.today() - 3 AS day) d
 WHERE o.kind = 'branch' AND o.id >= 100000;
SET session_replication_role = origin;
DROP SCHEMA IF EXISTS bench_import CASCADE;
CREATE SCHEMA bench_import;
CREATE VIEW bench_import.attendance_clean AS
SELECT a.id AS activity_id, d.member_id, 'present' AS status
  FROM bench.data d
  JOIN party.activity a ON a.org_id = d.org_id AND a.starts_at = partybuild.today() - 3 + time '09:00';
CREATE VIEW bench_import.attendance_file AS
SELECT row_number() OVER (ORDER BY d.id) + 1 AS line, o.name AS org, '集中学习' AS kind,
       to_char(partybuild.today() - 3, 'YYYY"年"FMMM"月"FMDD"日"') AS held_on, m.emp_no, '出席' AS status
  FROM bench.data d
  JOIN party.member m ON m.id = d.member_id
  JOIN party.organisation o ON o.id = d.org_id;
CREATE VIEW bench_import.staff_clean AS SELECT member_id, org_id, status, from_date FROM bench.data;
CREATE VIEW bench_import.staff_file AS
SELECT row_number() OVER (ORDER BY d.id) + 1 AS line, m.emp_no, m.name, '中共党员' AS political_status,
       m.admitted_on::text AS party_joined_on, m.confirmed_on::text AS party_confirmed_on, o.name AS branch,
       to_char(d.from_date, 'YYYY.FMMM.FMDD') AS branch_since
  FROM bench.data d
  JOIN party.member m ON m.id = d.member_id
  JOIN party.organisation o ON o.id = d.org_id;
CREATE TABLE bench_import.attendance (line bigint, org text, kind text, held_on text, emp_no text, status text);
CREATE TABLE bench_import.staff (
  line bigint, emp_no text, name text, political_status text, party_joined_on text, party_confirmed_on text,
  branch text, branch_since text);
VACUUM ANALYZE party.activity, party.membership, party.member;
