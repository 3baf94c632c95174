-- LIF-09 Democratic appraisal yearly.
\ir life.psql
SELECT no_plan();

SELECT $$SELECT pg_temp.held(1, 16, 'appraisal_meeting', '2026-02-10', attend => '{16001}');
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT 1, m, 2026, 'qualified'
  FROM generate_series(16001, 16005) m;$$ AS appraisal \gset
SELECT pg_temp.becomes('LIF-09', 16, '2026', 'met', :'appraisal', '5 of 5 graded');
SELECT pg_temp.becomes('LIF-09', 16, '2026', 'overdue', :'appraisal' || $$ DELETE FROM party.appraisal
  WHERE member_id = 16005; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, '4 of 5 graded');
SELECT pg_temp.becomes('LIF-09', 16, '2026', 'met', :'appraisal' || $$ SELECT pg_temp.transfer(16005, 11, '2026-02-01');
  DELETE FROM party.appraisal WHERE member_id = 16005 $$, 'who had left by that day needs none');

SELECT * FROM finish();
ROLLBACK;
