-- LIF-01 Branch committee monthly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'met', $$
  SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-08-10') $$, 'one in August');
SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'overdue', $$
  SELECT pg_temp.held(1, 11, 'general_meeting', '2026-08-10') $$, 'none in August');
SELECT pg_temp.becomes('LIF-01', 16, '2026-08', NULL, $$ SELECT 1 $$, 'of a branch without a committee');
SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'not applicable', $$ UPDATE party.post
  SET from_date = '2026-08-02', elected_on = '2026-08-02' WHERE org_id = 11 AND title = 'member' $$,
  'the committee came into office within the month');
SELECT pg_temp.becomes('LIF-01', 11, '2026-08', 'overdue', $$ UPDATE party.post
  SET to_date = '2026-08-15', end_reason = 'term' WHERE org_id = 11 AND title = 'member';
  SELECT pg_temp.appoint(11006, 11, 'member', since => '2026-08-15') $$,
  'one committee followed another without a gap');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-01', 11, '2026-03', '1 by 2026-03-31, from 2026-03-21');
SELECT pg_temp.counts('LIF-01', $$SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-08'), pg_temp.held(2, 11,
    'general_meeting', '2026-03-09')$$,
  '{"11 2026-03-08"}', 'committee_meeting');

SELECT pg_temp.owes('LIF-01', $$SELECT pg_temp.organise(id, kind, 2, 5) FROM (VALUES (31, 'branch'),
    (32, 'joint_branch'),
    (33, 'provisional_branch'), (34, 'branch'), (35, 'branch'), (36, 'branch'), (37, 'branch'),
        (38, 'branch')) v (id, kind);
  SELECT pg_temp.hold(o, o * 1000 + 1, o, 'member', '2020-01-01') FROM generate_series(31, 36) o;
  UPDATE party.post SET title = 'deputy' WHERE id = 34;
  UPDATE party.organisation SET active_on = NULL WHERE id = 35;
  UPDATE party.organisation SET active_on = '2021-01-01', revoked_on = '2022-01-01' WHERE id = 36;
  SELECT pg_temp.hold(37, 37001, 37, 'member', '2020-01-01', '2021-01-01'),
    pg_temp.hold(1037, 37002, 37, 'member', '2021-01-01', '2022-01-01'),
    pg_temp.hold(38, 38001, 38, 'member', '2020-01-01', '2021-01-01'),
    pg_temp.hold(1038, 38002, 38, 'member', '2021-01-02')$$,
  '{"31 31 2020-01-01","32 32 2020-01-01","36 36 2021-01-01 2022-01-01","37 37 2020-01-01 2022-01-01",
    "38 38 2020-01-01 2021-01-01","38 38 2021-01-02"}', 'branches of either kind, while they have a committee');

SELECT * FROM finish();
ROLLBACK;
