-- EDU-01 Branch study monthly.
\ir life.psql
SELECT no_plan();

-- Periods by natural month; the first full one counts; the open one is due from its reminder on
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'met', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08') $$,
  'study on 8 March');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'met', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-31') $$,
  'on the last day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-04-01') $$,
  'the day after');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT 1 $$, 'none in March');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET status = 'planned' $$, 'only planned');
SELECT pg_temp.becomes('EDU-01', 11, '2026-11', 'due', $$ SELECT 1 $$, 'this month, six days before its end');
SELECT pg_temp.becomes('EDU-01', 11, '2026-11', 'upcoming', $$
  SELECT set_config('partybuild.as_of', '2026-11-19', true) $$, 'eleven days before its end');
SELECT pg_temp.becomes('EDU-01', 11, '2026-11', 'overdue', $$
  SELECT set_config('partybuild.as_of', '2026-12-01', true) $$, 'the day after the month');
SELECT pg_temp.becomes('EDU-01', 11, '2026-12', NULL, $$ SELECT 1 $$, 'of a month to come');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'not applicable', $$ UPDATE party.organisation
  SET active_on = '2026-03-02' WHERE id = 11 $$, 'founded within the month');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ UPDATE party.organisation SET active_on = '2026-03-01'
  WHERE id = 11 $$, 'founded on its first day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-05', 'not applicable', $$ UPDATE party.organisation
  SET revoked_on = '2026-05-31' WHERE id = 11 $$, 'revoked on its last day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-05', 'overdue', $$ UPDATE party.organisation SET revoked_on = '2026-06-01'
  WHERE id = 11 $$, 'revoked on the day after');
SELECT pg_temp.becomes('EDU-01', 11, '2026-06', NULL, $$ UPDATE party.organisation SET revoked_on = '2026-06-01'
  WHERE id = 11 $$, 'of the time after');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'exempt', $$
  INSERT INTO party.approval (rule, subject, from_date, to_date, document_id)
  VALUES ('EDU-01', 11, '2026-03-15', '2026-04-01', 2) $$, 'approved, on the day it is due');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9050, 'own', '2026-01-01', 11, 'approval');
  INSERT INTO party.approval (rule, subject, from_date, document_id)
  VALUES ('EDU-01', 11, '2026-03-15', 9050) $$, 'approved by itself');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$
  INSERT INTO party.approval (rule, subject, from_date, to_date, document_id)
  VALUES ('EDU-01', 11, '2026-03-01', '2026-03-31', 2) $$, 'approved, but no longer on that day');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'not applicable', $$
  SELECT partybuild.set_mode('EDU-01', 'off', 'x', 2, '2026-03-01', '2026-04-01') $$,
  'switched off for the committee above');
SELECT pg_temp.becomes('EDU-01', 11, '2026-04', 'overdue', $$
  SELECT partybuild.set_mode('EDU-01', 'off', 'x', 2, '2026-03-01', '2026-04-01') $$,
  'switched off in the month before only');
SELECT pg_temp.becomes('EDU-01', 11, '2026-06', 'overdue', $$
  SELECT partybuild.set_param('EDU-01', 'least', 2, '2026-06-01', 'x'), pg_temp.held(1, 11, 'study', '2026-06-08') $$,
  'one of two, by a number that holds since June');
SELECT pg_temp.becomes('EDU-01', 11, '2026-05', 'met', $$
  SELECT partybuild.set_param('EDU-01', 'least', 2, '2026-06-01', 'x'), pg_temp.held(1, 11, 'study', '2026-05-08') $$,
  'one, by the number of its day');
SELECT pg_temp.becomes('EDU-01', 11, '2024-02', 'met', $$ UPDATE compliance.court SET counted_from = '2024-01-01';
  SELECT pg_temp.held(1, 11, 'study', '2024-02-29') $$, 'on 29 February');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'met', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET status = 'filed';
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason)
    VALUES (2, 11, 'study', 'held', '2026-03-09 09:00', '2026-03-09 10:00', 1, 'day') $$,
    'by the version that corrects another');
SELECT pg_temp.becomes('EDU-01', 11, '2026-03', 'overdue', $$ SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  UPDATE party.activity SET status = 'filed';
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason)
    VALUES (2, 11, 'study', 'held', '2026-04-09 09:00', '2026-04-09 10:00', 1, 'day') $$,
    'the corrected version no longer counts');

-- Where the number is 0 nothing is owed.
SELECT pg_temp.becomes('EDU-01', 11, m, w, $$ SELECT partybuild.set_param('EDU-01', 'least', 0, '2026-03-01', 'x'),
  partybuild.set_param('EDU-01', 'least', 1, '2026-04-01', 'x') $$, m || ', of none, then of one')
  FROM (VALUES ('2026-02', 'overdue'), ('2026-03', 'not applicable'), ('2026-04', 'overdue')) v (m, w);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-01', 11, '2026-03', '1 by 2026-03-31, from 2026-03-21');
SELECT pg_temp.counts('EDU-01', $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08'), pg_temp.held(2, 11,
    'discussion', '2026-03-09')$$,
  '{"11 2026-03-08"}', 'study');

-- What these rules share: which activities were held, which branches there are.
SELECT pg_temp.counts('EDU-01', $$SELECT pg_temp.held(i, 11, 'study', make_date(2026, 3, i)) FROM generate_series(1,
    9) i;
  UPDATE party.activity SET status = 'planned' WHERE id = 2;
  UPDATE party.activity SET status = 'filed' WHERE id IN (4, 6, 8);
  UPDATE party.activity SET supersedes_id = id - 1, correction_reason = 'day' WHERE id IN (5, 7, 9);
  UPDATE party.activity SET status = 'planned' WHERE id = 7;
  UPDATE party.activity SET status = 'filed' WHERE id IN (3, 6, 9)$$,
  '{"11 2026-03-01","11 2026-03-03","11 2026-03-05","11 2026-03-06","11 2026-03-09"}',
  'held or filed, by its last version that was held');
SELECT pg_temp.owes('EDU-01', $$SELECT pg_temp.organise(id, kind, 2) FROM (VALUES (31, 'branch'),
    (32, 'joint_branch'),
    (33, 'provisional_branch'), (34, 'branch'), (35, 'branch')) v (id, kind);
  UPDATE party.organisation SET active_on = NULL WHERE id = 34;
  UPDATE party.organisation SET revoked_on = '2026-05-01' WHERE id = 35$$,
  '{"31 31 2005-01-01","32 32 2005-01-01","35 35 2005-01-01 2026-05-01"}', 'branches of either kind, once active');

SELECT * FROM finish();
ROLLBACK;
