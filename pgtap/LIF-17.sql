-- LIF-17 Party-group meetings.
\ir life.psql
SELECT no_plan();

SELECT $$INSERT INTO party.party_group (id, org_id, name, leader_id, from_date)
  VALUES (1, 11, 'first', 11005, '2026-01-01'); INSERT INTO party.group_member SELECT 1, m, '2026-01-01'
  FROM generate_series(11005, 11008) m;$$ AS group \gset
SELECT pg_temp.becomes('LIF-17', 1, '2026-05', 'met', :'group' || $$
  INSERT INTO party.activity (org_id, group_id, kind, status, starts_at, ends_at)
  VALUES (11, 1, 'group_meeting', 'held', '2026-05-08 09:00', '2026-05-08 10:00') $$, 'one in May');
SELECT pg_temp.becomes('LIF-17', 1, '2026-05', 'overdue', :'group', 'none in May');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-17', 1, '2026-05', '1 by 2026-05-31, from 2026-05-21', :'group');
SELECT pg_temp.owes('LIF-17', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(32, 'branch', 2);
  UPDATE party.organisation SET active_on = NULL WHERE id = 32;
  UPDATE party.organisation SET revoked_on = '2025-01-01' WHERE id = 31;
  INSERT INTO party.party_group (id, org_id, name, from_date, to_date) VALUES (1, 31, 'a', '2004-01-01', NULL),
    (2, 31, 'b', '2020-01-01', '2024-01-01'), (3, 32, 'c', '2020-01-01', NULL),
        (4, 31, 'd', '2020-01-01', '2026-01-01')$$,
  '{"1 31 2005-01-01 2025-01-01","2 31 2020-01-01 2024-01-01","4 31 2020-01-01 2025-01-01"}',
  'groups, within the life of their branch');
SELECT pg_temp.counts('LIF-17', :'group' || $$ INSERT INTO party.activity (org_id, group_id, kind, status,
    starts_at, ends_at)
  VALUES (11, 1, 'group_meeting', 'held', '2026-05-08 09:00', '2026-05-08 10:00'),
    (11, NULL, 'study', 'held', '2026-05-09 09:00', '2026-05-09 10:00')$$, '{"1 2026-05-08"}', 'meetings of a group');
SELECT pg_temp.counts('LIF-17', :'group' || $$ INSERT INTO party.activity (org_id, group_id, kind, status, starts_at,
    ends_at) VALUES (12, 1, 'group_meeting', 'held', '2026-05-08 09:00', '2026-05-08 10:00')$$, '{}',
  'not what another branch held under its number');

SELECT * FROM finish();
ROLLBACK;
