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

SELECT * FROM finish();
ROLLBACK;
