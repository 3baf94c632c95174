-- DEV-31 Within the year's plan.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-31', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
UPDATE partybuild.rule SET default_mode = CASE code WHEN 'DEV-31' THEN 'approve' ELSE 'off' END;
UPDATE party.development_plan SET number = 6 WHERE org_id = 2;
-- So many are admitted by a branch on a day; numbers from a first one.
CREATE FUNCTION pg_temp.admit(n int, first int DEFAULT 101, held date DEFAULT '2026-05-20', branch bigint DEFAULT 11,
  outcome text DEFAULT 'admitted') RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(i, 'applied', branch) FROM generate_series(first, first + n - 1) i;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  SELECT i, i, 'admission', branch, held, outcome::party.development_outcome
    FROM generate_series(first, first + n - 1) i $$;
CREATE FUNCTION pg_temp.permit(since date DEFAULT '2026-01-01', until date DEFAULT NULL, by bigint DEFAULT 1,
  rule text DEFAULT 'DEV-31', subject bigint DEFAULT 2) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.approval (rule, subject, from_date, to_date, document_id)
  VALUES (rule, subject, since, until, pg_temp.paper(500, 'approval', '2016-01-01', by)) $$;
SELECT pg_temp.accepts('DEV-31', 'SELECT pg_temp.admit(6)', 'plan 6, the sixth');
SELECT pg_temp.refuses('DEV-31', 'SELECT pg_temp.admit(7)', 'plan 6, the seventh');
SELECT pg_temp.refuses('DEV-31', 'SELECT pg_temp.admit(4), pg_temp.admit(3, 201, branch => 12)',
  'the seventh, in another branch');
SELECT pg_temp.accepts('DEV-31', 'SELECT pg_temp.admit(7), pg_temp.permit()', 'the seventh, approved');
SELECT pg_temp.refuses('DEV-31', 'SELECT pg_temp.admit(7), pg_temp.permit(by => 2)', 'the seventh, approved by itself');
SELECT pg_temp.accepts('DEV-31', $$ SELECT pg_temp.admit(6), pg_temp.admit(1, 201, outcome => 'not_admitted') $$,
  'six and one who was not admitted');
SELECT pg_temp.accepts('DEV-31', $$ SELECT pg_temp.admit(7);
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (101, 2, '2026-06-01', false) $$, 'one of seven was not approved');
SELECT pg_temp.refuses('DEV-31', $$ SELECT pg_temp.admit(7);
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (101, 2, '2026-06-01', true) $$, 'one of seven was approved');
SELECT pg_temp.accepts('DEV-31', $$ SELECT pg_temp.admit(6), pg_temp.admit(6, 201, '2025-12-31'),
  pg_temp.admit(1, 301, '2027-01-01') $$, 'six a year');
SELECT pg_temp.refuses('DEV-31', $$ SELECT pg_temp.admit(6, held => '2026-01-01'),
  pg_temp.admit(1, 201, '2026-12-31') $$, 'from the first day of the year to the last');
SELECT pg_temp.refuses('DEV-31', 'SELECT pg_temp.admit(1); DELETE FROM party.development_plan', 'no plan');
SELECT pg_temp.refuses('DEV-31', 'SELECT pg_temp.admit(1); UPDATE party.development_plan SET document_id = NULL',
  'a plan that nobody approved');
SELECT pg_temp.refuses('DEV-31', $$ SELECT pg_temp.admit(1);
  UPDATE party.document SET issuer_id = 2 WHERE id = 902026 $$, 'a plan that the committee approved itself');
SELECT pg_temp.refuses('DEV-31', $$ SELECT pg_temp.admit(1);
  UPDATE party.document SET kind = 'plan' WHERE id = 902026 $$, 'a plan without an approval');
SELECT pg_temp.refuses('DEV-31', $$ SELECT pg_temp.admit(7, held => '2020-05-20') $$, 'the seventh, years ago');
-- What was approved for a year stays so when the approval has ended.
SELECT pg_temp.lists('DEV-31', format('SELECT pg_temp.admit(7, held => ''2024-05-20''), pg_temp.permit(%L, %L)', f, t),
    r, concat_ws(' ', '2024, approved from', f, 'to', t))
  FROM (VALUES ('2024-05-20', '2024-05-21', ''), ('2024-05-21', '2024-12-31', '2:1'), ('2024-12-31', NULL, ''),
    ('2025-01-01', NULL, '2:1'), ('2024-01-01', '2024-05-20', '2:1')) v (f, t, r);
SELECT pg_temp.lists('DEV-31', $$ SELECT pg_temp.admit(6, held => '2024-03-20'), pg_temp.admit(1, 201, '2024-05-20'),
  pg_temp.permit('2024-05-20', '2024-05-21') $$, '', '2024, approved on the day of the last');
SELECT pg_temp.lists('DEV-31', format($$ SELECT pg_temp.admit(7, held => '2024-05-20'),
    pg_temp.permit('2024-05-20', %s => %L) $$, k, v), '2:1', 'another ' || k || ' is approved')
  FROM (VALUES ('rule', 'DEV-18'), ('subject', '40')) v (k, v);
SELECT pg_temp.says('DEV-31', 'SELECT pg_temp.admit(7)',
  '"organisation 2" has admitted 7 in 2026, 6 were planned; “organisation 2”2026年接收预备党员7名，计划6名');
SELECT pg_temp.says('DEV-31', $$ SELECT pg_temp.admit(7), pg_temp.admit(3, 201, '2025-05-20');
  UPDATE party.development_plan SET number = 1 WHERE org_id = 2 AND year = 2025 $$,
  '"organisation 2" has admitted 3 in 2025, 1 were planned; “organisation 2”2025年接收预备党员3名，计划1名');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-31', $$ SELECT pg_temp.admit(8, 101), pg_temp.admit(7, 201, '2025-05-20'),
    pg_temp.admit(3, 301, '2020-05-20');
  DELETE FROM party.development_plan WHERE year = 2020 $$, '2:6', 'too many in three years, together');
SELECT pg_temp.lists('DEV-31', format($$ SELECT pg_temp.admit(7);
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'recorded from ' || d)
  FROM (VALUES ('2026-05-20', '2:1'), ('2026-05-21', '')) v (d, r);
-- Committee 40 with general branch 41 and branch 42 below it; 12 moves there in 2026.
SELECT $$ SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'general_branch', 40),
    pg_temp.organise(42, 'branch', 41, 7), pg_temp.organise(43, 'higher_committee', 1);
  UPDATE party.subordination SET to_date = '2026-05-20' WHERE org_id = 12;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (12, 41, '2026-05-20');
  INSERT INTO party.development_plan (org_id, year, number, document_id) VALUES (40, 2026, 1,
    pg_temp.paper(501, 'approval', '2025-11-10', 1, 40)), (40, 2025, 5, pg_temp.paper(502, 'approval', '2024-11-10', 1,
    40)); $$ AS tree \gset
SELECT pg_temp.lists('DEV-31', :'tree' || $$ SELECT pg_temp.admit(2, 101, '2026-05-19', 12),
  pg_temp.admit(3, 201, '2026-05-20', 12), pg_temp.admit(2, 301, '2026-05-20', 42), pg_temp.admit(4, 401) $$, '40:4',
  'by the committee that was above the branch on the day of the meeting');
SELECT pg_temp.sees('DEV-31', :'tree' || $$ SELECT pg_temp.admit(6), pg_temp.admit(2, 201, outcome => 'not_admitted'),
    pg_temp.admit(1, 301, '2026-05-21', 12), pg_temp.admit(1, 401, '2026-05-19', 12);
  UPDATE party.development_meeting SET outcome = 'admitted' WHERE id = 202;
  UPDATE party.development_meeting SET held_on = '2025-05-20' WHERE id = 101;
  UPDATE party.subordination SET to_date = '2025-06-01' WHERE org_id = 2;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (2, 43, '2025-06-01');
  UPDATE party.document SET issuer_id = 43 WHERE id = 902026;
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (202, 2, '2026-06-01', false), (102, 2, '2026-06-01', true) $$,
  ARRAY[$$UPDATE party.development_meeting SET held_on = '2026-12-31' WHERE id = 101$$,
    $$UPDATE party.development_meeting SET outcome = 'admitted' WHERE id = 201$$,
    'SELECT pg_temp.admit(1, 501)', 'SELECT pg_temp.admit(1, 501, branch => 42)',
    'UPDATE party.development_meeting SET org_id = 12 WHERE id = 102',
    'UPDATE party.development_approval SET approved = true WHERE meeting_id = 202',
    'DELETE FROM party.development_approval WHERE meeting_id = 202',
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 41$$,
    'UPDATE party.development_plan SET number = 5 WHERE org_id = 2 AND year = 2026',
    'UPDATE party.development_plan SET year = 2030 WHERE org_id = 2 AND year = 2026',
    'UPDATE party.development_plan SET document_id = NULL WHERE org_id = 2 AND year = 2026',
    'DELETE FROM party.development_plan WHERE org_id = 40 AND year = 2026',
    $$UPDATE party.document SET kind = 'other' WHERE id = 902026$$,
    'UPDATE party.document SET issuer_id = 11 WHERE id = 902026',
    $$UPDATE party.document SET dated_on = '2025-05-31' WHERE id = 902026$$,
    $$UPDATE party.subordination SET from_date = '2026-05-19' WHERE org_id = 12 AND parent_id = 41;
      UPDATE party.subordination SET to_date = '2026-05-19' WHERE org_id = 12 AND parent_id = 2$$,
    $$UPDATE party.subordination SET to_date = NULL WHERE org_id = 12 AND parent_id = 2;
      DELETE FROM party.subordination WHERE org_id = 12 AND parent_id = 41$$,
    'UPDATE party.subordination SET org_id = 11 WHERE org_id = 12 AND parent_id = 41'
    ]);
SELECT pg_temp.sees('DEV-31', 'DELETE FROM party.subordination WHERE org_id <> 11; SELECT pg_temp.admit(6)',
  ARRAY['SELECT pg_temp.admit(1, 501)']);
SELECT * FROM finish();
ROLLBACK;
