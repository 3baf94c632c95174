-- DUE-15 Published every year.
\ir dues.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2025-01-01';
-- Branch 11 begins 2025 with 100 yuan; 1276 come in (7 of 277 are reversed, 6 passed on to it, 1000 a large payment),
-- 90 are passed on and 70 spent.
INSERT INTO party.dues_account VALUES (11, '2025-01-01', 100);
SELECT $$SELECT pg_temp.pay(101, 11010, 50, '2025-01-01'), pg_temp.pay(102, 11011, 220, '2025-12-31'),
    pg_temp.pay(103, 11010, 3, '2024-12-31'), pg_temp.pay(104, 11010, 5, '2026-01-01'),
    pg_temp.pay(105, 11010, 7, '2025-06-01');
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, reverses)
  VALUES (106, 11010, 11, '2025-06-02', -7, 105), (107, 11011, 11, '2026-01-03', -220, 102);
  INSERT INTO party.dues_remittance (id, org_id, superior_id, quarter, remitted_on, amount)
  VALUES (101, 11, 2, '2025-01-01', '2025-04-20', 50), (102, 11, 2, '2025-04-01', '2025-12-31', 40),
         (103, 12, 11, '2025-04-01', '2025-07-20', 6);
  INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount)
  VALUES (101, 11010, 11, '2025-03-01', 1000);
  INSERT INTO party.dues_expenditure (org_id, spent_on, category, amount, purpose, payee, handler_id, approver_id)
  VALUES (11, '2025-09-01', 'training', 70, 'x', 'y', 11002, 11001);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (101, 'x', '2026-01-10', 11, 'notice');$$
  AS books \gset
CREATE FUNCTION pg_temp.publish(day date DEFAULT '2026-01-15', document bigint DEFAULT 101, opening numeric DEFAULT 100,
  income numeric DEFAULT 1276, remitted numeric DEFAULT 90, spent numeric DEFAULT 70, year int DEFAULT 2025,
  org bigint DEFAULT 11) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.dues_publication (org_id, year, published_on, opening, income, remitted, spent, document_id)
  VALUES (org, year, day, opening, income, remitted, spent, document) $$;
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'met', :'books' || 'SELECT pg_temp.publish()', 'on 15 January');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'met', :'books' || $$SELECT pg_temp.publish('2026-01-31')$$,
  'on 31 January');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'late', :'books' || $$SELECT pg_temp.publish('2026-02-01')$$,
  'on 1 February');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books', 'nothing');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'due', :'books'
  || $$SELECT set_config('partybuild.as_of', '2026-01-31', true)$$,
  'nothing on 31 January');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books'
  || $$SELECT set_config('partybuild.as_of', '2026-02-01', true)$$, 'nothing on 1 February');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || $$SELECT pg_temp.publish('2025-12-31')$$,
  'before the year is over');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'met', :'books' || $$SELECT pg_temp.publish('2026-01-01');
  UPDATE party.document SET dated_on = '2026-01-01' WHERE id = 101$$, 'on New Year''s day');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'late', :'books' || $$SELECT pg_temp.publish();
  UPDATE party.document SET dated_on = '2026-02-01' WHERE id = 101$$, 'the document dated 1 February');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || 'SELECT pg_temp.publish(opening => 100.01)',
  'another opening');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || 'SELECT pg_temp.publish(income => 1275.99)',
  'another income');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || 'SELECT pg_temp.publish(remitted => 90.01)',
  'another sum remitted');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || 'SELECT pg_temp.publish(spent => 69.99)',
  'another sum spent');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'late', :'books' || $$SELECT pg_temp.publish(spent => 69.99),
  pg_temp.publish('2026-02-10')$$, 'the right figures later');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || $$SELECT pg_temp.publish();
  SELECT pg_temp.pay(201, 11010, 1, '2025-12-31')$$, 'an entry of the year made afterwards');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'met', :'books' || $$SELECT pg_temp.publish();
  SELECT pg_temp.pay(201, 11010, 1, '2026-01-01')$$, 'an entry of the next year');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || 'SELECT pg_temp.publish(document => NULL)',
  'no document');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || $$SELECT pg_temp.publish();
  UPDATE party.document SET kind = 'plan' WHERE id = 101$$, 'a document that is none');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'met', :'books' || $$SELECT pg_temp.publish();
  UPDATE party.document SET kind = 'report' WHERE id = 101$$, 'as a report');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || $$SELECT pg_temp.publish();
  UPDATE party.document SET issuer_id = 12 WHERE id = 101$$, 'a document of another');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || 'SELECT pg_temp.publish(year => 2024)',
  'the account of another year');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books'
  || 'SELECT pg_temp.publish(opening => 1216, income => -215, remitted => 0, spent => 0)', 'figures of another year');
SELECT pg_temp.becomes('DUE-15', 11, '2025', 'overdue', :'books' || $$INSERT INTO party.dues_account
  VALUES (12, '2025-01-01', 8);
  SELECT pg_temp.publish(opening => 8, income => 0, remitted => 6, spent => 0)$$, 'figures of another organisation');
SELECT pg_temp.becomes('DUE-15', 11, '2026', 'upcoming', :'books', 'this year');
SELECT pg_temp.becomes('DUE-15', 12, '2025', NULL, :'books', 'of who keeps no money');
SELECT pg_temp.due('DUE-15', 11, '2025', '1 by 2026-01-31, from 2026-01-16');
SELECT pg_temp.reports('DUE-15', :'books', 'nothing published');

-- Neighbours of the bounds.
SELECT pg_temp.owes('DUE-15', $$INSERT INTO party.dues_account VALUES (12, '2024-06-01', 0), (13, '2023-01-01', 0);
  UPDATE party.organisation SET revoked_on = '2025-06-01' WHERE id = 13$$,
  '{"12 12 2024-06-01","13 13 2023-01-01 2025-06-01"}', 'who keeps money, until it is revoked');
SELECT pg_temp.counts('DUE-15', :'books' || $$SELECT pg_temp.publish('2026-01-05'), pg_temp.publish('2026-01-15'),
    pg_temp.publish('2026-03-01', opening => 1216, income => -215, remitted => 0, spent => 0, year => 2026)$$,
  '{"11 2025-12-31 2026-01-10","11 2025-12-31 2026-01-15"}', 'what equals the books, of years that are over');
SELECT * FROM finish();
ROLLBACK;
