-- DEV-07 A year as an activist.
\ir development.psql
SELECT no_plan();
-- An activist since that day, a development object on that.
CREATE FUNCTION pg_temp.object(activist date, object date, nth bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(nth, 'object', later => activist - '2023-06-01');
  UPDATE party.document SET dated_on = object WHERE id IN (nth * 1000 + 5, nth * 1000 + 6);
  UPDATE party.development_decision SET decided_on = object
   WHERE applicant_id = nth AND kind = 'development_object';
  UPDATE party.opinion SET heard_on = object WHERE applicant_id = nth $$;

SELECT pg_temp.accepts('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-03-01')$$, 'after a year');
SELECT pg_temp.refuses('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-02-28')$$, 'the day before');
SELECT pg_temp.accepts('DEV-07', $$SELECT pg_temp.object('2024-02-29', '2025-03-01')$$,
  'since 29 February: on 1 March');
SELECT pg_temp.refuses('DEV-07', $$SELECT pg_temp.object('2024-02-29', '2025-02-28')$$,
  'since 29 February: on 28 February');
SELECT pg_temp.says('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-02-28')$$,
  '"applicant 100" became a development object on 2026-02-28, an activist since 2025-03-01: 2026-03-01 is the first '
  'day on which that can be; “applicant 100”2025-03-01确定为积极分子，2026-02-28即列为发展对象，最早应为2026-03-01');

-- Neighbours of the bounds, and what the rule is to see: after "not admitted" the year begins anew.
SELECT $$SELECT pg_temp.object('2022-03-01', d::date, n) FROM (VALUES (101, '2023-03-01'), (102, '2023-02-27'),
    (103, '2022-03-01'), (104, '2022-02-28'), (105, '2023-03-01'), (106, '2023-03-01'), (107, '2023-02-28')) v (n, d);
  SELECT pg_temp.object('2015-01-01', '2015-12-31', 108), pg_temp.object('2015-01-02', '2016-01-01', 109);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES
    (105, 'not_admitted', '2022-06-01'), (105, 'activist', '2022-09-01'), (106, 'activist', '2023-03-02'),
    (107, 'development_object', '2022-12-31'), (107, 'withdrawn', '2023-02-01'), (104, 'not_admitted', '2022-01-01');
$$ AS objects \gset
SELECT pg_temp.lists('DEV-07', :'objects', '102:2 103:365 105:184 107:61 109:1',
  'days that are lacking, of all times that somebody became a development object');
SELECT pg_temp.says('DEV-07', :'objects' || 'DELETE FROM party.applicant WHERE id <> 107',
  '"applicant 107" became a development object on 2022-12-31, an activist since 2022-03-01: 2023-03-01 is the first '
  'day on which that can be; “applicant 107”2022-03-01确定为积极分子，2022-12-31即列为发展对象，最早应为2023-03-01');
SELECT pg_temp.lists('DEV-07', $$UPDATE partybuild.parameter SET value = 2 WHERE rule = 'DEV-07';$$ || :'objects',
  '101:366 102:368 103:731 105:550 106:366 107:793 109:367', 'by another order: two years');
SELECT pg_temp.sees('DEV-07', $$SELECT pg_temp.object('2022-03-01', '2023-03-01');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2023-01-01'),
    (100, 'withdrawn', '2023-06-01')$$,
  ARRAY[$$UPDATE party.development_decision SET decided_on = '2023-02-28' WHERE kind = 'development_object'$$,
    $$UPDATE party.development_decision SET decided_on = '2022-03-02' WHERE kind = 'activist'$$,
    $$UPDATE party.development_decision SET kind = 'activist' WHERE kind = 'not_admitted'$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist',
      '2022-03-02')$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'development_object',
      '2022-03-02')$$,
    $$UPDATE party.development_decision SET kind = 'development_object', decided_on = '2023-02-01'
      WHERE kind = 'withdrawn'$$]);
SELECT pg_temp.says('DEV-07', $$SELECT pg_temp.object('2022-03-01', '2022-12-31');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist', '2024-03-01'),
    (100, 'development_object', '2024-12-31')$$,
  '"applicant 100" became a development object on 2024-12-31, an activist since 2024-03-01: 2025-03-01 is the first '
  'day on which that can be; “applicant 100”2024-03-01确定为积极分子，2024-12-31即列为发展对象，最早应为2025-03-01');
SELECT pg_temp.answers('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-02-28', n)
    FROM generate_series(101, 103) n;
  UPDATE party.applicant_branch SET to_date = date '2026-02-28' + applicant_id::int - 101
    WHERE applicant_id < 103;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (101, 12, '2026-02-28'),
    (102, 12, date '2026-02-28' + 1);
  DELETE FROM party.applicant_branch WHERE applicant_id = 103$$, '101:12 102:11 103:none',
  'the branch of the day of the decision');
SELECT pg_temp.accepts('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-02-28');
  UPDATE party.development_decision SET decided_on = '2026-03-01' WHERE kind = 'development_object';
  UPDATE party.document SET dated_on = '2026-03-01' WHERE id IN (100005, 100006)$$, 'mended in the same transaction');

-- From when an activist can become a development object: from today to as far as is looked ahead.
CREATE FUNCTION pg_temp.activist(since date, nth bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(nth, 'activist', later => since - '2023-06-01') $$;
SELECT pg_temp.comes('DEV-07', $$SELECT pg_temp.activist(d::date, n) FROM (VALUES (101, '2025-11-23'),
  (102, '2025-11-24'), (103, '2026-02-22'), (104, '2026-02-23'), (105, '2025-12-24'), (106, '2025-12-25')) v (n, d)$$,
  '102:11 2026-11-24* 103:11 2027-02-22 105:11 2026-12-24* 106:11 2026-12-25', 'from today on, and 90 days');
SELECT pg_temp.comes('DEV-07', $$SELECT pg_temp.activist('2024-02-29'); SET LOCAL partybuild.as_of = '2025-02-28'$$,
  '100:11 2025-03-01*', 'since 29 February: on 1 March');
SELECT pg_temp.comes('DEV-07', $$UPDATE partybuild.parameter SET value = 2 WHERE (rule, name) = ('DEV-07', 'years');
  SELECT pg_temp.activist('2025-12-01'), pg_temp.activist('2024-12-01', 101)$$, '101:11 2026-12-01*',
  'by another order: two years');
SELECT pg_temp.comes('DEV-07', $$SELECT partybuild.set_mode('DEV-07', 'off', 'order', 12);
  SELECT pg_temp.activist('2025-12-01'),
         pg_temp.file(101, 'activist', 12, later => date '2025-12-01' - '2023-06-01')$$,
  '100:11 2026-12-01*', 'where nothing is asked for nobody waits');
-- Whoever is no activist any more, or has gone on, waits for nothing.
SELECT pg_temp.comes('DEV-07',
  'SELECT pg_temp.activist(''2025-12-01''), pg_temp.activist(''2025-12-02'', 101); ' || x.sql, x.wanted, x.what)
  FROM (VALUES
    ($$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (100, 'withdrawn', '2026-11-01')$$, '101:11 2026-12-02*', 'not to who withdrew'),
    ($$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (100, 'withdrawn', '2025-12-01')$$, '101:11 2026-12-02*',
     'not to who withdrew on the day of the decision'),
    ($$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (100, 'not_admitted', '2026-11-01')$$, '101:11 2026-12-02*', 'not to who is not admitted'),
    ($$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (100, 'not_admitted', '2025-11-01'), (101, 'not_admitted', '2026-01-02'),
         (101, 'activist', '2026-01-02')$$,
     '100:11 2026-12-01* 101:11 2027-01-02', 'to who became an activist again'),
    ($$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (100, 'development_object', '2025-12-01'), (101, 'development_object', '2025-12-01')$$,
     '101:11 2026-12-02*', 'not to a development object, even too soon; to who became an activist after it'),
    ($$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
       VALUES (100, 'admission', 11, '2026-10-01', 'not_admitted')$$, '101:11 2026-12-02*', 'not after the meeting'),
    ($$UPDATE party.member m SET ended_on = a.applied_on + (a.id = 100)::int, ended_as = 'withdrew'
         FROM party.applicant a WHERE a.member_id = m.id$$,
     '101:11 2026-12-02*', 'not whose membership has ended since; to who was a member before'),
    ($$UPDATE party.applicant_branch SET to_date = '2026-11-24' WHERE applicant_id = 100;
       UPDATE party.applicant_branch SET to_date = '2026-11-25' WHERE applicant_id = 101$$, '101:11 2026-12-02*',
     'not while the file is on its way'),
    ($$UPDATE party.applicant_branch SET to_date = '2026-10-01';
       INSERT INTO party.applicant_branch (applicant_id, org_id, elsewhere, from_date)
       VALUES (100, 12, NULL, '2026-11-24'), (101, NULL, 'elsewhere', '2026-11-01')$$, '100:12 2026-12-01*',
     'by the branch that has the file; not by one elsewhere'),
    ($$UPDATE party.applicant_branch SET to_date = '2026-01-01';
       INSERT INTO party.applicant_branch (applicant_id, org_id, from_date)
       VALUES (100, 11, '2026-07-01'), (101, 11, '2026-07-02');
       SET LOCAL partybuild.as_of = '2027-06-01'$$, '101:11 2027-07-02',
     'anew where the file was too long on its way (DEV-32)'),
    ($$UPDATE party.applicant_branch SET to_date = '2026-01-01';
       INSERT INTO party.applicant_branch (applicant_id, org_id, from_date)
       VALUES (100, 11, '2026-07-01'), (101, 11, '2026-07-02');
       INSERT INTO party.development_decision (applicant_id, kind, decided_on)
       VALUES (101, 'development_object', '2025-12-31')$$, '100:11 2026-12-01*',
     'nor to a development object who moved')) x (sql, wanted, what);

SELECT * FROM finish();
ROLLBACK;
