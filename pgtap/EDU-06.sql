-- EDU-06 Study hours of members.
\ir life.psql
SELECT no_plan();

-- Hours, and their share for who joined in the year
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 3) FROM generate_series(1, 11) i $$, '33 hours');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 8) i $$,
  '32 hours exactly');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'overdue', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 5) i;
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, '20 hours');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'due', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 8) i;
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 8 $$, 'absent from one');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$ UPDATE party.member
  SET admitted_on = '2026-03-15', known_from = NULL, confirmed_on = NULL WHERE id = 11005;
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 6) i $$,
  '24 hours for nine full months');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'due', $$ UPDATE party.member
  SET admitted_on = '2026-03-01', known_from = NULL, confirmed_on = NULL WHERE id = 11005;
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 6) i $$,
  '24 hours are short for ten');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'not applicable', $$ UPDATE party.member
  SET admitted_on = '2026-12-02', known_from = NULL, confirmed_on = NULL WHERE id = 11005;
  SELECT set_config('partybuild.as_of', '2026-12-31', true) $$, 'no full month');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 4) i;
  SELECT pg_temp.transfer(11005, 12, '2026-05-01');
  SELECT pg_temp.held(i + 10, 12, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 4) i $$,
  'in two branches, moved within the year');
SELECT is((SELECT count(*) FROM party_rule.edu_06_evaluation WHERE subject = 11005 AND period::text = '2026'),
  1::bigint, 'EDU-06 is one obligation a person');

SELECT * FROM finish();
ROLLBACK;
