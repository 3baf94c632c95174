-- A dozen writes against the sample court, refused and accepted, as an HR clerk would make them.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET partybuild.language = 'zh';
-- What an HR system does for a transfer or a change of status: the row that holds ends today, another begins.
CREATE FUNCTION pg_temp.change(who bigint[], org text, status text DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  WITH ended AS (
    UPDATE party.membership SET to_date = partybuild.today()
     WHERE to_date IS NULL AND member_id = ANY (who)
    RETURNING member_id, org_id, membership.status::text)
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  SELECT e.member_id, coalesce((SELECT o.id FROM party.organisation o WHERE o.name = change.org), e.org_id),
         coalesce(change.status, e.status)::party.member_status, partybuild.today()
    FROM ended e
$$;
\echo '--- 1. 从5人（正式）支部调出两人：拒绝'
SELECT pg_temp.change(ARRAY(SELECT m.member_id
                              FROM party.membership m
                              JOIN party.organisation o ON o.id = m.org_id
                             WHERE o.name = '民事审判第二庭党支部' AND m.to_date IS NULL
                               AND m.member_id NOT IN (SELECT member_id FROM party.post)
                             ORDER BY m.id
                             LIMIT 2), '执行局党支部');
SET partybuild.language = 'en';
\echo '--- 2. the same in English: refused (ORG-01)'
SELECT pg_temp.change(ARRAY(SELECT m.member_id
                              FROM party.membership m
                              JOIN party.organisation o ON o.id = m.org_id
                             WHERE o.name = '民事审判第二庭党支部' AND m.to_date IS NULL
                               AND m.member_id NOT IN (SELECT member_id FROM party.post)
                             ORDER BY m.id
                             LIMIT 2), '执行局党支部');
\echo '--- 3. one member transferred today: accepted'
BEGIN;
UPDATE party.membership
   SET to_date = partybuild.today()
 WHERE to_date IS NULL AND member_id = (SELECT id FROM party.member WHERE emp_no = 'L00095');
INSERT INTO party.membership (member_id, org_id, status, from_date)
SELECT m.id, o.id, 'full', partybuild.today()
  FROM party.member m, party.organisation o
 WHERE m.emp_no = 'L00095' AND o.name = '执行局党支部';
COMMIT;
\echo '--- 4. a 53rd member for a branch adopted with 52: refused, worse than the finding (ORG-02)'
SELECT pg_temp.change(ARRAY(SELECT id FROM party.member WHERE emp_no = 'L00072'), '刑事审判第一庭党支部');
\echo '--- 5. one of the 52 leaves: accepted, the bar falls from 2 to 1'
BEGIN;
UPDATE party.membership
   SET to_date = partybuild.today()
 WHERE to_date IS NULL AND member_id = (SELECT id FROM party.member WHERE emp_no = 'L00040');
INSERT INTO party.membership (member_id, org_id, status, from_date)
SELECT m.id, o.id, 'full', partybuild.today()
  FROM party.member m, party.organisation o
 WHERE m.emp_no = 'L00040' AND o.name = '执行局党支部';
COMMIT;
SELECT rule, bar FROM party.finding WHERE rule = 'ORG-02';
SET partybuild.language = 'zh';
\echo '--- 6. 已转出的空缺：只办转出、不办转入：拒绝'
UPDATE party.membership
   SET to_date = partybuild.today()
 WHERE to_date IS NULL AND member_id = (SELECT id FROM party.member WHERE emp_no = 'L00030');
\echo '--- 7. 现任委员停止党籍：拒绝'
SELECT pg_temp.change(ARRAY(SELECT id FROM party.member WHERE emp_no = 'L00002'), NULL, 'suspended');
\echo '--- 8. 支部再任命一名书记：拒绝'
INSERT INTO party.post (org_id, member_id, title, from_date)
SELECT o.id, m.id, 'secretary', '2026-01-01'
  FROM party.organisation o, party.member m
 WHERE o.name = '立案一庭党支部' AND m.emp_no = 'L00003';
\echo '--- 9. 党员直接编入机关党委：拒绝'
SELECT pg_temp.change(ARRAY(SELECT id FROM party.member WHERE emp_no = 'L00003'),
                      (SELECT name FROM party.organisation WHERE kind = 'basic_committee'));
SET partybuild.language = 'en';
\echo '--- 10. a citizen number with a wrong check character: refused by the type'
UPDATE party.member SET cnid = '410311197802143199' WHERE emp_no = 'L00001';
\echo '--- 11. a branch renamed without approval: refused (ORG-08)'
UPDATE party.organisation SET name = '立案庭党支部' WHERE name = '立案一庭党支部';
\echo '--- 12. the former secretary of 行政审判庭 had left when the new one was elected: accepted, two findings are closed'
UPDATE party.post
   SET to_date = '2025-10-09', end_reason = 'change_of_duty',
       end_document_id = (SELECT min(id) FROM party.document)
 WHERE member_id = (SELECT id FROM party.member WHERE emp_no = 'L00123');
SELECT rule, closed_on IS NOT NULL AS closed, closed_by
  FROM party.finding
 WHERE rule IN ('POS-03', 'POS-05')
 ORDER BY 1;
\echo '--- 13. a member at two meetings at once: refused (LIF-21)'
BEGIN;
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, chair_id, recorder_id)
SELECT 90001, a.org_id, 'training', 'held', a.starts_at, a.ends_at, a.chair_id, a.recorder_id
  FROM party.activity a
 WHERE a.id = 1;
INSERT INTO party.attendance (activity_id, member_id)
SELECT 90001, t.member_id FROM party.attendance t WHERE t.activity_id = 1 AND t.status = 'present';
COMMIT;
\echo '--- 14. a meeting that is filed, and altered after that: refused (VEN-13)'
UPDATE party.activity SET status = 'filed' WHERE id = 2;
UPDATE party.activity SET theme = '…' WHERE id = 2;
\echo '--- 15. an address or a name changes: no watched column, nothing is judged'
UPDATE party.member SET name = name WHERE emp_no = 'L00001';
