-- Closed periods of the ledger: whatever changes what a view says of one has it evaluated again (as closed.sql does).
\ir ledger.psql
SELECT no_plan();
RESET partybuild.as_of;
UPDATE compliance.court SET counted_from = '2024-01-01', recorded_from = '2024-01-01';
UPDATE partybuild.rule SET default_mode = 'off' WHERE kind <> 'obligation';
SELECT pg_temp.item(1, '2025-03-02', '2025-04-01', '2025-04-02'), pg_temp.item(2, '2025-03-02', '2025-04-01'),
  pg_temp.item(3, '2025-03-02', '2025-04-01', extended => '2025-04-20'),
  pg_temp.finding(1, '2025-01-02', '2025-02-01'), pg_temp.finding(2, '2025-03-02'),
  pg_temp.finding(3, '2025-01-02', '2025-02-01', subject => 12), pg_temp.finding(4, '2025-03-02', '2025-03-05',
    subject => 12);
\set area '^SUP'
\ir closed.psql
SELECT is((SELECT string_agg(r.rule || ' ' || r.subject || ' ' || r.status, ', ' ORDER BY r.rule, r.subject)
             FROM compliance.period_result r
            WHERE r.rule ~ '^SUP-(06|10)'),
          'SUP-06 1 late, SUP-06 2 overdue, SUP-06 3 overdue, SUP-10 2 overdue, SUP-10 4 late', 'closed: as it was');
SELECT pg_temp.kept(sql, what)
  FROM (VALUES ($$SELECT partybuild.close_item(2, 'seen', 11002)$$, 'an item closed late'),
    ($$SELECT partybuild.close_item(2, 'seen', 11002, '2025-03-20')$$, 'and on record as closed in time'),
    ($$SELECT partybuild.extend_item(2, '2030-01-01', 'away')$$, 'a deadline that is put off'),
    ($$UPDATE party.ledger_item SET extended_to = '2025-05-20' WHERE id = 3$$, 'to another day'),
    ($$UPDATE party.ledger_item SET deadline = '2025-03-20' WHERE id = 2$$, 'an earlier deadline'),
    ($$UPDATE party.ledger_item SET org_id = 12 WHERE id = 2$$, 'of another organisation'),
    ($$DELETE FROM party.ledger_item WHERE id = 2$$, 'taken away'),
    ($$UPDATE party.finding SET closed_on = '2026-03-20', closed_by = 'audit' WHERE id = 2$$, 'found no longer'),
    ($$UPDATE party.finding SET org_id = 12 WHERE id = 2$$, 'a finding of another organisation'),
    ($$UPDATE party.finding SET rule = 'LOC-2' WHERE id = 4$$, 'a finding of another rule'),
    ($$DELETE FROM party.finding WHERE id = 2$$, 'a finding taken away')) v (sql, what);
SELECT pg_temp.kept(false, sql, what)
  FROM (VALUES ($$UPDATE party.ledger_item SET goal = 'x' WHERE id = 2$$, 'other words'),
    ($$SELECT partybuild.hand_over_item(2, 11003)$$, 'handed over')) v (sql, what);
SELECT * FROM finish();
ROLLBACK;
