-- What belongs to no single rule of areas EDU and LIF; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('life', 'partybuild_life');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('activity', 'party.activity', '活动', 'activity', 'life');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('general_meeting', '党员大会', 'general meeting', 'life'),
  ('committee_meeting', '支委会', 'committee meeting', 'life'),
  ('group_meeting', '党小组会', 'group meeting', 'life'),
  ('lecture', '党课', 'Party lecture', 'life'),
  ('theme_day', '主题党日', 'theme day', 'life'),
  ('study', '集中学习', 'concentrated study', 'life'),
  ('discussion', '专题讨论', 'thematic discussion', 'life'),
  ('seminar', '专题研讨', 'seminar', 'life'),
  ('training', '培训', 'training', 'life'),
  ('policy_lecture', '宣讲辅导', 'policy lecture', 'life'),
  ('integrity_education', '廉洁教育', 'integrity education', 'life'),
  ('organisation_life_meeting', '组织生活会', 'organisation-life meeting', 'life'),
  ('democratic_life_meeting', '民主生活会', 'democratic-life meeting', 'life'),
  ('appraisal_meeting', '民主评议党员', 'democratic appraisal', 'life'),
  ('reading', '读书活动', 'reading activity', 'life'),
  ('in the future', '日期在今天之后', 'it is in the future', 'life'),
  ('outside the life of the organisation', '不在组织存续期间', 'it is outside the life of the organisation', 'life'),
  ('two grades in the year', '一年有两个等次', 'there are two grades in the year', 'life'),
  ('unqualified without a measure', '不合格而无处置措施', 'unqualified without a measure', 'life'),
  ('excellent above a third', '优秀超过三分之一而无理由', 'more than a third are excellent, without a reason', 'life'),
  ('chair not present', '主持人未到会', 'the chair was not present', 'life'),
  ('recorder not present', '记录人未到会', 'the recorder was not present', 'life'),
  ('chair without authority', '主持人既非书记、副书记，也非其指定',
   'the chair is neither secretary nor deputy, nor named by one', 'life');

-- Clerks' files of activities and attendance.
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('an unknown activity', '没有这次活动', 'there is no such activity', 'life'),
  ('several activities', '那天有几次这类活动，请写开始时间', 'there were several that day: write when it began', 'life'),
  ('another activity of this number', '这个编号是另一次活动', 'the activity of this number is another one', 'life'),
  ('names no activity', '没有写明是哪次活动', 'it does not say which activity', 'life');
INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('activities', 'life', 50, '组织生活', 'activities', 'party.activity', '{org_id,kind,starts_at}',
   'partybuild.import_activities()', NULL),
  ('attendance', 'life', 60, '出席情况', 'attendance', 'party.attendance', '{activity_id,member_id}',
   'partybuild.import_attendance()', NULL);
INSERT INTO partybuild.import_column
       (kind, name, plugin, place, type, subject, required, target, zh, en, aliases) VALUES
  ('activities', 'number', 'life', 0, 'code', NULL, false, 'number', '活动编号', 'number', '{编号,no,activity no}'),
  ('activities', 'org', 'life', 1, 'organisation', NULL, true, 'org_id', '党组织', 'org', '{党支部,党组织名称,支部,branch}'),
  ('activities', 'kind', 'life', 2, 'term', NULL, true, 'kind', '活动类别', 'kind', '{类别,活动类型,类型,会议类别}'),
  ('activities', 'held_on', 'life', 3, 'date', NULL, true, NULL, '活动日期', 'held on', '{日期,召开日期,时间,活动时间}'),
  ('activities', 'begins', 'life', 4, 'time', NULL, true, NULL, '开始时间', 'starts at', '{起始时间,开始}'),
  ('activities', 'ends', 'life', 5, 'time', NULL, true, NULL, '结束时间', 'ends at', '{终止时间,结束}'),
  ('activities', 'topic', 'life', 6, 'text', NULL, false, 'theme', '主题', 'topic', '{议题,活动主题,内容,theme}'),
  ('activities', 'place', 'life', 7, 'text', NULL, false, 'place', '地点', 'place', '{活动地点,会议地点}'),
  ('activities', 'chair', 'life', 8, 'member', NULL, false, 'chair_id', '主持人', 'chair', '{}'),
  ('activities', 'recorder', 'life', 9, 'member', NULL, false, 'recorder_id', '记录人', 'recorder', '{}'),
  ('activities', 'lecturer', 'life', 10, 'member', NULL, false, 'lecturer_id', '授课人', 'lecturer', '{主讲人}'),
  ('activities', 'starts_at', 'life', 11, 'derived', NULL, false, 'starts_at', NULL, NULL, '{}'),
  ('activities', 'ends_at', 'life', 12, 'derived', NULL, false, 'ends_at', NULL, NULL, '{}'),
  ('activities', 'status', 'life', 13, 'derived', NULL, false, 'status', NULL, NULL, '{}'),
  ('attendance', 'activity_no', 'life', 1, 'code', NULL, false, NULL, '活动编号', 'activity no', '{}'),
  ('attendance', 'org', 'life', 2, 'organisation', NULL, false, NULL, '党组织', 'org', '{党支部,党组织名称,支部,branch}'),
  ('attendance', 'kind', 'life', 3, 'term', NULL, false, NULL, '活动类别', 'kind', '{类别,活动类型,类型,会议类别}'),
  ('attendance', 'held_on', 'life', 4, 'date', NULL, false, NULL, '活动日期', 'held on', '{日期,召开日期,时间,活动时间}'),
  ('attendance', 'begins', 'life', 5, 'time', NULL, false, NULL, '开始时间', 'starts at', '{起始时间,开始}'),
  ('attendance', 'emp_no', 'life', 6, 'member', NULL, true, 'member_id', '工号', 'emp no', '{姓名,人员,人员编号,name,person}'),
  ('attendance', 'status', 'life', 7, 'term', NULL, true, 'status', '出席情况', 'status', '{出席,到会情况,状态}'),
  ('attendance', 'reason', 'life', 8, 'text', NULL, false, 'reason', '缺席原因', 'reason', '{原因,请假原因,事由}'),
  ('attendance', 'hours', 'life', 9, 'number', NULL, false, 'hours', '学时', 'hours', '{学习学时}'),
  ('attendance', 'activity', 'life', 10, 'derived', 'activity', false, 'activity_id', NULL, NULL, '{}');
UPDATE partybuild.import_column SET only_new = true WHERE kind = 'activities' AND name = 'status';
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means)
SELECT k.kind, 'kind', t.zh, 'life', v.place, v.means
  FROM unnest('{activities,attendance}'::text[]) k (kind)
 CROSS JOIN unnest('{general_meeting,committee_meeting,lecture,theme_day,study,discussion,seminar,training,
    policy_lecture,integrity_education,organisation_life_meeting,democratic_life_meeting,appraisal_meeting,
    reading}'::text[])
   WITH ORDINALITY v (means, place)
  JOIN partybuild.term t ON t.name = v.means;
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means)
SELECT k.kind, 'kind', v.said, 'life', 0, v.means
  FROM unnest('{activities,attendance}'::text[]) k (kind)
 CROSS JOIN (VALUES ('支部党员大会', 'general_meeting'), ('支部委员会', 'committee_meeting'), ('支部委员会会议', 'committee_meeting'),
                    ('上党课', 'lecture'), ('专题党课', 'lecture'), ('主题党日活动', 'theme_day'), ('学习', 'study'),
                    ('民主评议', 'appraisal_meeting')) v (said, means)
    ON CONFLICT DO NOTHING;
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('attendance', 'status', '出席', 'life', 1, 'present'),
  ('attendance', 'status', '缺席', 'life', 2, 'absent'),
  ('attendance', 'status', '请假', 'life', 3, 'absent'),
  ('attendance', 'status', '到会', 'life', 0, 'present'),
  ('attendance', 'status', '是', 'life', 0, 'present'),
  ('attendance', 'status', '√', 'life', 0, 'present'),
  ('attendance', 'status', '否', 'life', 0, 'absent');

-- A line is an activity on file by when it began, or, where that was corrected, by its number among those of the
-- branch, the kind and the year: numbers may begin again with each.
CREATE FUNCTION partybuild.import_activities() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE pg_temp.import_read l
     SET starts_at = l.held_on + l.begins, ends_at = l.held_on + l.ends,
         status = CASE WHEN l.held_on <= partybuild.today() THEN 'held' ELSE 'planned' END::party.activity_status;
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'ends', 'ends before it begins' FROM pg_temp.import_read l WHERE l.ends <= l.begins;
  INSERT INTO pg_temp.import_fault (line, col, reason, args)
  SELECT x.line, 'number', 'as in another line', jsonb_build_object('line', x.first)
    FROM (SELECT l.line, first_value(l.line) OVER (
                   PARTITION BY l.org, l.kind, extract(year FROM l.held_on), l.number ORDER BY l.line) AS first
            FROM pg_temp.import_read l
           WHERE l.org IS NOT NULL AND l.kind IS NOT NULL AND l.held_on IS NOT NULL AND l.number IS NOT NULL) x
   WHERE x.first < x.line;
  WITH x AS (
    SELECT l.line, min(a.id) AS id, count(*) AS n, bool_or(a.starts_at = l.starts_at) AS at_its_time
      FROM pg_temp.import_read l
      JOIN party.activity a
           ON a.number = l.number AND a.org_id = l.org AND a.kind::text = l.kind
              AND extract(year FROM a.held_on) = extract(year FROM l.held_on)
     WHERE NOT EXISTS (SELECT FROM party.activity c WHERE c.supersedes_id = a.id)
     GROUP BY l.line
  ), many AS (
    INSERT INTO pg_temp.import_fault (line, col, reason)
    SELECT x.line, 'number', 'several rows on file' FROM x WHERE x.n > 1 AND NOT x.at_its_time
  )
  UPDATE pg_temp.import_read l SET id = x.id, known = true FROM x WHERE x.line = l.line AND x.n = 1;
  -- nothing is guessed: by the number one, by the time another, which stays where it is
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'number', 'another activity of this number'
    FROM pg_temp.import_read l
    JOIN party.activity n ON n.id = l.id AND n.starts_at <> l.starts_at
   WHERE EXISTS (SELECT
                   FROM party.activity a
                  WHERE a.org_id = l.org AND a.kind::text = l.kind AND a.starts_at = l.starts_at AND a.id <> l.id
                    AND NOT EXISTS (SELECT FROM party.activity c WHERE c.supersedes_id = a.id)
                    AND NOT EXISTS (SELECT FROM pg_temp.import_read o
                                     WHERE o.id = a.id AND o.starts_at <> a.starts_at
                                       AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = o.line)));
END $$;
COMMENT ON FUNCTION partybuild.import_activities() IS
  'for import() of activities: begin and end on the wall, and which are on file by their numbers';

-- By its number, or by organisation, kind and day, with the time where there were several. A court that gives its
-- activities no numbers may name them by those of the register.
CREATE FUNCTION partybuild.import_attendance() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  numbered constant boolean := EXISTS (SELECT FROM party.activity a WHERE a.number IS NOT NULL);
BEGIN
  ANALYZE pg_temp.import_read;
  CREATE TEMPORARY TABLE import_held AS
  SELECT row_number() OVER () AS n, l.activity_no, l.org, l.kind, l.held_on, l.begins, array_agg(l.line) AS lines
    FROM pg_temp.import_read l
   WHERE l.activity_no IS NOT NULL OR l.org IS NOT NULL AND l.kind IS NOT NULL AND l.held_on IS NOT NULL
   GROUP BY l.activity_no, l.org, l.kind, l.held_on, l.begins;
  ANALYZE pg_temp.import_held;
  CREATE TEMPORARY TABLE import_hit AS
  SELECT h.n, h.lines, h.activity_no IS NOT NULL AS by_number, count(a.id) FILTER (WHERE s.so) AS hits,
         min(a.id) FILTER (WHERE s.so) AS id, count(a.id) AS all_hits
    FROM pg_temp.import_held h
    LEFT JOIN (
      SELECT y.n, a.id, a.org_id, a.kind::text AS kind, a.held_on, a.starts_at
        FROM pg_temp.import_held y
        JOIN party.activity a ON CASE WHEN numbered THEN a.number ELSE a.id::text END = y.activity_no
       WHERE NOT EXISTS (SELECT FROM party.activity c WHERE c.supersedes_id = a.id)
      UNION ALL
      SELECT y.n, a.id, a.org_id, a.kind::text, a.held_on, a.starts_at
        FROM pg_temp.import_held y
        JOIN party.activity a ON a.org_id = y.org AND a.held_on = y.held_on
       WHERE y.activity_no IS NULL AND NOT EXISTS (SELECT FROM party.activity c WHERE c.supersedes_id = a.id)) a
           ON a.n = h.n
   CROSS JOIN LATERAL (
      SELECT coalesce(a.org_id = h.org, true) AND coalesce(a.kind = h.kind, true)
             AND coalesce(a.held_on = h.held_on, true) AND coalesce(a.starts_at = a.held_on + h.begins, true)) s (so)
   GROUP BY h.n, h.lines, h.activity_no;
  UPDATE pg_temp.import_read l
     SET activity = h.id
    FROM pg_temp.import_hit h
   CROSS JOIN LATERAL unnest(h.lines) x (line)
   WHERE h.hits = 1 AND x.line = l.line;
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, CASE WHEN h.by_number THEN 'activity_no' WHEN h.line IS NOT NULL THEN 'held_on' END,
         CASE WHEN h.hits > 1 THEN 'several activities'
              WHEN h.by_number AND h.all_hits > 0 THEN 'another activity of this number'
              WHEN h.line IS NOT NULL THEN 'an unknown activity'
              ELSE 'names no activity' END
    FROM pg_temp.import_read l
    LEFT JOIN (SELECT x.line, y.* FROM pg_temp.import_hit y CROSS JOIN LATERAL unnest(y.lines) x (line)) h
           ON h.line = l.line
   WHERE l.activity IS NULL
     -- one that is not known because of a cell that could not be read has its reason
     AND NOT EXISTS (SELECT FROM pg_temp.import_fault f
                      WHERE f.line = l.line AND f.col IN ('activity_no', 'org', 'kind', 'held_on', 'begins'));
  DROP TABLE pg_temp.import_held, pg_temp.import_hit;
END $$;
COMMENT ON FUNCTION partybuild.import_attendance() IS 'for import() of attendance: which activity a line is about';
REVOKE EXECUTE ON FUNCTION partybuild.import_activities(), partybuild.import_attendance() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.import_activities(), partybuild.import_attendance()
  TO partybuild_clerk, partybuild_admin;
