-- DUE-05 Assessed every month: who is assessed how, and what a correction does to what is assessed already.
\ir dues.psql
SELECT no_plan();
-- Branch 11 alone is of interest; its members 11005 to 11009 have a base.
SELECT pg_temp.base(m, 4000) FROM generate_series(11005, 11009) m;
-- What is assessed of some members, as 'member month branch amount'.
CREATE FUNCTION pg_temp.assessed(sql text, members int[] DEFAULT '{11005}') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
  state text;
  message text;
BEGIN
  BEGIN
    EXECUTE sql;
    SET CONSTRAINTS ALL IMMEDIATE;
    got := (SELECT string_agg(concat_ws(' ', a.member_id, to_char(a.month, 'YYYY-MM'), a.org_id, a.amount), ', '
                              ORDER BY a.member_id, a.month)
              FROM party.dues_assessment a WHERE a.member_id = ANY (members));
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
    IF state <> 'PB000' THEN
      got := state || ' ' || message;
    END IF;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN got;
END $$;

-- Everybody, once.
SELECT is(pg_temp.assessed($$SELECT partybuild.assess_dues('2026-03')$$, '{11004,11005,11006}'),
  '11005 2026-03 11 40.00, 11006 2026-03 11 40.00', 'who has a base on file is assessed');
SELECT is((SELECT (a.assessed, a.without_base)::text FROM partybuild.assess_dues('2026-02') a), '(5,125)',
  'so many were assessed, so many have no base');
SELECT is((SELECT (a.assessed, a.without_base)::text FROM partybuild.assess_dues('2026-02') a), '(0,125)',
  'again, nobody is');
UPDATE party.dues_assessment SET amount = 50 WHERE member_id = 11005;
SELECT is((SELECT a.assessed FROM partybuild.assess_dues('2026-02') a), 0::bigint, 'what is assessed stays');
SELECT is((SELECT a.assessed FROM partybuild.assess_dues('2026-02', again => true) a), 1::bigint,
  'unless it is asked for again');
SELECT is(pg_temp.assessed('SELECT'), '11005 2026-02 11 40.00', 'then it is what is on file');
SELECT is((SELECT a.assessed FROM partybuild.assess_dues('2026-02', again => true) a), 0::bigint, 'once');
DELETE FROM party.dues_assessment;
DELETE FROM party.dues_month;
SELECT throws_ok(format('SELECT partybuild.assess_dues(%s)', arguments), '22023', message, message)
  FROM (VALUES ('NULL', 'dues are assessed for a month, and null is none'),
               ($$'2026'$$, 'dues are assessed for a month, and 2026 is none'),
               ($$'2026-12'$$, '2026-12 is a month to come, and its bases are not known yet'),
               ($$'2026-03', again => NULL$$, 'dues are assessed for a month, and 2026-03 is none'),
               ($$'2024-12'$$, 'dues of 2024-12 are not kept here')) v (arguments, message);
SELECT lives_ok($$SELECT partybuild.assess_dues(m::partybuild.period) FROM unnest('{2026-11,2025-01}'::text[]) m$$,
  'the month that runs, and the first of which dues are kept, can be assessed');
DELETE FROM party.dues_assessment;
DELETE FROM party.dues_month;

-- A correction takes along what is assessed already, from the month in which it begins.
CREATE FUNCTION pg_temp.three() RETURNS void LANGUAGE sql AS $$
  SELECT partybuild.assess_dues(m::partybuild.period) FROM unnest('{2026-03,2026-04,2026-05}'::text[]) m;
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED $$;
SELECT is(pg_temp.assessed('SELECT pg_temp.three(); ' || sql), said, what)
  FROM (VALUES
    ($$UPDATE party.dues_base SET base = 6000 WHERE member_id = 11005$$,
     '11005 2026-03 11 90.00, 11005 2026-04 11 90.00, 11005 2026-05 11 90.00', 'another base'),
    ($$UPDATE party.dues_base SET to_date = '2026-04-15' WHERE member_id = 11005;
       SELECT pg_temp.base(11005, 3000, 'retired', '2026-04-15')$$,
     '11005 2026-03 11 40.00, 11005 2026-04 11 40.00, 11005 2026-05 11 15.00', 'retired in April: from May on'),
    ($$UPDATE party.dues_base SET to_date = '2026-04-01' WHERE member_id = 11005;
       SELECT pg_temp.base(11005, 3000, 'retired', '2026-04-01')$$,
     '11005 2026-03 11 40.00, 11005 2026-04 11 15.00, 11005 2026-05 11 15.00', 'on the 1st: from April on'),
    ($$SELECT pg_temp.transfer(11005, 12, '2026-04-10')$$,
     '11005 2026-03 11 40.00, 11005 2026-04 11 40.00, 11005 2026-05 12 40.00', 'moved in April: May by the new one'),
    ($$SELECT pg_temp.transfer(11005, 12, '2026-04-01')$$,
     '11005 2026-03 11 40.00, 11005 2026-04 12 40.00, 11005 2026-05 12 40.00', 'on the 1st: April too'),
    ($$UPDATE party.membership SET org_id = 12 WHERE member_id = 11005$$,
     '11005 2026-03 12 40.00, 11005 2026-04 12 40.00, 11005 2026-05 12 40.00', 'another branch all along'),
    ($$UPDATE party.member SET ended_on = '2026-04-01', ended_as = 'died' WHERE id = 11005;
       UPDATE party.membership SET to_date = '2026-04-01' WHERE member_id = 11005$$,
     '11005 2026-03 11 40.00', 'ended on 1 April: no more from then on'),
    ($$UPDATE party.member SET ended_on = '2026-04-02', ended_as = 'died' WHERE id = 11005;
       UPDATE party.membership SET to_date = '2026-04-02' WHERE member_id = 11005$$,
     '11005 2026-03 11 40.00, 11005 2026-04 11 40.00', 'on the 2nd: April is owed'),
    ($$UPDATE party.member SET ended_on = '2026-04-02', ended_as = 'died' WHERE id = 11005;
       UPDATE party.membership SET to_date = '2026-04-02' WHERE member_id = 11005;
       UPDATE party.member SET ended_on = NULL, ended_as = NULL WHERE id = 11005;
       UPDATE party.membership SET to_date = NULL WHERE member_id = 11005$$,
     '11005 2026-03 11 40.00, 11005 2026-04 11 40.00, 11005 2026-05 11 40.00', 'and what was no end is none'),
    ($$INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES
         (901, 'decision', '2026-03-10', 11, 'decision'), (902, 'consent', '2026-03-20', 2, 'consent');
       INSERT INTO party.dues_reduction (member_id, amount, reason, from_date, to_date, org_id, decided_on,
         decision_id, consent_id)
       VALUES (11005, 5, 'illness', '2026-04-01', '2026-05-01', 11, '2026-03-10', 901, 902)$$,
     '11005 2026-03 11 40.00, 11005 2026-04 11 5, 11005 2026-05 11 40.00', 'a reduction of a month'),
    ($$INSERT INTO party.dues_reduction (member_id, amount, reason, from_date, to_date)
       VALUES (11005, 5, 'illness', '2026-04-01', '2026-05-01')$$,
     '11005 2026-03 11 40.00, 11005 2026-04 11 40.00, 11005 2026-05 11 40.00', 'not one without approval')
  ) v (sql, said, what);
SELECT is(pg_temp.assessed($$SELECT pg_temp.three(); DELETE FROM party.dues_base WHERE member_id = 11005$$),
  '23PB1 dues of "member 11005" for 2026-03 are assessed at 40.00 yuan: no base is on file for that month '
  '(DUE-01, 党费规定第二条)', 'a base by which somebody is assessed is not taken away');
SELECT is(pg_temp.assessed($$SELECT pg_temp.three(); DELETE FROM party.dues_base WHERE member_id = 11005;
    SELECT pg_temp.base(11005, 3000)$$),
  '11005 2026-03 11 15.00, 11005 2026-04 11 15.00, 11005 2026-05 11 15.00', 'but for another');

-- Who comes on file later is assessed for the months that everybody was.
CREATE FUNCTION pg_temp.admit(day date, moved date DEFAULT NULL, ended date DEFAULT NULL) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, admitted_on, ended_on, ended_as)
  VALUES (11099, 'new', day, ended, CASE WHEN ended IS NOT NULL THEN 'expelled'::party.membership_end END);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  SELECT 11099, o, 'probationary', f, t
    FROM (VALUES (11, day, coalesce(moved, ended)), (12, moved, ended)) v (o, f, t) WHERE f IS NOT NULL;
  SELECT pg_temp.base(11099, NULL, 'student', '2026-01-01') $$;
SELECT is(pg_temp.assessed('SELECT pg_temp.three(); ' || sql, '{11099}'), said, what)
  FROM (VALUES
    ($$SELECT pg_temp.admit('2026-04-20')$$, '11099 2026-04 11 0.20, 11099 2026-05 11 0.20',
     'from the month of admission'),
    ($$SELECT pg_temp.admit('2026-04-20', '2026-04-25')$$, '11099 2026-04 11 0.20, 11099 2026-05 12 0.20',
     'admitted and moved in one month'),
    ($$SELECT pg_temp.admit('2026-04-20', '2026-04-25', '2026-04-28')$$, '11099 2026-04 11 0.20',
     'admitted, moved and expelled in one month'),
    ($$SELECT pg_temp.admit('2026-04-20', '2026-05-01')$$, '11099 2026-04 11 0.20, 11099 2026-05 12 0.20',
     'moved on the 1st'),
    ($$SELECT pg_temp.admit('2026-06-01')$$, NULL, 'not before'),
    ($$SELECT pg_temp.admit('2026-05-20');
       UPDATE party.member SET admitted_on = '2026-04-20' WHERE id = 11099;
       UPDATE party.membership SET from_date = '2026-04-20' WHERE member_id = 11099$$,
     '11099 2026-04 11 0.20, 11099 2026-05 11 0.20', 'an earlier day of admission'),
    ($$SELECT pg_temp.admit('2026-04-20');
       UPDATE party.membership SET from_date = '2026-05-20' WHERE member_id = 11099;
       UPDATE party.member SET admitted_on = '2026-05-20' WHERE id = 11099$$, '11099 2026-05 11 0.20',
     'a later one')
  ) v (sql, said, what);
SELECT is(pg_temp.assessed($$SELECT pg_temp.three(); SELECT pg_temp.base(11010, 4000, since => '2026-04-01')$$,
  '{11010}'),
  '11010 2026-04 11 40.00, 11010 2026-05 11 40.00', 'a base that comes late');
SELECT is(pg_temp.assessed($$SELECT pg_temp.assess(11005, '2026-03'); SELECT pg_temp.base(11010, 4000)$$,
  '{11005,11010}'), '11005 2026-03 11 40.00', 'what is assessed by hand is of him alone');
SELECT is(pg_temp.assessed($$SELECT pg_temp.assess(11005, '2026-03');
    UPDATE party.dues_base SET base = 6000 WHERE member_id = 11005$$), '11005 2026-03 11 90.00',
  'and follows all the same');

-- Each month is owed.
UPDATE compliance.court SET counted_from = '2026-01-01';
SELECT pg_temp.becomes('DUE-05', 11005, '2026-07', status, sql, what)
  FROM (VALUES ('met', $$SELECT partybuild.assess_dues('2026-07')$$, 'assessed'),
               ('overdue', $$SELECT partybuild.assess_dues(m) FROM unnest('{2026-06,2026-08}'::partybuild.period[]) m$$,
                'none in July'),
               (NULL, $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$,
                'a suspended member')) v (status, sql, what);
SELECT pg_temp.becomes('DUE-05', 11099, period, status, sql, what)
  FROM (VALUES ('2026-05', 'overdue', $$SELECT pg_temp.admit('2026-05-20')$$, 'the month of admission'),
               ('2026-04', NULL, $$SELECT pg_temp.admit('2026-05-20')$$, 'the month before it'),
               ('2026-07', 'overdue', $$SELECT pg_temp.admit('2026-05-20', ended => '2026-07-02')$$,
                'the month of the end'),
               ('2026-07', NULL, $$SELECT pg_temp.admit('2026-05-20', ended => '2026-07-01')$$, 'the month after it')
       ) v (period, status, sql, what);
SELECT pg_temp.due('DUE-05', 11005, '2026-11', '1 by 2026-11-30, from 2026-11-10');
SELECT pg_temp.owes('DUE-05', $$INSERT INTO party.member (id, name, admitted_on, known_from, ended_on, ended_as) VALUES
    (201, 'a', '2025-05-20', NULL, NULL, NULL), (202, 'b', '2025-05-01', NULL, NULL, NULL),
    (203, 'c', '2010-01-01', '2025-05-02', NULL, NULL), (204, 'd', '2010-01-01', '2025-05-01', NULL, NULL),
    (205, 'e', '2010-01-01', '2020-05-01', '2026-05-10', 'withdrew'),
    (206, 'f', '2010-01-01', '2020-05-01', '2026-05-01', 'withdrew'),
    (207, 'g', '2010-01-01', '2020-05-01', '2026-05-02', 'withdrew'),
    (208, 'h', '2010-01-01', '2020-05-01', NULL, NULL), (209, 'i', '2010-01-01', '2020-05-01', NULL, NULL);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date) VALUES
    (201, 11, 'probationary', '2025-05-20', NULL), (202, 11, 'full', '2025-05-01', NULL),
    (203, 11, 'full', '2025-05-02', NULL), (204, 11, 'full', '2025-05-01', NULL),
    (205, 11, 'full', '2020-05-01', '2026-05-10'), (206, 11, 'full', '2020-05-01', '2026-05-01'),
    (207, 11, 'full', '2020-05-01', '2026-05-02'), (208, 11, 'full', '2020-05-01', '2025-05-10'),
    (208, 12, 'full', '2025-05-10', NULL), (209, 11, 'full', '2020-05-01', '2025-05-10'),
    (209, 11, 'suspended', '2025-05-10', NULL)$$,
  '{"201 11 2025-05-01","202 11 2025-05-01","203 11 2025-06-01",
  "204 11 2025-05-01","205 11 2025-01-01 2026-06-01","206 11 2025-01-01 2026-05-01","207 11 2025-01-01 2026-06-01",
  "208 11 2025-01-01 2025-06-01","208 12 2025-06-01","209 11 2025-01-01 2025-06-01"}',
  'from the month of admission, or the first full one here, to that of the end; not who is suspended on the first');
SELECT pg_temp.counts('DUE-05', $$SELECT pg_temp.assess(11005, m) FROM unnest('{2025-12,2026-03}'::text[]) m$$,
  '{"11005 2025-12-01","11005 2026-03-01"}', 'assessments, by month');
-- Where the one row was deleted it is there again.
DELETE FROM party.dues_record;
SELECT partybuild.record_dues('2025-03-15');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.dues_record r), ARRAY[date '2025-03-01'],
  'record_dues() without a row');
SELECT partybuild.record_dues('2025-04-01');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.dues_record r), ARRAY[date '2025-04-01'],
  'record_dues() again');
SELECT * FROM finish();
ROLLBACK;
