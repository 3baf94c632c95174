-- DUE-09 Reduction by approval.
\ir dues.psql
SELECT no_plan();
-- Members 11005 to 11009 earn 4000, and owe 40. A reduction to 10 from April 2026 for a year, decided by branch 11 on
-- 10 March, consented to by committee 2 on the 20th; its papers have the member's number and 1, 2.
SELECT pg_temp.base(m, 4000) FROM generate_series(11005, 11009) m;
CREATE FUNCTION pg_temp.reduce(member bigint, amount numeric DEFAULT 10, consented date DEFAULT '2026-03-20')
  RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES
    (member * 10 + 1, 'decision ' || member, '2026-03-10', 11, 'decision'),
    (member * 10 + 2, 'consent ' || member, consented, 2, 'consent');
  INSERT INTO party.dues_reduction (id, member_id, amount, reason, from_date, to_date, org_id, decided_on, decision_id,
    consent_id)
  VALUES (member, member, amount, 'illness', '2026-04-01', '2027-04-01', 11, '2026-03-10', member * 10 + 1,
    member * 10 + 2) $$;
CREATE FUNCTION pg_temp.reduced(assessed numeric DEFAULT 10) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.reduce(11005), pg_temp.assess(11005, '2026-04', assessed) $$;

SELECT pg_temp.accepts('DUE-09', 'SELECT pg_temp.reduced()', 'approved, for 12 months');
SELECT pg_temp.accepts('DUE-09', 'SELECT pg_temp.reduced(10.01)', 'a fen more');
SELECT pg_temp.accepts('DUE-09', 'SELECT pg_temp.reduced(40)', 'the full rate in spite of it');
SELECT pg_temp.accepts('DUE-09', $$SELECT pg_temp.reduce(11005, 0), pg_temp.assess(11005, '2026-04', 0)$$,
  'none at all');
SELECT pg_temp.refuses('DUE-09', 'SELECT pg_temp.reduced(9.99)', 'a fen less than is approved');
SELECT pg_temp.accepts('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET kind = 'approval' WHERE id = 110052$$, 'an approval of the superior');
SELECT pg_temp.accepts('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET issuer_id = 1 WHERE id = 110052$$, 'a consent from higher above');
SELECT pg_temp.accepts('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET dated_on = '2026-04-01' WHERE id = 110052$$, 'a consent of the day from which it holds');
SELECT pg_temp.accepts('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET dated_on = '2026-03-10' WHERE id = 110052$$, 'a consent of the day of the decision');
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET dated_on = '2026-04-02' WHERE id = 110052$$, 'a consent of the day after');
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET dated_on = '2026-03-09' WHERE id = 110052$$, 'a consent of before the decision');
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET kind = 'report' WHERE id = 110052$$, 'a paper that is no consent');
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET issuer_id = 12 WHERE id = 110052$$, 'a consent of who is not above');
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET kind = 'minutes' WHERE id = 110051$$, 'a paper that is no decision');
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET issuer_id = 12 WHERE id = 110051$$, 'a decision of another branch');
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.reduced();
  UPDATE party.document SET dated_on = '2026-03-09' WHERE id = 110051$$, 'a decision dated before it was made');
-- what is wrong with the reduction itself follow_dues() takes back: to be seen in what is assessed by hand
SELECT pg_temp.refuses('DUE-09', format($$SELECT pg_temp.reduce(11005);
  UPDATE party.dues_reduction SET %s; SELECT pg_temp.assess(11005, '2026-04', 10)$$, change), change)
  FROM unnest('{decision_id = NULL,consent_id = NULL,org_id = NULL,org_id = 12,decided_on = NULL}'::text[]) change;
SELECT pg_temp.refuses('DUE-09', $$SELECT pg_temp.transfer(11005, 12, '2026-03-10');
  SELECT pg_temp.reduce(11005), pg_temp.assess(11005, '2026-04', 10)$$, 'decided by the branch of the day before');
SELECT pg_temp.accepts('DUE-09', $$SELECT pg_temp.transfer(11005, 12, '2026-03-11');
  SELECT pg_temp.reduce(11005), pg_temp.assess(11005, '2026-04', 10)$$, 'who has moved the day after keeps it');
SELECT pg_temp.says('DUE-09', $$SELECT pg_temp.reduced(); UPDATE party.document SET kind = 'other' WHERE id = 110051$$,
  'dues of "member 11005" for 2026-04 are assessed at 10 yuan in place of 40.00: no decision of the member''s branch '
  'is on file; “member 11005”2026-04的党费核定为10元，低于应交的40.00元：没有所在支部的减免决定');
SELECT pg_temp.says('DUE-09', $$SELECT pg_temp.reduced(); UPDATE party.document SET kind = 'other' WHERE id = 110052$$,
  'dues of "member 11005" for 2026-04 are assessed at 10 yuan in place of 40.00: no consent of who is above the branch '
  'is on file, by the day from which it holds; '
  '“member 11005”2026-04的党费核定为10元，低于应交的40.00元：减免生效之日前没有上级的同意');
SELECT pg_temp.says('DUE-09', 'SELECT pg_temp.reduced(9)',
  'dues of "member 11005" for 2026-04 are assessed at 9 yuan in place of 40.00: approved are 10 yuan; '
  '“member 11005”2026-04的党费核定为9元，低于应交的40.00元：批准的数额为10元');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-09', $$SELECT pg_temp.reduce(m) FROM generate_series(11005, 11009) m;
  SELECT pg_temp.assess(11005, m, 9) FROM unnest('{2026-03,2026-04,2027-03,2027-04}'::text[]) m;
  SELECT pg_temp.assess(11006, '2026-04', 39.99), pg_temp.assess(11007, '2026-04', 40),
         pg_temp.assess(11008, '2026-04', 50), pg_temp.assess(11009, '2026-04', 10);
  UPDATE party.document SET kind = 'other' WHERE id IN (110062, 110071, 110082)$$,
  '110052604:31 110052703:31 110062604:0.01', 'below the rate, in the months of the reduction');
SELECT pg_temp.sees('DUE-09', $$SELECT pg_temp.reduce(m) FROM generate_series(11005, 11007) m;
  SELECT pg_temp.assess(11005, '2026-04', 10), pg_temp.assess(11006, '2026-04', 40),
         pg_temp.assess(11008, '2026-04', 10), pg_temp.assess(11007, '2026-03', 9);
  UPDATE party.document SET kind = 'other' WHERE id = 110072;
  UPDATE party.subordination SET to_date = '2026-06-01' WHERE org_id = 11;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (11, 2, '2026-06-01');
  SELECT pg_temp.organise(30, 'branch', 2); SELECT pg_temp.transfer(11009, 30, '2026-01-01');
  SELECT pg_temp.reduce(11009); UPDATE party.document SET issuer_id = 30 WHERE id = 110091;
  UPDATE party.document SET issuer_id = 1 WHERE id = 110092;
  UPDATE party.dues_reduction SET org_id = 30 WHERE id = 11009;
  SELECT pg_temp.assess(11009, '2026-04', 10)$$,
  ARRAY['UPDATE party.dues_assessment SET amount = 9 WHERE member_id = 11005',
    'UPDATE party.dues_assessment SET member_id = 11007 WHERE member_id = 11008',
    $$UPDATE party.dues_assessment SET month = '2026-05-01' WHERE member_id = 11007$$,
    $$INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
      VALUES (11005, '2026-05-01', 11, 'salaried', 4000, 9)$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 110051$$,
    'UPDATE party.document SET issuer_id = 12 WHERE id = 110051',
    $$UPDATE party.document SET dated_on = '2026-03-09' WHERE id = 110051$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 110052$$,
    'UPDATE party.document SET issuer_id = 12 WHERE id = 110052',
    $$UPDATE party.document SET dated_on = '2026-04-02' WHERE id = 110052$$,
    $$UPDATE party.subordination SET from_date = '2026-03-21' WHERE org_id = 11 AND to_date IS NOT NULL$$,
    $$UPDATE party.subordination SET to_date = '2026-03-20' WHERE org_id = 11 AND to_date IS NOT NULL$$,
    'UPDATE party.subordination SET parent_id = 1 WHERE org_id = 11',
    'UPDATE party.subordination SET parent_id = 12 WHERE org_id = 2']);
SELECT * FROM finish();
ROLLBACK;
