-- EDU-07 Yearly study plan.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-07', 11, '2026', 'met', $$ INSERT INTO party.study_plan (org_id, year, filed_on)
  VALUES (11, 2026, '2026-01-31') $$, 'filed on 31 January');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'late', $$ INSERT INTO party.study_plan (org_id, year, filed_on)
  VALUES (11, 2026, '2026-02-01') $$, 'filed on 1 February');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2026-02-01', true) $$,
  'none on 1 February');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'due', $$ SELECT set_config('partybuild.as_of', '2026-01-31', true) $$,
  'on 31 January');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'met', $$ INSERT INTO party.study_plan (org_id, year, filed_on)
  VALUES (11, 2026, '2025-12-20') $$, 'filed the December before');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-07', 11, '2026', '1 by 2026-01-31, from 2025-12-31');
SELECT pg_temp.counts('EDU-07', $$INSERT INTO party.study_plan (org_id, year, filed_on) VALUES (11, 2026,
    '2026-03-08')$$,
  '{"11 2026-01-01 2026-03-08"}', 'the plan of a year, on the day it was filed');

SELECT * FROM finish();
ROLLBACK;
