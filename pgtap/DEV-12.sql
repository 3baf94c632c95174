-- DEV-12 Public notice of 5 working days.
\ir development.psql
SELECT no_plan();
-- A meeting on that day after a notice.
CREATE FUNCTION pg_temp.notice(from_day date, last_day date, held date, nth bigint DEFAULT 100) RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.file(nth, 'admitted', later => held - '2024-10-22');
  UPDATE party.admission_notice SET from_date = from_day, last_date = last_day WHERE applicant_id = nth $$;
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-12', $$SELECT pg_temp.notice('2026-03-02', '2026-03-06', '2026-03-09')$$,
  'Monday to Friday');
SELECT pg_temp.refuses('DEV-12', $$SELECT pg_temp.notice('2026-03-02', '2026-03-05', '2026-03-09')$$, 'to Thursday');
SELECT pg_temp.refuses('DEV-12', $$SELECT pg_temp.notice('2026-03-04', '2026-03-08', '2026-03-09')$$,
  'five days, of which two are a weekend');
SELECT pg_temp.refuses('DEV-12', $$SELECT pg_temp.notice('2026-02-14', '2026-02-25', '2026-02-26')$$,
  'over the Spring Festival');
SELECT pg_temp.accepts('DEV-12', $$SELECT pg_temp.notice('2024-09-27', '2024-10-10', '2024-10-22')$$,
  'over the National Day, with days worked in exchange');
SELECT pg_temp.refuses('DEV-12', $$SELECT pg_temp.notice('2026-03-02', '2026-03-09', '2026-03-09')$$,
  'not over before the day of the meeting');
SELECT pg_temp.refuses('DEV-12', :'admitted' || 'DELETE FROM party.admission_notice', 'none');
SELECT pg_temp.refuses('DEV-12', $$SELECT pg_temp.notice('2026-03-10', '2026-03-16', '2026-03-09')$$,
  'one after the meeting');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.notice('2016-03-07', '2016-03-11', '2016-03-14')$$),
  'DEV-12 cannot be judged: the calendar of working days has no year 2016',
  'DEV-12 refuses: in a year without a calendar');
-- Where such a notice was let through, the audit names the applicant, and judges the others.
CREATE FUNCTION pg_temp.audited(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  told text;
BEGIN
  BEGIN
    EXECUTE sql;
    told := (SELECT concat_ws('; ', j.problem, 'open ' || j.open) FROM partybuild.job_work('audit', 'DEV-12') j);
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN told;
END $$;
SELECT is(pg_temp.audited($$UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-12';
  UPDATE partybuild.rule SET default_mode = 'warn' WHERE code = 'DEV-12';
  SELECT pg_temp.notice('2016-03-07', '2016-03-11', '2016-03-14'),
    pg_temp.notice('2026-03-02', '2026-03-05', '2026-03-09', 101)$$),
  'applicant 100 "applicant 100": rule DEV-12 cannot be judged: the calendar of working days has no year 2016; '
  'open 1',
  'DEV-12: the audit names it, and judges the other');
SELECT $$INSERT INTO party.objection (notice_id, raised_on, substance, settled_on, finding)
  SELECT n.id, '%s', 'objection', %s, %s FROM party.admission_notice n WHERE n.applicant_id = 100;$$ AS objection \gset
SELECT pg_temp.refuses('DEV-12', :'admitted' || format(:'objection', '2024-10-15', 'NULL', 'NULL'),
  'an objection not settled');
SELECT pg_temp.accepts('DEV-12', :'admitted' || format(:'objection', '2024-10-15', '''2024-10-22''', '''unfounded'''),
  'an objection settled on the day of the meeting');
SELECT pg_temp.refuses('DEV-12', :'admitted' || format(:'objection', '2024-10-15', '''2024-10-23''', '''unfounded'''),
  'an objection settled the day after');
SELECT pg_temp.accepts('DEV-12', :'admitted' || format(:'objection', '2024-10-23', 'NULL', 'NULL'),
  'an objection raised after the meeting');
SELECT pg_temp.refuses('DEV-12', :'admitted' || format(:'objection', '2024-10-22', 'NULL', 'NULL'),
  'an objection raised on its day');
SELECT pg_temp.says('DEV-12', :'admitted' || 'DELETE FROM party.admission_notice',
  'the branch met on the admission of "applicant 100" on 2024-10-22: there was no public notice before it; '
  '2024-10-22召开接收“applicant 100”的支部大会：此前没有公示');
SELECT pg_temp.says('DEV-12', :'admitted' || format(:'objection', '2024-10-15', 'NULL', 'NULL')
  || $$UPDATE party.admission_notice SET from_date = '2024-10-17', last_date = '2024-10-22'$$,
  'the branch met on the admission of "applicant 100" on 2024-10-22: the notice from 2024-10-17 to 2024-10-22 covers 3 '
  'working days, 5 are required, the notice, to 2024-10-22, was not over before it, 1 objections were not settled; '
  '2024-10-22召开接收“applicant 100”的支部大会：公示自2024-10-17至2024-10-22只有3个工作日，应不少于5个、'
  '公示至2024-10-22，尚未结束、公示期间的异议有1件尚未查清');

-- The worst is told, and of two that are equal the last.
SELECT $$SELECT pg_temp.notice('2024-10-%s', '2024-10-18', '2024-10-22');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES (100, 'admission', 11,
    '2025-10-22', 'admitted'); INSERT INTO party.admission_notice (applicant_id, from_date, last_date) VALUES (100,
    '2025-10-16', '2025-10-17')$$ AS two \gset
SELECT pg_temp.says('DEV-12', format(:'two', 18),
  'the branch met on the admission of "applicant 100" on 2024-10-22: the notice from 2024-10-18 to 2024-10-18 covers 1 '
  'working days, 5 are required; '
  '2024-10-22召开接收“applicant 100”的支部大会：公示自2024-10-18至2024-10-18只有1个工作日，应不少于5个');
SELECT pg_temp.says('DEV-12', format(:'two', 17),
  'the branch met on the admission of "applicant 100" on 2025-10-22: the notice from 2025-10-16 to 2025-10-17 covers 2 '
  'working days, 5 are required; '
  '2025-10-22召开接收“applicant 100”的支部大会：公示自2025-10-16至2025-10-17只有2个工作日，应不少于5个');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-12', $$SELECT pg_temp.notice(f::date, t::date, '2024-10-22', n) FROM (VALUES
    (101, '2024-10-14', '2024-10-18'), (102, '2024-10-15', '2024-10-18'), (103, '2024-10-19', '2024-10-20'),
    (104, '2024-10-15', '2024-10-21'), (105, '2024-10-15', '2024-10-22'), (106, '2024-10-22', '2024-10-28'),
    (107, '2024-10-23', '2024-10-29'), (108, '2023-06-01', '2023-06-07'), (109, '2023-05-31', '2023-06-07'),
    (110, '2024-10-14', '2024-10-18'), (111, '2024-10-14', '2024-10-18'), (112, '2024-10-14', '2024-10-18'),
    (113, '2024-10-14', '2024-10-18'), (114, '2024-10-14', '2024-10-18'), (115, '2024-10-14', '2024-10-18'),
    (116, '2024-10-08', '2024-10-22')
    ) v (n, f, t);
  INSERT INTO party.admission_notice (applicant_id, from_date, last_date) VALUES (110, '2024-10-15', '2024-10-16'),
    (111, '2024-10-13', '2024-10-14'), (112, '2024-10-14', '2024-10-15'), (113, '2024-10-22', '2024-10-30'),
    (114, '2024-10-23', '2024-10-24');
  INSERT INTO party.objection (notice_id, raised_on, substance)
  SELECT n.id, '2024-10-15', 'x' FROM party.admission_notice n, generate_series(1, 2) WHERE n.applicant_id = 111
    AND from_date < '2024-10-14';
  INSERT INTO party.objection (notice_id, raised_on, substance)
  SELECT n.id, '2023-06-02', 'x' FROM party.admission_notice n WHERE n.applicant_id IN (108, 109);
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (115, 'admission', 11, '2025-10-22', 'admitted')$$,
  '102:1 103:5 105:1 106:6 107:6 108:1 109:6 110:3 111:2 113:6 115:6 116:1', 'working days that are lacking, and more');
SELECT pg_temp.lists('DEV-12', $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 105) n;
  DELETE FROM party.admission_notice WHERE applicant_id < 104;
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE applicant_id = 101;
  UPDATE party.development_meeting SET held_on = '2015-12-31' WHERE applicant_id = 102;
  UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE applicant_id = 103;
  UPDATE party.admission_notice SET from_date = '2024-10-17' WHERE applicant_id = 105;
  UPDATE partybuild.parameter SET value = 2 WHERE rule = 'DEV-12'$$, '103:3', 'by another order: two days');
SELECT $$SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'object'), pg_temp.file(102, 'object');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 'conversion', 11, '2024-10-22', 'full'), (102, 'admission', 11, '2015-10-22', 'admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2025-09-01'),
    (100, 'withdrawn', '2024-10-15');
  INSERT INTO party.admission_notice (id, applicant_id, from_date, last_date) VALUES (1, 101, '2024-10-15',
    '2024-10-16');
  INSERT INTO party.objection (id, notice_id, raised_on, substance, settled_on, finding)
  SELECT o, id, CASE o WHEN 1 THEN '2024-10-15' ELSE '2024-10-23' END::date, 'x', CASE o WHEN 1 THEN date '2024-10-16'
    END, CASE o WHEN 1 THEN 'x' END FROM party.admission_notice, generate_series(1, 2) o WHERE applicant_id = 100;
  INSERT INTO party.objection (id, notice_id, raised_on, substance) VALUES (3, 1, '2024-10-16', 'x')$$ AS right \gset
SELECT pg_temp.judges('DEV-12', $$SELECT partybuild.set_mode('DEV-12', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'admitted', 12); DELETE FROM party.admission_notice$$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT pg_temp.sees('DEV-12', :'right',
  ARRAY['DELETE FROM party.admission_notice WHERE applicant_id = 100',
    'UPDATE party.admission_notice SET applicant_id = 102 WHERE applicant_id = 100',
    'UPDATE party.admission_notice SET applicant_id = 100 WHERE applicant_id = 101',
    $$INSERT INTO party.admission_notice (applicant_id, from_date, last_date) VALUES (100, '2024-10-15',
      '2024-10-18')$$,
    $$UPDATE party.admission_notice SET from_date = '2024-10-15' WHERE applicant_id = 100$$,
    $$UPDATE party.admission_notice SET last_date = '2024-10-17' WHERE applicant_id = 100$$,
    'UPDATE party.objection SET settled_on = NULL, finding = NULL WHERE id = 1',
    $$UPDATE party.objection SET raised_on = '2024-10-22' WHERE id = 2$$,
    'UPDATE party.objection SET notice_id = (SELECT id FROM party.admission_notice WHERE applicant_id = 100)
      WHERE id = 3',
    $$INSERT INTO party.objection (notice_id, raised_on, substance) SELECT id, '2024-10-16', 'x'
      FROM party.admission_notice WHERE applicant_id = 100$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (101, 'admission', 11, '2024-10-23', 'not_admitted')$$,
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE applicant_id = 101$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-18' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-22' WHERE applicant_id = 102$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist', '2024-10-15')$$,
    $$UPDATE party.development_decision SET decided_on = '2024-10-15' WHERE kind = 'not_admitted'$$,
    $$UPDATE party.development_decision SET kind = 'not_admitted' WHERE kind = 'withdrawn'$$]);

-- From when the branch can meet: after the last day of the notice, five working days with what is holiday between.
CREATE FUNCTION pg_temp.posted(from_day date, last_day date, nth bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(nth, 'ready', later => from_day - '2024-10-14');
  UPDATE party.admission_notice SET last_date = last_day WHERE applicant_id = nth $$;
SELECT pg_temp.comes('DEV-12', $$SELECT pg_temp.posted(f::date, l::date, n) FROM (VALUES
  (101, '2026-11-16', '2026-11-22'), (102, '2026-11-17', '2026-11-23'), (103, '2026-11-24', '2026-11-30'),
  (104, '2026-11-24', '2026-11-29'), (105, '2026-12-30', '2027-01-05'), (106, '2026-12-01', '2026-12-07'),
  (107, '2026-12-02', '2026-12-08')) v (n, f, l)$$,
  '102:11 2026-11-24* 103:11 2026-12-01* 106:11 2026-12-08* 107:11 2026-12-09',
  'not where it is too short, nor of a year without a calendar');
SELECT pg_temp.comes('DEV-12', 'SELECT pg_temp.posted(''2026-11-23'', ''2026-11-27''),
  pg_temp.posted(''2026-11-23'', ''2026-11-28'', 101); ' || x.sql, x.wanted, x.what)
  FROM (VALUES
    ($$INSERT INTO party.admission_notice (applicant_id, from_date, last_date)
       VALUES (100, '2026-11-23', '2026-11-29'), (101, '2026-11-24', '2026-11-26')$$, '100:11 2026-11-30*',
     'by the last notice'),
    ($$INSERT INTO party.objection (notice_id, raised_on, substance)
       SELECT id, '2026-11-24', 'x' FROM party.admission_notice WHERE applicant_id = 100$$, '101:11 2026-11-29*',
     'not with an objection open'),
    ($$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (100, 'withdrawn', '2026-11-24'), (101, 'not_admitted', '2025-01-01')$$, '101:11 2026-11-29*',
     'not to who withdrew'),
    ($$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (100, 'activist', '2026-11-24'), (101, 'activist', '2026-11-23')$$, '101:11 2026-11-29*',
     'not by a notice of the time before'),
    ($$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
       VALUES (100, 'admission', 11, '2026-11-24', 'admitted')$$, '101:11 2026-11-29*', 'not after the meeting'),
    ($$UPDATE party.member m SET ended_on = a.applied_on + (a.id = 100)::int, ended_as = 'withdrew'
         FROM party.applicant a WHERE a.member_id = m.id$$, '101:11 2026-11-29*',
     'not whose membership has ended since; to who was a member before'),
    ($$UPDATE party.applicant_branch SET to_date = '2026-11-24' WHERE applicant_id = 101$$, '100:11 2026-11-28*',
     'not while the file is on its way')) x (sql, wanted, what);

SELECT * FROM finish();
ROLLBACK;
