-- SUP-05 Closed on evidence.
\ir ledger.psql
SELECT no_plan();

SELECT pg_temp.accepts('SUP-05', $$SELECT pg_temp.item(1, closed => '2026-03-20')$$, 'evidence, verified by another');
SELECT pg_temp.accepts('SUP-05', $$SELECT pg_temp.item(1, closed => '2026-03-02')$$, 'on the day it was found');
SELECT pg_temp.checks('SUP-05 verifier', $$SELECT pg_temp.item(1, closed => '2026-03-20', responsible => 11002)$$,
  'verified by the one responsible');
SELECT pg_temp.checks('SUP-05', format($$SELECT pg_temp.item(1); UPDATE party.ledger_item SET %s$$, c), c)
  FROM unnest(ARRAY['closed_on = ''2026-03-20''', 'closed_on = ''2026-03-20'', evidence = ''seen''',
    'closed_on = ''2026-03-20'', verifier_id = 11002', 'closed_on = ''2026-03-20'', verifier_id = 11002, evidence = '
      ''' ''',
    'evidence = ''seen''', 'verifier_id = 11002']) c;
SELECT pg_temp.checks('ledger_item_order', $$SELECT pg_temp.item(1, closed => '2026-03-01')$$, 'before it was found');

SELECT matches(pg_temp.verdict(format(sql, partybuild.day_of(now()) + 1)), message, 'SUP-05 refuses: ' || what)
  FROM (VALUES ($$SELECT pg_temp.item(1); UPDATE party.ledger_item SET closed_on = '%s', evidence = 'seen',
      verifier_id = 11002 WHERE id = 1$$, '^23514 item 1 of the ledger cannot be closed ahead', 'closed ahead'),
    ($$SELECT pg_temp.item(1, entered => '%s')$$, '^23514 item 1 of the ledger cannot be put on record ahead',
      'put on record ahead')) v (sql, message, what);
SELECT is(pg_temp.verdict(format($$SELECT pg_temp.item(1, closed => '%1$s', entered => '%1$s')$$,
  partybuild.day_of(now()))), 'accepted', 'SUP-05 accepts: put on record and closed today');

-- What the audit raised: when its rule finds it no longer.
SELECT pg_temp.accepts('SUP-05', sql, what)
  FROM (VALUES ($$SELECT pg_temp.finding(1, '2026-03-01', '2026-03-20'), pg_temp.item(1, finding => 1,
      closed => '2026-03-20')$$, 'gone on that day'),
    ($$SELECT pg_temp.finding(1, '2026-03-01', '2026-03-20'), pg_temp.finding(2, '2026-03-20'),
      pg_temp.item(1, finding => 1, closed => '2026-03-20')$$, 'found again from that day on'),
    ($$SELECT pg_temp.finding(1, '2026-03-01', '2026-03-20'), pg_temp.finding(2, '2026-03-10', rule => 'LOC-2'),
      pg_temp.finding(3, '2026-03-10', subject => 12), pg_temp.finding(4, '2026-03-02', '2026-03-20'),
      pg_temp.item(1, finding => 1, closed => '2026-03-20')$$, 'others: of another rule, of another subject, gone'),
    ($$SELECT pg_temp.finding(1, '2026-03-01'), pg_temp.item(1, finding => 1)$$, 'found, and open')) v (sql, what);
SELECT pg_temp.refuses('SUP-05', sql, what)
  FROM (VALUES ($$SELECT pg_temp.finding(1, '2026-03-01'), pg_temp.item(1, finding => 1, closed => '2026-03-20')$$,
      'still found'),
    ($$SELECT pg_temp.finding(1, '2026-03-01', '2026-03-21'), pg_temp.item(1, finding => 1, closed => '2026-03-20')$$,
      'gone the day after'),
    ($$SELECT pg_temp.finding(1, '2026-03-20'), pg_temp.item(1, '2026-03-20', finding => 1, closed => '2026-03-20')$$,
      'found on the very day'),
    ($$SELECT pg_temp.finding(1, '2026-03-01', '2026-03-10'), pg_temp.finding(2, '2026-03-19'),
      pg_temp.item(1, finding => 1, closed => '2026-03-20')$$, 'found again the day before')) v (sql, what);
SELECT pg_temp.lists('SUP-05', $$SELECT pg_temp.finding(n, '2026-03-01', subject => n) FROM generate_series(1, 5) n;
  UPDATE party.finding SET closed_on = '2026-03-20', closed_by = 'audit' WHERE id = 2;
  UPDATE party.finding SET closed_on = '2026-03-25', closed_by = 'audit' WHERE id = 3;
  SELECT pg_temp.finding(6, '2026-03-10', '2026-03-24', subject => 3), pg_temp.finding(7, '2026-03-12', '2026-03-27',
    subject => 3);
  UPDATE party.finding SET closed_on = '2026-03-21', closed_by = 'audit' WHERE id = 5;
  SELECT pg_temp.item(n, finding => n, closed => CASE WHEN n <> 4 THEN date '2026-03-20' END, responsible => 11003)
    FROM generate_series(1, 5) n$$, '1:100000 3:7 5:1', 'by how many days too early');
SELECT pg_temp.says('SUP-05', $$SELECT pg_temp.finding(1, '2026-03-01'), pg_temp.item(1, finding => 1,
  closed => '2026-03-20')$$,
  'item 1 of the ledger cannot be closed on 2026-03-20: LOC-1 still finds it, since 2026-03-01; '
  '台账第1项不能在2026-03-20销号：LOC-1自2026-03-01起仍查出该问题');

SELECT pg_temp.says('SUP-05', $$SELECT pg_temp.finding(1, '2026-03-01', '2026-03-21'), pg_temp.finding(2, '2026-03-10'),
  pg_temp.item(1, finding => 1, closed => '2026-03-20')$$,
  'item 1 of the ledger cannot be closed on 2026-03-20: LOC-1 still finds it, since 2026-03-01; '
  '台账第1项不能在2026-03-20销号：LOC-1自2026-03-01起仍查出该问题');

-- Once closed it stays so.
SELECT pg_temp.refuses('SUP-05', 'SELECT pg_temp.item(1, closed => ''2026-03-20''); ' || c, c)
  FROM unnest(ARRAY['UPDATE party.ledger_item SET closed_on = NULL, evidence = NULL, verifier_id = NULL',
    'UPDATE party.ledger_item SET evidence = ''other''', 'DELETE FROM party.ledger_item',
      'SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE party.ledger_item CASCADE',
    'UPDATE party.ledger_item SET responsible_id = 11003', 'SELECT partybuild.close_item(1, ''again'', 11003)',
    'SELECT partybuild.extend_item(1, ''2030-01-01'', ''away'')', 'SELECT partybuild.hand_over_item(1, 11003)']) c;
SELECT pg_temp.accepts('SUP-05', 'SELECT pg_temp.item(1); DELETE FROM party.ledger_item', 'an open one taken away');

-- By the function.
SELECT pg_temp.item(9, '2026-11-01', '2030-01-01'), pg_temp.finding(1, '2026-03-01'),
  pg_temp.item(8, '2026-11-01', '2030-01-01', finding => 1);
SELECT pg_temp.refuses('SUP-05', $$SELECT partybuild.close_item(8, 'seen', 11002)$$, 'close_item(), still found');
SELECT throws_ok(sql, state, NULL, 'SUP-05: ' || sql)
  FROM (VALUES ($$SELECT partybuild.close_item(9, 'seen', 11001)$$, '23514'),
    ($$SELECT partybuild.close_item(9, NULL, 11002)$$, '23514'), ($$SELECT partybuild.close_item(9, 'seen', NULL)$$,
      '23514'),
    ($$SELECT partybuild.close_item(9, 'seen', 4711)$$, '23503'), ($$SELECT partybuild.close_item(4711, 'x',
      11002)$$, '42704'),
    ($$SELECT partybuild.close_item(NULL, 'x', 11002)$$, '42704'),
    ($$SELECT partybuild.close_item(9, 'seen', 11002, '2026-10-31')$$, '23514'),
    ($$SELECT partybuild.close_item(9, 'seen', 11002, '2026-11-25')$$, '23514')) v (sql, state);
SET LOCAL ROLE partybuild_clerk;
SELECT lives_ok($$SELECT partybuild.close_item(9, 'seen', 11002, '2026-11-20')$$, 'SUP-05: a clerk closes an item');
RESET ROLE;
SELECT is((SELECT concat_ws(' ', closed_on, evidence, verifier_id) FROM party.ledger_item WHERE id = 9),
  '2026-11-20 seen 11002', 'SUP-05: what is on file then');

-- What it sees.
SELECT pg_temp.sees('SUP-05', $$SELECT pg_temp.finding(11, '2026-03-01', '2026-03-20', subject => 11),
    pg_temp.finding(12, '2026-03-01', subject => 12), pg_temp.item(1, finding => 11), pg_temp.item(2, finding => 12)$$,
  '{"UPDATE party.ledger_item SET closed_on = ''2026-03-20'', evidence = ''seen'', verifier_id = 11002 WHERE id = 2",
    "UPDATE party.ledger_item SET closed_on = ''2026-03-19'', evidence = ''seen'', verifier_id = 11002 WHERE id = 1",
    "SELECT pg_temp.finding(13, ''2026-03-01'', subject => 13), pg_temp.item(3, finding => 13, closed => '
      '''2026-03-20'')"}');
SELECT * FROM finish();
ROLLBACK;
