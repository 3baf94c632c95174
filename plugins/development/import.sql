-- Clerks' files of applicants: a line is a step of somebody's file.
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no application', '登记簿和本文件中都没有此人的入党申请', 'no application of this person is on file or in this file', 'development'),
  ('a step without the one before', '此前缺{step}', 'what it needs is not on file, nor in this file: {step}',
   'development');
INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('development', 'development', 65, '发展党员', 'development', 'party.applicant', '{}',
   'partybuild.import_development()', 'partybuild.import_development(bigint[])');
INSERT INTO partybuild.import_column
       (kind, name, plugin, place, type, subject, required, target, zh, en, aliases) VALUES
  ('development', 'emp_no', 'development', 1, 'member', NULL, true, 'member_id', '工号', 'emp no',
   '{姓名,人员,人员编号,入党申请人,name,person}'),
  ('development', 'step', 'development', 2, 'term', NULL, true, NULL, '步骤', 'step', '{环节,手续,事项}'),
  ('development', 'on_date', 'development', 3, 'date', NULL, true, NULL, '办理日期', 'on date', '{日期,时间,起始日期}'),
  ('development', 'until', 'development', 4, 'date', NULL, false, NULL, '截止日期', 'until', '{结束日期,党龄起算日期}'),
  ('development', 'org', 'development', 5, 'organisation', NULL, false, NULL, '党支部', 'org',
   '{党组织,党组织名称,支部,branch}'),
  ('development', 'elsewhere', 'development', 6, 'text', NULL, false, NULL, '外单位党组织', 'elsewhere', '{外单位党支部}'),
  ('development', 'who', 'development', 7, 'text', NULL, false, NULL, '有关人员', 'who',
   '{谈话人,培养联系人,联系人,介绍人,入党介绍人,听取意见对象}'),
  ('development', 'result', 'development', 8, 'text', NULL, false, NULL, '结果', 'result', '{结论,意见,材料名称}'),
  ('development', 'paper', 'development', 9, 'text', NULL, false, NULL, '文号', 'paper', '{文件号,材料编号,document}'),
  ('development', 'ballot', 'development', 10, 'subject', 'development_ballot', false, NULL, '表决编号', 'ballot', '{}'),
  ('development', 'entitled', 'development', 11, 'integer', NULL, false, NULL, '应到会人数', 'entitled',
   '{应到人数,有表决权人数}'),
  ('development', 'present', 'development', 12, 'integer', NULL, false, NULL, '实到会人数', 'present', '{实到人数}'),
  ('development', 'issued', 'development', 13, 'integer', NULL, false, NULL, '发出票数', 'issued', '{发票数}'),
  ('development', 'returned', 'development', 14, 'integer', NULL, false, NULL, '收回票数', 'returned', '{}'),
  ('development', 'valid', 'development', 15, 'integer', NULL, false, NULL, '有效票数', 'valid', '{有效票}'),
  ('development', 'votes_for', 'development', 16, 'integer', NULL, false, NULL, '赞成票数', 'votes for', '{赞成,赞成票}'),
  ('development', 'votes_against', 'development', 17, 'integer', NULL, false, NULL, '反对票数', 'votes against',
   '{反对,反对票,不赞成票}'),
  ('development', 'abstaining', 'development', 18, 'integer', NULL, false, NULL, '弃权票数', 'abstaining', '{弃权,弃权票}'),
  ('development', 'written_for', 'development', 19, 'integer', NULL, false, NULL, '书面赞成人数', 'written for', '{}'),
  ('development', 'applied_on', 'development', 20, 'derived', NULL, false, 'applied_on', NULL, NULL, '{}'),
  ('development', 'document', 'development', 21, 'derived', 'document', false, NULL, NULL, NULL, '{}'),
  ('development', 'meeting', 'development', 22, 'derived', 'development_meeting', false, NULL, NULL, NULL, '{}'),
  ('development', 'notice', 'development', 23, 'derived', 'admission_notice', false, NULL, NULL, NULL, '{}'),
  ('development', 'who_id', 'development', 24, 'derived', NULL, false, NULL, NULL, NULL, '{}'),
  ('development', 'means', 'development', 25, 'derived', NULL, false, NULL, NULL, NULL, '{}'),
  ('development', 'branch', 'development', 26, 'derived', NULL, false, NULL, NULL, NULL, '{}'),
  ('development', 'superior', 'development', 27, 'derived', NULL, false, NULL, NULL, NULL, '{}');
-- in the order in which lines of a file that is archived can be written
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('development', 'step', '申请', 'development', 1, 'application'),
  ('development', 'step', '谈话', 'development', 2, 'talk'),
  ('development', 'step', '推荐', 'development', 3, 'recommendation'),
  ('development', 'step', '积极分子', 'development', 4, 'activist'),
  ('development', 'step', '积极分子备案', 'development', 5, 'activist_filing'),
  ('development', 'step', '培养联系人', 'development', 6, 'contact'),
  ('development', 'step', '转出', 'development', 7, 'sent_on'),
  ('development', 'step', '转入', 'development', 8, 'received'),
  ('development', 'step', '考察', 'development', 9, 'activist_review'),
  ('development', 'step', '听取意见', 'development', 10, 'opinions'),
  ('development', 'step', '发展对象', 'development', 11, 'development_object'),
  ('development', 'step', '发展对象备案', 'development', 12, 'object_filing'),
  ('development', 'step', '介绍人', 'development', 13, 'introducers'),
  ('development', 'step', '政审', 'development', 14, 'political_review'),
  ('development', 'step', '培训', 'development', 15, 'training'),
  ('development', 'step', '支委会审查', 'development', 16, 'examination'),
  ('development', 'step', '预审', 'development', 17, 'pre_examination'),
  ('development', 'step', '公示', 'development', 18, 'notice'),
  ('development', 'step', '接收大会', 'development', 19, 'admission'),
  ('development', 'step', '审批谈话', 'development', 20, 'approval_talk'),
  ('development', 'step', '接收审批', 'development', 21, 'approval'),
  ('development', 'step', '组织关系转入', 'development', 22, 'transfer_in'),
  ('development', 'step', '宣誓', 'development', 23, 'oath'),
  ('development', 'step', '预备期考察', 'development', 24, 'probation_review'),
  ('development', 'step', '转正申请', 'development', 25, 'conversion_application'),
  ('development', 'step', '转正大会', 'development', 26, 'conversion'),
  ('development', 'step', '转正审批', 'development', 27, 'conversion_approval'),
  ('development', 'step', '未予接收', 'development', 28, 'not_admitted'),
  ('development', 'step', '撤回', 'development', 29, 'withdrawn'),
  ('development', 'step', '归档材料', 'development', 30, 'filed_item'),
  ('development', 'step', '归档', 'development', 31, 'archived'),
  ('development', 'step', '入党申请', 'development', 0, 'application'),
  ('development', 'step', '派人谈话', 'development', 0, 'talk'),
  ('development', 'step', '确定积极分子', 'development', 0, 'activist'),
  ('development', 'step', '确定发展对象', 'development', 0, 'development_object'),
  ('development', 'step', '入党介绍人', 'development', 0, 'introducers'),
  ('development', 'step', '政治审查', 'development', 0, 'political_review'),
  ('development', 'step', '集中培训', 'development', 0, 'training'),
  ('development', 'step', '入党宣誓', 'development', 0, 'oath'),
  ('development', 'step', '撤回申请', 'development', 0, 'withdrawn');

-- What lines need that is not on file: what their row belongs to; and, since development is recorded, the stage before.
CREATE FUNCTION partybuild.import_development_wants(OUT line bigint, OUT needs text) RETURNS SETOF record
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT l.line, n.needs
      FROM pg_temp.import_read l
      JOIN (VALUES ('activist_filing', 'activist', true), ('object_filing', 'development_object', true),
                   ('approval', 'admission', true), ('conversion_approval', 'conversion', true),
                   ('development_object', 'activist', false), ('admission', 'development_object', false),
                   ('conversion', 'approval', false)) n (step, needs, always) ON n.step = l.step
      LEFT JOIN party.applicant a ON a.member_id = l.emp_no AND a.applied_on = l.applied_on
     WHERE (n.always OR l.on_date >= (SELECT r.recorded_from FROM party.development_record r))
       AND NOT CASE
         WHEN n.needs IN ('activist', 'development_object')
         THEN EXISTS (SELECT FROM party.development_decision d WHERE d.applicant_id = a.id AND d.kind::text = n.needs)
         WHEN n.needs IN ('admission', 'conversion')
         THEN EXISTS (SELECT FROM party.development_meeting m WHERE m.applicant_id = a.id AND m.kind::text = n.needs)
         -- who came on probation was admitted elsewhere
         ELSE EXISTS (SELECT
                        FROM party.development_meeting m
                        JOIN party.development_approval v ON v.meeting_id = m.id
                       WHERE m.applicant_id = a.id AND m.kind = 'admission')
              OR EXISTS (SELECT FROM party.transfer_in t WHERE t.member_id = l.emp_no)
              OR EXISTS (SELECT FROM pg_temp.import_read t WHERE t.emp_no = l.emp_no AND t.step = 'transfer_in') END;
END $$;
COMMENT ON FUNCTION partybuild.import_development_wants() IS
  'for import() of development: lines, and the step that each needs and that is not on file';

CREATE FUNCTION partybuild.import_development() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- who moves here comes from an organisation that need not be on file
  DELETE FROM pg_temp.import_fault f
   USING pg_temp.import_read l
   WHERE l.line = f.line AND l.step = 'transfer_in' AND f.col = 'org';
  UPDATE pg_temp.import_read l
     SET elsewhere = coalesce(l.elsewhere, partybuild.read_text(r.org))
    FROM pg_temp.import_raw r
   WHERE r.line = l.line AND l.step = 'transfer_in';
  CREATE TEMPORARY TABLE import_who AS
  SELECT f.said, f.found, f.problem
    FROM partybuild.find_members(ARRAY(SELECT DISTINCT l.who
                                         FROM pg_temp.import_read l
                                        WHERE l.who IS NOT NULL
                                          AND l.step IN ('talk', 'contact', 'introducers', 'approval_talk'))) f;
  UPDATE pg_temp.import_read l
     SET who_id = w.found
    FROM pg_temp.import_who w
   WHERE w.said = l.who AND l.step IN ('talk', 'contact', 'introducers', 'approval_talk');
  UPDATE pg_temp.import_read l
     SET means = v.means
    FROM (VALUES ('opinions', '党小组', 'party_group'), ('opinions', '联系人', 'contacts'),
                 ('opinions', '培养联系人', 'contacts'), ('opinions', '党员', 'members'), ('opinions', '群众', 'masses'),
                 ('recommendation', '党员推荐', 'members'), ('recommendation', '群团组织推优', 'mass_organisation'),
                 ('approval_talk', '组织员', 'organiser'),
                 ('political_review', '合格', 'true'), ('political_review', '不合格', 'false'),
                 ('examination', '合格', 'true'), ('examination', '不合格', 'false'),
                 ('pre_examination', '合格', 'true'), ('pre_examination', '不合格', 'false'),
                 ('admission', '接收', 'admitted'), ('admission', '不予接收', 'not_admitted'),
                 ('conversion', '转正', 'full'), ('conversion', '取消预备党员资格', 'cancelled'),
                 ('approval', '批准', 'true'), ('approval', '不批准', 'false'),
                 ('conversion_approval', '批准', 'true'), ('conversion_approval', '不批准', 'false'),
                 ('filed_item', '入党申请书', 'application'), ('filed_item', '培养考察材料', 'training_record'),
                 ('filed_item', '政审材料', 'political_review'), ('filed_item', '培训结业证', 'training_certificate'),
                 ('filed_item', '公示材料', 'notice'), ('filed_item', '接收大会记录', 'admission_minutes'),
                 ('filed_item', '入党志愿书', 'application_form'), ('filed_item', '接收批复', 'admission_approval'),
                 ('filed_item', '转正申请书', 'conversion_application'),
                 ('filed_item', '转正大会记录', 'conversion_minutes'),
                 ('filed_item', '转正批复', 'conversion_approval')) v (step, said, means)
   WHERE v.step = l.step AND v.said = CASE l.step WHEN 'opinions' THEN l.who ELSE l.result END;
  UPDATE pg_temp.import_read l
     SET means = CASE l.step WHEN 'training' THEN 'attended' ELSE 'extended' END
   WHERE l.step = 'training' AND l.result ~ '^([0-9]{1,3}天)?([0-9]{1,4}学时)?$'
      OR l.step = 'conversion' AND l.result ~ '^延长(预备期)?[0-9]{1,2}个月$';
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, x.col, x.reason
    FROM pg_temp.import_read l
    LEFT JOIN pg_temp.import_who w
           ON w.said = l.who AND l.step IN ('talk', 'contact', 'introducers', 'approval_talk')
   CROSS JOIN LATERAL (
      SELECT c.col, 'nothing is written' AS reason
        FROM (VALUES ('who', '{talk,contact,opinions,introducers,approval_talk}'::text[], l.who),
                     ('until', '{training,notice}', l.until::text),
                     ('result', '{political_review,training,examination,pre_examination,admission,approval,conversion,
                        conversion_approval,filed_item}', l.result),
                     ('paper', '{activist_filing,object_filing,transfer_in,filed_item}', l.paper),
                     ('elsewhere', '{transfer_in}', l.elsewhere),
                     ('org', '{application,received}', coalesce(l.org::text, l.elsewhere))) c (col, steps, value)
       WHERE l.step = ANY (c.steps) AND c.value IS NULL
      UNION ALL
      SELECT 'who', w.problem WHERE w.problem IS NOT NULL
      UNION ALL
      SELECT CASE l.step WHEN 'opinions' THEN 'who' ELSE 'result' END, 'an unknown value'
       WHERE l.means IS NULL AND CASE l.step WHEN 'opinions' THEN l.who ELSE l.result END IS NOT NULL
         AND l.step IN ('opinions', 'recommendation', 'political_review', 'training', 'examination',
                        'pre_examination', 'admission', 'approval', 'conversion', 'conversion_approval', 'filed_item')
      UNION ALL
      SELECT 'until', 'ends before it begins'
       WHERE l.step IN ('contact', 'training', 'notice') AND l.until < l.on_date
      UNION ALL
      -- of a ballot all figures, or none
      SELECT c.col, 'nothing is written'
        FROM (VALUES ('entitled', l.entitled), ('present', l.present), ('issued', l.issued),
                     ('returned', l.returned), ('valid', l.valid), ('votes_for', l.votes_for),
                     ('votes_against', l.votes_against), ('abstaining', l.abstaining)) c (col, value)
       WHERE l.step IN ('admission', 'conversion') AND c.value IS NULL
         AND num_nonnulls(l.entitled, l.present, l.issued, l.returned, l.valid, l.votes_for, l.votes_against,
                          l.abstaining) > 0) x
     -- one that is not there because it could not be read has its reason
   WHERE NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line AND f.col = x.col);
  DROP TABLE pg_temp.import_who;
  INSERT INTO pg_temp.import_fault (line, reason, args)
  SELECT x.line, 'as in another line', jsonb_build_object('line', x.first)
    FROM (SELECT l.line, first_value(l.line) OVER (
                   PARTITION BY l.emp_no, l.step, l.on_date, l.who_id,
                                CASE WHEN l.step IN ('opinions', 'filed_item', 'recommendation')
                                     THEN l.means || coalesce(l.paper, '') END
                   ORDER BY l.line) AS first
            FROM pg_temp.import_read l
           WHERE l.emp_no IS NOT NULL AND l.step IS NOT NULL AND l.on_date IS NOT NULL) x
   WHERE x.first < x.line;
  UPDATE pg_temp.import_read l
     SET rank = v.place
    FROM partybuild.import_value v
   WHERE v.kind = 'development' AND v.col = 'step' AND v.place > 0 AND v.means = l.step;
  -- a step belongs to the last application before it
  UPDATE pg_temp.import_read l
     SET applied_on = x.applied_on
    FROM (SELECT DISTINCT ON (l.line) l.line, a.applied_on
            FROM pg_temp.import_read l
            JOIN (SELECT b.member_id, b.applied_on
                    FROM party.applicant b
                  UNION
                  SELECT b.emp_no, b.on_date FROM pg_temp.import_read b WHERE b.step = 'application') a
                 ON a.member_id = l.emp_no
           WHERE l.step NOT IN ('application', 'transfer_in')
           ORDER BY l.line, a.applied_on <= l.on_date DESC, abs(a.applied_on - l.on_date)) x
   WHERE x.line = l.line;
  UPDATE pg_temp.import_read l
     SET applied_on = CASE l.step WHEN 'application' THEN l.on_date ELSE l.applied_on END,
         known = l.step IS DISTINCT FROM 'application';
  UPDATE pg_temp.import_read l
     SET id = a.id, known = true
    FROM party.applicant a
   WHERE a.member_id = l.emp_no AND a.applied_on = l.applied_on;
  INSERT INTO pg_temp.import_fault (line, reason)
  SELECT l.line, 'no application'
    FROM pg_temp.import_read l
   WHERE l.step NOT IN ('application', 'transfer_in') AND l.applied_on IS NULL
     AND l.emp_no IS NOT NULL AND l.on_date IS NOT NULL
     AND NOT EXISTS (SELECT FROM pg_temp.import_read a WHERE a.emp_no = l.emp_no AND a.step = 'application');
  CREATE TEMPORARY TABLE import_want AS
  SELECT w.line, w.needs FROM partybuild.import_development_wants() w
  UNION ALL
  SELECT l.line, 'application'
    FROM pg_temp.import_read l
   WHERE l.step NOT IN ('application', 'transfer_in') AND l.id IS NULL;
  LOOP
    INSERT INTO pg_temp.import_fault (line, reason, args)
    SELECT DISTINCT ON (l.line) l.line,
           CASE WHEN b.line IS NULL THEN 'a step without the one before' ELSE 'set aside with another line' END,
           CASE WHEN b.line IS NULL THEN jsonb_build_object('step', 'step ' || w.needs)
                ELSE jsonb_build_object('line', b.line) END
      FROM pg_temp.import_want w
      JOIN pg_temp.import_read l ON l.line = w.line
      LEFT JOIN pg_temp.import_read b
             ON b.emp_no = l.emp_no AND b.step = w.needs
                AND (b.applied_on = l.applied_on OR b.applied_on IS NULL OR l.applied_on IS NULL)
     WHERE l.emp_no IS NOT NULL AND l.on_date IS NOT NULL
       AND NOT EXISTS (SELECT
                         FROM pg_temp.import_fault f
                        WHERE f.line = l.line
                          AND f.reason IN ('no application', 'a step without the one before',
                                           'set aside with another line'))
       AND NOT EXISTS (SELECT
                         FROM pg_temp.import_read g
                        WHERE g.emp_no = l.emp_no AND g.step = w.needs AND g.applied_on = l.applied_on
                          AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = g.line))
     ORDER BY l.line, b.line;
    EXIT WHEN NOT FOUND;
  END LOOP;
  DROP TABLE pg_temp.import_want;
  -- what is archived is sealed: not before all of it is taken
  INSERT INTO pg_temp.import_fault (line, reason, args)
  SELECT l.line, 'set aside with another line', jsonb_build_object('line', min(x.line))
    FROM pg_temp.import_read l
    JOIN pg_temp.import_read x ON x.emp_no = l.emp_no AND x.line <> l.line
   WHERE l.step = 'archived'
     AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line)
     AND EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = x.line AND f.reason <> 'as in another line')
     AND (x.applied_on = l.applied_on OR x.applied_on IS NULL)
   GROUP BY l.line;
END $$;
COMMENT ON FUNCTION partybuild.import_development() IS
  'for import() of development: to which application a line belongs, and what its step wants';

REVOKE EXECUTE ON FUNCTION partybuild.import_development_wants(), partybuild.import_development() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.import_development_wants(), partybuild.import_development()
  TO partybuild_clerk, partybuild_admin;
