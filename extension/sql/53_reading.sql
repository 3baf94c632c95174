-- What a clerk wrote into a cell, and why it can be nothing (reading.c).
CREATE FUNCTION partybuild.read_text(text) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_read_text';
COMMENT ON FUNCTION partybuild.read_text(text) IS
  'a cell''s text as tidy() has it, with digits and letters of half width; null if it is blank';
CREATE FUNCTION partybuild.read_date(text) RETURNS date
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_read_date';
COMMENT ON FUNCTION partybuild.read_date(text) IS
  'the day that a cell names: 2026-03-01, 2026/3/1, 2026.3.1, 20260301, 2026年3月1日, of 2026年3月 the first, a '
  'spreadsheet''s serial; a time is dropped; null if it is blank or none (reading_problem())';
CREATE FUNCTION partybuild.read_time(text) RETURNS time
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_read_time';
COMMENT ON FUNCTION partybuild.read_time(text) IS
  'the time that a cell names: 14:30, 14:30:00, 14时30分, 14点; null if it is blank or none (reading_problem())';
CREATE FUNCTION partybuild.read_number(text) RETURNS numeric
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_read_number';
COMMENT ON FUNCTION partybuild.read_number(text) IS
  'the number in a cell, with separators of thousands and signs of money or without; null if it is blank or none '
  '(reading_problem())';
CREATE FUNCTION partybuild.read_integer(text) RETURNS bigint
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_read_integer';
COMMENT ON FUNCTION partybuild.read_integer(text) IS
  'the whole number in a cell; null if it is blank or none (reading_problem())';
CREATE FUNCTION partybuild.read_citizen(text) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_read_citizen';
COMMENT ON FUNCTION partybuild.read_citizen(text) IS
  'the citizen number in a cell as text, for cnid_problem(); null if it is blank or a spreadsheet has spoiled it';
CREATE FUNCTION partybuild.reading_problem(type text, cell text) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_reading_problem';
COMMENT ON FUNCTION partybuild.reading_problem(text, text) IS
  'null if a cell is blank or can be read as type says (text, code, date, month, time, number, integer, cnid), else '
  'the term that says why not: not a date, no such day, a number that a spreadsheet has spoiled; never an error';

INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('not a date', '不是日期', 'not a date', 'core'),
  ('no such day', '没有这一天', 'there is no such day', 'core'),
  ('a year without a month', '只有年份，没有月份', 'a year without a month', 'core'),
  ('the year does not come first', '年份不在最前或只有两位，无法确定是哪一天',
   'the year does not come first, or has two digits: it could be several days', 'core'),
  ('a day out of range', '日期超出合理范围', 'a day out of range', 'core'),
  ('not a time', '不是时间', 'not a time', 'core'),
  ('not a number', '不是数字', 'not a number', 'core'),
  ('not a whole number', '不是整数', 'not a whole number', 'core'),
  ('a number that a spreadsheet wrote with an exponent', '表格软件改成了科学计数法，原数字已丢失',
   'a spreadsheet wrote it with an exponent: what it was is lost', 'core'),
  ('a number behind an apostrophe', '数字前有撇号', 'a number behind an apostrophe', 'core'),
  ('a number whose last digits a spreadsheet has lost', '末三位为000，表格软件丢失了末尾数字',
   'its last digits are 000: a spreadsheet has lost them', 'core'),
  ('a citizen number of a wrong length', '公民身份号码长度不对', 'a citizen number of a wrong length', 'core'),
  ('a citizen number of a wrong character', '公民身份号码中有不应有的字符', 'a citizen number with a wrong character',
   'core'),
  ('a citizen number of a wrong region', '公民身份号码的地区码不存在', 'a citizen number of an unknown region', 'core'),
  ('a citizen number of a wrong date', '公民身份号码中的出生日期不存在', 'a citizen number with an impossible day of birth',
   'core'),
  ('a citizen number of a wrong check character', '公民身份号码的校验码不对',
   'a citizen number with a wrong check character', 'core'),
  ('nothing is written', '必填而未填', 'nothing is written where something must be', 'core'),
  ('an unknown organisation', '没有这个组织', 'an unknown organisation', 'core'),
  ('several organisations', '有几个组织叫这个名称', 'several organisations have this name', 'core'),
  ('an unknown person', '没有这个人', 'an unknown person', 'core'),
  ('several persons', '有几个人叫这个名字，请写工号', 'several persons have this name: write the number', 'core'),
  ('an unknown value', '不是所列的值', 'none of the values that are listed', 'core'),
  ('an unknown number', '登记簿中没有这个编号', 'there is no such number in the register', 'core'),
  ('as in another line', '与第{line}行重复', 'the same as line {line}', 'core'),
  ('several rows on file', '登记簿中有几行符合', 'several rows of the register are meant', 'core'),
  ('ends before it begins', '结束不晚于开始', 'it does not end after it begins', 'core'),
  ('set aside with another line', '第{line}行未被接受', 'line {line}, which it needs, is set aside', 'core'),
  ('a column that is not taken', '此列不在该类文件之内，未读取', 'a column that files of this kind do not have; not read',
   'core');
