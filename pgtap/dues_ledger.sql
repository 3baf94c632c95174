-- partybuild.dues_ledger(): which payment is for which month.
\set QUIET 1
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT no_plan();

-- What is owed as '2026-01:50 2026-02:50', payments in the order in which they are given as '2026-01-28:50' or, for the
-- month that is named, '2026-01-28:50:2026-02'. Told are, by month, what is owed / paid, first on, in full on.
CREATE FUNCTION pg_temp.ledger(owed text, paid text, within int DEFAULT 6) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(format('%s:%s/%s%s%s', coalesce(to_char(l.month, 'YYYY-MM'), 'left'), l.owed, l.paid,
                           ' from ' || to_char(l.first_paid_on, 'MM-DD'), ' full ' || to_char(l.paid_in_full_on,
                           'MM-DD')),
                    E'\n' ORDER BY l.n)
    FROM (SELECT coalesce(array_agg((split_part(o, ':', 1) || '-01')::date), '{}') AS months,
                 coalesce(array_agg(split_part(o, ':', 2)::numeric), '{}') AS amounts
            FROM regexp_split_to_table(owed, ' ') o WHERE o <> '') o
   CROSS JOIN (SELECT coalesce(array_agg(split_part(p, ':', 1)::date), '{}') AS days,
                      coalesce(array_agg(split_part(p, ':', 2)::numeric), '{}') AS amounts,
                      coalesce(array_agg((nullif(split_part(p, ':', 3), '') || '-01')::date), '{}') AS months
                 FROM regexp_split_to_table(paid, ' ') p WHERE p <> '') p
   CROSS JOIN LATERAL partybuild.dues_ledger(o.months, o.amounts, p.days, p.amounts, p.months, within)
     WITH ORDINALITY l (month, owed, paid, first_paid_on, paid_in_full_on, n) $$;
SELECT is(pg_temp.ledger('2026-01:50.00', ''), '2026-01:50.00/0.00', 'nothing paid');
SELECT is(pg_temp.ledger('', ''), NULL, 'nothing owed, nothing paid');
SELECT is(pg_temp.ledger('', '2026-01-28:50'), 'left:/50.00 from 01-28', 'paid where nothing is owed: left over');
SELECT is(pg_temp.ledger('', '2026-01-28:50:2026-02'), '2026-02:/50.00 from 01-28',
          'paid for a month that is not assessed: it stays there, and nothing says that it is enough');
SELECT is(pg_temp.ledger('2026-01:50', '2026-01-28:50'), '2026-01:50.00/50.00 from 01-28 full 01-28', 'just enough');
SELECT is(pg_temp.ledger('2026-01:50', '2026-01-28:49.99'), '2026-01:50.00/49.99 from 01-28', 'a fen too little');
SELECT is(pg_temp.ledger('2026-01:50', '2026-01-28:49.99 2026-02-03:0.01'),
          '2026-01:50.00/50.00 from 01-28 full 02-03', 'the rest later: in full on that day');
SELECT is(pg_temp.ledger('2026-01:0', ''), '2026-01:0.00/0.00 full 01-01', 'nothing is owed: paid from the first');
SELECT is(pg_temp.ledger('2026-01:0 2026-02:50', '2026-02-01:50'),
          E'2026-01:0.00/0.00 full 01-01\n2026-02:50.00/50.00 from 02-01 full 02-01',
          'nothing goes to what is not owed');

SELECT is(pg_temp.ledger('2026-03:30 2026-01:50 2026-02:40', '2026-03-10:100'),
          E'2026-01:50.00/50.00 from 03-10 full 03-10\n2026-02:40.00/40.00 from 03-10 full 03-10\n'
          '2026-03:30.00/10.00 from 03-10', 'the oldest first, in whatever order they are given');
SELECT is(pg_temp.ledger('2026-01:50 2026-02:50', '2026-02-10:50 2026-01-05:20'),
          E'2026-01:50.00/50.00 from 01-05 full 02-10\n2026-02:50.00/20.00 from 02-10',
          'payments in the order of their days');
SELECT is(pg_temp.ledger('2026-01:50 2026-02:50', '2026-02-10:50:2026-02'),
          E'2026-01:50.00/0.00\n2026-02:50.00/50.00 from 02-10 full 02-10', 'for the month that is named');
SELECT is(pg_temp.ledger('2026-01:50 2026-02:50', '2026-02-10:70:2026-02'),
          E'2026-01:50.00/0.00\n2026-02:50.00/70.00 from 02-10 full 02-10',
          'more for the month that is named is not carried over');
SELECT is(pg_temp.ledger('2026-01:50 2026-02:50', '2026-01-10:70:2026-01 2026-02-10:50'),
          E'2026-01:50.00/70.00 from 01-10 full 01-10\n2026-02:50.00/50.00 from 02-10 full 02-10',
          'what is unnamed goes on to the next');
SELECT is(pg_temp.ledger('2026-01:50 2026-02:50', '2026-01-10:50 2026-01-20:50:2026-01'),
          E'2026-01:50.00/100.00 from 01-10 full 01-10\n2026-02:50.00/0.00', 'twice for one month: both stay there');
SELECT is(pg_temp.ledger('2026-01:50 2026-02:50', '2026-01-10:50 2026-01-10:50:2026-01'),
          E'2026-01:50.00/50.00 from 01-10 full 01-10\n2026-02:50.00/50.00 from 01-10 full 01-10',
          'on one day that which names a month comes first');
SELECT is(pg_temp.ledger('2026-01:50', '2026-01-10:20 2026-01-10:20 2026-01-10:20'),
          E'2026-01:50.00/50.00 from 01-10 full 01-10\nleft:/10.00 from 01-10',
          'several on a day, and more than is owed');
SELECT is(pg_temp.ledger('2026-01:50', '2026-01-10:60 2026-01-12:5'),
          E'2026-01:50.00/50.00 from 01-10 full 01-10\nleft:/15.00 from 01-10', 'left over since the first of it');
SELECT is(pg_temp.ledger('2026-01:50', '2026-01-10:60:2026-03 2026-02-01:5:2026-03'),
          E'2026-01:50.00/0.00\n2026-03:/65.00 from 01-10', 'twice for one month that is not assessed');
SELECT is(pg_temp.ledger('2026-01:50', '2026-01-10:60:2026-03 2026-02-01:50'),
          E'2026-01:50.00/50.00 from 02-01 full 02-01\n2026-03:/60.00 from 01-10',
          'a month that is named and not assessed takes nothing that is unnamed');
-- a reversal is left out by who asks, with what it reverses
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{2026-01-01}', '{50}', '{2026-01-10}', '{NaN}', '{NULL}', 6)$$,
  '22003', NULL, 'no amount: refused');

-- Six months before the one in which it was made, and after it.
SELECT is(pg_temp.ledger('2026-03:50', '2026-09-30:50'), '2026-03:50.00/50.00 from 09-30 full 09-30',
  'six months after');
SELECT is(pg_temp.ledger('2026-03:50', '2026-10-01:50'), E'2026-03:50.00/0.00\nleft:/50.00 from 10-01', 'seven after');
SELECT is(pg_temp.ledger('2026-09:50', '2026-03-01:50'), '2026-09:50.00/50.00 from 03-01 full 03-01', 'six before');
SELECT is(pg_temp.ledger('2026-09:50', '2026-02-28:50'), E'2026-09:50.00/0.00\nleft:/50.00 from 02-28', 'seven before');
SELECT is(pg_temp.ledger('2026-03:50', '2026-03-31:50', 0), '2026-03:50.00/50.00 from 03-31 full 03-31', 'within none');
SELECT is(pg_temp.ledger('2026-03:50', '2026-04-01:50', 0), E'2026-03:50.00/0.00\nleft:/50.00 from 04-01',
          'within none, the month after');
SELECT is(pg_temp.ledger('2025-09:50 2026-04:50', '2026-10-31:80'),
          E'2025-09:50.00/0.00\n2026-04:50.00/50.00 from 10-31 full 10-31\nleft:/30.00 from 10-31',
          'what is too old is passed by, and not taken up again');
SELECT is(pg_temp.ledger('2025-09:50 2026-04:50', '2026-10-31:80:2025-09'),
          E'2025-09:50.00/80.00 from 10-31 full 10-31\n2026-04:50.00/0.00', 'what is named may be of any month');
SELECT is(pg_temp.ledger('2025-12:50 2026-01:50', '2026-01-05:100'),
          E'2025-12:50.00/50.00 from 01-05 full 01-05\n2026-01:50.00/50.00 from 01-05 full 01-05', 'over the new year');
SELECT is((SELECT count(*) FROM partybuild.dues_ledger(
             ARRAY(SELECT d::date FROM generate_series('2016-01-01'::timestamp, '2025-12-01', '1 month') d),
             ARRAY(SELECT 50::numeric FROM generate_series(1, 120)),
             ARRAY(SELECT d::date + 9 FROM generate_series('2016-01-01'::timestamp, '2025-12-01', '1 month') d),
             ARRAY(SELECT 50::numeric FROM generate_series(1, 120)), array_fill(NULL::date, '{120}'), 6) l
            WHERE l.paid_in_full_on = l.month + 9), 120::bigint, 'ten years, each paid in its month');
SELECT is((SELECT string_agg(l.month || ' ' || l.paid, ', ') FROM partybuild.dues_ledger('{2026-01-01}',
             '{9999999999.99}', '{2026-01-10}', '{9999999999.99}', '{NULL}', 6) l), '2026-01-01 9999999999.99',
          'the largest amount that there is');

SELECT is((SELECT count(*) FROM partybuild.dues_ledger(NULL, '{}', '{}', '{}', '{}', 6)), 0::bigint, 'null: no rows');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{2026-01-01}', '{}', '{}', '{}', '{}', 6)$$, '2202E', NULL,
  'a month without an amount');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{}', '{}', '{2026-01-01}', '{}', '{NULL}', 6)$$, '2202E', NULL,
  'a payment without an amount');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{}', '{}', '{2026-01-01}', '{5}', '{}', 6)$$, '2202E', NULL,
  'payments and months of another number');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{NULL}', '{5}', '{}', '{}', '{}', 6)$$, '22004', NULL,
  'a month that is null');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{2026-01-01}', '{NULL}', '{}', '{}', '{}', 6)$$, '22004', NULL,
  'an amount that is null');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{}', '{}', '{NULL}', '{5}', '{NULL}', 6)$$, '22004', NULL,
  'a day that is null');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{}', '{}', '{2026-01-01}', '{NULL}', '{NULL}', 6)$$, '22004',
  NULL, 'a payment that is null');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{2026-01-01}', '{1.005}', '{}', '{}', '{}', 6)$$, '22003',
  NULL,
  'an amount of half fens');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{2026-01-01}', '{10000000000}', '{}', '{}', '{}', 6)$$,
  '22003',
  NULL, 'an amount that is too much');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{}', '{}', '{infinity}', '{5}', '{NULL}', 6)$$, '22008', NULL,
  'a day without end');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{infinity}', '{5}', '{}', '{}', '{}', 6)$$, '22008', NULL,
  'a month without end');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{2026-01-01,2026-01-01}', '{5,6}', '{}', '{}', '{}', 6)$$,
  '22023',
  NULL, 'a month that is owed twice');
SELECT throws_ok($$SELECT * FROM partybuild.dues_ledger('{}', '{}', '{2026-01-01}', '{-5}', '{NULL}', 6)$$, '22003',
  NULL,
  'a payment below 0');

SELECT * FROM finish();
ROLLBACK;
