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

SELECT * FROM finish();
ROLLBACK;
