-- DUE-16 Books are not rewritten.
\ir dues.psql
SELECT no_plan();
INSERT INTO party.dues_account VALUES (11, '2026-01-01', 5000);
SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-01'), pg_temp.pay(1, 11010, 50, '2026-03-10', '2026-03');
INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, receipt)
VALUES (2, 11010, 11, '2026-03-11', 60, 'A-2');
INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount, receipt)
VALUES (1, 11010, 11, '2026-03-10', 1000, 'A-2');
INSERT INTO party.dues_remittance (id, org_id, superior_id, quarter, remitted_on, amount, receipt)
VALUES (1, 11, 2, '2026-01-01', '2026-04-10', 50, 'A-2');
INSERT INTO party.dues_expenditure (id, org_id, spent_on, category, amount, purpose, payee, payee_id, handler_id,
  approver_id, receipt) VALUES (1, 11, '2026-03-10', 'training', 70, 'x', 'y', 11010, 11002, 11001, 'A-2');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

-- Nothing changes, and nothing goes.
SELECT pg_temp.refuses('DUE-16', format('UPDATE party.%I SET %I = %s', r.relname, a.attname,
         CASE format_type(a.atttypid, NULL) WHEN 'date' THEN '''2026-04-01''' WHEN 'text' THEN '''other'''
                                            WHEN 'party.dues_use' THEN '''meeting''' WHEN 'party.yuan' THEN '49'
                                            ELSE CASE WHEN a.attname IN ('org_id', 'superior_id') THEN '12'
                                                      WHEN a.attname = 'activity_id' THEN '1' ELSE '11012' END END)
         || CASE WHEN r.relname = 'dues_payment' THEN ' WHERE id = 1' ELSE '' END,
       r.relname || '.' || a.attname || ' changed')
  FROM pg_class r
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND a.attname <> ALL ('{reverses,lessens,apart,large}')
 WHERE r.oid = ANY ('{party.dues_payment,party.dues_large_payment,party.dues_remittance,
         party.dues_expenditure}'::regclass[])
   -- a remittance is of a quarter or of a large payment
   AND NOT (r.relname = 'dues_remittance' AND a.attname = 'large_payment_id')
 ORDER BY r.relname, a.attnum;
SELECT pg_temp.refuses('DUE-16', format('DELETE FROM party.%I', t), t || ' deleted')
  FROM unnest('{dues_payment,dues_large_payment,dues_remittance,dues_expenditure}'::text[]) t;
SELECT pg_temp.refuses('DUE-16', format('TRUNCATE party.%I CASCADE', t), t || ' emptied')
  FROM unnest('{dues_payment,dues_large_payment,dues_remittance,dues_expenditure}'::text[]) t;
SELECT pg_temp.refuses('DUE-16', $$INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount)
  VALUES (1, 11010, 11, '2026-03-10', 51) ON CONFLICT (id) DO UPDATE SET amount = EXCLUDED.amount$$,
  'an INSERT that updates');
SELECT pg_temp.accepts('DUE-16', format('UPDATE party.%I SET amount = amount, receipt = receipt', t),
                       t || ': an update that changes nothing')
  FROM unnest('{dues_payment,dues_large_payment,dues_remittance,dues_expenditure}'::text[]) t;
SELECT pg_temp.accepts('DUE-16', $$UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DUE-16';
  DELETE FROM party.dues_account; UPDATE party.dues_account SET opening = 1$$, 'what is no entry');

-- Reversals. Each says what it reverses, with the opposite amount, and its own id, day, receipt and persons.
CREATE FUNCTION pg_temp.reverse(id bigint, reverses bigint DEFAULT 1, amount numeric DEFAULT -50,
  day date DEFAULT '2026-03-10', member bigint DEFAULT 11010, org bigint DEFAULT 11, month date DEFAULT '2026-03-01',
  receipt text DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month, receipt, reverses)
  VALUES (id, member, org, day, amount, month, receipt, reverse.reverses) $$;
SELECT pg_temp.accepts('DUE-16', 'SELECT pg_temp.reverse(11)', 'a reversal on the day');
SELECT pg_temp.accepts('DUE-16', $$SELECT pg_temp.reverse(11, day => '2026-05-01', receipt => 'A-3')$$,
  'a reversal later, with a receipt of its own');
SELECT pg_temp.accepts('DUE-16', $$SELECT pg_temp.reverse(11), pg_temp.pay(12, 11010, 55, '2026-03-10', '2026-03')$$,
  'what is right entered anew');
SELECT pg_temp.refuses('DUE-16', $$SELECT pg_temp.reverse(11, day => '2026-03-09')$$, 'a reversal on the day before');
SELECT pg_temp.refuses('DUE-16', 'SELECT pg_temp.reverse(11, amount => -49.99)', 'a reversal of a part');
SELECT pg_temp.refuses('DUE-16', 'SELECT pg_temp.reverse(11, amount => -50.01)', 'a reversal of more');
SELECT pg_temp.refuses('DUE-16', 'SELECT pg_temp.reverse(11, member => 11011)', 'a reversal of another''s');
SELECT pg_temp.refuses('DUE-16', 'SELECT pg_temp.reverse(11, org => 12)', 'a reversal by another organisation');
SELECT pg_temp.refuses('DUE-16', $$SELECT pg_temp.reverse(11, month => '2026-04-01')$$, 'a reversal for another month');
SELECT pg_temp.refuses('DUE-16', 'SELECT pg_temp.reverse(11, month => NULL)', 'a reversal for no month');
SELECT throws_ok('SELECT pg_temp.reverse(11), pg_temp.reverse(12)', '23505', NULL, 'DUE-16 refuses: reversed twice');
SELECT throws_ok('SELECT pg_temp.reverse(11, 99)', '23503', NULL, 'DUE-16 refuses: a reversal of nothing');
SELECT throws_ok('SELECT pg_temp.reverse(11); SELECT pg_temp.reverse(12, 11, 50)', '23514', NULL,
  'DUE-16 refuses: a reversal of a reversal, above 0');
SELECT pg_temp.refuses('DUE-16', 'SELECT pg_temp.reverse(11); SELECT pg_temp.reverse(12, 11, -50)',
  'a reversal of a reversal');
SELECT throws_ok('SELECT pg_temp.reverse(11, 11)', NULL, NULL, 'DUE-16 refuses: a reversal of itself');
SELECT pg_temp.accepts('DUE-16', $$INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11010, 11, '2026-03-12', -1000, 1)$$, 'a large payment reversed');
SELECT pg_temp.refuses('DUE-16', $$INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11010, 11, '2026-03-09', -1000, 1)$$, 'a large payment reversed on the day before');
SELECT pg_temp.accepts('DUE-16', $$INSERT INTO party.dues_remittance
    (org_id, superior_id, quarter, remitted_on, amount, reverses)
  VALUES (11, 2, '2026-01-01', '2026-05-12', -50, 1)$$, 'a remittance reversed');
SELECT pg_temp.refuses('DUE-16', $$INSERT INTO party.dues_remittance
    (org_id, superior_id, quarter, remitted_on, amount, reverses)
  VALUES (11, 2, '2026-01-01', '2026-04-09', -50, 1)$$, 'a remittance reversed on the day before');
SELECT pg_temp.refuses('DUE-16', $$INSERT INTO party.dues_remittance
    (org_id, superior_id, quarter, remitted_on, amount, reverses)
  VALUES (11, 1, '2026-01-01', '2026-05-12', -50, 1)$$, 'a remittance reversed as one to another');
SELECT $$INSERT INTO party.dues_expenditure (org_id, spent_on, category, amount, purpose, payee, payee_id, handler_id,
  approver_id, reverses) VALUES (11, '%s', '%s', -70, 'x', 'y', 11010, 11003, 11002, 1)$$ AS unspent \gset
SELECT pg_temp.accepts('DUE-16', format(:'unspent', '2026-04-01', 'training'), 'an expenditure reversed, by others');
SELECT pg_temp.refuses('DUE-16', format(:'unspent', '2026-03-09', 'training'), 'one reversed on the day before');
SELECT pg_temp.refuses('DUE-16', format(:'unspent', '2026-04-01', 'meeting'), 'one reversed as another use');
-- Who changes an entry is told what to do instead.
CREATE FUNCTION pg_temp.hint(sql text, language text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  hint text;
BEGIN
  PERFORM set_config('partybuild.language', language, true);
  EXECUTE sql;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
  RETURN hint;
END $$;
SELECT is(pg_temp.hint('DELETE FROM party.dues_payment', l), CASE l WHEN 'en' THEN r.hint_en ELSE r.hint_zh END,
          'DUE-16 says what to do instead, in ' || l)
  FROM unnest('{en,zh}'::text[]) l, partybuild.rule r WHERE r.code = 'DUE-16';
-- It is no finding of a rule's view: what a commit would be told is told at once.
CREATE FUNCTION pg_temp.message(sql text, language text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('partybuild.language', language, true);
  EXECUTE sql;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RETURN regexp_replace(SQLERRM, ' \(DUE-16.*|（DUE-16.*', '');
END $$;
SELECT is(pg_temp.message(v.sql, 'en') || '; ' || pg_temp.message(v.sql, 'zh'), v.said, 'DUE-16 says: ' || v.said)
  FROM (VALUES
    ('SELECT pg_temp.reverse(11, amount => -5)',
      'entry 11 of party.dues_payment does not reverse entry 1: the amount is '
       'another; party.dues_payment第11号不能冲销第1号：金额与原记录不符'),
    ($$SELECT pg_temp.reverse(11, day => '2026-03-09')$$,
      'entry 11 of party.dues_payment does not reverse entry 1: it is '
       'dated earlier; party.dues_payment第11号不能冲销第1号：日期早于原记录'),
    ('SELECT pg_temp.reverse(11, member => 11011)', 'entry 11 of party.dues_payment does not reverse entry 1: it says '
       'something else; party.dues_payment第11号不能冲销第1号：内容与原记录不符'),
    ('SELECT pg_temp.reverse(11); SELECT pg_temp.reverse(12, 11)',
      'entry 12 of party.dues_payment does not reverse entry '
       '11: that is a reversal itself; party.dues_payment第12号不能冲销第11号：后者本身是冲销记录')) v (sql, said);

-- Nothing is of a day to come, by the clock; what is of today stands.
CREATE FUNCTION pg_temp.enter(book text, day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE book
  WHEN 'dues_account' THEN INSERT INTO party.dues_account VALUES (12, day, 100);
  WHEN 'dues_payment' THEN PERFORM pg_temp.pay(101, 12010, 50, day, org => 12);
  WHEN 'dues_large_payment' THEN INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount)
    VALUES (11010, 11, day, 1000);
  WHEN 'dues_remittance' THEN INSERT INTO party.dues_remittance (org_id, superior_id, quarter, remitted_on, amount)
    VALUES (11, 2, '2026-01-01', day, 10);
  WHEN 'dues_expenditure' THEN INSERT INTO party.dues_expenditure (org_id, spent_on, category, amount, purpose, payee,
    handler_id, approver_id) VALUES (11, day, 'meeting', 10, 'x', 'y', 11002, 11001);
  WHEN 'dues_publication' THEN INSERT INTO party.dues_publication (org_id, year, published_on, opening, income,
    remitted, spent) VALUES (11, 2025, day, 0, 0, 0, 0);
  END CASE;
END $$;
CREATE TEMP TABLE book ON COMMIT DROP AS
SELECT v.* FROM (VALUES ('dues_account', 'opened_on'), ('dues_payment', 'paid_on'), ('dues_large_payment', 'paid_on'),
  ('dues_remittance', 'remitted_on'), ('dues_expenditure', 'spent_on'), ('dues_publication', 'published_on')
  ) v (name, day);
SELECT throws_ok(format('SELECT pg_temp.enter(%L, %L)', b.name, d.day), '23514',
                 format('%s of party.%s is %s, a day to come', b.day, b.name, d.day), b.name || ' of ' || d.what)
  FROM book b
 CROSS JOIN (VALUES (partybuild.day_of(now()) + 1, 'tomorrow'), ('infinity', 'some day')) d (day, what);
SELECT is(pg_temp.verdict(format('SELECT pg_temp.enter(%L, %L)', b.name, partybuild.day_of(now()))), 'accepted',
          b.name || ' of today, whatever day is looked at')
  FROM book b;
SELECT throws_ok($$UPDATE party.dues_account SET opened_on = '2100-01-01'$$, '23514',
                 'opened_on of party.dues_account is 2100-01-01, a day to come', 'nor does it become so');

-- Receipts.
SELECT throws_ok(format($$INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, receipt)
  VALUES (11011, 12, '2026-03-10', 50, %L)$$, r), '23505', NULL, 'DUE-16 refuses: a receipt twice, as ' || r)
  FROM unnest(ARRAY['A-2', 'Ａ－２', 'A－２', 'a-2', 'ａ-2', ' A-2', 'A-2　', 'A - 2', U&'A-\200B2', U&'A-2\FEFF',
    U&'A\00AD-2', U&'\00A0A-\00A02']) r;
SELECT throws_ok($$INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, receipt)
  VALUES (11011, 12, '2026-03-10', 50, '　')$$, '23514', NULL, 'DUE-16 refuses: a receipt without a number');
SELECT pg_temp.accepts('DUE-16', $$INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, receipt)
  VALUES (11011, 11, '2026-03-10', 50, 'A-3'), (11012, 11, '2026-03-10', 50, NULL),
         (11012, 11, '2026-03-10', 50, NULL), (11012, 11, '2026-03-10', 50, 'A2')$$,
  'other receipts, or none');
SELECT is(party.receipt_number(a) = party.receipt_number(b), same, format('receipts "%s" and "%s"', a, b))
  FROM (VALUES ('12 3', '1 23', false), ('A 12', 'a  12', true), ('第3号', '第 ３ 号', true), ('No. 7', 'no.7', true),
               ('№ 7', 'No 7', true), ('A-2', 'A2', false), ('A-1, 2', 'A-1,2', true)) v (a, b, same);
SELECT throws_ok(format('INSERT INTO party.%I SELECT (jsonb_populate_record(r, ''{"id": 99}'')).* FROM party.%1$I r '
  'WHERE r.receipt = ''A-2''', t), '23505', NULL, 'DUE-16 refuses: a receipt of ' || t || ' twice')
  FROM unnest('{dues_large_payment,dues_remittance,dues_expenditure}'::text[]) t;
SELECT throws_ok(format('INSERT INTO party.%I SELECT (jsonb_populate_record(r, ''{"id": 99, "receipt": " ａ-2"}'')).* '
  'FROM party.%1$I r WHERE r.receipt = ''A-2''', t), '23505', NULL,
  'DUE-16 refuses: a receipt of ' || t || ' twice, written in another way')
  FROM unnest('{dues_large_payment,dues_remittance,dues_expenditure}'::text[]) t;
-- What was entered twice before receipts were compared as they read stays; the first entry has the number.
DROP INDEX party."DUE-16 receipt", party."DUE-16 large receipt", party."DUE-16 remittance receipt",
  party."DUE-16 expenditure receipt";
CREATE UNIQUE INDEX "DUE-16 receipt" ON party.dues_payment (normalize(receipt, NFKC)) WHERE receipt IS NOT NULL;
CREATE UNIQUE INDEX "DUE-16 large receipt" ON party.dues_large_payment (normalize(receipt, NFKC))
  WHERE receipt IS NOT NULL;
CREATE UNIQUE INDEX "DUE-16 remittance receipt" ON party.dues_remittance (normalize(receipt, NFKC))
  WHERE receipt IS NOT NULL;
CREATE UNIQUE INDEX "DUE-16 expenditure receipt" ON party.dues_expenditure (normalize(receipt, NFKC))
  WHERE receipt IS NOT NULL;
CREATE FUNCTION pg_temp.again(book text, id bigint, receipt text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('INSERT INTO party.%I SELECT (jsonb_populate_record(r, jsonb_build_object(''id'', $1, ''receipt'', $2'
                 '))).* FROM party.%1$I r WHERE r.receipt = ''A-2''', book) USING id, receipt;
END $$;
UPDATE partybuild.rule SET default_mode = 'off' WHERE code IN ('DUE-10', 'DUE-14');
SELECT pg_temp.again(t, id, receipt)
  FROM unnest('{dues_payment,dues_large_payment,dues_remittance}'::text[]) t,
       (VALUES (51, 'a-2'), (52, 'A - 2'), (53, 'B-1')) v (id, receipt);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
DO $do$ BEGIN
  EXECUTE (SELECT substring(l.body FROM 'DO \$\$.*?END \$\$;') FROM partybuild.layout l
            WHERE l.name = 'dues_010_receipt');
END $do$;
SELECT is(left(pg_temp.verdict(replace(v.sql, 'BOOK', t)), 5), v.said,
          format('DUE-16 of %s from before: %s', t, v.what))
  FROM unnest('{dues_payment,dues_large_payment,dues_remittance}'::text[]) t,
       (VALUES ('UPDATE party.BOOK SET receipt = receipt', 'accep', 'they are written as they are'),
               ('SELECT pg_temp.again(''BOOK'', 54, ''Ａ-２'')', '23505', 'a third is refused'),
               ('SELECT pg_temp.again(''BOOK'', 54, ''b-1'')', '23505', 'as is one that is there once'),
               ('SELECT pg_temp.again(''BOOK'', 54, ''A-3'')', 'accep', 'another has a number of its own'))
       v (sql, said, what);
SELECT is((SELECT count(*) FROM pg_index i
            WHERE i.indexrelid::regclass::text ~ '^party."DUE-16 .*receipt"$' AND i.indisunique
              AND (pg_get_expr(i.indpred, i.indrelid) ~ '51.*52')
                  = (i.indrelid <> 'party.dues_expenditure'::regclass)), 4::bigint,
          'DUE-16: only where a number is there twice are entries left out, by their own numbers');
SELECT * FROM finish();
ROLLBACK;
