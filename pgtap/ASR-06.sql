-- ASR-06 Activity funds in the budget.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.budget(year int, amount numeric DEFAULT 60000, org bigint DEFAULT 2, approved date DEFAULT NULL,
  administrative numeric DEFAULT 1000000) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.activity_budget (org_id, year, approved_on, administrative, amount)
  VALUES (org, year, coalesce(approved, make_date(year, 2, 1)), administrative, amount) $$;
CREATE FUNCTION pg_temp.spend(id bigint, amount numeric, day date DEFAULT '2025-05-01', reverses bigint DEFAULT NULL,
  org bigint DEFAULT 2, year int DEFAULT 2025, receipt text DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.activity_expenditure (id, org_id, year, spent_on, amount, purpose, receipt, reverses)
  VALUES (id, org, year, day, amount, 'visit', receipt, reverses) $$;

-- A budget each year.
SELECT pg_temp.becomes('ASR-06', 2, '2025', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.budget(2025)', 'a budget'), ('overdue', 'SELECT', 'none'),
    ('overdue', 'SELECT pg_temp.budget(2025, 0)', 'a budget of nothing'),
    ('met', 'SELECT pg_temp.budget(2025, 0.01)', 'a budget of a fen'),
    ('overdue', 'SELECT pg_temp.budget(2024)', 'of the year before'),
    ('overdue', 'SELECT pg_temp.budget(2025, org => 18)', 'of another organisation'),
    ('met', $$SELECT pg_temp.budget(2025, approved => '2025-12-31')$$, 'approved on the last day'),
    ('late', $$SELECT pg_temp.budget(2025, approved => '2026-01-01')$$, 'approved the day after'),
    ('met', $$SELECT pg_temp.budget(2025, approved => '2024-12-20')$$, 'approved the year before'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-01-02' WHERE id = 2$$, 'a committee later'))
    v (status, sql, what);
SELECT pg_temp.due('ASR-06', 2, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.reports('ASR-06', 'SELECT', 'no budget');
SELECT is((SELECT array_agg(DISTINCT e.subject) FROM party_rule.asr_06_evaluation e), '{2}',
  'ASR-06 asks the agency committee');
SELECT pg_temp.counts('ASR-06', $$SELECT pg_temp.budget(2025, approved => '2025-03-01'), pg_temp.budget(2026, 0)$$,
  '{"2 2025-01-01 2025-03-01"}', 'budgets by year');

-- Spent within it. What is refused is refused by 23514, with the code as constraint.
CREATE FUNCTION pg_temp.fails(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  state text;
  code text;
BEGIN
  EXECUTE sql;
  SET CONSTRAINTS ALL IMMEDIATE;
  RAISE EXCEPTION USING ERRCODE = 'PB000';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, code = CONSTRAINT_NAME;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN CASE WHEN state = 'PB000' THEN 'accepted' ELSE state || ' ' || code END;
END $$;
CREATE FUNCTION pg_temp.takes(sql text, what text) RETURNS text LANGUAGE sql AS
  $$ SELECT is(pg_temp.fails('SELECT pg_temp.budget(2025); ' || sql), 'accepted', 'ASR-06 accepts: ' || what) $$;
CREATE FUNCTION pg_temp.takes_not(sql text, what text) RETURNS text LANGUAGE sql AS
  $$ SELECT is(pg_temp.fails('SELECT pg_temp.budget(2025); ' || sql), '23514 ASR-06', 'ASR-06 refuses: ' || what) $$;
SELECT CASE WHEN taken THEN pg_temp.takes(sql, what) ELSE pg_temp.takes_not(sql, what) END
  FROM (VALUES (true, 'SELECT pg_temp.spend(1, 40000)', 'less'),
    (true, 'SELECT pg_temp.spend(1, 60000)', 'all'),
    (false, 'SELECT pg_temp.spend(1, 60000.01)', 'a fen more'),
    (false, 'SELECT pg_temp.spend(1, 30000), pg_temp.spend(2, 30000.01)', 'a fen more, in two entries'),
    (false, $$INSERT INTO party.activity_expenditure (org_id, year, spent_on, amount, purpose)
    SELECT 2, 2025, date '2025-03-01' + i, 6000, 'x' FROM generate_series(1, 11) i$$, 'more, in one statement'),
    (true, $$INSERT INTO party.activity_expenditure (org_id, year, spent_on, amount, purpose)
    SELECT 2, 2025, date '2025-03-01' + i, 6000, 'x' FROM generate_series(1, 10) i$$, 'all, in one statement'),
    (true, 'SELECT pg_temp.spend(1, 70000); UPDATE party.activity_budget SET amount = 70000',
    'a budget that is raised afterwards'),
    (true, 'SELECT pg_temp.spend(1, 70000), pg_temp.spend(2, -70000, reverses => 1)', 'what is reversed'),
    (true, 'SELECT pg_temp.spend(1, 50000), pg_temp.spend(2, -50000, reverses => 1), pg_temp.spend(3, 60000)',
    'what is entered anew'),
    (false, 'SELECT pg_temp.spend(1, 40000); UPDATE party.activity_budget SET amount = 39999.99',
    'a budget below what is spent'),
    (true, 'SELECT pg_temp.spend(1, 40000); UPDATE party.activity_budget SET amount = 40000', 'or down to it'),
    (false, 'UPDATE party.activity_budget SET spent = -5000; SELECT pg_temp.spend(1, 60000.01)',
    'though somebody writes what is spent'),
    (true, 'UPDATE party.activity_budget SET spent = 70000', 'which has no effect'),
    (true, $$SELECT pg_temp.budget(2026), pg_temp.spend(1, 60000), pg_temp.spend(2, 60000, '2026-05-01',
    year => 2026)$$, 'each year its own'),
    (true, $$SELECT pg_temp.budget(2025, org => 18), pg_temp.spend(1, 60000), pg_temp.spend(2, 60000, org => 18)$$,
    'each organisation its own'),
    (false, $$UPDATE party.supervision_record SET recorded_from = '2025-12-31'; SELECT pg_temp.spend(1, 61000)$$,
    'in the year from which it is recorded'),
    (true, $$UPDATE party.supervision_record SET recorded_from = '2026-01-01'; SELECT pg_temp.spend(1, 61000)$$,
    'of years before it is recorded, whatever was')) v (taken, sql, what);
-- what was overspent before may be less, and not more
CREATE FUNCTION pg_temp.overspent(sql text) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.fails($q$SELECT pg_temp.budget(2025); UPDATE party.supervision_record SET recorded_from = '2026-01-01';
    SELECT pg_temp.spend(1, 61000), pg_temp.spend(2, 500); SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
    UPDATE party.supervision_record SET recorded_from = '2020-01-01'; $q$ || sql) $$;
SELECT is(pg_temp.overspent(sql), said, 'ASR-06 overspent before: ' || sql)
  FROM (VALUES ('SELECT pg_temp.spend(3, -500, reverses => 2)', 'accepted'),
    ('SELECT pg_temp.spend(3, 0.01)', '23514 ASR-06'),
    ('UPDATE party.activity_budget SET amount = 60500', 'accepted'),
    ('UPDATE party.activity_budget SET amount = 59000', '23514 ASR-06'),
    ($$UPDATE party.activity_budget SET approved_on = '2025-02-02'$$, 'accepted')) v (sql, said);
-- Reversals, days, years.
SELECT pg_temp.takes('SELECT pg_temp.spend(1, 100); ' || sql, what)
  FROM (VALUES ($$SELECT pg_temp.spend(2, -100, '2025-05-01', 1)$$, 'a reversal on the day'),
    ($$SELECT pg_temp.spend(2, -100, '2026-01-10', 1)$$, 'a reversal in the year after'),
    ('SELECT pg_temp.budget(extract(year FROM partybuild.day_of(now()))::int);
      SELECT pg_temp.spend(2, 100, partybuild.day_of(now()), year => extract(year FROM partybuild.day_of(now()))::int)',
     'an entry of today')) v (sql, what);
SELECT pg_temp.takes_not('SELECT pg_temp.spend(1, 100); ' || sql, what)
  FROM (VALUES ($$SELECT pg_temp.spend(2, -100, '2025-04-30', 1)$$, 'a reversal on the day before'),
    ('SELECT pg_temp.spend(2, -99.99, reverses => 1)', 'a part reversed'),
    ('SELECT pg_temp.spend(2, -100.01, reverses => 1)', 'more reversed'),
    ('SELECT pg_temp.spend(2, -100, reverses => 1), pg_temp.spend(3, -100, reverses => 2)', 'a reversal reversed'),
    ('SELECT pg_temp.budget(2025, org => 18), pg_temp.spend(2, -100, reverses => 1, org => 18)', 'of another budget'),
    ($$SELECT pg_temp.budget(2024), pg_temp.spend(2, -100, reverses => 1, year => 2024)$$, 'of another year'),
    ('SELECT pg_temp.spend(2, 1, partybuild.day_of(now()) + 1,
        year => extract(year FROM partybuild.day_of(now()) + 1)::int)
      FROM (SELECT pg_temp.budget(extract(year FROM partybuild.day_of(now()) + 1)::int)) x',
     'a day to come')) v (sql, what);
SELECT is(pg_temp.fails('SELECT pg_temp.budget(2025); ' || sql), said, 'ASR-06 refuses: ' || sql)
  FROM (VALUES ('SELECT pg_temp.spend(1, 0)', '23514 activity_expenditure_amount'),
    ('SELECT pg_temp.spend(1, -1)', '23514 activity_expenditure_amount'),
    ('SELECT pg_temp.spend(1, 1.001)', '23514 activity_expenditure_amount'),
    ('SELECT pg_temp.spend(1, ''NaN'')', '23514 activity_expenditure_amount'),
    ('SELECT pg_temp.spend(1, ''Infinity'')', '23514 activity_expenditure_amount'),
    ('SELECT pg_temp.spend(1, 1), pg_temp.spend(2, 1, reverses => 1)', '23514 activity_expenditure_amount'),
    ('SELECT pg_temp.spend(1, 1, ''2024-12-31'')', '23514 activity_expenditure_year'),
    ('SELECT pg_temp.spend(1, 1, ''2026-01-01'')', '23514 activity_expenditure_year'),
    ('SELECT pg_temp.spend(1, 1, year => 2023, day => ''2023-03-01'')', '23503 activity_expenditure_org_id_year_fkey'),
    ('SELECT pg_temp.spend(1, 1, receipt => ''A-1''), pg_temp.spend(2, 1, receipt => ''Ａ-１'')', '23505 ASR-06 receipt'),
    ('SELECT pg_temp.spend(1, 1, receipt => ''A-1''), pg_temp.spend(2, 1, receipt => ''a - 1 '')',
      '23505 ASR-06 receipt'),
    ('SELECT pg_temp.spend(1, 1, receipt => ''　'')', '23514 activity_expenditure_words'),
    ('SELECT pg_temp.spend(1, 1), pg_temp.spend(2, -1, reverses => 1), pg_temp.spend(3, -1, reverses => 1)',
     '23505 ASR-06 reversal'),
    ('SELECT pg_temp.spend(1, 1); DELETE FROM party.activity_budget', '23503 activity_expenditure_org_id_year_fkey'),
    ('SELECT pg_temp.spend(1, 1); UPDATE party.activity_budget SET year = 2024',
     '23503 activity_expenditure_org_id_year_fkey'),
    ('SELECT pg_temp.spend(1, 1); UPDATE party.activity_expenditure SET amount = 2', '23PB1 ASR-06'),
    ('SELECT pg_temp.spend(1, 1); DELETE FROM party.activity_expenditure', '23PB1 ASR-06'),
    ('SELECT pg_temp.spend(1, 1); TRUNCATE party.activity_budget CASCADE', '23PB1 ASR-06'),
    ('UPDATE party.activity_budget SET amount = -0.01', '23514 activity_budget_amount'),
    ('UPDATE party.activity_budget SET amount = 1.001', '23514 activity_budget_amount'),
    ('UPDATE party.activity_budget SET amount = ''NaN''', '23514 ASR-06'),
    ('UPDATE party.activity_budget SET administrative = ''NaN''', '23514 activity_budget_amount'),
    ('UPDATE party.activity_budget SET administrative = -1, amount = 0', '23514 ASR-06'),
    ('UPDATE party.activity_budget SET administrative = 59999.99', '23514 ASR-06'),
    ('UPDATE party.activity_budget SET administrative = 60000', 'accepted'),
    ('SELECT pg_temp.budget(2025)', '23505 activity_budget_pkey'), ('SELECT pg_temp.budget(9999)',
      '23514 activity_budget_year'))
    v (sql, said);
CREATE FUNCTION pg_temp.message(sql text, language text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  more text;
BEGIN
  PERFORM set_config('partybuild.language', language, true), pg_temp.budget(2025);
  EXECUTE sql;
  SET CONSTRAINTS ALL IMMEDIATE;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS more = PG_EXCEPTION_DETAIL;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN SQLERRM || '; ' || more;
END $$;
SELECT is(pg_temp.message(sql, language), said, 'ASR-06 says: ' || said)
  FROM (VALUES ('SELECT pg_temp.spend(1, 61000)', 'en', '"organisation 2" spends 1000 yuan beyond its budget for '
      'activities of 2025; The budget is 60000 yuan, 61000 are spent.'),
    ('SELECT pg_temp.spend(1, 61000)', 'zh', '“organisation 2”2025年活动经费超出预算1000元; 预算60000元，支出61000元。'),
    ('SELECT pg_temp.spend(1, 5), pg_temp.spend(2, -4, reverses => 1)', 'en', 'entry 2 of the spending on activities '
      'cannot be: entry 1 is of 5 yuan; It is of -4 yuan, dated 2025-05-01, and reverses entry 1.'),
    ('SELECT pg_temp.spend(1, 5), pg_temp.spend(2, -4, reverses => 1)', 'zh',
     '活动经费支出第2号不成立：第1号金额为5元; 金额-4元，日期2025-05-01，冲销第1号。')) v (sql, language, said);

-- As a report has it.
SELECT pg_temp.budget(2025), pg_temp.budget(2024, 0), pg_temp.spend(1, 40000), pg_temp.spend(2, 500.55, '2025-06-01'),
  pg_temp.spend(3, -500.55, '2025-06-02', 2);
SELECT is((SELECT array_agg(concat_ws(' ', b.org_id, b.year, b.budget, b.spent, b.remaining, b.percent_spent, b.entries,
                                      b.last_spent_on) ORDER BY b.year) FROM compliance.budget b),
  '{"2 2024 0 0 0 0","2 2025 60000 40000.00 20000.00 66.7 3 2025-06-02"}', 'ASR-06 the budgets');
-- A clerk spends, and cannot write what is spent.
SET ROLE partybuild_clerk;
SELECT is(pg_temp.fails('INSERT INTO party.activity_expenditure (org_id, year, spent_on, amount, purpose)
  VALUES (2, 2025, ''2025-07-01'', ' || amount || ', ''x'')'), said, 'ASR-06 a clerk spends ' || amount)
  FROM (VALUES ('20000', 'accepted'), ('20000.01', '23514 ASR-06')) v (amount, said);
RESET ROLE;

-- Entries of before, when width alone was compared: what is there twice stays, and has its number no third time.
DROP INDEX party."ASR-06 receipt";
CREATE UNIQUE INDEX "ASR-06 receipt" ON party.activity_expenditure (normalize(receipt, NFKC)) WHERE receipt IS NOT NULL;
SELECT pg_temp.spend(51, 1, receipt => 'A-1'), pg_temp.spend(52, 1, receipt => 'a - 1'),
  pg_temp.spend(53, 1, receipt => 'B-1');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
DO $do$ BEGIN
  EXECUTE (SELECT substring(l.body FROM 'DO \$\$.*?END \$\$;') FROM partybuild.layout l
            WHERE l.name = 'supervision_019_receipt');
END $do$;
SELECT is(pg_temp.fails(sql), said, 'ASR-06 entries from before: ' || what)
  FROM (VALUES ('UPDATE party.activity_expenditure SET receipt = receipt', 'accepted', 'they are written as they are'),
    ('SELECT pg_temp.spend(54, 1, receipt => ''Ａ-１'')', '23505 ASR-06 receipt', 'a third is refused'),
    ('SELECT pg_temp.spend(54, 1, receipt => ''b-1'')', '23505 ASR-06 receipt', 'as is one that is there once'),
    ('SELECT pg_temp.spend(54, 1, receipt => ''A-2'')', 'accepted', 'another has a number of its own'))
    v (sql, said, what);
SELECT ok(pg_get_expr(i.indpred, i.indrelid) ~ '52' AND NOT pg_get_expr(i.indpred, i.indrelid) ~ '51|53',
          'ASR-06: only the later of two is left out, by its own number')
  FROM pg_index i WHERE i.indexrelid = 'party."ASR-06 receipt"'::regclass;
SELECT * FROM finish();
ROLLBACK;
