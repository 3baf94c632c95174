-- Clerks' files that plugins take: dues, rooms, trainings, the ledger, development.
\ir court.psql
SELECT no_plan();
SET partybuild.language = 'en';
CREATE TEMPORARY TABLE file (line bigint, "工号" text, "人员类别" text, "基数" text, "依据" text, "执行日期" text);
CREATE FUNCTION pg_temp.told(kind text, dry boolean DEFAULT false, judge boolean DEFAULT true) RETURNS text
LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', i.line, i.outcome, i."column",
                              CASE WHEN i.value IS NOT NULL THEN format('"%s"', i.value) END)
                    || coalesce(': ' || i.reason_en, ''), E'\n' ORDER BY i.line NULLS FIRST, i."column", i.reason_en)
    FROM partybuild.import(kind, 'pg_temp.file', 'file.csv', dry, judge) i $$;
UPDATE party.member SET emp_no = 'E' || id;

SELECT partybuild.record_dues('2026-01-01');
INSERT INTO file VALUES (2, 'E11001', '在职', '8,000.50', '工资', '2026年1月'),
  (3, 'E11002', '退休', '￥3000', '工资', '2026.1.1'),
  (4, 'E11003', '在编', '五千', '', '2026-01-01'), (5, 'E11004', '在职', '', '工资', '2026-01-01'),
  (6, 'E11001', '在职', '9000', '工资', '2026-03-01');
SELECT is(pg_temp.told('dues_bases'), '2 accepted
3 accepted
4 set aside 人员类别 "在编": none of the values that are listed
4 set aside 依据 "": nothing is written where something must be
4 set aside 基数 "五千": not a number
5 set aside: new row for relation "dues_base" violates check constraint "dues_base_given"
6 set aside: conflicting key value violates exclusion constraint "DUE-04"', 'bases of dues');
SELECT is((SELECT string_agg(concat_ws(' ', b.member_id, b.category, b.base, b.from_date), ', ' ORDER BY b.member_id)
             FROM party.dues_base b), '11001 salaried 8000.50 2026-01-01, 11002 retired 3000 2026-01-01',
          'are on file');
SELECT is(pg_temp.told('dues_bases', true), '2 unchanged
3 unchanged
4 set aside 人员类别 "在编": none of the values that are listed
4 set aside 依据 "": nothing is written where something must be
4 set aside 基数 "五千": not a number
5 set aside: new row for relation "dues_base" violates check constraint "dues_base_given"
6 set aside: conflicting key value violates exclusion constraint "DUE-04"', 'and twice');
DO $$ BEGIN PERFORM partybuild.assess_dues('2026-10'); END $$;
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "姓名" text, "月份" text, "金额" text, "交纳日期" text, "收据号" text, "党支部" text);
INSERT INTO file VALUES (2, 'E11001', '2026年10月', '120', '2026-10-09', '收1', ''),
  (3, 'E11003', '202610', '10', '2026-10-09', '收2', ''), (4, 'E11002', '2026-10', '1O', '2026-10-09', '收3', ''),
  (5, 'E11002', '2026/10', '9.99', '2026-10-09', '收１', ''), (6, 'E11002', '2026.10', '15', '2126-10-09', '收5', ''),
  (7, 'E11002', '2026.10', '15', '2026-10-10', '收6', 'organisation 99');
SELECT is(pg_temp.told('dues_payments'), '2 accepted
3 set aside 月份 "202610": no branch collected dues for that month: write which
4 set aside 金额 "1O": not a number
5 set aside: duplicate key value violates unique constraint "DUE-16 receipt"
6 set aside: paid_on of party.dues_payment is 2126-10-09, a day to come
7 set aside 党支部 "organisation 99": an unknown organisation', 'payments');
SELECT is((SELECT string_agg(concat_ws(' ', p.member_id, p.org_id, p.amount, p.month, p.receipt), ', ')
             FROM party.dues_payment p),
          '11001 11 120 2026-10-01 收1', 'to the branch that collects');

DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "名称" text, "类型" text, "启用时间" text, "地点" text, "党支部" text);
INSERT INTO file VALUES (2, '党员之家', '活动室', '2026.5.4', '１０１室', 'organisation 11'),
  (3, '书屋', '书房', '', '', 'organisation 12');
SELECT is(pg_temp.told('rooms'), '2 accepted
3 set aside 启用时间 "": nothing is written where something must be
3 set aside 类型 "书房": none of the values that are listed', 'rooms');
UPDATE file SET "地点" = '102室' WHERE line = 2;
SELECT matches(pg_temp.told('rooms'), '^2 changed', 'that move');
SELECT is((SELECT string_agg(concat_ws(' ', r.org_id, r.kind, r.name, r.place, r.from_date), ', ') FROM party.room r
            WHERE r.id > 1000000), '11 activity 党员之家 102室 2026-05-04', 'are on file');

DROP TABLE file;
CREATE TEMPORARY TABLE file (
  line bigint, org text, form text, topic text, "starts on" text, "ends on" text, days text, hours text);
INSERT INTO file VALUES (2, 'organisation 2', '培训班', '支部书记培训', '2026-04-14', '2026-04-16', '3', '24'),
  (3, 'organisation 2', '培训班', '委员培训', '2026-05-14', '2026-05-14', '1', '12'),
  (4, 'organisation 2', '网课', '委员培训', '2026-05-15', '2026-05-15', '一', '8');
SELECT is(pg_temp.told('trainings'), '2 accepted
3 set aside: new row for relation "training" violates check constraint "CAD-07"
4 set aside days "一": not a number
4 set aside form "网课": none of the values that are listed', 'trainings');

DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "党组织" text, "问题来源" text, "存在问题" text, "严重" text, "发现时间" text,
  "整改目标" text, "整改措施" text, "责任人" text, "整改时限" text, "销号日期" text, "整改结果" text, "验收人" text);
INSERT INTO file VALUES
  (2, 'organisation 11', '自查', '记录不全', '否', '2026-10-08', '补全', '逐项补记', 'E11001', '2026-12-31', '', '', ''),
  (3, 'organisation 11', '审核', '记录不全', '也许', '2026-10-09', '补全', '逐项补记', 'E0', '2026-12-31', '', '', ''),
  (4, 'organisation 11', '自查', '公开不及时', '是', '2026-10-08', '公开', '每月公开', 'E11001', '2026-10-01', '', '', '');
SELECT is(pg_temp.told('ledger', judge => false), '2 accepted
3 set aside 严重 "也许": none of the values that are listed
3 set aside 责任人 "E0": an unknown person
3 set aside 问题来源 "审核": none of the values that are listed
4 set aside: new row for relation "ledger_item" violates check constraint "SUP-04 deadline"', 'the ledger');
-- A file of applicants is one of steps.
SELECT partybuild.record_development('2026-01-01');
INSERT INTO party.member (id, emp_no, name) SELECT n, 'A' || n, 'applicant ' || n FROM generate_series(901, 905) n;
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "姓名" text, "步骤" text, "日期" text, "截止日期" text, "党支部" text, "有关人员" text,
  "结果" text, "文号" text);
INSERT INTO file (line, "姓名", "步骤", "日期", "党支部", "有关人员", "文号") VALUES
  (8, 'A901', '申请', '2026.8.3', 'organisation 11', '', '申1'),
  (3, 'A901', '谈话', '2026.8.20', '', 'E11002', ''),
  (4, 'A901', '推荐', '2026.9.1', '', '', '荐1'),
  (5, 'A901', '积极分子', '2026.9.2', '', '', '决1'),
  (6, 'A901', '积极分子备案', '2026.9.7', '', '', '备1'),
  (7, 'A901', '培养联系人', '2026.9.2', '', 'E11005', ''),
  (2, 'A901', '培养联系人', '2026.9.2', '', 'E11006', ''),
  (9, 'A902', '申请', '2026.2.30', 'organisation 11', '', ''),
  (10, 'A902', '谈话', '2026.8.20', '', 'E11002', ''),
  (11, 'A901', '发展对象备案', '2026.10.9', '', '', '备2'),
  (12, 'A903', '谈话', '2026.8.20', '', 'E11002', ''),
  (13, 'A903', '申请', '2026.8.20', 'organisation 99', 'E0', ''),
  (14, 'A901', '接收大会', '2026.11.2', '', '', ''),
  (15, 'A901', '听取意见', '2026.11.2', '', '路人', ''),
  (16, 'A901', '谈话', '2026.8.20', '', 'E11002', ''),
  (17, 'A901', '审批谈话', '2026.8.21', '', 'E0', ''),
  (18, 'A901', '归档材料', '2026.8.21', '', '', ''),
  (19, 'A904', '谈话', '2026.8.21', '', 'E11002', ''),
  (20, 'A901', '散步', '2026.8.21', '', '', '');
DO $$ BEGIN PERFORM pg_temp.told('development', true); END $$;
SELECT is((SELECT count(*) FROM party.applicant), 0::bigint, 'a dry run writes nothing');
SELECT is(pg_temp.told('development'), '2 accepted
3 accepted
4 accepted
5 accepted
6 accepted
7 accepted
8 accepted
9 set aside 日期 "2026.2.30": there is no such day
10 set aside: line 9, which it needs, is set aside
11 set aside: what it needs is not on file, nor in this file: decision on a development object
12 set aside: line 13, which it needs, is set aside
13 set aside 党支部 "organisation 99": an unknown organisation
14 set aside 结果: nothing is written where something must be
14 set aside: what it needs is not on file, nor in this file: decision on a development object
15 set aside 有关人员 "路人": none of the values that are listed
16 set aside: the same as line 3
17 set aside 有关人员 "E0": an unknown person
18 set aside 文号 "": nothing is written where something must be
18 set aside 结果: nothing is written where something must be
19 set aside: no application of this person is on file or in this file
20 set aside 步骤 "散步": none of the values that are listed', 'steps');
UPDATE file SET "日期" = '2026.11.2' WHERE line = 9;
UPDATE file SET "日期" = '2026.11.12' WHERE line = 10;
UPDATE file SET "文号" = '申2' WHERE line = 9;
DELETE FROM file WHERE line IN (11, 14, 15, 16, 17, 18, 19, 20);
UPDATE file SET "文号" = '申3', "党支部" = '', "有关人员" = '' WHERE line = 13;
UPDATE file SET "日期" = '2026.9.8' WHERE line = 6;
SELECT is(pg_temp.told('development'), '2 unchanged
3 unchanged
4 unchanged
5 unchanged
6 accepted
7 unchanged
8 unchanged
9 accepted
10 accepted
12 set aside: line 13, which it needs, is set aside
13 set aside 党支部 "": nothing is written where something must be', 'lines that are corrected are taken');
SELECT is(pg_temp.told('development'), '2 unchanged
3 unchanged
4 unchanged
5 unchanged
6 unchanged
7 unchanged
8 unchanged
9 unchanged
10 unchanged
12 set aside: line 13, which it needs, is set aside
13 set aside 党支部 "": nothing is written where something must be', 'and twice');
-- a rule
TRUNCATE file;
INSERT INTO file (line, "姓名", "步骤", "日期", "文号") VALUES (2, 'A901', '发展对象', '2026.10.20', '决3'),
  (3, 'A901', '考察', '2026.10.19', '');
SELECT is(regexp_replace(pg_temp.told('development'), '(DEV-[0-9]+): .*$', '\1', 'gn'), '2 set aside: DEV-07
2 set aside: DEV-08
3 set aside: DEV-07
3 set aside: DEV-08',
          'what a rule refuses is a reason of the lines of that file');

TRUNCATE file;
INSERT INTO file (line, "姓名", "步骤", "日期", "党支部") VALUES (2, 'A901', '转出', '2026.8.1', ''),
  (3, 'A902', '转出', '2026.11.20', ''), (4, 'A902', '转入', '2026.11.25', 'organisation 12');
SELECT is(pg_temp.told('development', judge => false),
          '2 set aside: new row for relation "applicant_branch" violates check constraint "applicant_branch_period"
3 accepted
4 accepted', 'a file moves');
-- From the meeting to full membership, and to none.
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "姓名" text, "步骤" text, "日期" text, "截止日期" text, "党支部" text, "结果" text,
  "文号" text, "应到人数" text, "实到人数" text, "发票数" text, "收回票数" text, "有效票" text, "赞成" text, "反对" text,
  "弃权" text);
INSERT INTO file VALUES
  (2, 'A904', '申请', '2022.3.1', '', 'organisation 11', '', '申4', '', '', '', '', '', '', '', ''),
  (3, 'A904', '培训', '2024.8.5', '2024.8.7', '', '3天24学时', '训4', '', '', '', '', '', '', '', ''),
  (4, 'A904', '公示', '2024.8.12', '2024.8.8', '', '', '示4', '', '', '', '', '', '', '', ''),
  (5, 'A904', '接收大会', '2024.10.22', '', '', '接收', '会4', '6', '6', '6', '6', '6', '5', '1', '0'),
  (6, 'A904', '接收审批', '2024.11.20', '', '', '批准', '批4', '', '', '', '', '', '', '', ''),
  (7, 'A904', '转正大会', '2025.10.28', '', '', '转正', '转4', '6', '6', '6', '', '6', '六', '0', '0'),
  (8, 'A904', '转正审批', '2025.11.20', '', '', '批准', '正4', '', '', '', '', '', '', '', ''),
  (9, 'A904', '归档材料', '2025.12.20', '', '', '转正批复', '正4', '', '', '', '', '', '', '', ''),
  (10, 'A904', '归档材料', '2025.12.20', '', '', '接收批复', '批九', '', '', '', '', '', '', '', ''),
  (11, 'A904', '归档', '2025.12.21', '', '', '', '', '', '', '', '', '', '', '', ''),
  (12, 'A905', '申请', '2022.3.1', '', 'organisation 11', '', '', '', '', '', '', '', '', '', ''),
  (13, 'A905', '接收大会', '2024.10.22', '', '', '接收', '', '', '', '', '', '', '', '', ''),
  (14, 'A905', '接收审批', '2024.11.20', '', '', '批准', '批5', '', '', '', '', '', '', '', ''),
  (15, 'A905', '转正大会', '2025.10.28', '', '', '取消预备党员资格', '', '', '', '', '', '', '', '', ''),
  (16, 'A905', '转正审批', '2025.11.20', '', '', '批准', '消5', '', '', '', '', '', '', '', '');
SELECT is(pg_temp.told('development', judge => false), '2 accepted
3 accepted
4 set aside 截止日期 "2024.8.8": it does not end after it begins
5 accepted
6 accepted
7 set aside 收回票数 "": nothing is written where something must be
7 set aside 赞成 "六": not a number
8 set aside: line 7, which it needs, is set aside
9 set aside: no document, or more than one, is numbered "正4"
10 set aside: no document, or more than one, is numbered "批九"
11 set aside: line 4, which it needs, is set aside
12 accepted
13 accepted
14 accepted
15 accepted
16 accepted', 'meetings');
UPDATE file SET "截止日期" = '2024.8.16' WHERE line = 4;
UPDATE file SET "收回票数" = '6', "赞成" = '6' WHERE line = 7;
UPDATE file SET "文号" = '批4' WHERE line = 10;
UPDATE file SET "赞成" = '6', "反对" = '0' WHERE line = 5;
SELECT is(pg_temp.told('development', judge => false), '2 unchanged
3 unchanged
4 accepted
5 changed
6 unchanged
7 accepted
8 accepted
9 accepted
10 accepted
11 accepted
12 unchanged
13 unchanged
14 unchanged
15 unchanged
16 unchanged', 'corrected');
SELECT is(pg_temp.told('development', judge => false), '2 unchanged
3 unchanged
4 unchanged
5 unchanged
6 unchanged
7 unchanged
8 unchanged
9 unchanged
10 unchanged
11 unchanged
12 unchanged
13 unchanged
14 unchanged
15 unchanged
16 unchanged', 'twice');
INSERT INTO file (line, "姓名", "步骤", "日期", "结果", "文号") VALUES
  (17, 'A905', '归档材料', '2025.12.20', '接收批复', '批九'), (18, 'A905', '归档', '2025.12.21', '', '');
SELECT matches(pg_temp.told('development', judge => false),
               '17 set aside: no doc.*\n18 set aside: not archived, since line 17 ',
               'nothing is sealed of which a line is missing');
SELECT is((SELECT string_agg(concat_ws(' ', m.emp_no, m.admitted_on, m.confirmed_on, m.ended_on, m.ended_as, s.status,
                                       s.org_id, s.from_date, s.to_date), E'\n' ORDER BY m.id, s.from_date)
             FROM party.member m JOIN party.membership s ON s.member_id = m.id WHERE m.id IN (904, 905)),
'A904 2024-10-22 2025-10-22 probationary 11 2024-10-22 2025-11-20
A904 2024-10-22 2025-10-22 full 11 2025-11-20
A905 2024-10-22 2025-11-20 probation_cancelled probationary 11 2024-10-22 2025-11-20',
          'members');
SELECT is((SELECT string_agg(concat_ws(' ', h.emp_no, m.kind, m.held_on, m.outcome, b.figures,
                                       v.approved, d.number), E'\n' ORDER BY h.emp_no, m.held_on)
             FROM party.development_meeting m
             JOIN party.applicant a ON a.id = m.applicant_id
             JOIN party.member h ON h.id = a.member_id
             LEFT JOIN party.development_ballot b ON b.id = m.ballot_id
             LEFT JOIN party.development_approval v ON v.meeting_id = m.id
             LEFT JOIN party.document d ON d.id = v.document_id),
'A904 admission 2024-10-22 admitted entitled=6 present=6 issued=6 returned=6 valid=6 for=6 against=0 abstaining=0 t 批4
A904 conversion 2025-10-28 full entitled=6 present=6 issued=6 returned=6 valid=6 for=6 against=0 abstaining=0 t 正4
A905 admission 2024-10-22 admitted t 批5
A905 conversion 2025-10-28 cancelled t 消5', 'meetings');
SELECT * FROM finish();
ROLLBACK;
