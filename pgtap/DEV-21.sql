-- DEV-21 Oath.
\ir development.psql
SELECT no_plan();

-- Application 100 is approved on 31 August 2025, and the oath taken, or not.
CREATE FUNCTION pg_temp.approved(sworn date DEFAULT NULL, decided date DEFAULT '2025-08-31') RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.file(100, 'approved');
  UPDATE party.development_approval SET decided_on = decided;
  INSERT INTO party.oath (applicant_id, taken_on) SELECT 100, sworn WHERE sworn IS NOT NULL $$;
SELECT pg_temp.becomes('DEV-21', 100, '2026-02', 'met', $$ SELECT pg_temp.approved('2026-02-28') $$,
  'on the last day of six months');
SELECT pg_temp.becomes('DEV-21', 100, '2026-02', 'late', $$ SELECT pg_temp.approved('2026-03-01') $$, 'the day after');
SELECT pg_temp.becomes('DEV-21', 100, '2026-02', 'met', $$ SELECT pg_temp.approved('2025-08-31') $$,
  'on the day of the approval');
SELECT pg_temp.becomes('DEV-21', 100, '2026-02', 'overdue', $$ SELECT pg_temp.approved('2025-08-30') $$,
  'an oath before the approval');
SELECT pg_temp.becomes('DEV-21', 100, '2026-02', 'overdue', $$ SELECT pg_temp.approved() $$, 'none after six months');
SELECT pg_temp.becomes('DEV-21', 100, '2027-01', 'due', $$ SELECT pg_temp.approved(decided => '2026-07-23') $$,
  'four months ago');
SELECT pg_temp.becomes('DEV-21', 100, '2027-01', 'upcoming', $$ SELECT pg_temp.approved(decided => '2026-07-24') $$,
  'two months and a day to go');
SELECT pg_temp.reports('DEV-21', $$ SELECT pg_temp.approved() $$, 'none after six months');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('DEV-21', 100, '2026-02', '1 by 2026-02-28, from 2025-12-30', 'SELECT pg_temp.approved()');
SELECT $$ SELECT pg_temp.file(n, 'approved') FROM generate_series(101, 108) n;
  UPDATE party.development_approval SET decided_on = '2026-01-15';
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 102001;
  UPDATE party.development_approval SET withdrawn_on = '2026-07-15' WHERE meeting_id = 103001;
  UPDATE party.development_approval SET withdrawn_on = '2026-07-16' WHERE meeting_id = 104001;
  UPDATE party.member SET ended_on = '2026-07-15', ended_as = 'expelled' WHERE id = 105;
  UPDATE party.member SET ended_on = '2026-07-16', ended_as = 'expelled' WHERE id = 106;
  UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE id = 107001;
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE id = 108001;
  INSERT INTO party.oath (applicant_id, taken_on) VALUES (101, '2026-03-01'), (102, '2026-03-01'),
    (103, '2026-01-14'), (104, '2026-01-15'), (108, '2026-03-01') $$ AS members \gset
SELECT pg_temp.owes('DEV-21', :'members', '{"101 101 2026-01-15 2026-07-16","104 104 2026-01-15 2026-07-16",
  "106 106 2026-01-15 2026-07-16"}', 'who was approved, and neither ended nor withdrawn by then');
SELECT pg_temp.counts('DEV-21', :'members', '{"101 101 2026-03-01","104 104 2026-01-15"}',
  'oaths on the day of the approval or after it');
SELECT pg_temp.owes('DEV-21', :'members' || $$; UPDATE party.development_record SET recorded_from = '2026-01-15' $$,
  '{"101 101 2026-01-15 2026-07-16","104 104 2026-01-15 2026-07-16","106 106 2026-01-15 2026-07-16"}',
  'what is approved on the first day that is recorded');
SELECT pg_temp.owes('DEV-21', :'members' || $$; UPDATE party.development_record SET recorded_from = '2026-01-16' $$,
  '{}', 'what was approved before the first day that is recorded');
SELECT * FROM finish();
ROLLBACK;
