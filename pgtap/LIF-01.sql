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

SELECT * FROM finish();
ROLLBACK;
