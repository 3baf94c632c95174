-- DEV-28 Decided when probation is over.
\ir development.psql
SELECT no_plan();

-- Application 100 was admitted on a day, and the branch meets on the probation, or not.
CREATE FUNCTION pg_temp.probation(held date, met date DEFAULT NULL, outcome text DEFAULT 'full',
  admitted date DEFAULT '2024-12-31') RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(100, 'sworn');
  UPDATE party.development_meeting SET held_on = admitted;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
  SELECT 100, 'conversion', 11, d, o::party.development_outcome, CASE o WHEN 'extended' THEN 6 END
    FROM (VALUES (held, outcome), (met, 'full')) v (d, o) WHERE d IS NOT NULL $$;
SELECT pg_temp.becomes('DEV-28', 100, '2026-01', 'met', $$ SELECT pg_temp.probation('2026-01-12') $$, '12 days after');
SELECT pg_temp.becomes('DEV-28', 100, '2026-01', 'met', $$ SELECT pg_temp.probation('2026-01-31') $$,
  'on the last day of a month');
SELECT pg_temp.becomes('DEV-28', 100, '2026-01', 'late', $$ SELECT pg_temp.probation('2026-02-01') $$, 'the day after');
SELECT pg_temp.becomes('DEV-28', 100, '2026-01', 'overdue', $$ SELECT pg_temp.probation(NULL) $$,
  'nothing after ten months');
SELECT pg_temp.becomes('DEV-28', 100, '2026-01', 'met',
  format('SELECT pg_temp.probation(''2026-01-12'', outcome => %L)', o), 'decided: ' || o)
  FROM unnest('{extended,cancelled}'::text[]) o;
SELECT pg_temp.becomes('DEV-28', 100, '2026-07', 'overdue', $$ SELECT pg_temp.probation('2026-01-12', NULL, 'extended')
  $$, 'nothing after the extension');
SELECT pg_temp.becomes('DEV-28', 100, '2026-07', 'met', $$
  SELECT pg_temp.probation('2026-01-12', '2026-07-30', 'extended') $$, 'decided after the extension');
SELECT pg_temp.becomes('DEV-28', 100, '2026-07', 'late', $$
  SELECT pg_temp.probation('2026-01-12', '2026-07-31', 'extended') $$, 'decided a month and a day after the extension');
SELECT pg_temp.becomes('DEV-28', 100, '2026-12', 'due', $$ SELECT pg_temp.probation(NULL, admitted => '2025-11-24') $$,
  'probation is over today');
SELECT pg_temp.becomes('DEV-28', 100, '2027-01', 'upcoming', $$
  SELECT pg_temp.probation(NULL, admitted => '2025-12-24') $$, 'it is over in a month, two months to go');
SELECT pg_temp.becomes('DEV-28', 100, '2025-03', NULL, $$ SELECT pg_temp.probation(NULL, admitted => '2024-02-29') $$,
  'what was to be decided before anything counts');
SELECT pg_temp.reports('DEV-28', $$ SELECT pg_temp.probation(NULL) $$, 'nothing after ten months');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('DEV-28', 100, '2026-01', '1 by 2026-01-31, from 2025-12-02', 'SELECT pg_temp.probation(NULL)');
SELECT $$ SELECT pg_temp.file(n, 'sworn') FROM generate_series(101, 108) n;
  UPDATE party.development_meeting SET held_on = '2025-02-28';
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 102001;
  UPDATE party.development_approval SET withdrawn_on = '2026-03-28' WHERE meeting_id = 103001;
  UPDATE party.development_approval SET withdrawn_on = '2026-03-29' WHERE meeting_id = 104001;
  UPDATE party.member SET ended_on = '2026-03-28', ended_as = 'expelled' WHERE id = 105;
  UPDATE party.member SET ended_on = '2026-03-29', ended_as = 'expelled' WHERE id = 106;
  UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE id = 107001;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
  VALUES (101, 'conversion', 11, '2026-03-01', 'extended', 6), (101, 'conversion', 11, '2026-09-01', 'cancelled', NULL),
    (102, 'conversion', 11, '2026-03-01', 'full', NULL), (108, 'conversion', 11, '2026-03-02', 'full', NULL)
  $$ AS members \gset
SELECT pg_temp.owes('DEV-28', :'members', '{"101 101.0 2024-11-20 2026-03-29","101 101.1 2024-11-20 2026-09-29",
  "104 104.0 2024-11-20 2026-03-29","106 106.0 2024-11-20 2026-03-29","108 108.0 2024-11-20 2026-03-29"}',
  'who was approved, and neither ended nor withdrawn by then, and once more after an extension');
SELECT pg_temp.owes('DEV-28', $$ SELECT pg_temp.file(100, 'sworn');
  UPDATE party.development_record SET recorded_from = '2025-10-22' $$, '{"100 100.0 2024-11-20 2025-11-23"}',
  'what was over on the first day that is recorded');
SELECT pg_temp.counts('DEV-28', :'members', '{"101 101.0 2026-03-01","101 101.1 2026-09-01","102 102.0 2026-03-01",
  "108 108.0 2026-03-02"}', 'meetings on a probation, by the extensions before');
SELECT pg_temp.owes('DEV-28', :'members' || $$; UPDATE party.development_record SET recorded_from = '2026-03-01' $$,
  '{"101 101.1 2024-11-20 2026-09-29"}', 'what was over before the first day that is recorded');
SELECT * FROM finish();
ROLLBACK;
