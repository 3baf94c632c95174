-- LIF-10 Appraisal results hold together.
\ir life.psql
SELECT no_plan();

SELECT $$SELECT pg_temp.held(1, 11, 'appraisal_meeting', '2026-02-10');
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT 1, m, 2026, 'qualified'
  FROM generate_series(11001, 11006) m;$$ AS grades \gset
SELECT pg_temp.accepts('LIF-10', :'grades', 'one grade');
SELECT pg_temp.refuses('LIF-10', :'grades' || $$ INSERT INTO party.appraisal (activity_id, member_id, year, grade)
  VALUES (1, 11001, 2026, 'qualified') $$, 'two grades in 2026');
SELECT pg_temp.accepts('LIF-10', :'grades' || $$ INSERT INTO party.appraisal (activity_id, member_id, year, grade)
  VALUES (1, 11001, 2025, 'qualified') $$, 'grades of two years');
SELECT pg_temp.accepts('LIF-10', :'grades' || $$ SELECT pg_temp.correct(1, 2);
  INSERT INTO party.appraisal (activity_id, member_id, year, grade)
  SELECT 2, member_id, year, 'qualified' FROM party.appraisal $$, 'the grades of a meeting that corrects another');
SELECT pg_temp.becomes('LIF-09', 11, '2026', 'met', :'grades' || $$
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT 1, m.member_id, 2026, 'qualified'
    FROM party.membership m WHERE m.org_id = 11 AND m.member_id > 11006;
  SELECT pg_temp.correct(1, 2); INSERT INTO party.appraisal (activity_id, member_id, year, grade)
  SELECT 2, member_id, year, 'qualified' FROM party.appraisal $$, 'by the appraisal that corrects another (LIF-10)');
SELECT pg_temp.refuses('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'unqualified'
  WHERE member_id = 11001 $$, 'unqualified without a measure');
SELECT pg_temp.accepts('LIF-10', :'grades' || $$ UPDATE party.appraisal
  SET grade = 'unqualified', measure = 'to mend within a year' WHERE member_id = 11001 $$,
  'unqualified with a measure');
SELECT pg_temp.meets('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent'
  WHERE member_id IN (11001, 11002) $$, 'a third are excellent');
SELECT pg_temp.reports('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent'
  WHERE member_id <= 11003 $$, 'half are excellent');
SELECT pg_temp.meets('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent', reason = 'the flood'
  WHERE member_id <= 11003 $$, 'half are excellent, with a reason');
SELECT pg_temp.accepts('LIF-10', :'grades' || $$ UPDATE party.appraisal SET grade = 'excellent'
  WHERE member_id <= 11003 $$, 'half are excellent: a warning, no refusal');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.graded() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(n, 11, 'appraisal_meeting', '2026-02-10') FROM generate_series(1, 4) n;
  INSERT INTO party.appraisal (activity_id, member_id, year, grade, measure, reason)
  SELECT a, 11000 + m, 2020 + a, g::party.appraisal_grade, x, r FROM (VALUES (1, 1, 'unqualified', NULL, NULL),
    (1, 2, 'unqualified', '', NULL), (1, 3, 'unqualified', 'mend', NULL), (1, 4, 'qualified', NULL, NULL),
    (2, 5, 'excellent', NULL, NULL), (2, 6, 'qualified', NULL, NULL), (2, 7, 'qualified', NULL, NULL),
    (3, 8, 'excellent', NULL, NULL), (3, 9, 'excellent', '', ''), (3, 10, 'excellent', NULL, 'flood'),
    (3, 11, 'qualified', NULL, NULL), (4, 12, 'excellent', NULL, NULL), (4, 13, 'qualified', NULL, NULL),
    (4, 14, 'qualified', NULL, NULL), (4, 15, 'qualified', NULL, NULL)) v (a, m, g, x, r) $$;
SELECT pg_temp.lists('LIF-10', 'SELECT pg_temp.graded()', '11001:1 11002:1 11008:1 11009:1',
  'unqualified without a measure, excellent without a reason where more than a third are');
SELECT pg_temp.sees('LIF-10', $$SELECT pg_temp.graded(); DELETE FROM party.appraisal
    WHERE member_id IN (11001, 11002, 11008, 11009)$$,
  ARRAY[$$UPDATE party.appraisal SET grade = 'unqualified' WHERE member_id = 11004$$,
    $$UPDATE party.appraisal SET measure = NULL WHERE member_id = 11003$$,
    $$INSERT INTO party.appraisal (activity_id, member_id, year, grade) VALUES (1, 11020, 2026, 'unqualified')$$]);

-- Grades of the records in force.
SELECT pg_temp.lists('LIF-10', $$SELECT pg_temp.graded(), pg_temp.correct(1, 5)$$, '11008:1 11009:1',
  'nothing of a meeting that was corrected');
SELECT pg_temp.lists('LIF-10', $$SELECT pg_temp.held(n, 11, 'appraisal_meeting', '2026-02-10') 
    FROM generate_series(1, 4) n;
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) VALUES (1, 11001, 2026, 'qualified'),
    (2, 11001, 2026, 'qualified'), (1, 11002, 2026, 'qualified'), (3, 11002, 2026, 'qualified'),
    (1, 11003, 2026, 'qualified'), (4, 11003, 2026, 'qualified');
  UPDATE party.activity SET status = 'planned' WHERE id = 3; SELECT pg_temp.correct(4, 5)$$, '11001:1',
  'two grades that both count');
SELECT pg_temp.sees('LIF-10', $$SELECT pg_temp.held(n, 11, 'appraisal_meeting', '2026-02-10')
    FROM generate_series(1, 3) n;
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) VALUES (1, 11001, 2026, 'qualified'),
    (1, 11002, 2026, 'qualified'), (1, 11003, 2025, 'qualified'), (2, 11001, 2026, 'qualified'),
    (3, 11002, 2026, 'qualified'), (3, 11003, 2026, 'qualified');
  UPDATE party.activity SET status = 'planned' WHERE id = 2;
  SELECT pg_temp.correct(3, 4)$$,
  ARRAY[$$UPDATE party.activity SET status = 'held' WHERE id = 2$$, $$DELETE FROM party.activity WHERE id = 4$$,
    $$UPDATE party.activity SET status = 'planned' WHERE id = 4$$]);
SELECT pg_temp.sees('LIF-10', $$SELECT pg_temp.held(1, 11, 'appraisal_meeting', '2026-02-10');
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) VALUES (1, 11001, 2026, 'qualified'),
    (1, 11001, 2025, 'qualified')$$,
  ARRAY[$$UPDATE party.appraisal SET year = 2026$$]);
SELECT pg_temp.judges('LIF-10', $$SELECT partybuild.set_mode('LIF-10', 'off', 'x', org_id => 12),
    pg_temp.held(1, 12, 'appraisal_meeting', '2026-02-10');
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) VALUES (1, 12001, 2026, 'unqualified')$$,
  ARRAY[$$UPDATE party.activity SET org_id = 11$$]);
-- The share of the excellent is of all that were appraised: one who leaves it, or comes, has the others judged.
SELECT $$SELECT pg_temp.held(1, 11, 'appraisal_meeting', '2026-02-10');
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT 1, 11000 + n, 2026,
    CASE n WHEN 1 THEN 'excellent' ELSE 'qualified' END::party.appraisal_grade FROM generate_series(1, 3) n;
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;$$ AS third \gset
SELECT pg_temp.warns('LIF-10', 11001, :'third' || 'DELETE FROM party.appraisal WHERE member_id = 11003',
  'one of three appraised is taken back');
SELECT pg_temp.warns('LIF-10', 11001, :'third' || $$UPDATE party.appraisal SET grade = 'excellent'
  WHERE member_id = 11002$$, 'another one is excellent');
SELECT pg_temp.warns('LIF-10', 11001, :'third' || $$INSERT INTO party.appraisal (activity_id, member_id, year, grade,
  reason) VALUES (1, 11004, 2026, 'excellent', 'flood')$$, 'another one comes who is, with a reason');
SELECT pg_temp.warns('LIF-10', 11001, replace(:'third', 'SET CONSTRAINTS ALL IMMEDIATE', $$UPDATE party.appraisal
  SET grade = 'excellent', reason = 'flood'; SET CONSTRAINTS ALL IMMEDIATE$$)
  || 'UPDATE party.appraisal SET reason = NULL WHERE member_id = 11001',
  'no reason any more');
SELECT ok(NOT pg_temp.warned('LIF-10', 11001, :'third'), 'LIF-10 does not warn of a third');

SELECT * FROM finish();
ROLLBACK;
