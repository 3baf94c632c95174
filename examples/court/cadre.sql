-- Cadres, their training and care from staging into the registers: part of load.sql, in its transaction.  The files
-- begin in 2025; trainings keep their numbers.
SELECT partybuild.record_cadres('2025-01-01');

-- Who was in the post before has no inspection in the files.
WITH inspection AS (
  INSERT INTO party.cadre_inspection
         (member_id, org_id, inspected_on, party_spirit, conduct, style, ability, enthusiasm, said)
  SELECT m.id, o.id, c.inspected_on, p.grade::party.cadre_grade, b.grade::party.cadre_grade, s.grade::party.cadre_grade,
         a.grade::party.cadre_grade, e.grade::party.cadre_grade, c.said
    FROM staging.cadres c
    JOIN party.member m USING (emp_no)
    JOIN party.organisation o ON o.name = c.org
   CROSS JOIN LATERAL (SELECT '{"优秀": "excellent", "良好": "good", "一般": "fair", "较差": "poor"}'::jsonb AS of) g
   CROSS JOIN LATERAL (SELECT g.of ->> c.party_spirit AS grade) p
   CROSS JOIN LATERAL (SELECT g.of ->> c.conduct AS grade) b
   CROSS JOIN LATERAL (SELECT g.of ->> c.style AS grade) s
   CROSS JOIN LATERAL (SELECT g.of ->> c.ability AS grade) a
   CROSS JOIN LATERAL (SELECT g.of ->> c.enthusiasm AS grade) e
   WHERE c.inspected_on IS NOT NULL
   ORDER BY c.ctid
  RETURNING id, member_id),
appointment AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT c.appointment_no, c.from_date, s.parent_id, o.id, 'decision', '关于' || m.name || '任职的决定'
    FROM staging.cadres c
    JOIN party.member m USING (emp_no)
    JOIN party.organisation o ON o.name = c.org
    JOIN party.subordination s ON s.org_id = o.id
   ORDER BY c.ctid
  RETURNING id, number)
INSERT INTO party.cadre (member_id, org_id, kind, from_date, to_date, inspection_id, document_id)
SELECT m.id, o.id, CASE c.kind WHEN '专职' THEN 'fulltime' ELSE 'parttime' END::party.cadre_kind, c.from_date, c.to_date,
       i.id, a.id
  FROM staging.cadres c
  JOIN party.member m USING (emp_no)
  JOIN party.organisation o ON o.name = c.org
  JOIN appointment a ON a.number = c.appointment_no
  LEFT JOIN inspection i ON i.member_id = m.id
 ORDER BY c.ctid;
-- Findings on cadres and on secretaries are known by whose they are.
INSERT INTO staging.file
SELECT 'cadre', c.id, m.emp_no FROM party.cadre c JOIN party.member m ON m.id = c.member_id
UNION ALL
SELECT 'post', p.id, m.emp_no FROM party.post p JOIN party.member m ON m.id = p.member_id;

-- A day has ten hours at most, and a line that says more is no row.
SELECT pg_temp.take('trainings', 'trainings', $$f.topic || ' ' || f.starts_on$$,
                    's.topic = $1.topic AND s.starts_on = $1.starts_on');
UPDATE party.training t
   SET activity_id = s.activity
  FROM staging.trainings s
 WHERE s.no = t.id AND s.activity IS NOT NULL;
INSERT INTO party.training_attendance (training_id, member_id, status, hours, reason)
SELECT t.id, m.id, CASE a.status WHEN '参加' THEN 'present' ELSE 'absent' END::party.attendance_status, a.hours, a.reason
  FROM staging.training_attendance a
  JOIN party.training t ON t.id = a.training
  JOIN party.member m USING (emp_no);

INSERT INTO party.care (member_id, org_id, kind, cared_on, content)
SELECT m.id, o.id, k.kind::party.care_kind, c.cared_on, c.content
  FROM staging.care c
  JOIN party.member m USING (emp_no)
  JOIN party.organisation o ON o.name = c.org
  JOIN (VALUES ('政治上的关怀', 'political'), ('思想上的关心', 'thought'), ('精神上的激励', 'spirit'),
               ('工作上的支持', 'work')) k (name, kind) ON k.name = c.kind
 ORDER BY c.ctid;
ANALYZE party.cadre, party.training, party.training_attendance, party.care;
