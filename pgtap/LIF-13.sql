-- LIF-13 Lecture by secretaries.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-13', 11004, '2026', 'met', $$
  SELECT pg_temp.held(1, 2, 'lecture', '2026-07-01', attend => '{11004}');
  UPDATE party.activity SET lecturer_id = 11004 $$, 'the agency''s secretary');
SELECT pg_temp.becomes('LIF-13', 11004, '2026', 'overdue', $$ SELECT pg_temp.held(1, 11, 'lecture', '2026-07-01');
  UPDATE party.activity SET lecturer_id = 11004; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'none to the agency''s members');
SELECT pg_temp.becomes('LIF-13', 11010, '2026', 'due', $$ INSERT INTO party.leader (member_id, duty, from_date)
  VALUES (11010, 'group_secretary', '2020-01-01') $$, 'the Party group''s secretary');

SELECT * FROM finish();
ROLLBACK;
