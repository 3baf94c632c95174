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

SELECT * FROM finish();
ROLLBACK;
