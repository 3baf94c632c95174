-- DEV-26 Length of membership.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-26', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file, decided after the end');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-26';
SELECT pg_temp.refuses('DEV-26', format($$ SELECT pg_temp.file(100, 'full');
  UPDATE party.member SET confirmed_on = %L WHERE id = 100 $$, d), w)
  FROM (VALUES ('2025-10-21', 'from the day before the end of probation'), ('2025-10-23', 'from the day after'),
    ('2025-10-28', 'from the meeting'), ('2025-11-20', 'from the approval'), ('2024-10-22', 'from the admission'))
    v (d, w);
SELECT $$ SELECT pg_temp.file(100, 'full');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
  VALUES (100, 'conversion', 11, '2025-10-25', 'extended', 6);
  UPDATE party.development_meeting SET held_on = '2026-05-20' WHERE id = 100002; $$ AS extended \gset
SELECT pg_temp.refuses('DEV-26', :'extended', 'from the end of the year, where it was extended');
SELECT pg_temp.accepts('DEV-26', :'extended' || $$ UPDATE party.member SET confirmed_on = '2026-04-22' WHERE id = 100
  $$, 'from the end of the extension');
SELECT pg_temp.accepts('DEV-26', $$ SELECT pg_temp.file(100, 'converted') $$, 'nothing yet');
-- Who came with a letter while on probation: a year after the admission elsewhere.
SELECT $$ SELECT pg_temp.file(100, 'full'); DELETE FROM party.development_meeting WHERE id = 100001;
  UPDATE party.member SET admitted_on = '2024-09-15' WHERE id = 100; $$ AS came \gset
SELECT pg_temp.refuses('DEV-26', :'came', 'of who came on probation, from another day');
SELECT pg_temp.accepts('DEV-26', :'came' || $$ UPDATE party.member SET confirmed_on = '2025-09-15' WHERE id = 100 $$,
  'of who came on probation, a year after the admission elsewhere');
SELECT pg_temp.says('DEV-26', $$ SELECT pg_temp.file(100, 'full');
  UPDATE party.member SET confirmed_on = '2025-10-28' WHERE id = 100 $$,
  'the membership of "applicant 100" counts from 2025-10-28, but probation was over on 2025-10-22; “applicant 100”的党龄自'
  '2025-10-28算起，而预备期满之日为2025-10-22');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-26', $$ SELECT pg_temp.file(n, 'full') FROM generate_series(101, 106) n;
  UPDATE party.member SET confirmed_on = '2025-10-28' WHERE id BETWEEN 101 AND 104;
  UPDATE party.member SET confirmed_on = '2025-10-20' WHERE id = 105;
  UPDATE party.member SET confirmed_on = NULL WHERE id = 106;
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 102002;
  UPDATE party.development_meeting SET outcome = 'cancelled' WHERE id = 103002;
  UPDATE party.development_meeting SET held_on = '2015-12-31' WHERE id = 104002;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 105, 'conversion', 12, '2025-10-29', 'full') $$, '101:6 105:2', 'days off, of who is full by a decision');
SELECT pg_temp.lists('DEV-26', format($$ SELECT pg_temp.file(100, 'full');
  UPDATE party.member SET confirmed_on = '2025-10-28' WHERE id = 100;
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'recorded from ' || d)
  FROM (VALUES ('2025-10-28', '100:6'), ('2025-10-29', '')) v (d, r);
SELECT pg_temp.lists('DEV-26', $$ SELECT pg_temp.file(100, 'full');
  INSERT INTO party.applicant (id, member_id, applied_on) VALUES (101, 100, '2020-01-01');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 101, 'admission', 12, '2020-10-29', 'admitted'), (2, 101, 'conversion', 12, '2021-10-29', 'full');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (1, 2, '2020-11-29', true), (2, 2, '2021-11-29', true) $$, '', 'the last decision counts');
SELECT pg_temp.sees('DEV-26', $$ SELECT pg_temp.file(100, 'full');
  INSERT INTO party.applicant (id, member_id, applied_on) VALUES (101, 100, '2020-01-01'), (102, 12001, '2020-01-01');
  UPDATE party.member SET confirmed_on = '2011-02-01' WHERE id = 12001;
  UPDATE party.member SET admitted_on = '2024-10-20' WHERE id = 100;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome, extension_months)
  VALUES (1, 100, 'conversion', 11, '2025-10-25', 'cancelled', NULL), (2, 102, 'conversion', 12, '2025-10-29', 'full',
    NULL), (3, 101, 'conversion', 12, '2025-10-29', 'full', NULL);
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (3, 2, '2025-11-29', false) $$,
  ARRAY[$$UPDATE party.member SET confirmed_on = '2025-10-23' WHERE id = 100$$,
    'UPDATE party.applicant SET member_id = 12001 WHERE id = 100',
    $$UPDATE party.development_meeting SET held_on = '2024-10-23' WHERE id = 100001$$,
    $$UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE id = 100001$$,
    $$UPDATE party.development_meeting SET outcome = 'extended', extension_months = 6 WHERE id = 1$$,
    'UPDATE party.development_meeting SET applicant_id = 101 WHERE id = 100002',
    'UPDATE party.development_meeting SET applicant_id = 102 WHERE id = 100002',
    'DELETE FROM party.development_meeting WHERE id = 100001',
    'INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
     VALUES (2, 2, ''2025-11-29'', true)',
    'UPDATE party.development_approval SET approved = true WHERE meeting_id = 3',
    'UPDATE party.development_approval SET approved = false WHERE meeting_id = 100001',
    'DELETE FROM party.development_approval WHERE meeting_id = 100001']);
-- who has no admission on file here, and whose probation was extended
SELECT pg_temp.sees('DEV-26', :'came' || $$ INSERT INTO party.development_meeting (id, applicant_id, kind, org_id,
    held_on, outcome, extension_months) VALUES (1, 100, 'conversion', 11, '2025-10-25', 'extended', 6);
  UPDATE party.member SET confirmed_on = '2026-03-15' WHERE id = 100 $$,
  ARRAY['UPDATE party.development_meeting SET extension_months = 7 WHERE id = 1',
    $$UPDATE party.member SET admitted_on = '2024-09-16' WHERE id = 100$$]);
SELECT pg_temp.judges('DEV-26', $$ SELECT partybuild.set_mode('DEV-26', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'full', 12);
  UPDATE party.member SET confirmed_on = '2025-10-28' WHERE id = 100 $$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT * FROM finish();
ROLLBACK;
