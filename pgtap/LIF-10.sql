-- LIF-10 Appraisal results hold together.
\ir life.psql
SELECT no_plan();

SELECT $$SELECT pg_temp.held(1, 11, 'appraisal_meeting', '2026-02-10');
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT 1, m, 2026, 'qualified'
  FROM generate_series(11001, 11006) m;$$ AS grades \gset
SELECT pg_temp.accepts('LIF-10', :'grades', 'one grade');
SELECT matches(pg_temp.verdict(:'grades' || $$ INSERT INTO party.appraisal (activity_id, member_id, year, grade)
  VALUES (1, 11001, 2026, 'excellent') $$), '^23505 .*LIF-10', 'LIF-10 refuses: two grades in 2026');
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

SELECT * FROM finish();
ROLLBACK;
