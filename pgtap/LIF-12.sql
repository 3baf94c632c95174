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

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-12', 11004, '2026', '2 by 2026-12-31, from 2026-11-01');
SELECT pg_temp.owes('LIF-12', $$SELECT pg_temp.organise(31, 'branch', 2, 3), pg_temp.organise(32, 'branch', 2);
  UPDATE party.membership SET to_date = '2020-01-01' WHERE member_id = 31001;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (31001, 32, 'full', '2020-01-01');
  INSERT INTO party.member (id, name) VALUES (31009, 'x');
  INSERT INTO party.leader (member_id, duty, from_date, to_date) VALUES (31001, 'group_member', '2020-01-01',
      '2021-01-01'),
    (31001, 'group_secretary', '2021-01-01', '2022-01-01'), (31002, 'group_member', '2020-01-01', '2021-01-01'),
    (31002, 'group_member', '2021-01-02', NULL), (31009, 'group_member', '2020-01-01', NULL)$$,
  ARRAY(SELECT format(r, i) FROM unnest('{"31001 %s 2020-01-01 2022-01-01","31002 %s 2020-01-01 2021-01-01",
  "31002 %s 2021-01-02","31009 %s 2020-01-01"}'::text[]) r,
  unnest('{democratic_life_meeting,organisation_life_meeting}'::text[]) i ORDER BY format(r, i)),
  'leaders, over duties without a gap');
SELECT pg_temp.counts('LIF-12', $$SELECT pg_temp.organise(31, 'branch', 2, 9);
  SELECT pg_temp.held(n, o, k, '2026-03-08', attend => '{31001,31002,31003,31004,31005,31006}') FROM (VALUES
    (1, 31, 'organisation_life_meeting'), (2, 2, 'democratic_life_meeting'), (3, 31, 'study'),
    (4, 12, 'organisation_life_meeting')) v (n, o, k);
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE member_id = 31002;
  UPDATE party.attendance SET guest = true WHERE member_id = 31003;
  UPDATE party.membership SET to_date = '2026-03-08' WHERE member_id = 31004;
  UPDATE party.membership SET to_date = '2026-03-09' WHERE member_id = 31005;
  UPDATE party.membership SET from_date = '2026-03-08' WHERE member_id = 31006$$,
  '{"31001 democratic_life_meeting 2026-03-08","31001 organisation_life_meeting 2026-03-08",
  "31004 democratic_life_meeting 2026-03-08","31005 democratic_life_meeting 2026-03-08",
  "31005 organisation_life_meeting 2026-03-08","31006 democratic_life_meeting 2026-03-08",
  "31006 organisation_life_meeting 2026-03-08"}', 'who came, and is no guest; of the branch he was in that day');

SELECT * FROM finish();
ROLLBACK;
