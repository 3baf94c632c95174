-- DUE-14 Within the balance, two persons.
\ir dues.psql
SELECT no_plan();
-- What is spent by branch 11: handled by its deputy, approved by its secretary, paid to member 11010 unless another.
CREATE FUNCTION pg_temp.spend(id bigint, amount numeric, day date DEFAULT '2026-03-10', approver bigint DEFAULT 11001,
  payee bigint DEFAULT 11010, meeting bigint DEFAULT NULL, org bigint DEFAULT 11, handler bigint DEFAULT 11002)
  RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.dues_expenditure (id, org_id, spent_on, category, amount, purpose, payee, payee_id, handler_id,
    approver_id, activity_id) VALUES (id, org, day, 'training', amount, 'x', 'y', payee, handler, approver, meeting) $$;
CREATE FUNCTION pg_temp.unspend(id bigint, reverses bigint, day date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.dues_expenditure (id, org_id, spent_on, category, amount, purpose, payee, payee_id, handler_id,
    approver_id, reverses)
  SELECT unspend.id, x.org_id, day, x.category, -x.amount, x.purpose, x.payee, x.payee_id, x.handler_id, x.approver_id,
         x.id
    FROM party.dues_expenditure x WHERE x.id = unspend.reverses $$;
CREATE FUNCTION pg_temp.unpay(id bigint, reverses bigint, day date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month, reverses)
  SELECT unpay.id, p.member_id, p.org_id, day, -p.amount, p.month, p.id
    FROM party.dues_payment p WHERE p.id = unpay.reverses $$;
CREATE FUNCTION pg_temp.remit(id bigint, amount numeric, day date DEFAULT '2026-04-20', org bigint DEFAULT 11,
  superior bigint DEFAULT 2, quarter date DEFAULT '2026-01-01', reverses bigint DEFAULT NULL) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.dues_remittance (id, org_id, superior_id, quarter, remitted_on, amount, reverses)
  VALUES (id, org, superior, quarter, day, amount, remit.reverses) $$;
-- It begins with 900 yuan on 1 January 2026.
INSERT INTO party.dues_account VALUES (11, '2026-01-01', 900);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

-- The balance.
SELECT pg_temp.accepts('DUE-14', 'SELECT pg_temp.spend(1, 300)', '300 of 900');
SELECT pg_temp.accepts('DUE-14', 'SELECT pg_temp.spend(1, 900)', 'all of it');
SELECT pg_temp.refuses('DUE-14', 'SELECT pg_temp.spend(1, 900.01)', 'a fen more');
SELECT pg_temp.refuses('DUE-14', 'SELECT pg_temp.spend(1, 1000)', '1000 of 900');
SELECT pg_temp.refuses('DUE-14', 'SELECT pg_temp.spend(1, 600), pg_temp.spend(2, 301)', 'more in two');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2026-03-10'), pg_temp.spend(1, 960)$$,
  'with what came in on the day');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2026-03-11'), pg_temp.spend(1, 960)$$,
  'with what came in the day after');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2025-12-31'), pg_temp.spend(1, 960)$$,
  'with what the opening has already');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.spend(1, 900, '2026-06-10'), pg_temp.spend(2, 1, '2026-03-10')$$,
  'what was there, spent before by a later entry');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.spend(1, 10, org => 12)$$, 'where there is no account, and nothing');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.pay(1, 12010, 10, '2026-03-10', org => 12),
  pg_temp.spend(1, 10, org => 12)$$, 'where there is no account, what came in');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.spend(1, 900), pg_temp.unspend(2, 1, '2026-03-11'),
  pg_temp.spend(3, 900, '2026-03-11')$$, 'what was reversed');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2026-03-10'), pg_temp.spend(1, 960),
  pg_temp.unpay(2, 1, '2026-03-10')$$, 'a payment reversed that is spent');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2026-03-10'), pg_temp.spend(1, 900),
  pg_temp.unpay(2, 1, '2026-03-10')$$, 'a payment reversed that is not');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.spend(1, 900);
  UPDATE party.dues_account SET opening = 899.99 WHERE org_id = 11$$, 'less at the beginning than was spent');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.spend(1, 900); DELETE FROM party.dues_account WHERE org_id = 11$$,
  'nothing at the beginning');

-- Two persons, and a decision.
SELECT pg_temp.refuses('DUE-14', 'SELECT pg_temp.spend(1, 10, approver => 11002)', 'approved by who handled it');
SELECT pg_temp.refuses('DUE-14', 'SELECT pg_temp.spend(1, 10, payee => 11001)', 'approved by who received it');
SELECT pg_temp.accepts('DUE-14', 'SELECT pg_temp.spend(1, 10, payee => 11002)', 'received by who handled it');
SELECT pg_temp.accepts('DUE-14', 'SELECT pg_temp.spend(1, 10, payee => NULL)', 'received by who is no member');
SELECT $$UPDATE party.dues_account SET opening = 5000 WHERE org_id = 11;
  SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-10'), pg_temp.held(2, 12, 'committee_meeting', '2026-03-10'),
    pg_temp.held(3, 11, 'committee_meeting', '2026-03-11'), pg_temp.held(4, 11, 'general_meeting', '2026-03-02'),
    pg_temp.held(5, 11, 'study', '2026-03-01');$$ AS rich \gset
SELECT pg_temp.accepts('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1000)', '1000 without a decision');
SELECT pg_temp.refuses('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1000.01)', '1000.01 without a decision');
SELECT pg_temp.accepts('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1000.01, meeting => 1)', 'decided on the day');
SELECT pg_temp.accepts('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1000.01, meeting => 4)',
  'decided by the general meeting');
SELECT pg_temp.refuses('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1000.01, meeting => 2)', 'decided by others');
SELECT pg_temp.refuses('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1000.01, meeting => 3)', 'decided the day after');
SELECT pg_temp.refuses('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1000.01, meeting => 5)', 'decided while studying');
SELECT pg_temp.refuses('DUE-14', :'rich' || $$SELECT pg_temp.spend(1, 1000.01, meeting => 1);
  SELECT pg_temp.correct(1, 6, 1)$$, 'decided later, as the corrected record says');
SELECT pg_temp.accepts('DUE-14', :'rich' || $$SELECT pg_temp.correct(3, 6, -2);
  SELECT pg_temp.spend(1, 1000.01, meeting => 3)$$, 'decided before, as the corrected record says');
SELECT pg_temp.accepts('DUE-14', :'rich' || $$SELECT partybuild.set_param('DUE-14', 'limit', 2000, '2026-03-10', 'x'),
  pg_temp.spend(1, 2000)$$, 'below the limit of the day');
SELECT pg_temp.refuses('DUE-14', :'rich' || $$SELECT partybuild.set_param('DUE-14', 'limit', 2000, '2026-03-11', 'x'),
  pg_temp.spend(1, 2000)$$, 'above the limit of the day');

-- What is passed on.
SELECT $$SELECT pg_temp.pay(1, 11010, 100, '2026-01-01'), pg_temp.pay(2, 11011, 100, '2026-03-31');$$ AS paid \gset
SELECT pg_temp.accepts('DUE-14', :'paid' || 'SELECT pg_temp.remit(1, 200)', 'all that was collected');
SELECT pg_temp.refuses('DUE-14', :'paid' || 'SELECT pg_temp.remit(1, 200.01)', 'more than was collected');
SELECT pg_temp.refuses('DUE-14', :'paid' || $$SELECT pg_temp.remit(1, 100, quarter => '2026-04-01')$$,
  'for a quarter in which nothing was collected');
SELECT pg_temp.refuses('DUE-14', :'paid' || 'SELECT pg_temp.remit(1, 150), pg_temp.remit(2, 51)', 'more in two');
SELECT pg_temp.accepts('DUE-14', :'paid'
  || 'SELECT pg_temp.remit(1, 150), pg_temp.remit(2, -150, reverses => 1), pg_temp.remit(3, 200)', 'what was reversed');
SELECT pg_temp.refuses('DUE-14', :'paid' || $$SELECT pg_temp.remit(1, 200), pg_temp.unpay(3, 1, '2026-03-31')$$,
  'a payment reversed in the quarter, that was passed on');
SELECT pg_temp.accepts('DUE-14', :'paid' || $$SELECT pg_temp.remit(1, 200), pg_temp.unpay(3, 1, '2026-04-01')$$,
  'a payment reversed after the quarter, from what else there is');
SELECT pg_temp.accepts('DUE-14', :'paid' || $$SELECT pg_temp.remit(1, 200),
  pg_temp.remit(2, 100, '2026-04-30', 2, 1), pg_temp.spend(3, 100, '2026-04-20', 11001, org => 2)$$,
  'by the committee from what it received');
SELECT pg_temp.refuses('DUE-14', :'paid' || $$SELECT pg_temp.remit(1, 200),
  pg_temp.remit(2, 200.01, '2026-04-30', 2, 1)$$, 'by the committee more than that');
SELECT pg_temp.refuses('DUE-14', :'paid' || $$SELECT pg_temp.remit(1, 200, '2026-04-20'),
  pg_temp.remit(2, 100, '2026-04-19', 2, 1)$$, 'by the committee before it received it');
SELECT pg_temp.refuses('DUE-14', :'paid' || $$SELECT pg_temp.remit(1, 200, '2026-04-20'),
  pg_temp.remit(2, 100, '2026-04-20', 2, 1), pg_temp.remit(3, -200, '2026-04-21', reverses => 1)$$,
  'taken back from the committee what it passed on');
SELECT pg_temp.accepts('DUE-14',
  $$SELECT pg_temp.spend(1, 10, approver => 11002), pg_temp.unspend(2, 1, '2026-03-10')$$,
  'approved by who handled it, and reversed as it was');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.remit(1, 400, '2026-01-10', quarter => '2025-10-01')$$,
  'for a quarter before the books begin');
SELECT pg_temp.says('DUE-14', $$SELECT pg_temp.spend(1, 950), pg_temp.spend(2, 10, '2026-03-20')$$,
  'books of "organisation 11", 2026-03-10: the balance falls below 0, by 60 yuan at most; '
  '“organisation 11”党费账目2026-03-10：结余不足，透支至多60元');
SELECT pg_temp.says('DUE-14', 'SELECT pg_temp.spend(1, 10, approver => 11002)',
  'books of "organisation 11", 2026-03-10: an expenditure of 10 yuan was approved by who handled it; '
  '“organisation 11”党费账目2026-03-10：一笔10元的开支由经办人自己审批');
SELECT pg_temp.says('DUE-14', 'SELECT pg_temp.spend(1, 10, payee => 11001)',
  'books of "organisation 11", 2026-03-10: an expenditure of 10 yuan was approved by who received it; '
  '“organisation 11”党费账目2026-03-10：一笔10元的开支由收款人自己审批');
SELECT pg_temp.says('DUE-14', :'rich' || 'SELECT pg_temp.spend(1, 1500)',
  'books of "organisation 11", 2026-03-10: an expenditure of 1500 yuan is above the limit, and no meeting of the '
  'organisation decided it by then; '
  '“organisation 11”党费账目2026-03-10：一笔1500元的开支超过限额，事先未经本组织会议集体研究');
SELECT pg_temp.says('DUE-14', 'SELECT pg_temp.remit(1, 100)',
  'books of "organisation 11", 2026-01-01: 100 yuan more were remitted for the quarter than were collected in it; '
  '“organisation 11”党费账目2026-01-01：该季度上缴比所收多100元');

SELECT pg_temp.says('DUE-14', :'paid' || 'SELECT pg_temp.remit(1, 250)',
  'books of "organisation 11", 2026-01-01: 50 yuan more were remitted for the quarter than were collected in it; '
  '“organisation 11”党费账目2026-01-01：该季度上缴比所收多50元');
-- Of several faults the first is told, whichever day it is of.
SELECT matches(pg_temp.told('DUE-14', v.sql, 'en'), v.said, 'DUE-14 says first: ' || v.said)
  FROM (VALUES ($$SELECT pg_temp.spend(1, 10, '2026-02-01', 11002), pg_temp.spend(2, 900, '2026-03-01')$$,
    'falls below 0'),
    ($$SELECT pg_temp.spend(1, 10, '2026-03-01', 11002), pg_temp.spend(2, 10, '2026-02-01', payee => 11001)$$,
      'who handled it'),
    (:'rich' || $$SELECT pg_temp.spend(1, 1500, '2026-02-01'), pg_temp.spend(2, 10, '2026-03-01', payee => 11001)$$,
      'who received it'),
    (:'rich' || $$SELECT pg_temp.spend(1, 1500, '2026-02-01'), pg_temp.remit(1, 1)$$, 'above the limit'),
    ($$SELECT pg_temp.spend(1, 10, '2025-12-31'), pg_temp.remit(1, 1)$$, 'than were collected')) v (sql, said);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-14', $$INSERT INTO party.dues_account VALUES (12, '2026-01-02', 100), (13, '2026-02-01',
  3000);
  SELECT pg_temp.spend(101, 950), pg_temp.spend(102, 50, '2026-03-20', 11002),
    -- before the account, and on its day
    pg_temp.pay(101, 12010, 500, '2026-01-01', org => 12), pg_temp.spend(103, 120, '2026-01-02', org => 12),
    pg_temp.pay(102, 12010, 30, '2026-01-03', org => 12),
    pg_temp.spend(104, 1001, '2026-02-01', 13001, org => 13, meeting => NULL),
    pg_temp.spend(105, 7, '2026-02-01', 13001, 13001, org => 13, handler => 13001),
    pg_temp.remit(101, 5, '2026-02-01', 13, quarter => '2026-01-01'),
    pg_temp.remit(102, 6, '2026-05-01', 13, quarter => '2026-04-01'),
    pg_temp.remit(103, 1, '2026-02-01', 14, quarter => '2024-10-01'),
    pg_temp.remit(104, 2, '2026-02-01', 14, quarter => '2025-01-01');
  INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount)
  VALUES (101, 15001, 15, '2026-02-01', 1000);
  INSERT INTO party.dues_remittance (org_id, superior_id, large_payment_id, remitted_on, amount)
  VALUES (15, 2, 101, '2026-02-02', 1001), (2, 1, 101, '2026-02-03', 1001)$$,
  '11:150 12:20 13:1021 14:5 15:1', 'the deepest overdraft, and each other fault');
SELECT pg_temp.sees('DUE-14', :'rich' || :'paid' || $$UPDATE party.dues_account SET opening = 1500 WHERE org_id = 11;
  SELECT pg_temp.spend(1, 1200, meeting => 1), pg_temp.remit(1, 150), pg_temp.remit(2, 100, '2026-04-20', 2, 1),
    pg_temp.remit(9, 1000, '2025-12-20', quarter => '2025-10-01')$$,
  ARRAY['UPDATE party.dues_account SET opening = 1000 WHERE org_id = 11',
    $$UPDATE party.dues_account SET opened_on = '2025-12-15' WHERE org_id = 11$$,
    'UPDATE party.dues_account SET org_id = 12 WHERE org_id = 11',
    'DELETE FROM party.dues_account WHERE org_id = 11',
    $$INSERT INTO party.dues_account VALUES (2, '2026-04-21', 0);
      SELECT pg_temp.spend(2, 1, '2026-04-21', org => 2)$$,
    $$SELECT pg_temp.remit(3, 101)$$, 'SELECT pg_temp.spend(2, 401)', 'SELECT pg_temp.unpay(3, 1, ''2026-01-02'')',
    $$SELECT pg_temp.remit(3, -150, '2026-04-20', reverses => 1)$$,
    $$UPDATE party.activity SET org_id = 12 WHERE id = 1$$,
    $$UPDATE party.activity SET kind = 'study' WHERE id = 1$$,
    $$UPDATE party.activity SET status = 'planned' WHERE id = 1$$,
    $$UPDATE party.activity SET starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
       WHERE id = 1$$,
    'SELECT pg_temp.correct(1, 6, 1)',
    $$INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount)
      VALUES (1, 11010, 11, '2026-04-21', 2000);
      INSERT INTO party.dues_remittance (org_id, superior_id, large_payment_id, remitted_on, amount)
      VALUES (11, 2, 1, '2026-04-20', 2000)$$]);
SELECT pg_temp.sees('DUE-14', $$INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount)
    VALUES (1, 11010, 11, '2026-01-21', 2000);
    SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-10'), pg_temp.spend(1, 2900, meeting => 1)$$,
  ARRAY[$$INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
    VALUES (11010, 11, '2026-01-21', -2000, 1)$$]);
SELECT pg_temp.sees('DUE-14', :'rich' || $$SELECT pg_temp.correct(3, 6, -1);
  SELECT pg_temp.spend(1, 1200, meeting => 3)$$, ARRAY[
    $$UPDATE party.activity SET status = 'planned' WHERE id = 6$$,
    'DELETE FROM party.attendance WHERE activity_id = 6; DELETE FROM party.activity WHERE id = 6',
    $$UPDATE party.activity SET starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
       WHERE id = 6$$, 'SELECT pg_temp.correct(6, 7, 1)']);
SELECT pg_temp.sees('DUE-14', :'rich' || $$SELECT pg_temp.spend(1, 1200, meeting => 1);
  UPDATE party.activity SET status = 'filed' WHERE id = 1;
  SELECT pg_temp.pay(1, 12010, 100, '2026-03-01', org => 12), pg_temp.spend(2, 100, '2026-04-01', org => 12)$$, ARRAY[
    $$INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason)
      VALUES (6, 11, 'committee_meeting', 'held', '2026-03-11 09:00', '2026-03-11 10:00', 1, 'wrong')$$,
    $$INSERT INTO party.dues_account VALUES (12, '2026-04-01', 0)$$]);
-- Nothing is spent before the books begin.
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.spend(1, 10, '2025-12-31')$$, 'spent before the books begin');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.spend(1, 10, '2026-01-01')$$, 'spent on the day on which they do');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.spend(1, 10, '2025-12-31'), pg_temp.unspend(2, 1, '2026-01-01')$$,
  'spent before they begin, and reversed');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.spend(1, 10, '2026-01-01');
  UPDATE party.dues_account SET opened_on = '2026-01-02' WHERE org_id = 11$$, 'books that begin after it');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.pay(1, 12010, 50, '2026-03-01', org => 12),
    pg_temp.spend(1, 10, '2026-03-10', org => 12);
  INSERT INTO party.dues_account VALUES (12, '2026-03-11', 500)$$, 'an account that begins after it');
SELECT pg_temp.lists('DUE-14', $$SELECT pg_temp.spend(1, 10, '2025-12-31'), pg_temp.spend(2, 30, '2025-11-30'),
  pg_temp.spend(3, 5, '2026-01-01')$$, '11:40', 'all that was spent before the books begin');
SELECT pg_temp.says('DUE-14', $$SELECT pg_temp.spend(1, 10, '2025-12-31')$$,
  'books of "organisation 11", 2025-12-31: an expenditure of 10 yuan is dated before the books begin; '
  '“organisation 11”党费账目2025-12-31：一笔10元的开支早于账目启用之日');
-- What comes in is not judged.
SELECT is(pg_temp.verdict($$SELECT pg_temp.unasked('DUE-14', 'SELECT pg_temp.spend(1, 1000)');
  SELECT pg_temp.pay(1, 11010, 60, '2026-03-10')$$), 'accepted', 'DUE-14 lets a payment by');
-- The opening stays once there are entries; what one transaction writes it may write anew.
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2026-01-01');
  UPDATE party.dues_account SET opening = 1000 WHERE org_id = 11$$, 'an opening set by who opened the account');
-- From here on nothing counts as ours: as if it had been on file before.
CREATE OR REPLACE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean LANGUAGE sql RETURN false;
SELECT pg_temp.accepts('DUE-14', change, 'without entries: ' || change)
  FROM unnest(ARRAY['UPDATE party.dues_account SET opening = 1000 WHERE org_id = 11',
    $$UPDATE party.dues_account SET opened_on = '2026-02-01' WHERE org_id = 11$$,
    'DELETE FROM party.dues_account WHERE org_id = 11']) change;
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2025-12-31');
  UPDATE party.dues_account SET opening = 1000 WHERE org_id = 11$$, 'entries of before the books only');
SELECT pg_temp.refuses('DUE-14', entry || change, change || ' after ' || entry)
  FROM unnest(ARRAY[$$SELECT pg_temp.pay(1, 11010, 60, '2026-01-01');$$,
    $$INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount)
      VALUES (11010, 11, '2026-01-01', 1000);$$,
    $$SELECT pg_temp.spend(1, 10, '2026-01-01');$$,
    $$SELECT pg_temp.remit(1, 10, '2026-01-01', quarter => '2025-10-01');$$,
    $$SELECT pg_temp.pay(1, 12010, 60, '2025-12-31', org => 12),
        pg_temp.remit(1, 10, '2026-01-01', 12, 11, '2025-10-01');$$]) entry
 CROSS JOIN unnest(ARRAY['UPDATE party.dues_account SET opening = 1000 WHERE org_id = 11',
    'UPDATE party.dues_account SET org_id = 13 WHERE org_id = 11', 'DELETE FROM party.dues_account WHERE org_id = 11',
    $$DELETE FROM party.dues_account WHERE org_id = 11; INSERT INTO party.dues_account VALUES (11, '2026-01-01', 901)$$
  ]) change;
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2026-01-01');
  UPDATE party.dues_account SET opened_on = '2026-01-02' WHERE org_id = 11$$, 'books that begin past an entry');
SELECT pg_temp.refuses('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2025-12-20');
  UPDATE party.dues_account SET opened_on = '2025-12-20' WHERE org_id = 11$$, 'books that begin with an entry before');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2025-12-20');
  UPDATE party.dues_account SET opened_on = '2025-12-21' WHERE org_id = 11$$, 'books that begin after one before');
SELECT pg_temp.accepts('DUE-14', $$SELECT pg_temp.pay(1, 11010, 60, '2026-01-01'),
    pg_temp.pay(2, 12010, 5, '2026-01-01', org => 12);
  DELETE FROM party.dues_account WHERE org_id = 11; INSERT INTO party.dues_account VALUES (11, '2026-01-01', 900);
  UPDATE party.dues_account SET opening = 900.00 WHERE org_id = 11$$, 'the same as it was');
SELECT throws_like($$SET LOCAL partybuild.language = 'en'; SELECT pg_temp.pay(1, 11010, 60, '2026-02-01');
  UPDATE party.dues_account SET opening = 1000 WHERE org_id = 11; SET CONSTRAINTS ALL IMMEDIATE$$,
  'books of "organisation 11", 2026-01-01: there are entries from 2026-02-01 on, and the opening and its day stay as '
  'they were%', 'DUE-14 says: the opening stays');
SELECT * FROM finish();
ROLLBACK;
