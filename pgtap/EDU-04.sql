-- EDU-04 Agency lecture quarterly.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.becomes('EDU-04', 2, '2026Q2', 'met', $$ SELECT pg_temp.held(1, 2, 'policy_lecture', '2026-06-30') $$,
  'of the agency committee');
SELECT pg_temp.becomes('EDU-04', 2, '2026Q2', 'overdue', $$
  SELECT pg_temp.held(1, 11, 'policy_lecture', '2026-06-30') $$, 'of a branch only');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-04', 2, '2026Q2', '1 by 2026-06-30, from 2026-05-31');
SELECT pg_temp.counts('EDU-04', $$SELECT pg_temp.held(1, 2, 'policy_lecture', '2026-03-08'), pg_temp.held(2, 2,
    'lecture', '2026-03-09')$$,
  '{"2 2026-03-08"}', 'policy_lecture');

SELECT pg_temp.owes('EDU-04', $$SELECT pg_temp.organise(id, kind, 2) FROM (VALUES (31, 'basic_committee'),
    (32, 'general_branch'), (33, 'basic_committee'), (34, 'basic_committee')) v (id, kind);
  UPDATE party.organisation SET active_on = NULL WHERE id = 33;
  UPDATE party.organisation SET revoked_on = '2026-05-01' WHERE id = 34$$,
  '{"31 31 2005-01-01","34 34 2005-01-01 2026-05-01"}', 'agency committees, once active');

SELECT * FROM finish();
ROLLBACK;
