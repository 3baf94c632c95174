-- DUE-08 At most 6 months ahead or behind.
\ir dues.psql
SELECT no_plan();

SELECT pg_temp.accepts('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-09-30', '2026-03')$$, 'six months behind');
SELECT pg_temp.refuses('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-10-01', '2026-03')$$, 'seven months behind');
SELECT pg_temp.accepts('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-03-01', '2026-09')$$, 'six months ahead');
SELECT pg_temp.refuses('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-02-28', '2026-09')$$, 'seven months ahead');
SELECT pg_temp.accepts('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-01-31', '2025-07')$$, 'over the new year');
SELECT pg_temp.refuses('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-02-01', '2025-07')$$,
  'over the new year, a month more');
SELECT pg_temp.refuses('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-09-30', '2012-09')$$, '14 years ago');
SELECT pg_temp.refuses('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-09-30', '9999-12')$$, 'a distant future');
SELECT pg_temp.accepts('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-09-30')$$, 'what names no month');
SELECT pg_temp.accepts('DUE-08', $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (100, 'x', '2026-10-01', 2, 'approval');
  INSERT INTO party.approval (rule, subject, org_id, from_date, to_date, document_id)
  VALUES ('DUE-08', 1, 11, '2026-10-01', '2030-01-01', 100);
  SELECT pg_temp.pay(1, 11010, 50, '2026-10-01', '2026-03')$$, 'seven months behind, with the superior''s approval');
SELECT pg_temp.refuses('DUE-08', $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (100, 'x', '2026-10-01', 2, 'approval');
  INSERT INTO party.approval (rule, subject, org_id, from_date, to_date, document_id)
  VALUES ('DUE-08', 2, 11, '2026-10-01', '2030-01-01', 100);
  SELECT pg_temp.pay(1, 11010, 50, '2026-10-01', '2026-03')$$, 'with an approval of another payment');
SELECT pg_temp.says('DUE-08', $$SELECT pg_temp.pay(1, 11010, 50, '2026-10-01', '2026-03'),
  pg_temp.pay(2, 11010, 50, '2026-02-28', '2026-09')$$,
  E'"member 11010" paid dues of 2026-03 on 2026-10-01, 7 months behind\n'
  '"member 11010" paid dues of 2026-09 on 2026-02-28, 7 months ahead; '
  '“member 11010”于2026-10-01交纳2026-03的党费，补交7个月\n'
  '“member 11010”于2026-02-28交纳2026-09的党费，预交7个月');
-- What is no payment at all.
SELECT throws_ok($$SELECT pg_temp.pay(1, 11010, 50, '2026-09-30'); UPDATE party.dues_payment SET month = '2026-09-02'$$,
  '23514', NULL, 'DUE-08 a month has a first day');
SELECT throws_ok(format('INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount) VALUES '
  '(11010, 11, ''2026-09-30'', %L)', v.amount), v.state, NULL, 'DUE-08 a payment of ' || v.amount)
  FROM (VALUES ('0', '23514'), ('-5', '23514'), ('NaN', '23514'), ('1.005', '23514'), ('10000000000', '23514'),
               ('５０', '22P02'), ('Infinity', '23514')) v (amount, state);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-08', $$SELECT pg_temp.pay(101, 11010, 50, '2026-09-01', '2026-02'),
    pg_temp.pay(102, 11010, 50, '2026-09-30', '2026-03'), pg_temp.pay(103, 11010, 50, '2026-09-01', '2027-03'),
    pg_temp.pay(104, 11010, 50, '2026-09-30', '2027-04'), pg_temp.pay(105, 11010, 50, '2026-09-30', '2025-09'),
    pg_temp.pay(106, 11010, 50, '2025-12-31', '2026-06'), pg_temp.pay(107, 11010, 50, '2025-12-31', '2026-07'),
    pg_temp.pay(108, 11010, 50, '2026-09-30');
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month, reverses)
  VALUES (109, 11010, 11, '2026-10-01', -50, '2026-02-01', 101)$$, '101:1 104:1 105:6 107:1',
  'by months, both ways; a reversal is of any month');
SELECT pg_temp.sees('DUE-08', $$SELECT$$, ARRAY[$$SELECT pg_temp.pay(1, 11010, 50, '2026-10-01', '2026-03')$$,
  $$INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, month)
    SELECT 11010, 11, '2026-10-01', 50, m FROM unnest('{2026-09-01,2026-03-01}'::date[]) m$$]);
SELECT * FROM finish();
ROLLBACK;
