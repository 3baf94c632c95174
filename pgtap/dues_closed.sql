-- Closed periods of dues: whatever changes what a view says of one has it evaluated again (as closed.sql does).
\ir dues.psql
SELECT no_plan();
RESET partybuild.as_of;
UPDATE compliance.court SET counted_from = '2025-01-01', recorded_from = '2025-01-01';
UPDATE partybuild.rule SET default_mode = 'off' WHERE kind <> 'obligation';
-- Members 11010 and 11011 owe 50 yuan a month of 2025; the first pays in time for months by name, the other what names
-- none. Branch 11 passes it on, and publishes the year.
SELECT pg_temp.base(m, 5000) FROM generate_series(11010, 11011) m;
SELECT pg_temp.assess(m, to_char(d, 'YYYY-MM'))
  FROM generate_series(11010, 11011) m, generate_series('2025-01-01'::timestamp, '2025-12-01', '1 month') d;
SELECT pg_temp.pay(100 + m, 11010, 50, make_date(2025, m, 10), '2025-' || lpad(m::text, 2, '0')),
       pg_temp.pay(200 + m, 11011, 50, make_date(2025, m, 20)) FROM generate_series(1, 12) m WHERE m <> 3;
INSERT INTO party.dues_account VALUES (11, '2025-01-01', 100);
INSERT INTO party.dues_remittance (id, org_id, superior_id, quarter, remitted_on, amount) VALUES
  (1, 11, 2, '2025-01-01', '2025-04-10', 200), (2, 11, 2, '2025-04-01', '2025-07-10', 300),
  (3, 2, 1, '2025-01-01', '2025-04-20', 100);
INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (101, 'x', '2026-01-10', 11, 'notice');
INSERT INTO party.dues_publication (org_id, year, published_on, opening, income, remitted, spent, document_id)
VALUES (11, 2025, '2026-01-12', 100, 1100, 500, 0, 101);
\set area '^(DUE|DIS)'
\ir closed.psql
SELECT is((SELECT string_agg(r.rule || ' ' || r.subject || ' ' || r.period || ' ' || r.status, ', '
                             ORDER BY r.rule, r.subject, r.period)
             FROM compliance.period_result r
            WHERE r.rule IN ('DUE-12', 'DUE-15') AND r.subject IN (2, 11) AND r.period::text ~ '^2025'
               OR r.rule = 'DUE-07' AND r.subject IN (11010, 11011) AND r.period::text IN ('2025-03', '2025-04')),
          'DUE-07 11010 2025-03 overdue, DUE-07 11010 2025-04 met, DUE-07 11011 2025-03 late, '
          'DUE-07 11011 2025-04 late, '
          'DUE-12 2 2025Q1 met, DUE-12 2 2025Q2 overdue, DUE-12 11 2025Q1 met, DUE-12 11 2025Q2 met, '
          'DUE-12 11 2025Q3 overdue, DUE-12 11 2025Q4 overdue, DUE-15 11 2025 met', 'closed: as it was');
SELECT pg_temp.kept($$SELECT pg_temp.pay(1, 11010, 50, '2026-10-05', '2025-03')$$, 'a month paid late');
SELECT pg_temp.kept($$SELECT pg_temp.pay(1, 11011, 50, '2025-03-05')$$, 'what names no month, before others');
SELECT pg_temp.kept($$SELECT pg_temp.pay(1, 11011, 50, '2025-06-05', '2025-06')$$, 'a month by name, that others paid');
SELECT pg_temp.kept($$INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, month, reverses)
  VALUES (11010, 11, '2026-10-05', -50, '2025-05-01', 105)$$, 'a payment reversed');
SELECT pg_temp.kept($$UPDATE party.dues_assessment SET amount = 60 WHERE member_id = 11010 AND month = '2025-05-01'$$,
  'more is owed');
SELECT pg_temp.kept($$DELETE FROM party.dues_assessment WHERE member_id = 11010 AND month = '2025-05-01'$$,
  'a month that is not owed after all');
SELECT pg_temp.kept($$SELECT pg_temp.base(11012, 5000); SELECT partybuild.assess_dues('2025-03')$$,
  'a month that is closed assessed');
SELECT pg_temp.kept($$UPDATE party.membership SET to_date = '2025-06-01' WHERE member_id = 11010;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11010, 12, 'full', '2025-06-01')$$,
  'a transfer within the year');
SELECT pg_temp.kept($$UPDATE party.membership SET to_date = '2025-06-01' WHERE member_id = 11010;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11010, 11, 'suspended', '2025-06-01')$$,
  'a suspension');
SELECT pg_temp.kept($$UPDATE party.member SET admitted_on = '2025-05-20', confirmed_on = NULL WHERE id = 11010;
  UPDATE party.membership SET from_date = '2025-05-20' WHERE member_id = 11010$$, 'an admission within the year');
SELECT pg_temp.kept($$UPDATE party.membership SET from_date = '2025-05-20' WHERE member_id = 11010;
  UPDATE party.member SET admitted_on = '2025-05-20', confirmed_on = NULL WHERE id = 11010$$,
  'the same, the member written last');
SELECT pg_temp.kept($$INSERT INTO party.dues_remittance (org_id, superior_id, quarter, remitted_on, amount)
  VALUES (11, 2, '2025-07-01', '2025-10-10', 300)$$, 'a remittance put on record, to whom it went as well');
SELECT pg_temp.kept($$INSERT INTO party.dues_remittance (org_id, superior_id, quarter, remitted_on, amount, reverses)
  VALUES (11, 2, '2025-01-01', '2025-10-10', -200, 1)$$, 'a remittance reversed');
SELECT pg_temp.kept($$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 11$$, 'another superior');
SELECT pg_temp.kept($$UPDATE party.subordination SET to_date = '2025-07-10' WHERE org_id = 11;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (11, 1, '2025-07-10')$$,
  'another superior on the day of a remittance');
SELECT pg_temp.kept($$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 11$$, 'another kind');
SELECT pg_temp.kept($$INSERT INTO party.dues_publication (org_id, year, published_on, opening, income, remitted, spent,
  document_id) VALUES (11, 2025, '2026-01-11', 100, 1100, 500, 0, 101)$$, 'a publication before');
SELECT pg_temp.kept($$UPDATE party.document SET dated_on = '2026-02-10' WHERE id = 101$$, 'its document dated later');
SELECT pg_temp.kept($$UPDATE party.dues_account SET opening = 99$$, 'another opening');
SELECT pg_temp.kept($$INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount)
  VALUES (11010, 11, '2025-12-31', 1000)$$, 'a large payment in the year');
SELECT pg_temp.kept($$INSERT INTO party.dues_expenditure (org_id, spent_on, category, amount, purpose, payee,
  handler_id,
  approver_id) VALUES (11, '2025-12-31', 'training', 1, 'x', 'y', 11002, 11001)$$, 'an expenditure in the year');
SELECT pg_temp.kept($$UPDATE party.organisation SET revoked_on = '2025-12-01' WHERE id = 11$$,
  'a revocation in the year');
SELECT pg_temp.kept($$SELECT partybuild.record_dues('2025-06-01')$$, 'kept from a later month on');
SELECT pg_temp.kept($$SELECT partybuild.record_dues(partybuild.today()), pg_temp.close_all();
  SELECT partybuild.record_dues('2025-02-01')$$, 'from this month, and then from one before');
-- Months of what is owed once are evaluated together, however many there are.
DELETE FROM compliance.period_result;
DELETE FROM compliance.horizon;
SELECT is((SELECT array_agg(o.rule ORDER BY o.rule)
             FROM partybuild.obligation o
            CROSS JOIN LATERAL partybuild.close_next(o.rule) n
            WHERE o.per = 'once' AND n.more), NULL, 'what is owed once is closed in one step');
SELECT is((SELECT array_agg(DISTINCT h.live_from) FROM compliance.horizon h JOIN partybuild.obligation o USING (rule)
            WHERE o.per = 'once' AND partybuild.param(o.rule, 'grace') = 0),
          ARRAY[date_trunc('month', partybuild.today())::date], 'up to the month under way');
SELECT is((SELECT count(*) FROM partybuild.verify_closed()), 0::bigint, 'as the views say');
SELECT * FROM finish();
ROLLBACK;
