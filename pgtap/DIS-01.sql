-- DIS-01 Six months without dues.
\ir dues.psql
SELECT no_plan();

-- A member who owes 90.00 for each month from January to November 2026, and paid each on its 10th, without some.
CREATE FUNCTION pg_temp.without(unpaid text[], member bigint DEFAULT 11004, assessed text[] DEFAULT NULL) RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.base(member, 6000);
  SELECT pg_temp.assess(member, m)
    FROM unnest(coalesce(assessed, ARRAY(SELECT '2026-' || lpad(i::text, 2, '0') FROM generate_series(1, 11) i))) m;
  SELECT pg_temp.pay(member * 100 + i, member, 90, make_date(2026, i, 10), '2026-' || lpad(i::text, 2, '0'))
    FROM generate_series(1, 11) i
   WHERE '2026-' || lpad(i::text, 2, '0') <> ALL (unpaid) $$;
CREATE FUNCTION pg_temp.months(first int, last int) RETURNS text[] LANGUAGE sql AS $$
  SELECT ARRAY(SELECT '2026-' || lpad(i::text, 2, '0') FROM generate_series(first, last) i) $$;

SELECT pg_temp.becomes('DIS-01', 11004, '2026-09', 'overdue', $$ SELECT pg_temp.without(pg_temp.months(4, 9)) $$,
  'April to September unpaid');
SELECT pg_temp.becomes('DIS-01', 11005, '2026-09', 'overdue', $$SELECT pg_temp.base(11005, 200);
  SELECT pg_temp.assess(11005, m) FROM unnest(pg_temp.months(4, 9)) m$$, 'a yuan a month unpaid');
SELECT pg_temp.reports('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9)) $$, 'six months');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 8)) $$, 'five months, then paid');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-08', NULL, $$ SELECT pg_temp.without(pg_temp.months(4, 8)) $$,
  'five months, then paid, are owed as dues only');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-11', 'due', $$ SELECT pg_temp.without(pg_temp.months(6, 11)) $$,
  'five months, and the sixth goes on');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', 'due', $$ SELECT pg_temp.without(pg_temp.months(8, 11)) $$,
  'the reminder after three months');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-02', NULL, $$ SELECT pg_temp.without(pg_temp.months(9, 11)) $$,
  'two months, and the third goes on');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', NULL, $$ SELECT pg_temp.without(pg_temp.months(8, 10)) $$,
  'three months, then paid in the month under way');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', NULL, $$ SELECT pg_temp.without(pg_temp.months(8, 11));
  SELECT pg_temp.pay(1, 11004, 90, '2026-11-24', '2026-11') $$, 'paid today');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', 'due', $$ SELECT pg_temp.without(pg_temp.months(8, 11));
  SELECT pg_temp.pay(1, 11004, 90, '2026-11-25', '2026-11') $$, 'to be paid tomorrow');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', 'due', $$ SELECT pg_temp.without(pg_temp.months(8, 11));
  SELECT pg_temp.pay(1, 11004, 90, '2026-11-25', '2026-08') $$, 'to be paid tomorrow, for the first of them');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-12', NULL, $$ SELECT pg_temp.without(pg_temp.months(7, 11));
  INSERT INTO party.dues_deferral (member_id, from_date, to_date, reason)
    VALUES (11004, '2026-10-31', '2026-11-01', 'in hospital') $$, 'three months, and a reason in the fourth');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-09', NULL, $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  SELECT pg_temp.pay(1, 11004, 540, '2026-10-20') $$, 'six months, paid all at once in October');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-09', 'overdue', $$ SELECT pg_temp.without(pg_temp.months(3, 9));
  SELECT pg_temp.pay(1, 11004, 90, '2026-10-20', '2026-03') $$, 'seven months, of which the first is paid');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  SELECT pg_temp.pay(1, 11004, 1, '2026-10-20', '2026-06') $$, 'a part of one of them is paid');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  SELECT pg_temp.pay(1, 11004, 90, '2026-11-24', '2026-06') $$, 'one of them is paid today');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', NULL, $$ SELECT pg_temp.without(pg_temp.months(8, 11));
  SELECT pg_temp.pay(1, 11004, 90, '2026-11-01', '2026-11') $$, 'paid on the first of the month under way');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', NULL, $$ SELECT pg_temp.without(pg_temp.months(8, 11));
  INSERT INTO party.dues_deferral (member_id, from_date, to_date, reason)
    VALUES (11004, '2026-11-30', '2026-12-01', 'in hospital');
  SELECT set_config('partybuild.as_of', '2026-12-01', true) $$, 'a reason in the fourth, once that is over');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  SELECT pg_temp.pay(1, 11004, 90, '2026-09-30', '2026-04') $$, 'paid in the sixth month for the first');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  SELECT pg_temp.pay(1, 11004, 90, '2026-04-01', '2026-03') $$, 'paid in the first month for the one before');
SELECT pg_temp.reports('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  SELECT pg_temp.pay(1, 11004, 90, '2026-03-31', '2026-03') $$, 'paid the day before the first month');
SELECT pg_temp.reports('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  SELECT pg_temp.pay(1, 11004, 90, '2026-10-01', '2026-10') $$, 'paid the day after the sixth month, for another');
SELECT pg_temp.reports('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 8));
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month, reverses)
  SELECT 2, member_id, org_id, '2026-09-12', -amount, month, id FROM party.dues_payment WHERE month = '2026-09-01' $$,
  'the payment of the sixth month is reversed');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  INSERT INTO party.dues_deferral (member_id, from_date, to_date, reason)
    VALUES (11004, '2026-06-30', '2026-07-01', 'in hospital') $$, 'a proper reason on the last day of a month');
SELECT pg_temp.reports('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  INSERT INTO party.dues_deferral (member_id, from_date, to_date, reason)
    VALUES (11004, '2026-06-02', '2026-06-30', 'in hospital') $$, 'a proper reason up to the last day but one');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  UPDATE party.dues_assessment SET amount = 0 WHERE month = '2026-07-01' $$, 'a month for which nothing is owed');
SELECT pg_temp.meets('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  DELETE FROM party.dues_assessment WHERE month = '2026-07-01' $$, 'a month that is not assessed');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', 'due', $$ SELECT pg_temp.without(pg_temp.months(8, 11));
  SELECT set_config('partybuild.as_of', '2026-11-01', true) $$, 'on the first day after three months');
SELECT pg_temp.becomes('DIS-01', 11004, '2027-01', NULL, $$ SELECT pg_temp.without(pg_temp.months(8, 11));
  SELECT set_config('partybuild.as_of', '2026-10-31', true) $$, 'on the last day of the third month');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-09', 'late', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  INSERT INTO party.self_withdrawal (member_id, decided_on) VALUES (11004, '2026-10-01') $$, 'six months, and decided');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-09', 'overdue', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  INSERT INTO party.self_withdrawal (member_id, decided_on) VALUES (11004, '2026-09-30') $$, 'decided before the end');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-09', 'overdue', $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  UPDATE party.member SET ended_on = '2026-10-01', ended_as = 'died' WHERE id = 11004 $$, 'ended after six months');
SELECT pg_temp.becomes('DIS-01', 11004, '2026-09', NULL, $$ SELECT pg_temp.without(pg_temp.months(4, 9));
  UPDATE party.member SET ended_on = '2026-09-30', ended_as = 'died' WHERE id = 11004 $$, 'ended in the sixth');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('DIS-01', 11004, '2026-09', '1 by 2026-09-30, from 2026-06-22',
  'SELECT pg_temp.without(pg_temp.months(4, 9))');
SELECT $$ SELECT pg_temp.without(pg_temp.months(1, 6), 11004);
  SELECT pg_temp.without(pg_temp.months(5, 11), 11005);
  SELECT pg_temp.without(pg_temp.months(1, 2) || pg_temp.months(4, 11), 11006);
  SELECT pg_temp.without(pg_temp.months(8, 11), 11007);
  SELECT pg_temp.without(pg_temp.months(9, 11), 11008);
  SELECT pg_temp.without(pg_temp.months(7, 9) || pg_temp.months(11, 11), 11009);
  INSERT INTO party.self_withdrawal (member_id, decided_on) VALUES (11004, '2026-07-01'), (11005, '2026-10-31'),
    (11006, '2026-10-01') $$ AS members \gset
SELECT pg_temp.owes('DIS-01', :'members', '{"11004 2026-01 2026-04-01 2026-07-01","11005 2026-05 2026-08-01 2026-11-01",
  "11006 2026-04 2026-07-01 2026-10-01","11007 2026-08 2026-11-01 2027-02-01"}',
  'by the first month, from three months on while it goes on, and from six on for good');
SELECT pg_temp.counts('DIS-01', :'members', '{"11004 2026-01 2026-07-01","11006 2026-04 2026-10-01"}',
  'what was decided after six months');
SELECT pg_temp.owes('DIS-01', $$ SELECT pg_temp.without(pg_temp.months(4, 9), 11004);
  SELECT pg_temp.without(pg_temp.months(4, 9), 11005); DELETE FROM party.membership WHERE member_id = 11005 $$,
  '{"11004 2026-04 2026-07-01 2026-10-01"}', 'not of who was never in a branch');
SELECT pg_temp.owes('DIS-01', $$ SELECT partybuild.set_param('DIS-01', 'months', 4, '2026-01-01', 'order');
  SELECT partybuild.set_param('DIS-01', 'reminder', 2, '2026-01-01', 'order');
  SELECT pg_temp.without(pg_temp.months(2, 5), 11004); SELECT pg_temp.without(pg_temp.months(2, 4), 11005);
  SELECT pg_temp.without(pg_temp.months(9, 11), 11006); SELECT pg_temp.without(pg_temp.months(10, 11), 11007) $$,
  '{"11004 2026-02 2026-04-01 2026-06-01","11006 2026-09 2026-11-01 2027-01-01"}', 'other numbers of months');
SELECT is((SELECT array_agg(r::text ORDER BY r.first_month)
             FROM partybuild.months_running('{2026-02-01,2025-12-31,2026-01-15,NULL,2026-01-01,2026-04-01}') r),
  '{"(2025-12-31,2026-02-01,3)","(2026-04-01,2026-04-01,1)"}', 'months_running: runs of months in any order');
SELECT is((SELECT count(*) FROM partybuild.months_running('{}')), 0::bigint, 'months_running: none of none');
SELECT throws_ok($$SELECT partybuild.months_running('{infinity}')$$, '22008', 'an infinite date is in no month');

SELECT * FROM finish();
ROLLBACK;
