-- Clerks' files: how cells are read, and what becomes of each line.
\ir court.psql
SELECT no_plan();
SET partybuild.language = 'en';

-- Cells.
CREATE FUNCTION pg_temp.reads(type text, cell text, said text) RETURNS text LANGUAGE sql AS $$
  SELECT is(coalesce(partybuild.reading_problem(type, cell),
                     CASE type WHEN 'date' THEN partybuild.read_date(cell)::text
                               WHEN 'time' THEN partybuild.read_time(cell)::text
                               WHEN 'number' THEN partybuild.read_number(cell)::text
                               WHEN 'integer' THEN partybuild.read_integer(cell)::text
                               WHEN 'cnid' THEN partybuild.read_citizen(cell)
                               ELSE partybuild.read_text(cell) END), said,
            format('%s "%s" is read as %s', type, cell, coalesce(said, 'nothing'))) $$;
SELECT pg_temp.reads('date', cell, '2026-03-01')
  FROM unnest(ARRAY['2026-03-01', '2026-3-1', '2026/3/1', '2026/03/01', '2026.3.1', '2026. 3. 1', '20260301',
                    '2026年3月1日',
                    '2026年03月01日', '2026年3月1号', '2026 年 3 月 1 日', '2026年3月', '2026-03', '2026/3', '202603',
                    '46082', '46082.0', '46082.75', '2026-03-01 00:00:00', '2026-03-01T08:30:00', '2026年3月1日 8:30',
                    '２０２６－０３－０１', '２０２６．３．１',
                    E' \u00A02026-03-01\u3000', E'2026\u200B-03-01\uFEFF', E'2026\u20113\u20111']) cell;
SELECT pg_temp.reads('date', cell, said)
  FROM (VALUES ('', NULL), (E' \u3000\u200B', NULL), ('2024-02-29', '2024-02-29'), ('2026-02-29', 'no such day'),
               ('2026-13-01', 'no such day'), ('2026-04-31', 'no such day'), ('20260431', 'no such day'),
               ('2026-00-10', 'no such day'), ('2026年3月0日', 'no such day'), ('1900-01-01', '1900-01-01'),
               ('1899-12-31', 'a day out of range'), ('0001-01-01', 'a day out of range'),
               ('9999-12-31', '9999-12-31'),
               ('10000', '1927-05-18'), ('09999', 'a day out of range'), ('73050', '2099-12-31'),
               ('73051', 'a day out of range'), ('2026', 'a year without a month'),
               ('2026年', 'a year without a month'),
               ('26.3.1', 'the year does not come first'), ('3/1/2026', 'the year does not come first'),
               ('1-3-2026', 'the year does not come first'), ('26年3月1日', 'the year does not come first'),
               ('昨天', 'not a date'), ('2026年3月1', 'not a date'), ('2026-3/1', 'not a date'),
               ('2026-3-1-2', 'not a date'),
               ('2026-03-01x', 'not a date'), ('2026-03-01 25:00', 'not a date'),
               ('260301', 'a day out of range'), ('2200-01-01', 'a day out of range'),
               ('2199-12-31', '2199-12-31'), ('123', 'not a date'),
               ('2026030', 'not a date'), ('202603011', 'not a date'), ('2026-', 'not a date'),
               ('2026-3-', 'not a date'),
               ('2026-003-01', 'not a date'), ('-2026-03-01', 'not a date'), ('二〇二六年三月一日', 'not a date'),
               ('4.6082E+04', 'a number that a spreadsheet wrote with an exponent'),
               ('''46082', 'a number behind an apostrophe'), ('#REF!', 'not a date')) v (cell, said);
SELECT pg_temp.reads('time', cell, said)
  FROM (VALUES ('14:30', '14:30:00'), ('14：30', '14:30:00'), ('9:05', '09:05:00'), ('14:30:15', '14:30:15'),
               ('14时30分', '14:30:00'), ('14点', '14:00:00'), ('14点30分', '14:30:00'), ('１４：３０', '14:30:00'), ('', NULL),
               ('24:00', 'not a time'), ('1 4:30', 'not a time'), ('14:60', 'not a time'),
               ('14', 'not a time'), ('14:3', 'not a time'),
               ('14点30', 'not a time'), ('下午2:30', 'not a time'), ('14:30-', 'not a time')) v (cell, said);
SELECT pg_temp.reads('number', cell, said)
  FROM (VALUES ('12.50', '12.50'), ('1,234.5', '1234.5'), ('1，234，567', '1234567'), ('¥3.00', '3.00'), ('￥-3', '-3'),
               ('5元', '5'), ('＋７', '7'), ('', NULL), ('12,34', 'not a number'), ('1234,567', 'not a number'),
               ('1,234,', 'not a number'), ('.5', 'not a number'), ('5.', 'not a number'), ('3人', 'not a number'),
               ('-', 'not a number'), ('--1', 'not a number'), ('1 234', 'not a number'), ('￥ 12 元', '12'),
               ('1.2.3', 'not a number'), ('NaN', 'not a number'),
               ('1E+05', 'a number that a spreadsheet wrote with an exponent'),
               ('''5', 'a number behind an apostrophe'),
               (repeat('9', 15), repeat('9', 15)), (repeat('1', 101), 'not a number')) v (cell, said);
SELECT pg_temp.reads('integer', cell, said)
  FROM (VALUES ('12', '12'), ('12.0', '12'), ('12.00', '12'), ('-0', '0'), ('1,000', '1000'),
  ('12.5', 'not a whole number'),
               ('abc', 'not a number'), (repeat('1', 18), repeat('1', 18)), (repeat('1', 19),
               'not a number')) v (cell, said);
SELECT pg_temp.reads('cnid', cell, said)
  FROM (VALUES ('11010519491231002X', '11010519491231002X'), ('11010519491231002x', '11010519491231002x'),
               (' 110105 19491231 002X', '11010519491231002X'), ('１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'),
               ('', NULL),
               ('110105194912310021', 'a citizen number of a wrong check character'),
               ('99010519491231002X', 'a citizen number of a wrong region'),
               ('11010519491331002X', 'a citizen number of a wrong date'),
               ('1101051949123100', 'a citizen number of a wrong length'),
               ('110105491231002', 'a citizen number of a wrong length'),
               ('11010519491231002Y', 'a citizen number of a wrong character'),
               ('110105194912310000', 'a number whose last digits a spreadsheet has lost'),
               ('1.10105E+17', 'a number that a spreadsheet wrote with an exponent'),
               ('1.10105194912310E+17', 'a number that a spreadsheet wrote with an exponent'),
               ('''11010519491231002X', 'a number behind an apostrophe'),
               ('‘11010519491231002X', 'a number behind an apostrophe'),
               ('＇11010519491231002X', 'a number behind an apostrophe')) v (cell, said);
SELECT pg_temp.reads('text', cell, said)
  FROM (VALUES (E'\u3000张\u00A0三\u200B ', '张三'), ('Ｌ００１ ａ', 'L001 a'), ('（一）党支部', '（一）党支部'), ('a  b', 'a b'),
               ('‘两学一做’学习', '‘两学一做’学习'), (E'\u200B', NULL), (E'甲\n乙', '甲乙'),
               ('4.1E+17', 'a number that a spreadsheet wrote with an exponent')) v (cell, said);
-- A sweep of signs: the kept text is as tidy() has it, but for digits and letters of full width.
SELECT is((SELECT count(*)
             FROM generate_series(1, 200000) c
            WHERE c NOT BETWEEN 55296 AND 57343 AND c NOT BETWEEN 65296 AND 65305 AND c NOT BETWEEN 65313 AND 65338
              AND c NOT BETWEEN 65345 AND 65370
              AND partybuild.read_text('a ' || chr(c) || ' b甲' || chr(c) || '乙' || chr(c))
                  IS DISTINCT FROM partybuild.tidy('a ' || chr(c) || ' b甲' || chr(c) || '乙' || chr(c))), 0::bigint,
          'read_text() keeps what tidy() keeps');
SELECT is((SELECT string_agg(format('%s %s %s', x.kind, x.h, x.names), '; ')
             FROM (SELECT c.kind, partybuild.import_heading(h) AS h, count(DISTINCT c.name),
             array_agg(DISTINCT c.name) AS names
                     FROM partybuild.import_column c
                    CROSS JOIN unnest(c.aliases || ARRAY[c.name::text, c.zh, c.en]) h
                    WHERE c.type <> 'derived'
                    GROUP BY 1, 2
                   HAVING count(DISTINCT c.name) > 1) x), NULL, 'no header means two columns of a kind');
SELECT is((SELECT string_agg(format('%s.%s', c.kind, c.target), ' ')
             FROM partybuild.import_column c
             JOIN partybuild.import_kind k ON k.name = c.kind
            WHERE c.target IS NOT NULL AND NOT partybuild.has_column(k.register::regclass, c.target)), NULL,
          'columns are written to columns that there are');
SELECT is((SELECT string_agg(k.name, ' ')
             FROM partybuild.import_kind k
            WHERE NOT partybuild.is_table(k.register::regclass)
               OR k.prepare IS NOT NULL AND to_regprocedure(k.prepare) IS NULL
               OR k.finish IS NOT NULL AND to_regprocedure(k.finish) IS NULL), NULL, 'kinds name what there is');
SELECT is((SELECT string_agg(format('%s.%s %s', v.kind, v.col, v.said), ' ')
             FROM partybuild.import_value v
            WHERE NOT EXISTS (SELECT FROM partybuild.import_column c
                               WHERE c.kind = v.kind AND c.name = v.col AND c.type = 'term')), NULL,
          'values are of columns of type term');

-- Headers in any order, in Chinese or English.
CREATE TEMPORARY TABLE file (line bigint, " 职 务*" text, "Branch（党支部）" text, "姓名" text, "任职日期" text, "备注" text);
-- What a file leads to: a line each, and what is told of the file.
CREATE FUNCTION pg_temp.told(kind text, dry boolean DEFAULT false, judge boolean DEFAULT true,
  chinese boolean DEFAULT false)
RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', i.line, i.outcome, i."column",
                              CASE WHEN i.value IS NOT NULL THEN format('"%s"', i.value) END) ||
                    coalesce(': ' || CASE WHEN chinese THEN i.reason_zh ELSE i.reason_en END, ''),
                    E'\n' ORDER BY i.line NULLS FIRST, i."column", i.reason_en)
    FROM partybuild.import(kind, 'pg_temp.file', 'file.csv', dry, judge) i $$;
CREATE FUNCTION pg_temp.gives(kind text, said text, what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  dry text := pg_temp.told(kind, true);
  n bigint := (SELECT count(*) FROM party.import_line);
BEGIN
  RETURN NEXT is(n, (SELECT count(*) FROM party.import_line), what || ': a dry run keeps nothing');
  RETURN NEXT is(pg_temp.told(kind), said, what);
  RETURN NEXT is(dry, said, what || ': a dry run says the same');
END $$;
UPDATE party.member SET emp_no = 'E' || id;

-- Posts.
INSERT INTO file VALUES
  (3, '委员', 'organisation 11', 'E11005', '2026年5月', 'x'), (4, '厅长', ' organisation 11 ', 'E99', '2026.13.1', ''),
  (5, '青年委员', 'Organisation　12', 'Ｅ１２００５', '46082', ''), (6, '', 'organisation 99', '', '昨天', ''),
  (7, '委员', 'organisation 11', 'E11005', '2026/5/1', ''), (8, ' ', '', E'\u3000', NULL, '');
SELECT pg_temp.gives('posts', 'not taken 备注: a column that files of this kind do not have; not read
3 accepted
4 set aside  职 务* "厅长": none of the values that are listed
4 set aside 任职日期 "2026.13.1": there is no such day
4 set aside 姓名 "E99": an unknown person
5 accepted
6 set aside  职 务* "": nothing is written where something must be
6 set aside Branch（党支部） "organisation 99": an unknown organisation
6 set aside 任职日期 "昨天": not a date
6 set aside 姓名 "": nothing is written where something must be
7 set aside: the same as line 3', 'posts, each line with all that is wrong with it');
SELECT is((SELECT string_agg(concat_ws(' ', p.org_id, p.member_id, p.title, p.portfolio, p.from_date),
  ', ' ORDER BY p.id)
             FROM party.post p WHERE p.id > 1000000 AND p.member_id % 1000 = 5),
          '11 11005 member {} 2026-05-01, 12 12005 member {youth} 2026-03-01', 'what was accepted is on file');
SELECT is((SELECT string_agg(concat_ws(' ', i.line, i.outcome), ', ' ORDER BY i.line, i.id) FROM party.import_line i
            WHERE i.file = 'file.csv' AND i.line < 6),
          '3 accepted, 4 set aside, 4 set aside, 4 set aside, 5 accepted', 'and what became of the lines is kept');
-- A corrected line is taken, the same file again changes nothing.
UPDATE file SET " 职 务*" = '组织委员', "姓名" = 'E11006', "任职日期" = '2026.12.1' WHERE line = 4;
DELETE FROM file WHERE line > 5;
SELECT pg_temp.gives('posts', 'not taken 备注: a column that files of this kind do not have; not read
3 unchanged
4 accepted
5 unchanged', 'a corrected line is taken');
CREATE TEMPORARY TABLE kept AS SELECT i.* FROM party.import_line i;
SELECT pg_temp.gives('posts', 'not taken 备注: a column that files of this kind do not have; not read
3 unchanged
4 unchanged
5 unchanged', 'the same file twice');
SELECT is((SELECT count(*) FROM (SELECT * FROM party.import_line EXCEPT SELECT * FROM kept) x), 0::bigint,
          'changes nothing, also of what is kept');
SELECT is((SELECT string_agg(concat_ws(' ', i.line, i.outcome), ', ' ORDER BY i.line, i.id) FROM party.import_line i
            WHERE i.file = 'file.csv' AND i.line < 6),
          '3 accepted, 4 accepted, 5 accepted', 'what was accepted stays on record as that');
-- A cell says more than before; a blank one says nothing.
ALTER TABLE file ADD "当选日期" text, ADD "免职日期" text;
UPDATE file SET "当选日期" = '2026-04-01' WHERE line = 3;
SELECT pg_temp.gives('posts', 'not taken 备注: a column that files of this kind do not have; not read
3 changed
4 unchanged
5 unchanged', 'a column more');
UPDATE file SET "当选日期" = NULL, "免职日期" = CASE line WHEN 4 THEN '2026-11-30' END;
SELECT pg_temp.gives('posts', 'not taken 备注: a column that files of this kind do not have; not read
3 unchanged
4 set aside 免职日期 "2026-11-30": it does not end after it begins
5 unchanged', 'a blank cell leaves what is on file');
-- What a rule refuses is a line's reason, and keeps no other line from being taken.
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, org text, title text, emp_no text, from_date text);
INSERT INTO file VALUES (2, 'organisation 13', '书记', 'E13005', '2026-06-01'),
  (3, 'organisation 14', '委员', 'E14005', '2026-06-01'),
  (4, 'organisation 14', '委员', 'E15005', '2026-06-01');
SELECT pg_temp.gives('posts',
  '2 set aside: POS-03: "organisation 13" has more than one secretary at a time from 2026-06-01
2 set aside: POS-05: secretary "member 13005" of "organisation 13" heads no department that it covers
3 accepted
4 set aside: POS-02: "member 15005" does not belong to "organisation 14" on 2026-06-01 and cannot be its committee '
  'member',
  'lines that rules refuse');
SELECT is((SELECT count(*) FROM partybuild.pending_violations()), 0::bigint, 'and the commit is refused for nothing');
SELECT is((SELECT count(*) FROM party.post p WHERE p.member_id IN (13005, 14005)),
  1::bigint, 'the others are on file');
-- What a register cannot keep is its line's reason alone.
TRUNCATE file;
INSERT INTO file VALUES (10, 'organisation 13', '委员', 'E13010', '2026-07-01'),
  (11, 'organisation 15', '委员', 'E15010', '2026-07-01'),
  (12, 'organisation 15', '委员', 'E15012', '1920-01-01'), (13, 'organisation 12', '委员', 'E12010', '2026-07-01');
SELECT pg_temp.gives('posts', '10 accepted
11 accepted
12 set aside: new row for relation "post" violates check constraint "post_days"
13 accepted', 'one line that cannot be a row');
-- What overlaps is found at the commit; here it is the line's.
TRUNCATE file;
INSERT INTO file VALUES (2, 'organisation 12', '委员', 'E12010', '2026-08-01'),
  (3, 'organisation 13', '委员', 'E13020', '2026-08-01');
SELECT matches(pg_temp.told('posts'), '^2 set aside: .*POS-13.*
3 accepted$', 'a post beside the same');
SELECT lives_ok('SET CONSTRAINTS ALL IMMEDIATE', 'and nothing is left for the commit');
SET CONSTRAINTS ALL DEFERRED;

-- Persons by name, where only one is meant.
UPDATE party.member SET name = '张三' WHERE id IN (13011, 14011, 14012);
UPDATE party.member SET name = '李　四' WHERE id = 15011;
TRUNCATE file;
INSERT INTO file VALUES (2, 'organisation 13', '妇女委员', ' 张 三', '2026-08-01'),
  (3, 'organisation 14', '委员', '张三', '2026-08-01'),
  (4, 'organisation 15', '委员', '李四', '2026-08-01'), (5, 'organisation 15', '委员', '王五', '2026-08-01');
SELECT is(pg_temp.told('posts', judge => false), '2 accepted
3 set aside emp_no "张三": several persons have this name: write the number
4 accepted
5 set aside emp_no "王五": an unknown person', 'persons by name, within the branch');
SELECT is((SELECT string_agg(p.member_id::text, ' ' ORDER BY p.member_id) FROM party.post p
            WHERE p.from_date = '2026-08-01' AND p.member_id % 1000 = 11), '13011 15011', 'are those who are meant');

-- Branches: superiors in the same file, in any order.
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "名称" text, "类别" text, "上级党组织" text, "成立日期" text, "批复文号" text, "部门" text);
INSERT INTO file VALUES
  (2, '丙支部', '党支部', '甲总支', '2020-05-01', '批〔2020〕3号', '丙庭'),
  (3, '甲总支', '党总支', 'organisation 2', '2020-04-01', '批〔2020〕1号', ''),
  (4, '丁支部', '党支部', '乙总支', '2020-05-01', '', ''), (5, '乙总支', '总支部', 'organisation 2', '2020-04-01', '', ''),
  (6, '戊支部', '支部', '己总支', '2020-05-01', '', ''), (7, '丙支部', '党支部', '甲总支', '2020-05-02', '', ''),
  (8, 'organisation 11', '党支部', 'organisation 12', '2005-01-01', '', ''), (9, '庚', '党支部', '庚', '2020-01-01', '', '');
SELECT is(pg_temp.told('branches', judge => false), '2 accepted
3 accepted
4 set aside 上级党组织 "乙总支": line 5, which it needs, is set aside
5 set aside 类别 "总支部": none of the values that are listed
6 set aside 上级党组织 "己总支": an unknown organisation
7 set aside: the same as line 2
8 set aside 上级党组织 "organisation 12": another superior is on file: a move is recorded by its day
9 set aside 上级党组织 "庚": it is its own superior', 'organisations');
SELECT is((SELECT string_agg(concat_ws(' ', o.name, o.kind, o.active_on, p.name, d.number, t.name),
  ', ' ORDER BY o.id)
             FROM party.organisation o
             JOIN party.subordination s ON s.org_id = o.id
             JOIN party.organisation p ON p.id = s.parent_id
             JOIN party.organisation_change c ON c.org_id = o.id
             JOIN party.document d ON d.id = c.document_id
             LEFT JOIN party.covered_department v ON v.org_id = o.id
             LEFT JOIN party.department t ON t.id = v.department_id
            WHERE o.name ~ '^[甲丙]'),
          '甲总支 general_branch 2020-04-01 organisation 2 批〔2020〕1号, 丙支部 branch 2020-05-01 甲总支 批〔2020〕3号 丙庭',
          'with superior, approval and department');
DELETE FROM file WHERE line > 3;
SELECT is(pg_temp.told('branches', judge => false), '2 unchanged
3 unchanged', 'organisations twice');
DELETE FROM party.covered_department WHERE org_id IN (SELECT id FROM party.organisation WHERE name ~ '^[甲丙]');
DELETE FROM party.organisation_change WHERE org_id IN (SELECT id FROM party.organisation WHERE name ~ '^[甲丙]');
DELETE FROM party.document WHERE addressee_id IN (SELECT id FROM party.organisation WHERE name ~ '^[甲丙]');
DELETE FROM party.subordination WHERE org_id IN (SELECT id FROM party.organisation WHERE name ~ '^[甲丙]');
UPDATE party.organisation SET active_on = NULL WHERE name ~ '^[甲丙]';
DELETE FROM party.organisation WHERE name ~ '^[甲丙]';

-- Staff.
CREATE FUNCTION pg_temp.number(nth int, born text DEFAULT '800101') RETURNS text LANGUAGE sql AS $$
  SELECT partybuild.cnid_from_15('110105' || born || lpad(nth::text, 3, '0'))::text $$;
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "工号" text, "姓名" text, "身份证号" text, "性别" text, "出生年月" text, "政治面貌" text,
  "入党时间" text, "转正时间" text, "所在支部" text, "转入时间" text);
INSERT INTO file VALUES
  (2, 'N1', '赵一', pg_temp.number(1),
  '男', '1980.1', '中共党员', '2005-07-01', '2006-07-01', 'organisation 16', '2015-01-01'),
  (3, 'N2', '钱二', pg_temp.number(2), '女', '1980-01-01', '中共预备党员', '2026年6月1日', '', 'organisation 16', ''),
  (4, 'N3', '孙三', pg_temp.number(3), '男', '', '群众', '', '', '', ''),
  (5, 'N4', E'\u3000\u200B', pg_temp.number(5), '男', '', '群众', '', '', '', ''),
  (6, 'N5', '李五', pg_temp.number(7), '女', '1981-01-01', '中共党员', '1995-07-01', '1996-01-01', 'organisation 99', ''),
  (7, 'N6', '周六', '4.1E+17', '男', '', '党员', '', '', '', ''), (8, '', '吴七', '', '男', '', '群众', '', '', '', ''),
  (9, 'N1', '郑八', pg_temp.number(9), '男', '', '群众', '', '', '', ''), (10, 'N8', '王九', pg_temp.number(1),
  '', '', '', '', '', '', ''),
  (11, 'N9', '冯十', pg_temp.number(11), '人', '', '干部', '2005-07-01', '2006-07-01', '', '');
SELECT pg_temp.gives('staff', '2 accepted
3 accepted
4 accepted
5 set aside 姓名 "　​": nothing is written where something must be
6 set aside 入党时间 "1995-07-01": admitted before the age of 18
6 set aside 出生年月 "1981-01-01": the citizen number says another day of birth
6 set aside 性别 "女": the citizen number says the other sex
6 set aside 所在支部 "organisation 99": an unknown organisation
6 set aside 转正时间 "1996-01-01": confirmed before a year of probation
7 set aside 入党时间 "": a member of the Party without a day of admission
7 set aside 身份证号 "4.1E+17": a spreadsheet wrote it with an exponent: what it was is lost
7 set aside 转正时间 "": a full member without a day of confirmation
8 set aside: neither a staff number nor a citizen number
9 set aside 工号 "N1": the same as line 2
10 set aside 身份证号 "110105198001010016": the same as line 2
11 set aside 性别 "人": none of the values that are listed
11 set aside 所在支部 "": a member of the Party without a branch
11 set aside 政治面貌 "干部": none of the values that are listed', 'staff');
SELECT is((SELECT string_agg(concat_ws(' ', m.emp_no, m.name, h.org_id, h.status, h.from_date, h.to_date), ', '
                             ORDER BY m.emp_no, h.from_date)
             FROM party.member m LEFT JOIN party.membership h ON h.member_id = m.id WHERE m.emp_no ~ '^N'),
          'N1 赵一 16 full 2015-01-01, N2 钱二 16 probationary 2026-06-01, N3 孙三', 'are members as the files say');
-- Later: one is confirmed, one has moved, one without a day.
DELETE FROM file WHERE line > 4;
UPDATE file SET "政治面貌" = '中共党员', "转正时间" = '2027-06-01' WHERE line = 3;
UPDATE file SET "所在支部" = 'organisation 11', "转入时间" = '2026-09-01' WHERE line = 2;
INSERT INTO file (line, "工号", "姓名", "所在支部") VALUES (5, 'E12022', 'member 12022', 'organisation 11');
SELECT pg_temp.gives('staff', '2 changed
3 changed
4 unchanged
5 set aside 转入时间: another branch than on file, and no later day since when', 'staff who move and are confirmed');
SELECT is((SELECT string_agg(concat_ws(' ', m.emp_no, h.org_id, h.status, h.from_date, h.to_date), ', '
                             ORDER BY m.emp_no, h.from_date)
             FROM party.member m JOIN party.membership h ON h.member_id = m.id WHERE m.emp_no ~ '^N'),
          'N1 16 full 2015-01-01 2026-09-01, N1 11 full 2026-09-01, '
            'N2 16 probationary 2026-06-01 2027-06-01, N2 16 full 2027-06-01', 'end one stretch and begin another');
SELECT pg_temp.gives('staff', '2 unchanged
3 unchanged
4 unchanged
5 set aside 转入时间: another branch than on file, and no later day since when', 'staff twice');
-- A good number that ends in 000, alone and among spoiled ones.
TRUNCATE file;
INSERT INTO file (line, "工号", "姓名", "身份证号")
SELECT 2, 'M1', '蒋一', n FROM (SELECT pg_temp.number(i * 100, '8' || d || '0101') AS n
                                FROM generate_series(1, 9) i, generate_series(0, 9) d) x WHERE n LIKE '%000' LIMIT 1;
SELECT is(pg_temp.told('staff', dry => true), '2 accepted', 'a good number may end in 000');
INSERT INTO file (line, "工号", "姓名", "身份证号")
SELECT 3, 'M2', '沈二', n FROM (SELECT left(pg_temp.number(i * 100, '8' || d || '0101'), 17) || '0' AS n
                                FROM generate_series(1, 9) i, generate_series(0, 9) d) x
 WHERE partybuild.cnid_problem(n) IS NOT NULL LIMIT 1;
SELECT matches(pg_temp.told('staff', dry => true), '^2 set aside 身份证号 "[0-9]+000": its last digits are 000[^\n]*
3 set aside 身份证号 "[0-9]+000": its last digits are 000[^\n]*$', 'but not where others of the file are spoiled');

-- Activities, attendance and elections.
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "党支部" text, "活动类别" text, "活动日期" text, "开始时间" text, "结束时间" text, "主题" text,
  "主持人" text, "记录人" text);
INSERT INTO file VALUES (2, 'organisation 16', '集中学习', '2026-10-12', '19：00', '20时30分', '学习', 'E16001', 'E16002'),
  (3, 'organisation 16', '看电影', '2026-10-13', '19:00', '18:00', '', '', ''),
  (4, 'organisation 16', '党课', '2026-10-14', '19:00', '25:00', '', 'E0', '');
SELECT is(pg_temp.told('activities', judge => false), '2 accepted
3 set aside 活动类别 "看电影": none of the values that are listed
3 set aside 结束时间 "18:00": it does not end after it begins
4 set aside 主持人 "E0": an unknown person
4 set aside 结束时间 "25:00": not a time', 'activities');
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "党支部" text, "活动类别" text, "活动日期" text, "开始时间" text, "工号" text, "出席情况" text,
  "缺席原因" text);
INSERT INTO file VALUES (2, 'organisation 16', '集中学习', '2026/10/12', '', 'E16001', '出席', ''),
  (3, 'organisation 16', '学习', '2026/10/12', '19:00', 'E16003', '请假', '出差'),
  (4, 'organisation 16', '学习', '2026/10/12', '18:00', 'E16004', '出席', ''), (5, '', '', '', '', 'E16005', '在家', ''),
  (6, 'organisation 16', '集中学习', '2026/10/12', '', 'E16001', '缺席', '');
SELECT is(pg_temp.told('attendance', judge => false), '2 accepted
3 accepted
4 set aside 活动日期 "2026/10/12": there is no such activity
5 set aside 出席情况 "在家": none of the values that are listed
5 set aside: it does not say which activity
6 set aside: the same as line 2', 'attendance');
SELECT is(pg_temp.told('attendance', true, false), '2 unchanged
3 unchanged
4 set aside 活动日期 "2026/10/12": there is no such activity
5 set aside 出席情况 "在家": none of the values that are listed
5 set aside: it does not say which activity
6 set aside: the same as line 2', 'attendance twice');
-- What is filed is sealed, line by line.
UPDATE party.activity SET status = 'filed' WHERE id > 1000000;
UPDATE file SET "出席情况" = '出席' WHERE line = 3;
SELECT matches(pg_temp.told('attendance', true, false), '2 unchanged
3 set aside: VEN-13: .*', 'what is filed stays');
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, org text, held_on text, reason text, entitled text, present text,
  ballots_issued text, ballots_returned text, ballots_valid text, seats text, candidates text,
  approval_no text, reported_on text);
INSERT INTO file VALUES
  (2, 'organisation 15', '2026-10-20', '换届', '25', '25', '25', '25.0', '25', '3', '4', '批〔2026〕7号', '2026-10-22'),
  (3, 'organisation 14', '2026-10-20', '改选', '25', '26', '27', '28', '29', '3人', '4', '', '2026-10-01');
SELECT is(pg_temp.told('elections', judge => false), '2 accepted
3 set aside ballots_issued "27": more than were present
3 set aside ballots_returned "28": more than were issued
3 set aside ballots_valid "29": more than were returned
3 set aside present "26": more than were entitled
3 set aside reason "改选": none of the values that are listed
3 set aside reported_on "2026-10-01": reported before it was held
3 set aside seats "3人": not a number', 'elections');
SELECT is((SELECT concat_ws(' ', e.office, e.purpose, e.invalid, e.result, c.number, r.number,
  e.filing_document_id = r.id)
             FROM party.election e
             LEFT JOIN party.document c ON c.id = e.consent_document_id
             LEFT JOIN party.document r ON r.id = e.report_document_id
            WHERE e.org_id = 15 AND e.held_on = '2026-10-20'),
          'committee renewal 0 valid 批〔2026〕7号 organisation 1520261022 t', 'with documents');
SELECT is(pg_temp.told('elections', true, false, true), '2 unchanged
3 set aside ballots_issued "27": 多于实到会人数
3 set aside ballots_returned "28": 多于发出票数
3 set aside ballots_valid "29": 多于收回票数
3 set aside present "26": 多于应到会人数
3 set aside reason "改选": 不是所列的值
3 set aside reported_on "2026-10-01": 报告日期早于选举日期
3 set aside seats "3人": 不是数字', 'in Chinese too');

-- What clerks of this court say.
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, org text, title text, emp_no text, from_date text);
INSERT INTO file VALUES (2, 'organisation 14', '支委', 'E14021', '2027-07-01');
SELECT is(pg_temp.told('posts', true, false), '2 set aside title "支委": none of the values that are listed',
  'a word of theirs');
SET ROLE partybuild_admin;
SELECT lives_ok('SELECT partybuild.set_import_value(''posts'', ''title'', ''支委'', ''member'')', 'is given a meaning');
RESET ROLE;
SELECT is(pg_temp.told('posts', true, false), '2 accepted', 'and read');
SELECT lives_ok('SELECT partybuild.set_import_value(''posts'', ''title'', ''支 委'', NULL)', 'or is no word any longer');
SELECT is(pg_temp.told('posts', true, false), '2 set aside title "支委": none of the values that are listed',
  'and not read');
SELECT throws_ok('SELECT partybuild.set_import_value(''posts'', ''title'', ''庭长'', ''president'')', '22023',
  'column "title" of "posts" has no meaning "president"', 'a meaning that there is not');
SELECT throws_ok('SELECT partybuild.set_import_value(''posts'', ''title'', '' 书 记'', ''deputy'')', '42710',
  '" 书 记" is shipped and cannot be replaced', 'what is shipped');
SELECT ok(NOT has_function_privilege('partybuild_clerk', 'partybuild.set_import_value(text, name, text, text)',
                                     'EXECUTE'), 'clerks give no meanings');

-- What is wrong with the file as a whole.
SELECT throws_ok('SELECT * FROM partybuild.import(''nonsense'', ''pg_temp.file'')', '42704', NULL, 'an unknown kind');
CREATE TEMPORARY TABLE lacking (org text, title text);
SELECT throws_ok('SELECT * FROM partybuild.import(''posts'', ''pg_temp.lacking'')', '42703', NULL, 'columns that lack');
CREATE TEMPORARY TABLE twice (org text, "党支部" text, title text, emp_no text, from_date text);
SELECT throws_ok('SELECT * FROM partybuild.import(''posts'', ''pg_temp.twice'')',
  '42702', NULL, 'columns that mean the same');
CREATE TEMPORARY TABLE numbers (line text, org text, title text, emp_no text, from_date text);
INSERT INTO numbers VALUES ('1', 'x'), ('1', 'y');
SELECT throws_ok('SELECT * FROM partybuild.import(''posts'', ''pg_temp.numbers'')',
  '21000', NULL, 'lines of one number');
-- A kind of the court's own, whose lines name nobody.
INSERT INTO partybuild.import_kind (name, place, zh, en, register, keys) VALUES
  ('units', 900, '内设机构', 'units', 'party.unit', '{name}');
INSERT INTO partybuild.import_column (kind, name, place, type, required, target, zh, en) VALUES
  ('units', 'name', 1, 'text', true, 'name', '名称', 'name');
DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "名称" text);
INSERT INTO file VALUES (2, ' 研究　室'), (3, '研究室');
SELECT pg_temp.gives('units', '2 accepted
3 set aside: the same as line 2', 'a kind of the court''s own');
-- Who may: clerks, with their own rights.
SELECT ok(NOT has_function_privilege('partybuild_reader',
  'partybuild.import(text, regclass, text, boolean, boolean)', 'EXECUTE')
          AND has_function_privilege('partybuild_clerk',
          'partybuild.import(text, regclass, text, boolean, boolean)', 'EXECUTE'),
          'clerks import, readers do not');
SELECT ok(NOT has_table_privilege('partybuild_reader', 'party.import_line', 'SELECT'),
  'nor do readers see what was written');
TRUNCATE numbers;
GRANT ALL ON numbers TO partybuild_clerk;
INSERT INTO numbers VALUES ('2', 'organisation 14', '委员', 'E14020', '2026-07-01');
SET ROLE partybuild_clerk;
SELECT results_eq('SELECT line, outcome FROM partybuild.import(''posts'', ''pg_temp.numbers'')',
                  'VALUES (2::bigint, ''accepted'')', 'a clerk''s file');
SELECT is((SELECT count(*) FROM party.import_line WHERE file = 'numbers'), 1::bigint, 'of which he sees what became');
WITH gone AS (DELETE FROM party.import_line WHERE file = 'numbers' RETURNING 1)
SELECT is((SELECT count(*) FROM gone), 1::bigint, 'and clears it');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
