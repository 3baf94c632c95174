-- DEV-18 Approved within 3 months. (That a later approval than after 6 is refused, see DEV-19.)
\ir development.psql
SELECT no_plan();

-- Application 100 is admitted on 30 November 2025; the superior decides, or not.
CREATE FUNCTION pg_temp.admitted(decided date DEFAULT NULL, reason text DEFAULT NULL, approved boolean DEFAULT true,
  held date DEFAULT '2025-11-30') RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(100, 'ready');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 100, 'admission', 11, held, 'admitted');
  INSERT INTO party.development_approval (id, meeting_id, org_id, decided_on, approved, delay_reason)
  SELECT 1, 1, 2, decided, approved, reason WHERE decided IS NOT NULL $$;
SELECT pg_temp.becomes('DEV-18', 100, '2026-02', 'met', $$ SELECT pg_temp.admitted('2026-02-28') $$,
  'on the last day of three months');
SELECT pg_temp.becomes('DEV-18', 100, '2026-02', 'late', $$ SELECT pg_temp.admitted('2026-03-01') $$, 'the day after');
SELECT pg_temp.becomes('DEV-18', 100, '2026-02', 'met', $$ SELECT pg_temp.admitted('2026-02-01', approved => false) $$,
  'decided, and not approved');
SELECT pg_temp.becomes('DEV-18', 100, '2026-05', 'met', $$ SELECT pg_temp.admitted('2026-05-30', 'ill') $$,
  'with a reason, on the last day of six months');
SELECT pg_temp.becomes('DEV-18', 100, '2026-05', 'late', $$ SELECT pg_temp.admitted('2026-05-31', 'ill') $$,
  'with a reason, the day after');
SELECT pg_temp.becomes('DEV-18', 100, '2026-02', 'overdue', $$ SELECT pg_temp.admitted() $$, 'nothing in three months');
SELECT pg_temp.becomes('DEV-18', 100, '2026-12', 'due', $$ SELECT pg_temp.admitted(held => '2026-09-22') $$,
  'two months ago');
SELECT pg_temp.becomes('DEV-18', 100, '2026-12', 'upcoming', $$ SELECT pg_temp.admitted(held => '2026-09-25') $$,
  'a month and a day to go');
SELECT pg_temp.reports('DEV-18', $$ SELECT pg_temp.admitted() $$, 'nothing for three months');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('DEV-18', 100, '2026-02', '1 by 2026-02-28, from 2026-01-29', 'SELECT pg_temp.admitted()');
SELECT $$ SELECT pg_temp.file(n, 'ready') FROM generate_series(101, 106) n;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 101, 'admission', 11, '2026-05-31', 'admitted'), (102, 102, 'admission', 11, '2026-05-31', 'not_admitted'),
    (103, 103, 'conversion', 11, '2026-05-31', 'full'), (104, 104, 'admission', 12, '2026-05-31', 'admitted'),
    (1104, 104, 'admission', 12, '2026-06-01', 'admitted'), (105, 105, 'admission', 11, '2026-05-31', 'admitted'),
    (106, 106, 'admission', 11, '2026-05-31', 'admitted');
  INSERT INTO party.development_approval (id, meeting_id, org_id, decided_on, approved, delay_reason) VALUES
    (104, 104, 2, '2026-06-02', true, 'late'), (106, 106, 2, '2026-06-02', false, NULL);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (101, 'withdrawn', '2026-05-30'),
    (105, 'withdrawn', '2026-05-31'), (106, 'withdrawn', '2026-06-03'), (101, 'not_admitted', '2026-06-01')
  $$ AS meetings \gset
SELECT pg_temp.owes('DEV-18', :'meetings', '{"101 11 101 2026-05-31 2026-09-01","104 12 104 2026-05-31 2026-12-01",
  "104 12 1104 2026-06-01 2026-09-02","106 11 106 2026-05-31 2026-09-01"}',
  'meetings that admitted, but of who has withdrawn before there is a decision');
SELECT pg_temp.counts('DEV-18', :'meetings', '{"104 104 2026-06-02","106 106 2026-06-02"}', 'decisions on the meeting');
SELECT pg_temp.owes('DEV-18', :'meetings' || $$; UPDATE party.development_record SET recorded_from = '2026-06-01' $$,
  '{"104 12 1104 2026-06-01 2026-09-02"}', 'from the day from which development is recorded');
SELECT pg_temp.becomes('DEV-18', 104, '2026-11', 'met', :'meetings', 'each meeting by itself, the one decided on');
SELECT pg_temp.becomes('DEV-18', 104, '2026-09', 'overdue', :'meetings', 'each meeting by itself, the other one');
SELECT * FROM finish();
ROLLBACK;
