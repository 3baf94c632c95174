-- Clerks' files that plugins take: dues, rooms, trainings, the ledger.
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
SELECT * FROM finish();
ROLLBACK;
