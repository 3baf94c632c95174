-- DEV-22 Application for full membership.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-22', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-22';
-- Probation of application 100 is over on 31 March 2026; there is an application for full membership, or not, and the
-- branch meets.
CREATE FUNCTION pg_temp.met(held date, outcome text DEFAULT 'full', applicant bigint DEFAULT 100) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
  VALUES (applicant, 'conversion', 11, held, outcome::party.development_outcome, CASE outcome WHEN 'extended' THEN 6
    END) $$;
CREATE FUNCTION pg_temp.applied(dated date, document date DEFAULT NULL, applicant bigint DEFAULT 100) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.conversion_application (applicant_id, dated_on, document_id)
  VALUES (applicant, dated, pg_temp.paper(nextval('party.document_id_seq'), 'application', coalesce(document, dated)))
  $$;
CREATE FUNCTION pg_temp.probation(admitted date DEFAULT '2025-03-31', applicant bigint DEFAULT 100) RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.file(applicant, 'sworn');
  UPDATE party.development_meeting SET held_on = admitted WHERE applicant_id = applicant $$;
SELECT pg_temp.accepts('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21'),
  pg_temp.met('2026-04-02') $$, 'ten days before it is over');
SELECT pg_temp.accepts('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-02-28'),
  pg_temp.met('2026-04-02') $$, 'a month before it is over');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-02-27'),
  pg_temp.met('2026-04-02') $$, 'a month and a day before it is over');
SELECT pg_temp.accepts('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-04-20'),
  pg_temp.met('2026-04-20') $$, 'after it is over, on the day of the meeting');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-04-21'),
  pg_temp.met('2026-04-20') $$, 'the day after the meeting');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.met('2026-04-20') $$, 'none');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.met('2026-04-20', 'extended') $$,
  'none, and extended');
SELECT pg_temp.accepts('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.met('2026-04-20', 'cancelled') $$,
  'none, and cancelled');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21'),
    pg_temp.met('2026-04-20');
  UPDATE party.conversion_application SET document_id = NULL $$, 'none in writing');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21', '2026-04-21'),
  pg_temp.met('2026-04-20') $$, 'in writing after the meeting');
SELECT pg_temp.accepts('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21', '2026-04-20'),
  pg_temp.met('2026-04-20') $$, 'in writing on the day of the meeting');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21'),
    pg_temp.met('2026-04-20');
  UPDATE party.document SET kind = 'report' WHERE id > 1000000 $$, 'a document of another kind');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21'),
  pg_temp.met('2026-04-02', 'extended'), pg_temp.met('2026-10-02') $$, 'none anew after the extension');
SELECT pg_temp.accepts('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21'),
  pg_temp.met('2026-04-02', 'extended'), pg_temp.applied('2026-08-30'), pg_temp.met('2026-10-02') $$,
  'anew a month before the extension is over');
SELECT pg_temp.refuses('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21'),
  pg_temp.met('2026-04-02', 'extended'), pg_temp.applied('2026-08-29'), pg_temp.met('2026-10-02') $$,
  'anew a month and a day before the extension is over');
SELECT pg_temp.says('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-02-27'), pg_temp.met('2026-04-02')
  $$, 'the meeting of 2026-04-02 decided on the probation of "applicant 100": the application of 2026-02-27 is too '
  'early for a probation that ends on 2026-03-31; 2026-04-02支部大会讨论“applicant 100”转正：2026-02-27的转正申请过早，'
  '预备期至2026-03-31才满');

-- Who came with a letter while on probation: a year from the admission elsewhere.
SELECT $$ SELECT pg_temp.file(100, 'applied');
  UPDATE party.member SET admitted_on = '2025-03-31' WHERE id = 100; $$ AS came \gset
SELECT pg_temp.accepts('DEV-22', :'came' || $$ SELECT pg_temp.applied('2026-02-28'), pg_temp.met('2026-04-02') $$,
  'a month before the year since the admission elsewhere is over');
SELECT pg_temp.refuses('DEV-22', :'came' || $$ SELECT pg_temp.applied('2026-02-27'), pg_temp.met('2026-04-02') $$,
  'a month and a day before');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-22', $$ SELECT pg_temp.probation(applicant => n) FROM generate_series(101, 107) n;
  SELECT pg_temp.met('2026-04-02', applicant => n) FROM generate_series(101, 107) n;
  SELECT pg_temp.probation('2025-06-30', 108);
  SELECT pg_temp.applied('2026-01-29', applicant => 102), pg_temp.applied('2026-03-03', applicant => 103),
    pg_temp.applied('2026-02-21', applicant => 103), pg_temp.applied('2026-03-04', applicant => 103),
    pg_temp.applied('2026-03-05', '2026-05-01', applicant => 104), pg_temp.applied('2026-02-21', applicant => 105),
    pg_temp.applied('2026-02-20', applicant => 105), pg_temp.applied('2026-04-03', applicant => 105),
    pg_temp.applied('2026-04-02', applicant => 106), pg_temp.applied('2026-02-28', applicant => 107),
    pg_temp.applied('2026-03-04', applicant => 107);
  UPDATE party.conversion_application SET document_id = NULL
   WHERE applicant_id IN (103, 107) AND dated_on = '2026-03-04' $$,
  '101:4000000 102:31 104:1 105:8', 'meetings without an application in its time, and the days too soon');
SELECT pg_temp.lists('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-21'),
    pg_temp.met('2026-04-02', 'extended'), pg_temp.met('2026-10-02');
  UPDATE party.conversion_application SET document_id = NULL WHERE applicant_id = 100 $$, '100:163',
  'the worst of two meetings');
SELECT pg_temp.lists('DEV-22', $$ SELECT pg_temp.probation(applicant => n),
  pg_temp.applied('2026-03-21', applicant => n),
  pg_temp.met(date '2026-04-02' + n, 'extended', n) FROM generate_series(101, 102) n $$, '',
  'not an extension after another''s');
SELECT pg_temp.lists('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.met('2026-04-02');
  UPDATE party.development_record SET recorded_from = '2026-04-02' $$, '100:4000000',
  'on the first day that is recorded');
SELECT pg_temp.lists('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.met('2026-04-02');
  UPDATE party.development_record SET recorded_from = '2026-04-03' $$, '', 'not what was before it');
SELECT pg_temp.sees('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-03'),
    pg_temp.applied('2026-01-02'), pg_temp.met('2026-04-02'), pg_temp.met('2026-04-01', 'cancelled');
  SELECT pg_temp.file(101, 'applied'), pg_temp.applied('2026-03-03', applicant => 101),
    pg_temp.met('2026-04-02', applicant => 101), pg_temp.probation(applicant => 102),
    pg_temp.met('2026-04-05', 'cancelled', 102);
  UPDATE party.member SET admitted_on = '2025-03-31' WHERE id = 101;
  UPDATE party.conversion_application SET document_id = 100001 WHERE applicant_id = 100 $$,
  ARRAY[$$UPDATE party.conversion_application SET dated_on = '2026-02-01' WHERE applicant_id = 100$$,
    'DELETE FROM party.conversion_application WHERE applicant_id = 100',
    'UPDATE party.conversion_application SET document_id = 100002 WHERE applicant_id = 100',
    'UPDATE party.conversion_application SET applicant_id = 102 WHERE applicant_id = 100',
    $$UPDATE party.document SET kind = 'other' WHERE id = 100001$$,
    $$UPDATE party.document SET dated_on = '2026-04-03' WHERE id = 100001$$,
    $$UPDATE party.development_meeting SET held_on = '2026-03-02' WHERE outcome = 'full' AND applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2025-06-01' WHERE applicant_id = 100 AND kind = 'admission'$$,
    $$UPDATE party.development_meeting SET outcome = 'extended', extension_months = 6 WHERE outcome = 'cancelled'
      AND applicant_id = 100$$,
    $$UPDATE party.development_meeting SET outcome = 'full' WHERE outcome = 'cancelled' AND applicant_id = 102$$,
    $$UPDATE party.development_meeting SET applicant_id = 102 WHERE outcome = 'full' AND applicant_id = 100$$,
    'SELECT pg_temp.met(''2026-04-03'', applicant => 102)',
    $$UPDATE party.member SET admitted_on = '2025-06-01' WHERE id = 101$$]);
-- An approval withdrawn leaves no probation but that of the membership; an extension counts once.
SELECT pg_temp.sees('DEV-22', $$ SELECT pg_temp.probation(), pg_temp.applied('2026-03-03'),
    pg_temp.met('2026-04-02', 'extended'), pg_temp.applied('2026-09-03'), pg_temp.met('2026-10-02');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 100, 'admission', 11, '2025-06-01', 'admitted');
  UPDATE party.member SET admitted_on = '2025-06-01' WHERE id = 100 $$,
  ARRAY['UPDATE party.development_meeting SET extension_months = 8 WHERE extension_months = 6',
    'UPDATE party.development_approval SET approved = false',
    'DELETE FROM party.development_approval',
    $$INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
      VALUES (1, 2, '2025-06-20', true)$$,
    'DELETE FROM party.development_meeting WHERE id = 100001']);
SELECT pg_temp.judges('DEV-22', $$ SELECT partybuild.set_mode('DEV-22', 'off', 'order', 12);
  SELECT pg_temp.probation(), pg_temp.met('2026-04-02');
  UPDATE party.development_meeting SET org_id = 12 $$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT pg_temp.sees('DEV-22', $$ SELECT pg_temp.unasked('DEV-22', $s$
    SELECT pg_temp.probation(), pg_temp.met('2026-04-02') $s$); SELECT pg_temp.file(101, 'sworn') $$,
  ARRAY['UPDATE party.applicant SET member_id = 12001 WHERE id = 100']);
SELECT * FROM finish();
ROLLBACK;
