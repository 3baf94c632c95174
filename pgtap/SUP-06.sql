-- SUP-06 Overdue items.
\ir ledger.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.item_status(id bigint) RETURNS text LANGUAGE sql AS $$
  SELECT e.status FROM party_rule.sup_06_evaluation e WHERE e.subject = id $$;
CREATE FUNCTION pg_temp.label(source text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    PERFORM pg_temp.item(31, source => label.source);
    SELECT a.label INTO r FROM party_rule.sup_06_applies a WHERE a.subject = 31;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;
SELECT pg_temp.item(n, found, deadline, closed, extended => extended, source => 'opinions')
  FROM (VALUES (1, date '2026-03-02', date '2026-04-01', date '2026-04-01', NULL::date),
    (2, '2026-03-02', '2026-04-01', '2026-04-02', NULL), (3, '2026-03-02', '2026-04-01', NULL, NULL),
    (4, '2026-03-02', '2026-04-01', '2026-04-15', '2026-04-15'), (5, '2026-03-02', '2026-04-01', '2026-04-16',
      '2026-04-15'),
    (6, '2026-11-01', '2026-11-24', NULL, NULL), (7, '2026-11-01', '2026-11-23', NULL, NULL),
    (8, '2026-11-01', '2026-12-09', NULL, NULL), (9, '2026-11-01', '2026-12-10', NULL, NULL),
    (10, '2026-11-01', '2026-11-23', NULL, '2026-11-24'), (11, '2026-03-02', '2026-04-01', '2026-03-02', NULL)) v
    (n, found, deadline, closed, extended);
SELECT is(pg_temp.item_status(n), status, what)
  FROM (VALUES (1, 'met', 'SUP-06 is met: closed on the deadline'), (2, 'late', 'SUP-06 late: closed a day later'),
    (3, 'overdue', 'SUP-06 reports: open'), (4, 'met', 'SUP-06 is met: closed by the extension'), (5, 'late',
      'SUP-06 late: a day after it'),
    (6, 'due', 'SUP-06 is due: the deadline is today'), (7, 'overdue', 'SUP-06 reports: open a day later'),
    (8, 'due', 'SUP-06 reminds 15 days before'), (9, 'upcoming', 'SUP-06 does not 16 days before'),
    (10, 'due', 'SUP-06 is due: extended to today'), (11, 'met', 'SUP-06 is met: closed as it was found')) v (n,
      status, what);
SELECT is((SELECT string_agg(v.subject || ':' || v.magnitude, ' ' ORDER BY v.subject) FROM party_rule.sup_06_overdue v),
  '3:1 7:1', 'SUP-06 lists: items open past their deadline');
SELECT pg_temp.owes('SUP-06', $$SELECT pg_temp.item(21), pg_temp.item(22, org => 12, extended => '2026-05-01')$$,
  '{"21 11 2026-03-02 2026-04-02","22 12 2026-03-02 2026-05-02"}', 'items of the ledger, to the deadline');
SELECT pg_temp.counts('SUP-06', $$SELECT pg_temp.item(21), pg_temp.item(22, closed => '2026-03-20')$$,
  '{"22 2026-03-20"}', 'the day it was closed');
SELECT is((SELECT string_agg(subject_name || ' ' || organisation, ', ') FROM compliance.status
  WHERE rule = 'SUP-06' AND subject = 3), 'problem 3 organisation 11', 'SUP-06: by what it is');
-- but for what an inspection found, which not everybody reads
SELECT is(pg_temp.label(s), said, 'SUP-06: by name, ' || s)
  FROM (VALUES ('inspection', 'organisation 11 2026-03-02 #31'), ('self_inspection', 'organisation 11 2026-03-02 #31'),
    ('democratic_life', 'problem 31')) v (s, said);
SELECT * FROM finish();
ROLLBACK;
