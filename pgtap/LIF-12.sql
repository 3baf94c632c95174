-- LIF-12 Double organisation life.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-12', 11004, '2026', 'met', $$
  SELECT pg_temp.held(1, 11, 'organisation_life_meeting', '2026-02-10'),
  pg_temp.held(2, 2, 'democratic_life_meeting', '2026-01-10', attend => '{11004}') $$, 'both meetings');
SELECT pg_temp.becomes('LIF-12', 11004, '2026', 'overdue', $$
  SELECT pg_temp.held(2, 2, 'democratic_life_meeting', '2026-01-10', attend => '{11004}');
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'only the first');
SELECT pg_temp.becomes('LIF-12', 11004, '2026', 'due', $$
  SELECT pg_temp.held(1, 12, 'organisation_life_meeting', '2026-02-10'),
  pg_temp.held(2, 2, 'democratic_life_meeting', '2026-01-10', attend => '{11004}');
  INSERT INTO party.attendance (activity_id, member_id)
  VALUES (1, 11004) $$, 'the other branch''s meeting is not the own');

SELECT * FROM finish();
ROLLBACK;
