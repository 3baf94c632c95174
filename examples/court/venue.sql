-- Rooms, walls and the archive from staging into the registers: part of load.sql, in its transaction.  Rooms and
-- documents of the archive keep the numbers of the files.
SELECT pg_temp.take('rooms', 'rooms', 'f.name', 's.name = $1.name');
WITH agreed AS (
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT s.agreement_no, s.from_date, r.org_id, o.id, 'other', '共用' || r.name || '的约定'
    FROM staging.room_shares s
    JOIN party.room r ON r.id = s.room
    JOIN party.organisation o ON o.name = s.org
   ORDER BY s.ctid
  RETURNING id, number)
INSERT INTO party.room_share (room_id, org_id, from_date, to_date, document_id)
SELECT s.room, o.id, s.from_date, s.to_date, a.id
  FROM staging.room_shares s
  JOIN party.organisation o ON o.name = s.org
  JOIN agreed a ON a.number = s.agreement_no
 ORDER BY s.ctid;

-- Found up to standard, with less than the seven: that cannot be a row.
INSERT INTO staging.set_aside
SELECT 'inspections', r.name || ' ' || i.inspected_on, 'up to standard with fewer than seven', to_jsonb(i)
  FROM staging.inspections i
  JOIN staging.rooms r ON r.no = i.room
 WHERE i.result = '达标'
   AND num_nulls(i.place, i.sign, i.flag_and_oath, i.e_education, i.network, i.materials, i.working_rules) > 0;
INSERT INTO party.room_inspection
       (room_id, inspected_on, place, sign, flag_and_oath, e_education, network, materials, working_rules,
        up_to_standard)
SELECT i.room, i.inspected_on, i.place, i.sign, i.flag_and_oath, i.e_education, i.network, i.materials, i.working_rules,
       i.result = '达标'
  FROM staging.inspections i
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'inspections' AND a.original = to_jsonb(i))
 ORDER BY i.ctid;

-- Of two layouts in use at once the later cannot be a row, nor can what has no size.
INSERT INTO staging.set_aside
SELECT 'layouts', r.name || ' 第' || l.version || '版', 'in use beside version ' || e.version, to_jsonb(l)
  FROM staging.layouts l
  JOIN staging.rooms r ON r.no = l.room
  JOIN staging.layouts e
    ON e.room = l.room AND e.version < l.version AND e.from_date IS NOT NULL AND l.from_date IS NOT NULL
   AND daterange(e.from_date, e.to_date) && daterange(l.from_date, l.to_date);
INSERT INTO staging.set_aside
SELECT 'wall_items', concat_ws(' ', r.name, '第' || i.version || '版', coalesce(i.title, i.kind)), 'without a size',
       to_jsonb(i)
  FROM staging.wall_items i
  JOIN staging.rooms r ON r.no = i.room
 WHERE i.width <= 0 OR i.height <= 0;
-- What hangs there is entered before it is in use.
INSERT INTO party.wall_layout (room_id, version)
SELECT l.room, l.version
  FROM staging.layouts l
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'layouts' AND a.original = to_jsonb(l))
 ORDER BY l.ctid;
INSERT INTO party.wall (layout_id, wall, width, height)
SELECT p.id, w.wall::party.wall_side, w.width, l.height
  FROM staging.layouts l
  JOIN party.wall_layout p ON p.room_id = l.room AND p.version = l.version
 CROSS JOIN LATERAL (
    VALUES ('main', l.width), ('left', l.depth), ('right', l.depth), ('back', l.width)) w (wall, width);
INSERT INTO party.wall_item (layout_id, wall, kind, title, left_edge, bottom_edge, width, height, made_on)
SELECT p.id, w.wall::party.wall_side, k.kind::party.wall_item_kind, i.title, i.left_edge, i.bottom_edge, i.width,
       i.height, i.made_on
  FROM staging.wall_items i
  JOIN party.wall_layout p ON p.room_id = i.room AND p.version = i.version
  JOIN (VALUES ('主墙', 'main'), ('左墙', 'left'), ('右墙', 'right'), ('后墙', 'back')) w (name, wall) ON w.name = i.wall
  JOIN (VALUES ('党旗', 'flag'), ('入党誓词', 'oath'), ('党员权利', 'rights'), ('党员义务', 'duties'),
               ('制度', 'institution'), ('组织架构图', 'organisation_chart'), ('其他', 'other')) k (name, kind)
    ON k.name = i.kind
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'wall_items' AND a.original = to_jsonb(i))
 ORDER BY i.ctid;
UPDATE party.wall_layout p
   SET from_date = l.from_date, to_date = l.to_date
  FROM staging.layouts l
 WHERE p.room_id = l.room AND p.version = l.version AND l.from_date IS NOT NULL;

-- A cabinet is of one organisation at a time: who comes second is set aside.
INSERT INTO staging.set_aside
SELECT 'cabinets', concat_ws(' ', r.name, c.number, c.org), 'the cabinet is that of ' || e.org, to_jsonb(c)
  FROM staging.cabinets c
  JOIN staging.rooms r ON r.no = c.room
  JOIN staging.cabinets e
    ON e.room = c.room AND e.number = c.number AND e.ctid < c.ctid
   AND daterange(e.from_date, e.to_date) && daterange(c.from_date, c.to_date);
INSERT INTO party.archive_cabinet (room_id, number, org_id, from_date, to_date)
SELECT c.room, c.number, o.id, c.from_date, c.to_date
  FROM staging.cabinets c
  JOIN party.organisation o ON o.name = c.org
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'cabinets' AND a.original = to_jsonb(c))
 ORDER BY c.ctid;

-- A document is corrected once; what corrects it again would have to correct the correction.
INSERT INTO staging.set_aside
SELECT 'archive', d.org || ' ' || d.title, 'corrected already by document ' || e.no, to_jsonb(d)
  FROM staging.archive d
  JOIN staging.archive e ON e.supersedes = d.supersedes AND e.no < d.no;
INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on, supersedes_id, correction_reason)
SELECT d.no, o.id, d.year, k.category::party.archive_category, d.title, d.filed_on, d.supersedes, d.reason
  FROM staging.archive d
  JOIN party.organisation o ON o.name = d.org
  JOIN (VALUES ('党员花名册', 'roster'), ('年度计划', 'annual_plan'), ('年度总结', 'annual_summary'),
               ('学习计划', 'study_plan'), ('学习笔记', 'study_notes'), ('专题活动', 'special_activity'),
               ('民主评议', 'appraisal'), ('党费台账', 'dues_register'), ('党内统计', 'statistics')) k (name, category)
    ON k.name = d.category
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'archive' AND a.original = to_jsonb(d));
SELECT setval('party.archive_document_id_seq', max(id)) FROM party.archive_document;
INSERT INTO staging.set_aside
SELECT 'copies', concat_ws(' ', d.org, d.title, c.place), x.reason, to_jsonb(c)
  FROM staging.copies c
  JOIN staging.archive d ON d.no = c.document
 CROSS JOIN LATERAL (
    SELECT CASE
      WHEN c.medium = '电子' AND c.checksum IS NULL THEN 'digital without checksum'
      WHEN EXISTS (SELECT
                     FROM staging.copies e
                    WHERE e.document = c.document
                      AND e.medium = c.medium
                      AND e.ctid < c.ctid
                      AND normalize(e.place, NFKC) = normalize(c.place, NFKC)) THEN 'where there is one already'
    END AS reason) x
 WHERE x.reason IS NOT NULL;
INSERT INTO party.archive_copy (archive_document_id, medium, place, made_on, checksum)
SELECT d.id, CASE c.medium WHEN '电子' THEN 'digital' ELSE 'paper' END::party.copy_medium, c.place, c.made_on,
       decode(c.checksum, 'hex')
  FROM staging.copies c
  JOIN party.archive_document d ON d.id = c.document
 WHERE NOT EXISTS (SELECT FROM staging.set_aside a WHERE a."table" = 'copies' AND a.original = to_jsonb(c))
 ORDER BY c.ctid;

INSERT INTO party.member_request (org_id, member_id, kind, made_on, content, answered_on, answer)
SELECT o.id, m.id, CASE q.kind WHEN '建议' THEN 'suggestion' ELSE 'service' END::party.request_kind, q.made_on,
       q.content, q.answered_on, q.answer
  FROM staging.requests q
  JOIN party.organisation o ON o.name = q.org
  JOIN party.member m USING (emp_no)
 ORDER BY q.ctid;
WITH reading AS (
  INSERT INTO party.activity (org_id, kind, status, starts_at, ends_at, theme, chair_id, recorder_id)
  SELECT o.id, 'reading', 'held', g.held_on + g.starts_at, g.held_on + g.ends_at, g.topic, c.id, r.id
    FROM staging.readings g
    JOIN party.organisation o ON o.name = g.org
    JOIN party.member c ON c.emp_no = g.chair
    JOIN party.member r ON r.emp_no = g.recorder
   ORDER BY g.ctid
  RETURNING id, held_on)
INSERT INTO party.attendance (activity_id, member_id, status)
SELECT a.id, m.id, 'present'
  FROM reading a
  JOIN staging.readings g USING (held_on)
  JOIN party.member m ON m.emp_no = ANY (string_to_array(g.present, '、'))
 ORDER BY a.id, m.id;
ANALYZE party.archive_document, party.archive_copy, party.wall_layout, party.wall_item;
