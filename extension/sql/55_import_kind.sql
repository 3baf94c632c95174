-- Files of the core's registers: branches, staff, posts.
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('another superior on file', '登记簿中的上级不是这个组织，改隶请另行登记',
   'another superior is on file: a move is recorded by its day', 'core'),
  ('the superior of itself', '上级是它自己', 'it is its own superior', 'core'),
  ('neither number', '工号和公民身份号码都没有', 'neither a staff number nor a citizen number', 'core'),
  ('numbers of two persons', '工号和公民身份号码属于不同的人', 'the numbers are those of two persons', 'core'),
  ('another day of birth', '与公民身份号码中的出生日期不一致', 'the citizen number says another day of birth', 'core'),
  ('another sex', '与公民身份号码中的性别不一致', 'the citizen number says the other sex', 'core'),
  ('admitted too young', '入党时未满18周岁', 'admitted before the age of 18', 'core'),
  ('confirmed too early', '预备期不满一年', 'confirmed before a year of probation', 'core'),
  ('confirmed and not admitted', '有转正日期而无入党日期', 'confirmed, and not admitted', 'core'),
  ('no day of admission', '是党员而无入党日期', 'a member of the Party without a day of admission', 'core'),
  ('no day of confirmation', '是正式党员而无转正日期', 'a full member without a day of confirmation', 'core'),
  ('no branch', '是党员而无所在党支部', 'a member of the Party without a branch', 'core'),
  ('a move without a day', '所在党支部与登记簿不同，未写何时转来',
   'another branch than on file, and no later day since when', 'core'),
  ('an end on file', '登记簿中党籍或组织关系已结束', 'the membership on file has ended', 'core');

INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('branches', 'core', 10, '党组织名册', 'organisations', 'party.organisation', '{}',
   'partybuild.import_branches()', 'partybuild.import_branches(bigint[])'),
  ('staff', 'core', 20, '人员名册', 'staff', 'party.member', '{}',
   'partybuild.import_staff()', 'partybuild.import_staff(bigint[])'),
  ('posts', 'core', 30, '党内职务', 'posts', 'party.post', '{org_id,member_id,title,from_date}',
   'partybuild.import_posts()', NULL);
INSERT INTO partybuild.import_column (kind, name, plugin, place, type, required, target, zh, en, aliases) VALUES
  ('branches', 'code', 'core', 1, 'code', false, 'code', '代码', 'code', '{组织代码,党组织代码}'),
  ('branches', 'name', 'core', 2, 'text', true, 'name', '党组织名称', 'name', '{名称,党支部,党支部名称,组织名称,支部名称,党组织}'),
  ('branches', 'kind', 'core', 3, 'term', true, 'kind', '类别', 'kind', '{组织类别,党组织类别,类型}'),
  ('branches', 'parent', 'core', 4, 'text', false, NULL, '上级党组织', 'parent', '{上级,隶属,superior}'),
  ('branches', 'department', 'core', 5, 'text', false, NULL, '部门', 'department', '{覆盖部门,所在部门}'),
  ('branches', 'founded_on', 'core', 6, 'date', true, 'founded_on', '成立日期', 'founded on', '{成立时间,设立日期}'),
  ('branches', 'approval_no', 'core', 7, 'text', false, NULL, '批复文号', 'approval no', '{批准文号}'),
  ('branches', 'approved_on', 'core', 8, 'date', false, NULL, '批复日期', 'approved on', '{批准日期,批复时间}'),
  ('branches', 'active_on', 'core', 9, 'derived', false, 'active_on', NULL, NULL, '{}'),
  ('staff', 'emp_no', 'core', 1, 'code', false, 'emp_no', '工号', 'emp no', '{人员编号,编号,staff number}'),
  ('staff', 'name', 'core', 2, 'text', true, 'name', '姓名', 'name', '{}'),
  ('staff', 'id_no', 'core', 3, 'cnid', false, 'cnid', '公民身份号码', 'id no',
   '{身份证号,身份证号码,公民身份证号码,身份证,cnid,citizen number}'),
  ('staff', 'sex', 'core', 4, 'term', false, NULL, '性别', 'sex', '{}'),
  ('staff', 'birth_date', 'core', 5, 'date', false, NULL, '出生日期', 'birth date', '{出生年月日,出生年月}'),
  ('staff', 'political_status', 'core', 6, 'term', false, NULL, '政治面貌', 'political status', '{}'),
  ('staff', 'party_joined_on', 'core', 7, 'date', false, 'admitted_on', '入党日期', 'party joined on',
   '{入党时间,加入党组织日期,admitted on}'),
  ('staff', 'party_confirmed_on', 'core', 8, 'date', false, 'confirmed_on', '转正日期', 'party confirmed on',
   '{转正时间,转为正式党员日期,confirmed on}'),
  ('staff', 'branch', 'core', 9, 'organisation', false, NULL, '所在党支部', 'branch', '{党支部,所在支部,支部,所属党支部}'),
  ('staff', 'branch_since', 'core', 10, 'date', false, NULL, '转入日期', 'branch since', '{转入时间,进入支部日期}'),
  ('staff', 'known_from', 'core', 11, 'derived', false, 'known_from', NULL, NULL, '{}'),
  ('posts', 'org', 'core', 1, 'organisation', true, 'org_id', '党组织', 'org', '{党支部,党组织名称,支部,branch}'),
  ('posts', 'title', 'core', 2, 'term', true, 'title', '职务', 'title', '{党内职务}'),
  ('posts', 'emp_no', 'core', 3, 'member', true, 'member_id', '工号', 'emp no', '{姓名,人员,人员编号,name,person}'),
  ('posts', 'elected_on', 'core', 4, 'date', false, 'elected_on', '当选日期', 'elected on', '{选举日期,当选时间}'),
  ('posts', 'from_date', 'core', 5, 'date', true, 'from_date', '任职日期', 'from date', '{任职时间,任职起始日期,开始日期}'),
  ('posts', 'to_date', 'core', 6, 'date', false, 'to_date', '免职日期', 'to date', '{离任日期,免职时间,结束日期}'),
  ('posts', 'term_ends_on', 'core', 7, 'date', false, 'term_ends_on', '任期届满日期', 'term ends on', '{届满日期}'),
  ('posts', 'portfolio', 'core', 8, 'derived', false, 'portfolio', NULL, NULL, '{}');
UPDATE partybuild.import_column SET only_new = true
 WHERE (kind, name) IN (('branches', 'active_on'), ('staff', 'known_from'));
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('branches', 'kind', '基层委员会', 'core', 1, 'basic_committee'),
  ('branches', 'kind', '党总支', 'core', 2, 'general_branch'),
  ('branches', 'kind', '党支部', 'core', 3, 'branch'),
  ('branches', 'kind', '联合党支部', 'core', 4, 'joint_branch'),
  ('branches', 'kind', '临时党支部', 'core', 5, 'provisional_branch'),
  ('branches', 'kind', '机关纪委', 'core', 6, 'discipline_committee'),
  ('branches', 'kind', '上级党委', 'core', 7, 'higher_committee'),
  ('branches', 'kind', '上级党组织', 'core', 8, 'external_superior'),
  ('branches', 'kind', '机关党委', 'core', 0, 'basic_committee'),
  ('branches', 'kind', '党委', 'core', 0, 'basic_committee'),
  ('branches', 'kind', '总支', 'core', 0, 'general_branch'),
  ('branches', 'kind', '支部', 'core', 0, 'branch'),
  ('branches', 'kind', '机关纪律检查委员会', 'core', 0, 'discipline_committee'),
  ('staff', 'sex', '男', 'core', 1, 'male'),
  ('staff', 'sex', '女', 'core', 2, 'female'),
  ('staff', 'political_status', '中共党员', 'core', 1, 'full'),
  ('staff', 'political_status', '中共预备党员', 'core', 2, 'probationary'),
  ('staff', 'political_status', '群众', 'core', 3, 'none'),
  ('staff', 'political_status', '共青团员', 'core', 4, 'none'),
  ('staff', 'political_status', '民主党派', 'core', 5, 'none'),
  ('staff', 'political_status', '无党派人士', 'core', 6, 'none'),
  ('staff', 'political_status', '党员', 'core', 0, 'full'),
  ('staff', 'political_status', '正式党员', 'core', 0, 'full'),
  ('staff', 'political_status', '预备党员', 'core', 0, 'probationary'),
  ('staff', 'political_status', '团员', 'core', 0, 'none'),
  ('posts', 'title', '书记', 'core', 1, 'secretary'),
  ('posts', 'title', '副书记', 'core', 2, 'deputy'),
  ('posts', 'title', '专职副书记', 'core', 3, 'fulltime_deputy'),
  ('posts', 'title', '委员', 'core', 4, 'member'),
  ('posts', 'title', '组织委员', 'core', 5, 'member:organisation'),
  ('posts', 'title', '宣传委员', 'core', 6, 'member:publicity'),
  ('posts', 'title', '纪检委员', 'core', 7, 'member:discipline'),
  ('posts', 'title', '组织宣传委员', 'core', 8, 'member:organisation,publicity'),
  ('posts', 'title', '青年委员', 'core', 9, 'member:youth'),
  ('posts', 'title', '妇女委员', 'core', 10, 'member:women'),
  ('posts', 'title', '统战委员', 'core', 11, 'member:united_front'),
  ('posts', 'title', '保密委员', 'core', 12, 'member:secrecy'),
  ('posts', 'title', '纪委书记', 'core', 13, 'discipline_secretary'),
  ('posts', 'title', '支部书记', 'core', 0, 'secretary'),
  ('posts', 'title', '党支部书记', 'core', 0, 'secretary'),
  ('posts', 'title', '支部副书记', 'core', 0, 'deputy'),
  ('posts', 'title', '宣传组织委员', 'core', 0, 'member:organisation,publicity');

-- An organisation is known by its code, else by its name among those that stand; its superior may be in the same file.
CREATE FUNCTION partybuild.import_branches() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE pg_temp.import_read l
     SET id = x.found, known = true
    FROM pg_temp.import_read y
    JOIN partybuild.find_organisations(ARRAY(SELECT DISTINCT z.name
                                               FROM pg_temp.import_read z
                                              WHERE z.name IS NOT NULL)) x
         ON x.said = y.name AND x.found IS NOT NULL
   WHERE l.line = y.line AND NOT EXISTS (SELECT FROM party.organisation o WHERE o.code = l.code);
  UPDATE pg_temp.import_read l SET id = o.id, known = true FROM party.organisation o WHERE o.code = l.code;
  UPDATE pg_temp.import_read l SET active_on = l.founded_on;
  INSERT INTO pg_temp.import_fault (line, reason, args)
  SELECT x.line, 'as in another line', jsonb_build_object('line', x.first)
    FROM (SELECT l.line, first_value(l.line) OVER (PARTITION BY partybuild.as_read(l.name) ORDER BY l.line) AS first
            FROM pg_temp.import_read l
           WHERE l.name IS NOT NULL) x
   WHERE x.first < x.line;
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'parent', coalesce(f.problem, 'an unknown organisation')
    FROM pg_temp.import_read l
    JOIN partybuild.find_organisations(ARRAY(SELECT DISTINCT z.parent
                                               FROM pg_temp.import_read z
                                              WHERE z.parent IS NOT NULL)) f ON f.said = l.parent
   WHERE f.found IS NULL
     AND NOT EXISTS (SELECT FROM pg_temp.import_read p WHERE partybuild.as_read(p.name) = partybuild.as_read(l.parent));
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'parent', 'the superior of itself'
    FROM pg_temp.import_read l
   WHERE partybuild.as_read(l.name) = partybuild.as_read(l.parent);
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'parent', 'another superior on file'
    FROM pg_temp.import_read l
    JOIN partybuild.find_organisations(ARRAY(SELECT DISTINCT z.parent
                                               FROM pg_temp.import_read z
                                              WHERE z.parent IS NOT NULL)) f ON f.said = l.parent
    JOIN party.subordination s ON s.org_id = l.id AND s.to_date IS NULL AND s.parent_id <> f.found
   WHERE l.known;
  -- superiors first; a circle ends by itself, and the registers' rule refuses it
  FOR depth IN 1 .. 10 LOOP
    UPDATE pg_temp.import_read l
       SET rank = depth
      FROM pg_temp.import_read p
     WHERE partybuild.as_read(p.name) = partybuild.as_read(l.parent) AND p.rank = depth - 1 AND p.line <> l.line;
    EXIT WHEN NOT FOUND;
  END LOOP;
  LOOP
    INSERT INTO pg_temp.import_fault (line, col, reason, args)
    SELECT DISTINCT ON (l.line) l.line, 'parent', 'set aside with another line', jsonb_build_object('line', p.line)
      FROM pg_temp.import_read l
      JOIN pg_temp.import_read p ON partybuild.as_read(p.name) = partybuild.as_read(l.parent) AND NOT p.known
     WHERE EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = p.line AND f.reason <> 'as in another line')
       AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line)
     ORDER BY l.line, p.line;
    EXIT WHEN NOT FOUND;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.import_branches() IS
  'for import() of branches: which are on file, and superiors in the file';

CREATE FUNCTION partybuild.import_branches(lines bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh constant boolean := partybuild.in_chinese();
  lost text;
BEGIN
  SELECT l.parent INTO lost
    FROM pg_temp.import_read l
    JOIN partybuild.find_organisations(ARRAY(SELECT DISTINCT z.parent
                                               FROM pg_temp.import_read z
                                              WHERE z.line = ANY (lines) AND z.parent IS NOT NULL)) f
         ON f.said = l.parent
   WHERE l.line = ANY (lines) AND f.found IS NULL
   LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING
      MESSAGE = format(CASE WHEN zh THEN '没有组织“%s”' ELSE 'there is no organisation "%s"' END, lost);
  END IF;
  WITH written AS (
    INSERT INTO party.subordination (org_id, parent_id, from_date)
    SELECT l.id, f.found, l.founded_on
      FROM pg_temp.import_read l
      JOIN partybuild.find_organisations(ARRAY(SELECT DISTINCT z.parent
                                                 FROM pg_temp.import_read z
                                                WHERE z.line = ANY (lines) AND z.parent IS NOT NULL)) f
           ON f.said = l.parent
     WHERE l.line = ANY (lines)
       AND NOT EXISTS (SELECT FROM party.subordination s WHERE s.org_id = l.id AND s.to_date IS NULL)
     ORDER BY l.rank, l.line
    RETURNING org_id
  )
  UPDATE pg_temp.import_read l
     SET outcome = 'changed'
    FROM written w
   WHERE l.id = w.org_id AND l.outcome = 'unchanged';
  -- with the approval, an organisation that begins begins by it
  WITH document AS (
    INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
    SELECT l.approval_no, coalesce(l.approved_on, l.founded_on), s.parent_id, l.id, 'approval',
           '关于设立' || l.name || '的批复'
      FROM pg_temp.import_read l
      LEFT JOIN party.subordination s ON s.org_id = l.id AND s.to_date IS NULL
     WHERE l.line = ANY (lines) AND l.approval_no IS NOT NULL
       AND NOT EXISTS (SELECT FROM party.organisation_change c WHERE c.org_id = l.id AND c.kind = 'activation')
     ORDER BY l.rank, l.line
    RETURNING id, addressee_id
  ), written AS (
    INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    SELECT l.id, 'activation', l.founded_on, d.id
      FROM document d
      JOIN pg_temp.import_read l ON l.id = d.addressee_id
     ORDER BY d.id
    RETURNING org_id
  )
  UPDATE pg_temp.import_read l
     SET outcome = 'changed'
    FROM written w
   WHERE l.id = w.org_id AND l.outcome = 'unchanged';
  INSERT INTO party.department (name)
  SELECT DISTINCT l.department
    FROM pg_temp.import_read l
   WHERE l.line = ANY (lines) AND l.department IS NOT NULL
     AND NOT EXISTS (SELECT FROM party.department d WHERE d.name = l.department)
   ORDER BY l.department;
  WITH written AS (
    INSERT INTO party.covered_department (org_id, department_id, from_date)
    SELECT l.id, d.id, l.founded_on
      FROM pg_temp.import_read l
      JOIN party.department d ON d.name = l.department
     WHERE l.line = ANY (lines)
       AND NOT EXISTS (SELECT FROM party.covered_department c
                        WHERE c.org_id = l.id AND c.department_id = d.id AND c.to_date IS NULL)
     ORDER BY l.rank, l.line
    RETURNING org_id
  )
  UPDATE pg_temp.import_read l
     SET outcome = 'changed'
    FROM written w
   WHERE l.id = w.org_id AND l.outcome = 'unchanged';
END $$;
COMMENT ON FUNCTION partybuild.import_branches(bigint[]) IS
  'for import() of branches: superior, approval and department of these lines';

-- A person is known by staff number and citizen number. What the lines say of him must be so together.
CREATE FUNCTION partybuild.import_staff() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE pg_temp.import_read l SET id = m.id, known = true FROM party.member m WHERE m.emp_no = l.emp_no;
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'id_no', 'numbers of two persons'
    FROM pg_temp.import_read l
    JOIN party.member m ON m.cnid OPERATOR(public.=) l.id_no
   WHERE l.id <> m.id OR l.emp_no <> m.emp_no;
  UPDATE pg_temp.import_read l
     SET id = m.id, known = true
    FROM party.member m
   WHERE m.cnid OPERATOR(public.=) l.id_no AND l.id IS NULL;
  -- and who is on file with another citizen number is somebody else, or was put down wrongly: nobody here can tell
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'id_no', 'numbers of two persons'
    FROM pg_temp.import_read l
    JOIN party.member m ON m.id = l.id AND m.cnid OPERATOR(public.<>) l.id_no
   WHERE NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line AND f.reason = 'numbers of two persons');
  UPDATE pg_temp.import_read l SET known_from = l.branch_since;
  INSERT INTO pg_temp.import_fault (line, col, reason, args)
  SELECT x.line, x.col, 'as in another line', jsonb_build_object('line', x.first)
    FROM (SELECT l.line, 'emp_no' AS col, first_value(l.line) OVER (PARTITION BY l.emp_no ORDER BY l.line) AS first
            FROM pg_temp.import_read l
           WHERE l.emp_no IS NOT NULL
          UNION ALL
          SELECT l.line, 'id_no', first_value(l.line) OVER (PARTITION BY l.id_no::text ORDER BY l.line)
            FROM pg_temp.import_read l
           WHERE l.id_no IS NOT NULL) x
   WHERE x.first < x.line;
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, x.col, x.reason
    FROM pg_temp.import_read l
    LEFT JOIN party.member m ON m.id = l.id
   CROSS JOIN LATERAL (
      SELECT partybuild.birth(coalesce(l.id_no, m.cnid)) AS birth, partybuild.sex(coalesce(l.id_no, m.cnid)) AS sex,
             coalesce(l.party_joined_on, m.admitted_on) AS joined,
             coalesce(l.party_confirmed_on, m.confirmed_on) AS confirmed) k
   CROSS JOIN LATERAL (
      VALUES (NULL, 'neither number', l.emp_no IS NULL AND l.id_no IS NULL
                AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line AND f.col = 'id_no')),
             -- of a month alone the month is compared
             ('birth_date', 'another day of birth',
              k.birth <> l.birth_date AND NOT (extract(day FROM l.birth_date) = 1
                                               AND date_trunc('month', k.birth) = l.birth_date)),
             ('sex', 'another sex', k.sex <> CASE l.sex WHEN 'male' THEN '男' ELSE '女' END AND l.sex IS NOT NULL),
             ('party_joined_on', 'admitted too young',
              k.joined < coalesce(k.birth, l.birth_date) + interval '18 years'),
             ('party_confirmed_on', 'confirmed too early', k.confirmed < k.joined + interval '1 year'),
             ('party_confirmed_on', 'confirmed and not admitted', k.confirmed IS NOT NULL AND k.joined IS NULL),
             ('party_joined_on', 'no day of admission', l.political_status <> 'none' AND k.joined IS NULL),
             ('party_confirmed_on', 'no day of confirmation', l.political_status = 'full' AND k.confirmed IS NULL),
             ('branch', 'no branch', k.joined IS NOT NULL AND l.branch IS NULL AND NOT l.known
                AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line AND f.col = 'branch')),
             (NULL, 'an end on file', m.ended_on IS NOT NULL AND l.branch IS NOT NULL),
             ('branch_since', 'a move without a day',
              (SELECT h.org_id <> l.branch AND NOT coalesce(l.branch_since > h.from_date, false)
                 FROM party.membership h
                WHERE h.member_id = l.id
                ORDER BY h.from_date DESC
                LIMIT 1)
              AND NOT EXISTS (SELECT FROM pg_temp.import_fault f
                               WHERE f.line = l.line AND f.col IN ('emp_no', 'id_no'))))
        x (col, reason, so)
   WHERE x.so
     -- one that is not there because it could not be read has its reason
     AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line AND f.col = x.col);
END $$;
COMMENT ON FUNCTION partybuild.import_staff() IS
  'for import() of staff: who is on file, and what cannot be so together';

-- In a branch since, first on probation, then as a full member; who is on file already goes on, moves, or is confirmed.
CREATE FUNCTION partybuild.import_staff(lines bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  CREATE TEMPORARY TABLE import_stretch AS
  SELECT l.line, l.id AS member_id, l.branch AS org_id, x.status, x.from_date, x.to_date, h.id AS was_id,
         h.from_date AS was_from
    FROM pg_temp.import_read l
    JOIN party.member m ON m.id = l.id
    LEFT JOIN LATERAL (
      SELECT s.* FROM party.membership s WHERE s.member_id = l.id ORDER BY s.from_date DESC LIMIT 1) h ON true
   CROSS JOIN LATERAL (
      SELECT greatest(coalesce(l.branch_since, CASE WHEN h.org_id = l.branch THEN h.from_date END), m.admitted_on)
               AS since) b
   CROSS JOIN LATERAL (
      VALUES ('probationary'::party.member_status, b.since, m.confirmed_on),
             ('full', greatest(b.since, m.confirmed_on), NULL)) x (status, from_date, to_date)
   WHERE l.line = ANY (lines) AND l.branch IS NOT NULL AND m.admitted_on IS NOT NULL
     AND (x.status = 'full' AND m.confirmed_on IS NOT NULL
          OR x.status = 'probationary' AND (m.confirmed_on IS NULL OR m.confirmed_on > b.since))
     -- what is on file is so; what is new begins after it
     AND (h.id IS NULL
          OR x.from_date > h.from_date AND (h.org_id, h.status) IS DISTINCT FROM (l.branch, x.status)
             AND NOT (h.org_id = l.branch AND h.status = 'suspended'));
  UPDATE party.membership h
     SET to_date = s.first
    FROM (SELECT x.was_id, min(x.from_date) AS first FROM pg_temp.import_stretch x GROUP BY x.was_id) s
   WHERE h.id = s.was_id AND (h.to_date IS NULL OR h.to_date > s.first);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  SELECT s.member_id, s.org_id, s.status, s.from_date, s.to_date
    FROM pg_temp.import_stretch s
   ORDER BY s.line, s.from_date;
  UPDATE pg_temp.import_read l
     SET outcome = 'changed'
    FROM pg_temp.import_stretch s
   WHERE s.line = l.line AND l.outcome = 'unchanged';
  DROP TABLE pg_temp.import_stretch;
END $$;
COMMENT ON FUNCTION partybuild.import_staff(bigint[]) IS 'for import() of staff: the memberships of these lines';

CREATE FUNCTION partybuild.import_posts() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE pg_temp.import_read l
     SET title = split_part(l.title, ':', 1),
         portfolio = CASE WHEN l.title LIKE '%:%'
                          THEN string_to_array(split_part(l.title, ':', 2), ',')::party.portfolio[] END;
  -- a term is one of five years, in a branch of three, unless the file or what is on file says otherwise
  UPDATE pg_temp.import_read l
     SET term_ends_on = l.elected_on + CASE WHEN o.kind = 'basic_committee' THEN interval '5 years'
                                            ELSE interval '3 years' END
    FROM party.organisation o
   WHERE o.id = l.org AND l.term_ends_on IS NULL
     AND NOT EXISTS (SELECT FROM party.post p
                      WHERE p.org_id = l.org AND p.member_id = l.emp_no AND p.title::text = l.title
                        AND p.from_date = l.from_date);
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'to_date', 'ends before it begins' FROM pg_temp.import_read l WHERE l.to_date <= l.from_date;
END $$;
COMMENT ON FUNCTION partybuild.import_posts() IS
  'for import() of posts: titles with what they answer for, and the term';
