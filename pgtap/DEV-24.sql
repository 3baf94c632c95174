-- DEV-24 One extension of 6 to 12 months.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-24', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file, without one');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-24';
-- A meeting extends the probation of application 100.
CREATE FUNCTION pg_temp.extended(months int, held date DEFAULT '2025-10-28', reason text DEFAULT 'not yet',
  id bigint DEFAULT 1, outcome text DEFAULT 'extended', applicant bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome, extension_months, reason)
  VALUES (id, applicant, 'conversion', 11, held, outcome::party.development_outcome, months, reason) $$;
SELECT pg_temp.accepts('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(6) $$, 'six months');
SELECT pg_temp.accepts('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(12) $$, 'twelve months');
SELECT pg_temp.refuses('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(5) $$, 'five months');
SELECT pg_temp.refuses('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(3) $$, 'three months');
SELECT pg_temp.refuses('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(13) $$, 'thirteen months');
SELECT pg_temp.refuses('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(6),
  pg_temp.extended(6, '2026-05-01', id => 2) $$, 'a second one');
SELECT pg_temp.accepts('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(6),
  pg_temp.extended(NULL, '2026-05-01', NULL, 2, 'full') $$, 'full after the first');
SELECT pg_temp.refuses('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(6, reason => NULL) $$,
  'without a reason');
SELECT pg_temp.says('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(6, reason => NULL),
  pg_temp.extended(3, '2026-05-01', NULL, 2) $$,
  'the meeting of 2026-05-01 extended the probation of "applicant 100" by 3 months: it was extended before; '
  '2026-05-01支部大会将“applicant 100”的预备期延长3个月：已延长过一次');
SELECT pg_temp.says('DEV-24', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(3, reason => NULL) $$,
  'the meeting of 2025-10-28 extended the probation of "applicant 100" by 3 months: that is too short or too long; '
  '2025-10-28支部大会将“applicant 100”的预备期延长3个月：延长时间不在规定范围内');

-- Neighbours of the bounds, and what the rule is to see.
SELECT $$ SELECT pg_temp.file(n, 'sworn') FROM generate_series(101, 107) n;
  SELECT pg_temp.extended(m, d::date, r, n, 'extended', n % 1000) FROM (VALUES (101, 3, '2025-10-28', 'x'),
    (102, 14, '2025-10-28', 'x'), (103, 6, '2025-10-28', NULL), (104, 3, '2025-10-28', NULL),
    (105, 6, '2025-10-28', 'x'), (1105, 8, '2026-05-01', 'x'), (106, 12, '2025-10-28', 'x'),
    (107, 12, '2025-10-28', 'x')) v (n, m, d, r) $$ AS extensions \gset
SELECT pg_temp.lists('DEV-24', :'extensions', '101:3 102:2 103:1 104:4 105:8', 'months out of bounds, in all');
SELECT pg_temp.lists('DEV-24', :'extensions' || $$; UPDATE party.development_record SET recorded_from = '2025-10-29' $$,
  '105:8', 'from the day from which development is recorded, with what was before');
SELECT pg_temp.lists('DEV-24', :'extensions' || $$; UPDATE party.development_record SET recorded_from = '2025-10-28' $$,
  '101:3 102:2 103:1 104:4 105:8', 'on the first day that is recorded');
SELECT pg_temp.sees('DEV-24', :'extensions' || $$;
  DELETE FROM party.development_meeting WHERE id IN (101, 102, 103, 104, 1105);
  SELECT pg_temp.extended(NULL, '2025-10-20', 'x', 2, 'full', 106);
  SELECT pg_temp.extended(13, '2015-12-31', 'x', 3, 'extended', 103) $$,
  ARRAY['UPDATE party.development_meeting SET extension_months = 5 WHERE id = 105',
    'UPDATE party.development_meeting SET reason = NULL WHERE id = 105',
    $$UPDATE party.development_meeting SET outcome = 'extended', extension_months = 6 WHERE id = 2$$,
    'UPDATE party.development_meeting SET applicant_id = 106, held_on = held_on + 1 WHERE id = 105',
    $$UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE id = 3$$,
    'SELECT pg_temp.extended(6, ''2026-05-01'', id => 4, applicant => 105)']);
SELECT pg_temp.sees('DEV-24', $$ SELECT pg_temp.unasked('DEV-24', $s$
    SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(3) $s$); SELECT pg_temp.file(101, 'sworn') $$,
  ARRAY['UPDATE party.applicant SET member_id = 12001 WHERE id = 100']);
SELECT pg_temp.judges('DEV-24', $$ SELECT partybuild.set_mode('DEV-24', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'sworn'), pg_temp.extended(3);
  UPDATE party.development_meeting SET org_id = 12 $$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE id = 1']);
SELECT * FROM finish();
ROLLBACK;
