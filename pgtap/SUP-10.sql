-- SUP-10 Problems that return.
\ir ledger.psql
SELECT no_plan();

-- A first finding, closed on 10 January 2025, and another of the same rule and subject.
CREATE FUNCTION pg_temp.returned(id bigint) RETURNS text LANGUAGE sql AS $$
  SELECT e.status FROM party_rule.sup_10_evaluation e WHERE e.subject = id $$;
SELECT pg_temp.finding(2 * n, '2025-12-01', '2026-01-10', subject => n),
       pg_temp.finding(2 * n + 1, found, closed, CASE WHEN n = 6 THEN 'LOC-2' ELSE 'LOC-1' END,
         CASE WHEN n = 7 THEN 70 ELSE n END)
  FROM (VALUES (1, date '2026-06-01', NULL::date), (2, '2026-01-10', NULL), (3, '2026-11-24', NULL),
    (4, '2026-06-01', '2026-06-02'), (5, '2026-06-01', '2026-06-01'), (6, '2026-06-01', NULL), (7, '2026-06-01', NULL),
    (8, '2025-11-30', NULL)) v (n, found, closed);
SELECT is(pg_temp.returned(2 * n + 1), status, what)
  FROM (VALUES (1, 'overdue', 'SUP-10 reports: returned in month 5'), (2, 'overdue',
    'SUP-10 reports: found again on the same day'),
    (3, 'due', 'SUP-10 is due: found again today'), (4, 'late', 'SUP-10 late: returned, and closed again a day later'),
    (5, 'met', 'SUP-10 is met: closed again on the same day'), (6, NULL, 'SUP-10 nothing: of another rule'),
    (7, NULL, 'SUP-10 nothing: of another subject'), (8, NULL,
      'SUP-10 nothing: found before the one that closed')) v (n, status,
      what);
SELECT is(pg_temp.returned(2), NULL, 'SUP-10 nothing: the first finding');
SELECT pg_temp.finding(100, '2025-01-01', '2025-02-28', subject => 100), pg_temp.finding(101, '2026-02-28',
  subject => 100),
  pg_temp.finding(110, '2025-01-01', '2025-02-27', subject => 110), pg_temp.finding(111, '2026-02-28', subject => 110),
  -- the last closing counts, and what is about returning returns not
  pg_temp.finding(120, '2025-12-01', '2026-02-01', subject => 120), pg_temp.finding(121, '2024-12-01', '2025-02-01',
    subject => 120),
  pg_temp.finding(122, '2026-03-01', subject => 120),
  pg_temp.finding(130, '2026-01-01', '2026-02-01', 'SUP-10', 130), pg_temp.finding(131, '2026-03-01', NULL, 'SUP-10',
    130),
  pg_temp.finding(140, '2026-03-01', '2026-03-01', subject => 140), pg_temp.finding(141, '2026-03-01', subject => 140),
  pg_temp.finding(150, '2026-01-01', '2026-06-01', subject => 150), pg_temp.finding(151, '2026-03-01', subject => 150);
SELECT is(pg_temp.returned(n), status, what)
  FROM (VALUES (101, 'overdue', 'SUP-10 reports: twelve months later, to the day'), (111, NULL,
    'SUP-10 nothing: a day more'),
    (122, 'overdue', 'SUP-10 reports: by the last closing'), (131, NULL, 'SUP-10 nothing: a finding of this rule'),
    (141, 'overdue', 'SUP-10 reports: found twice on a day'), (140, NULL, 'SUP-10 nothing: the first of that day'),
    (151, NULL, 'SUP-10 nothing: found before the one before was closed')) v (n, status, what);
SELECT is((SELECT string_agg(v.subject || ':' || v.magnitude,
  ' ' ORDER BY v.subject) FROM party_rule.sup_10_returned v),
  '3:1 5:1 101:1 122:1 141:1', 'SUP-10 lists: findings that returned, and are open');
SELECT pg_temp.counts('SUP-10', $$SELECT pg_temp.finding(200, '2025-12-01', '2026-02-01', subject => 200),
  pg_temp.finding(201, '2025-12-01', subject => 201)$$,
  '{"200 2026-02-01"}', 'the day it is found no longer');
SELECT is((SELECT e.due_from || ' ' || e.due_on FROM party_rule.sup_10_evaluation e WHERE e.subject = 3),
  '2026-06-01 2026-06-01',
  'SUP-10: due on the day it was found, not before');
SELECT pg_temp.owes('SUP-10', $$SELECT pg_temp.finding(200, '2025-12-01', '2026-02-01', subject => 200),
  pg_temp.finding(201, '2026-03-01', subject => 200)$$, '{"201 11 2026-03-01 2026-03-02"}', 'on the day it was found');

-- The superior's list.
SELECT pg_temp.item(1, closed => '2026-03-20'), pg_temp.item(2, '2026-06-20', '2026-07-01', returns => 1),
  pg_temp.item(3, '2026-06-20', '2026-07-01', finding => 122);
SELECT is((SELECT string_agg(concat_ws('|', r.superior_id, r.org_id, coalesce(r.finding_id, 0), coalesce(r.item_id, 0),
    r.rule, r.problem, r.closed_before, r.found_on, r.days_between, r.closed_on), E'\n' ORDER BY r.finding_id,
      r.item_id)
    FROM compliance.returned r WHERE r.finding_id IN (9, 122) OR r.item_id = 2),
  E'2|11|9|0|LOC-1|LOC-1 4|2026-01-10|2026-06-01|142|2026-06-02\n2|11|122|3|LOC-1|LOC-1 120|2026-02-01|2026-03-01|28\n'
  '2|11|0|2|problem 2|2026-03-20|2026-06-20|92', 'SUP-10: compliance.returned');
SELECT is((SELECT p.returned FROM compliance.branch_profile p WHERE p.org_id = 11),
  (SELECT count(*) FROM compliance.returned r WHERE r.org_id = 11 AND r.closed_on IS NULL), 'SUP-10: in the profile');
SELECT is((SELECT string_agg(l.item_id || ' ' || l.returned, ', ' ORDER BY l.item_id) FROM compliance.ledger l
  WHERE l.item_id <= 3), '1 false, 2 true, 3 true', 'SUP-10: marked in the ledger');
SELECT * FROM finish();
ROLLBACK;
