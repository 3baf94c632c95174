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

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-09', 11, '2026', '1 by 2026-12-31, from 2026-11-01');
SELECT pg_temp.counts('LIF-09', $$SELECT pg_temp.organise(31, 'branch', 2, 6), pg_temp.organise(32, 'branch', 2, 1);
  UPDATE party.membership SET to_date = '2026-03-02' WHERE member_id = 31002;
  UPDATE party.membership SET from_date = '2026-03-03' WHERE member_id = 31003;
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31004;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 31005;
  UPDATE party.membership SET to_date = '2026-03-09' WHERE member_id = 31006;
  SELECT pg_temp.held(n, 31, k, d, attend => '{31001}') FROM (VALUES (1, 'appraisal_meeting', '2026-03-02'::date),
    (2, 'appraisal_meeting', '2026-03-03'), (3, 'appraisal_meeting', '2026-03-09'), (4, 'study', '2026-03-02'),
    (5, 'appraisal_meeting', '2026-03-01'), (6, 'appraisal_meeting', '2026-03-04'),
    (7, 'appraisal_meeting', '2026-03-03')) v (n, k, d);
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) SELECT a, 31000 + m, 2020 + a, 'qualified'
    FROM (VALUES (1, '{1,4,6}'::int[]), (2, '{1,3,4,6}'), (3, '{1,3,4}'), (5, '{1,4,6}'), (6, '{1,3,6}'),
        (7, '{1,4,6}'),
    (4, '{1,2,3,4,5,6}')) v (a, ms), unnest(ms) m$$,
  '{"31 2026-03-01 0","31 2026-03-02 1","31 2026-03-03 0","31 2026-03-03 1","31 2026-03-04 0","31 2026-03-09 1"}',
  'appraisals with a grade for everybody of that day');

SELECT * FROM finish();
ROLLBACK;
