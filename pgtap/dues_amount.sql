-- partybuild.dues(): the worked examples of the rulebook, and what lies beside each; brackets of a court's own.
\set QUIET 1
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT no_plan();

CREATE TEMP TABLE example (category text, base numeric, due text) ON COMMIT DROP;
INSERT INTO example VALUES
  ('salaried', 0.00, '0.00'), ('salaried', 1999.00, '10.00'), ('salaried', 2999.99, '15.00'),
  ('salaried', 3000.00, '15.00'), ('salaried', 3000.01, '30.00'), ('salaried', 4321.55, '43.22'),
  ('salaried', 5000.00, '50.00'), ('salaried', 5000.01, '75.00'), ('salaried', 7777.77, '116.67'),
  ('salaried', 10000.00, '150.00'), ('salaried', 10000.01, '200.00'), ('salaried', 12463.04, '249.26'),
  ('salaried', 30000.00, '600.00'), ('retired', 3200.00, '16.00'), ('retired', 5000.00, '25.00'),
  ('retired', 5000.01, '50.00'), ('retired', 8123.45, '81.23'), ('student', NULL, '0.20'),
  ('unemployed', NULL, '0.20'), ('subsistence', NULL, '0.20');
SELECT is((SELECT count(*) FROM example)::int, 20, 'the rulebook works 20 examples');
SELECT is(partybuild.dues(base, category, '2026-03-01')::text, due, concat_ws(' ', category, base, 'owes', due))
  FROM example;
-- Around each: by a fen, by ten and by the fen of the base at which the amount turns.
CREATE FUNCTION pg_temp.exact(category text, base numeric) RETURNS text LANGUAGE sql AS $$
  SELECT (CASE WHEN category IN ('student', 'unemployed', 'subsistence') THEN 0.20
               ELSE round(base * CASE WHEN base <= CASE category WHEN 'salaried' THEN 3000 ELSE 5000 END THEN 0.005
                                      WHEN category = 'retired' OR base <= 5000 THEN 0.01
                                      WHEN base <= 10000 THEN 0.015
                                      ELSE 0.02 END, 2) END)::numeric(12, 2)::text $$;
SELECT is(partybuild.dues(x.base, e.category, '2026-03-01')::text, pg_temp.exact(e.category, x.base),
          concat_ws(' ', e.category, x.base, 'beside', e.base))
  FROM example e
 CROSS JOIN LATERAL (
    SELECT coalesce(e.base, 100) + d / 100.0 AS base
      FROM unnest('{-1000,-101,-100,-99,-11,-10,-9,-2,-1,1,2,9,10,11,99,100,101,1000}'::int[]) d) x
 WHERE x.base >= 0;
SELECT is((SELECT count(*)
             FROM generate_series(0, 12000.00, 0.07) b
            CROSS JOIN unnest('{salaried,retired}'::text[]) c
            WHERE partybuild.dues(b, c, '2026-03-01')::text <> pg_temp.exact(c, b)), 0::bigint,
          'and of each base in steps of seven fen');
-- Half up on the exact product.
SELECT is(partybuild.dues(base, 'salaried', '2026-03-01')::text, due, base || ' owes ' || due || ', half up')
  FROM (VALUES (0.99, '0.00'), (1.00, '0.01'), (2.99, '0.01'), (3.00, '0.02'), (4000.49, '40.00'), (4000.50, '40.01'),
               (5000.33, '75.00'), (5000.34, '75.01'), (10000.24, '200.00'), (10000.25, '200.01'),
               (9999999999.99, '200000000.00')) v (base, due);
SELECT is(partybuild.dues(3000.000, 'salaried', '2026-03-01')::text, '15.00', 'zeros are no decimals');

-- Null, and what is no base.
SELECT is(partybuild.dues(100, NULL, '2026-03-01'), NULL, 'no category, no amount');
SELECT is(partybuild.dues(100, 'salaried', NULL), NULL, 'no day, no amount');
SELECT is(partybuild.dues(0, 'student', '1921-07-01')::text, '0.20', 'a fixed amount goes by no base');
SELECT throws_ok(format('SELECT partybuild.dues(%s, %L, %L)', base, category, day), state, message, message)
  FROM (VALUES ('1.005', 'salaried', '2026-03-01', '22003', '1.005 is not an amount in yuan and fen'),
               ($$'NaN'$$, 'salaried', '2026-03-01', '22003', 'NaN is not an amount in yuan and fen'),
               ($$'Infinity'$$, 'retired', '2026-03-01', '22003', 'Infinity is not an amount in yuan and fen'),
               ('-0.01', 'salaried', '2026-03-01', '22003', 'a base is not below 0'),
               ('10000000000', 'salaried', '2026-03-01', '22003', '10000000000 yuan is too much'),
               ('1e300', 'salaried', '2026-03-01', '22003', NULL),
               ('-1', 'student', '2026-03-01', '22003', 'a base is not below 0'),
               ('NULL', 'salaried', '2026-03-01', '22004',
                'dues of category "salaried" are reckoned from a base, and none is given'),
               ('100', 'guest', '2026-03-01', '22023', 'there are no dues of category "guest"'),
               ('100', 'salaried', '1921-06-30', '22023', 'no bracket of category "salaried" holds on 1921-06-30'),
               ('100', 'salaried', 'infinity', '22008', 'dues of an infinite date cannot be reckoned')
       ) v (base, category, day, state, message);

-- Rates of a later order hold from their day on, in the place of all before.
SELECT partybuild.set_dues_brackets('salaried', '2026-07-01', 'order', ARRAY[4000, NULL], ARRAY[1, 1.2345]);
SELECT is(partybuild.dues(base, 'salaried', day::date)::text, due, concat_ws(' ', base, 'on', day))
  FROM (VALUES (3000, '2026-06-30', '15.00'), (3000, '2026-07-01', '30.00'), (4000, '2026-07-01', '40.00'),
               (4000.01, '2026-07-01', '49.38'), (20000, '2026-12-01', '246.90')) v (base, day, due);
SELECT is(partybuild.dues(20000, 'retired', '2026-12-01')::text, '200.00', 'another category stays');
SELECT partybuild.set_dues_brackets('salaried', '2026-07-01', 'order, corrected', '{NULL}', ARRAY[1]);
SELECT is(partybuild.dues(20000, 'salaried', '2026-12-01')::text, '200.00', 'the same day again takes their place');
SELECT partybuild.set_dues_brackets('student', '2026-07-01', 'order', NULL, NULL, 0.5);
SELECT is(partybuild.dues(NULL, 'student', '2026-07-01')::text, '0.50', 'a fixed amount of a later order');
-- An expression that PL/pgSQL keeps goes by the brackets of its moment.
CREATE FUNCTION pg_temp.before_and_after() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  a numeric[];
BEGIN
  FOR i IN 1..2 LOOP
    a[i] := partybuild.dues(1000, 'retired', '2027-01-01');
    PERFORM partybuild.set_dues_brackets('retired', '2027-01-01', 'order', '{NULL}', ARRAY[2]);
  END LOOP;
  RETURN a::text;
END $$;
SELECT is(pg_temp.before_and_after(), '{5.00,20.00}', 'brackets that change within a function are seen');

-- A bad bracket is refused when it is written, since what is on file is to be reckoned at any time.
SELECT throws_ok(format('SELECT partybuild.set_dues_brackets(%s)', arguments), state, message, message)
  FROM (VALUES ($$'salaried', '2027-01-01', 'x', ARRAY[3000], ARRAY[1]$$, '23514',
                'brackets of category "salaried" from 2027-01-01 have an end'),
               ($$'salaried', '2026-07-01', 'x', ARRAY[3000], ARRAY[1]$$, '23514',
                'brackets of category "salaried" from 2026-07-01 have an end'),
               ($$'student', '2027-01-01', 'x', '{NULL}', ARRAY[1]$$, '23514',
                'category "student" has a rate on one day and a fixed amount on another'),
               ($$'salaried', '2027-01-01', 'x', NULL, NULL, 5$$, '23514',
                'category "salaried" has a rate on one day and a fixed amount on another'),
               ($$'guest', '2027-01-01', 'x', '{NULL}', ARRAY[1]$$, '22023', 'there are no dues of category "guest"'),
               ($$'salaried', '2027-01-01', 'x', '{3000,NULL}', ARRAY[1]$$, '22023',
                'brackets are as many bases as rates, or one fixed amount'),
               ($$'salaried', '2027-01-01', 'x', '{}', '{}'$$, '22023',
                'brackets are as many bases as rates, or one fixed amount'),
               ($$'salaried', '2027-01-01', 'x', '{NULL}', ARRAY[1], 5$$, '22023',
                'brackets are as many bases as rates, or one fixed amount'),
               ($$'salaried', '2027-01-01', '', '{NULL}', ARRAY[1]$$, '22004',
                'brackets need a category, a day and their source'),
               ($$'salaried', '2027-01-01', 'x', '{NULL}', ARRAY['NaN'::numeric]$$, '23514', NULL),
               ($$'salaried', '2027-01-01', 'x', '{NULL}', ARRAY[100.01]$$, '23514', NULL),
               ($$'salaried', '2027-01-01', 'x', '{NULL}', ARRAY[-1]$$, '23514', NULL),
               ($$'salaried', '2027-01-01', 'x', '{NULL}', ARRAY[0.00005]$$, '23514', NULL),
               ($$'salaried', '2027-01-01', 'x', '{0.001,NULL}', ARRAY[1, 2]$$, '23514', NULL),
               ($$'salaried', '2027-01-01', 'x', '{3000,3000,NULL}', ARRAY[1, 2, 3]$$, '23505', NULL),
               ($$'salaried', 'infinity', 'x', '{NULL}', ARRAY[1]$$, '23514', NULL),
               ($$'salaried', '1921-07-01', 'x', '{NULL}', ARRAY[1]$$, '23505', NULL)
       ) v (arguments, state, message);
SELECT throws_ok($$DELETE FROM partybuild.dues_bracket WHERE up_to IS NULL AND category = 'retired'$$, '23514', NULL,
  'nor is the open end taken away');
SELECT lives_ok($$DELETE FROM partybuild.dues_bracket WHERE plugin = 'local'$$, 'the court''s own may go as a whole');
SELECT * FROM finish();
ROLLBACK;
