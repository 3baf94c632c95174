-- Clerks' files of activities and attendance: activities by numbers of their own.
\ir court.psql
SELECT no_plan();
SET partybuild.language = 'en';
CREATE TEMPORARY TABLE file (line bigint, no text, org text, kind text, "held on" text, "starts at" text,
  "ends at" text);
CREATE FUNCTION pg_temp.told(kind text) RETURNS text
LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', i.line, i.outcome, i."column") || coalesce(': ' || i.reason_en, ''), E'\n'
                    ORDER BY i.line NULLS FIRST, i."column", i.reason_en)
    FROM partybuild.import(kind, 'pg_temp.file', kind || '.csv', judge => false) i $$;
UPDATE party.member SET emp_no = 'E' || id;
-- the numbers of a branch begin again with each year, and each kind
INSERT INTO file VALUES (2, '1', 'organisation 11', '党课', '2025-03-02', '09:00', '10:00'),
  (3, '1', 'organisation 11', '党课', '2026-03-02', '09:00', '10:00'),
  (4, '1', 'organisation 11', '主题党日', '2026-03-02', '11:00', '12:00'),
  (5, '1', 'organisation 12', '党课', '2026-03-02', '09:00', '10:00'),
  (6, '１', 'organisation 12', '党课', '2026-04-02', '09:00', '10:00'),
  (7, '党课 7', 'organisation 12', '党课', '2026-05-02', '09:00', '10:00');
SELECT is(pg_temp.told('activities'), '2 accepted
3 accepted
4 accepted
5 accepted
6 set aside no: the same as line 5
7 accepted', 'activities with numbers');
SELECT is(pg_temp.told('activities'), '2 unchanged
3 unchanged
4 unchanged
5 unchanged
6 set aside no: the same as line 5
7 unchanged', 'twice');
UPDATE file SET "starts at" = '14:00', "ends at" = '15:00' WHERE line IN (3, 7);
UPDATE file SET "held on" = '2026-03-09' WHERE line = 3;
UPDATE file SET no = '2' WHERE line = 6;
SELECT is(pg_temp.told('activities'), '2 unchanged
3 changed
4 unchanged
5 unchanged
6 accepted
7 changed', 'a time is corrected, by the number');
SELECT is((SELECT string_agg(concat_ws(' ', a.org_id, a.kind, a.number, a.starts_at), ', '
                             ORDER BY a.org_id, a.starts_at)
             FROM party.activity a WHERE a.number IS NOT NULL),
          '11 lecture 1 2025-03-02 09:00:00, 11 theme_day 1 2026-03-02 11:00:00, '
          '11 lecture 1 2026-03-09 14:00:00, 12 lecture 1 2026-03-02 09:00:00, '
          '12 lecture 2 2026-04-02 09:00:00, 12 lecture 党课7 2026-05-02 14:00:00', 'are on file');
INSERT INTO file VALUES (8, '', 'organisation 11', '党课', '2026-03-09', '14:00', '15:00');
SELECT is(pg_temp.told('activities'), '2 unchanged
3 unchanged
4 unchanged
5 unchanged
6 unchanged
7 unchanged
8 set aside: the same as line 3', 'one by its number, the other by its time');
-- A line is never another activity without a word. 12 has lectures 1, 2 and 党课7 on 2 March, 2 April and 2 May.
CREATE FUNCTION pg_temp.tells(lines text[], said text, lectures text, what text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  told text;
BEGIN
  BEGIN
    DELETE FROM file;
    INSERT INTO file
    SELECT o, split_part(l, ' ', 1), 'organisation 12', '党课', split_part(l, ' ', 2), '09:00', '10:00'
      FROM unnest(lines) WITH ORDINALITY u (l, o);
    told := pg_temp.told('activities');
    told := told || E'\n' || string_agg(concat_ws(' ', a.theme, a.number, a.starts_at::date), ', '
                                        ORDER BY a.starts_at, a.number)
      FROM party.activity a
     WHERE a.org_id = 12 AND a.kind = 'lecture' AND a.number IS NOT NULL;
    RAISE SQLSTATE 'PB009';
  EXCEPTION WHEN SQLSTATE 'PB009' THEN
    RETURN is(told, said || E'\n' || lectures, what);
  END;
END $$;
UPDATE party.activity SET theme = 'was ' || number,
       starts_at = held_on + time '09:00', ends_at = held_on + time '10:00' WHERE org_id = 12 AND number IS NOT NULL;
SELECT pg_temp.tells('{5 2026-03-02,1 2026-03-09}', E'1 set aside: the same as line 2\n2 changed',
  'was 1 1 2026-03-09, was 2 2 2026-04-02, was 党课7 党课7 2026-05-02', 'a new one where another was until now');
SELECT pg_temp.tells('{1 2026-04-02}', '1 set aside no: the activity of this number is another one',
  'was 1 1 2026-03-02, was 2 2 2026-04-02, was 党课7 党课7 2026-05-02', 'one of another''s time');
SELECT pg_temp.tells('{1 2026-04-02,2 2026-04-09}', E'1 changed\n2 changed',
  'was 1 1 2026-04-02, was 2 2 2026-04-09, was 党课7 党课7 2026-05-02', 'which that one leaves');
SELECT pg_temp.tells('{1 2026-04-02,2 2026-03-02}', E'1 changed\n2 changed',
  'was 2 2 2026-03-02, was 1 1 2026-04-02, was 党课7 党课7 2026-05-02', 'two that change places');
UPDATE party.activity SET number = '1' WHERE org_id = 12 AND number = '党课7';
SELECT pg_temp.tells('{1 2026-06-01,1 2026-05-02}', E'1 set aside no: several rows of the register are meant
2 set aside no: the same as line 1', 'was 1 1 2026-03-02, was 2 2 2026-04-02, was 党课7 1 2026-05-02',
  'a number that two have');
SELECT pg_temp.tells('{1 2026-05-02}', '1 unchanged',
  'was 1 1 2026-03-02, was 2 2 2026-04-02, was 党课7 1 2026-05-02', 'of which the time tells');
UPDATE party.activity SET number = '党课7' WHERE theme = 'was 党课7';

DROP TABLE file;
CREATE TEMPORARY TABLE file (line bigint, "活动编号" text, "党组织" text, "活动类别" text, "活动日期" text, "工号" text,
  "出席情况" text);
INSERT INTO file VALUES (2, '党课7', '', '', '', 'E12001', '出席'), (3, '1', '', '', '', 'E11001', '出席'),
  (4, '1', 'organisation 12', '', '', 'E12001', '出席'), (5, '1', 'organisation 11', '', '', 'E11001', '出席'),
  (6, '1', 'organisation 11', '党课', '2025-03-02', 'E11001', '出席'),
  (7, '2', 'organisation 11', '', '', 'E11001', '出席'), (8, '2', '', '', '2026-04-02', 'E12001', '缺席'),
  (9, '2', '', '', '2026-04-03', 'E12002', '缺席'), (10, '4711', '', '', '', 'E12001', '出席'),
  (11, '', 'organisation 11', '主题党日', '2026-03-02', 'E11002', '出席'),
  (12, '', 'organisation 11', '', '', 'E11002', '出席');
SELECT is(pg_temp.told('attendance'), '2 accepted
3 set aside 活动编号: there were several that day: write when it began
4 accepted
5 set aside 活动编号: there were several that day: write when it began
6 accepted
7 set aside 活动编号: the activity of this number is another one
8 accepted
9 set aside 活动编号: the activity of this number is another one
10 set aside 活动编号: there is no such activity
11 accepted
12 set aside: it does not say which activity', 'attendance, by number or not');
SELECT is((SELECT string_agg(concat_ws(' ', a.number, x.member_id), ', ' ORDER BY a.id, x.member_id)
             FROM party.attendance x JOIN party.activity a ON a.id = x.activity_id WHERE a.number IS NOT NULL),
          '1 11001, 1 11002, 1 12001, 党课7 12001, 2 12001', 'is on file');
-- where numbers are the court's own, those of the register name none
UPDATE file SET "活动编号" = (SELECT max(a.id)::text FROM party.activity a) WHERE line = 10;
SELECT matches(pg_temp.told('attendance'), E'\n10 set aside 活动编号: there is no such activity',
  'numbers are not guessed');
UPDATE party.activity SET number = NULL;
SELECT matches(pg_temp.told('attendance'), E'\n10 changed', 'where there are none of its own, they do');
SELECT * FROM finish();
ROLLBACK;
