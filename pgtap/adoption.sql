-- A court begins: adoption_plan() says what its records can show, apply_adoption_plan() orders what is left of it.
\ir life.psql
SELECT no_plan();
CREATE TABLE public.loc_reading (org_id bigint, day date);
CREATE INDEX ON public.loc_reading (org_id, day);
CREATE VIEW party_rule.loc_reading_owed AS
  SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
    FROM party.organisation o WHERE o.id BETWEEN 11 AND 14;
CREATE VIEW party_rule.loc_reading_done AS
  SELECT r.org_id AS subject, r.day AS on_date, 'x'::text AS reference FROM public.loc_reading r;
SELECT partybuild.add_obligation('LOC-1', 'party_rule.loc_reading_owed', 'party_rule.loc_reading_done', 'quarter', 'x',
  'x', 'x', grace => 5);
-- Each rule's proposal: mode, day, cause, found and branches, owed and on record.
CREATE FUNCTION pg_temp.planned(rule text, org bigint DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws('|', p.mode, p.count_from, p.cause, p.found || ' in ' || p.branches, p.evidenced || ' of ' || p.owed)
    FROM partybuild.adoption_plan(org) p WHERE p.rule = planned.rule $$;
SELECT is((SELECT count(*) FROM partybuild.adoption_plan()), (SELECT count(*) FROM partybuild.rule), 'a row a rule');
SELECT is((SELECT string_agg(p.rule, ' ') FROM partybuild.adoption_plan() p
            WHERE p.cause_zh IS NULL OR p.cause_en IS NULL OR p.why_zh IS NULL OR p.why_en IS NULL OR p.mode IS NULL),
          NULL, 'each says what there is and why, in both languages');
SELECT is((SELECT string_agg(p.rule, ' ' ORDER BY p.rule) FROM partybuild.adoption_plan() p
            WHERE p.cause = 'held otherwise'),
          (SELECT string_agg(r.code, ' ' ORDER BY r.code) FROM partybuild.rule r WHERE r.view IS NULL),
          'what has no view is held otherwise');

-- Obligations: four branches owe three quarters of 2026.
SELECT is(pg_temp.planned('LOC-1'), 'off|no records|4 in 4|0 of 12', 'nothing on record');
INSERT INTO public.loc_reading VALUES (15, '2026-02-01'), (11, '2024-02-01');
SELECT is(pg_temp.planned('LOC-1'), 'off|nothing counts|4 in 4|0 of 12', 'nothing that counts');
INSERT INTO public.loc_reading VALUES (11, '2026-02-01');
SELECT is(pg_temp.planned('LOC-1'), 'off|few records|4 in 4|1 of 12', 'of one in four');
INSERT INTO public.loc_reading VALUES (11, '2026-05-01'), (12, '2026-05-01'), (11, '2026-08-01'), (12, '2026-08-01'),
  (13, '2026-08-01');
SELECT is(pg_temp.planned('LOC-1'), 'report|2026-04-01|recorded since|3 in 3|6 of 12', 'since a quarter: two lack');
INSERT INTO public.loc_reading VALUES (12, '2026-02-01');
SELECT is(pg_temp.planned('LOC-1'), 'report|broken|2 in 2|7 of 12', 'one or two at a time are faults');
INSERT INTO public.loc_reading SELECT b, d::date FROM generate_series(11, 14) b,
  unnest('{2026-02-01,2026-05-01,2026-08-01}'::date[]) d;
SELECT is(pg_temp.planned('LOC-1'), 'report|kept|0 in 0|12 of 12', 'kept');
-- what has been closed is not read anew
SELECT count(*) > 0 AS closed FROM partybuild.close_next('LOC-1') \gset
SELECT is(pg_temp.planned('LOC-1'), 'report|kept|0 in 0|12 of 12', 'and closed');
DELETE FROM public.loc_reading WHERE day < '2026-04-01';

-- What is held on a day; what is not.
SELECT pg_temp.unasked('LIF-06', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-30'),
  pg_temp.held(2, 12, 'theme_day', '2026-05-01') $$);
SELECT is(pg_temp.planned('LIF-06'), 'reject|broken|2 in 2', 'two are faults');
SELECT pg_temp.unasked('LIF-06', $$ SELECT pg_temp.held(3, 13, 'theme_day', '2026-03-10') $$);
SELECT is(pg_temp.planned('LIF-06'), 'trial|2026-11-24|not recorded|3 in 3', 'three in half of the branches are not');
SELECT pg_temp.unasked('LIF-20', $$ SELECT pg_temp.held(100 + n, 11, 'study', date '2026-01-05' + n, '15:00')
  FROM generate_series(1, 9) n; UPDATE party.activity SET recorder_id = 12001 WHERE id > 100 $$);
SELECT is(pg_temp.planned('LIF-20'), 'reject|broken|9 in 1', 'nine in a branch are faults');
SELECT pg_temp.unasked('LIF-20', $$ SELECT pg_temp.held(110, 11, 'study', '2026-01-15', '15:00');
  UPDATE party.activity SET recorder_id = 12001 WHERE id > 100 $$);
SELECT is(pg_temp.planned('LIF-20'), 'reject|2026-11-24|often|10 in 1', 'ten are its way of recording');
SELECT is(pg_temp.planned('LIF-20', 12), 'reject|kept|0 in 0', 'another branch');
SELECT is(pg_temp.planned('LIF-20', 2), 'reject|2026-11-24|often|10 in 1', 'all below the committee');
-- a view that cannot be read hides no other
CREATE VIEW party_rule.loc_2 AS SELECT o.id AS subject, o.id AS org_id, (1 / (o.id - o.id))::numeric AS magnitude,
  '{}'::jsonb AS args FROM party.organisation o;
SELECT partybuild.add_rule('LOC-2', 'party_rule.loc_2', 'organisation', 'x', 'x', 'x', 'x', 'x', mode => 'report');
SELECT is(pg_temp.planned('LOC-2'), 'report|unreadable', 'unreadable');
SELECT partybuild.retire_rule('LOC-2');

-- The plan is applied, less what the DBA took out of it.
CREATE TABLE public.plan AS
  SELECT * FROM partybuild.adoption_plan() p WHERE p.rule IN ('LOC-1', 'LIF-06', 'LIF-20', 'ORG-01');
UPDATE public.plan SET count_from = '2026-04-02' WHERE rule = 'LOC-1';
CREATE FUNCTION pg_temp.applied(org bigint DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', a.rule, a.org_id, a.mode, a.count_from, CASE WHEN a.changed THEN 'new' END,
                              a.findings), ', ')
    FROM partybuild.apply_adoption_plan('public.plan', 'order 1', '2027-03-31', 11001) a $$;
SELECT is(pg_temp.status('LOC-1', 11, '2026Q1'), 'overdue', 'owed before');
SELECT is(pg_temp.applied(), 'LIF-06 trial 2026-11-24 new 0, LIF-20 reject 2026-11-24 new 0, '
  'LOC-1 report 2026-04-02 new 0, ORG-01 reject 0', 'put into force');
CREATE TEMPORARY TABLE ordered AS SELECT p.* FROM partybuild.policy p;
SELECT is((SELECT string_agg(concat_ws(' ', p.rule, p.mode, p.from_date, p.to_date, p.ordered_by), ', '
                             ORDER BY p.rule, p.from_date) FROM ordered p),
  'LIF-06 off -infinity 2026-11-24 order 1, LIF-06 trial 2026-11-24 order 1, LIF-20 off -infinity 2026-11-24 order 1, '
  'LOC-1 off -infinity 2026-07-06 order 1', 'off until it counts, by the document');
SELECT is(pg_temp.applied(), 'LIF-06 trial 2026-11-24 0, LIF-20 reject 2026-11-24 0, LOC-1 report 2026-04-02 0, '
  'ORG-01 reject 0', 'applied again it changes nothing');
SELECT is((SELECT count(*) FROM (TABLE ordered EXCEPT TABLE partybuild.policy) x)
          + (SELECT count(*) FROM partybuild.order_history), 0::bigint, 'nor is anything replaced');
SELECT is(pg_temp.status('LOC-1', 11, v.period), v.status, v.period || ' is ' || v.status)
  FROM (VALUES ('2026Q1', 'not applicable'), ('2026Q2', 'not applicable'), ('2026Q3', 'met')) v (period, status);
SELECT is(pg_temp.planned('LIF-06'), 'trial|ordered|3 in 3', 'what is ordered stays in the next plan');
-- what was closed is counted no more
SELECT count(*) FROM partybuild.close_next('LOC-1') \g /dev/null
SELECT is((SELECT r.status FROM compliance.period_result r
            WHERE r.rule = 'LOC-1' AND r.subject = 11 AND r.period = '2026Q1'), 'not applicable', 'closed periods too');
-- a branch that has records, where all others are off
UPDATE public.plan SET mode = 'off', count_from = NULL WHERE rule = 'LOC-1';
INSERT INTO public.plan (rule, org_id, mode) VALUES ('LOC-1', 12, 'report');
SELECT pg_temp.applied() \g /dev/null
SELECT is(pg_temp.status('LOC-1', b, '2026Q1') || ' ' || pg_temp.status('LOC-1', b, '2026Q3'), s, 'branch ' || b)
  FROM (VALUES (11, 'not applicable not applicable'), (12, 'overdue met')) v (b, s);
-- what is closed follows
SELECT count(*) FROM partybuild.close_next('LOC-1') \g /dev/null
SELECT pg_temp.applied() \g /dev/null
SELECT is((SELECT string_agg(concat_ws(' ', f.rule, f.subject, f.origin, f.deadline, f.responsible_id), ', ')
             FROM party.finding f WHERE f.rule = 'LOC-1' AND f.closed_on IS NULL),
          'LOC-1 12 adoption 2027-03-31 11001', 'what is found is adopted');
UPDATE public.plan SET count_from = '2026-07-01' WHERE org_id = 12;
SELECT pg_temp.applied() \g /dev/null
SELECT is(pg_temp.status('LOC-1', 12, '2026Q2') || ' ' || pg_temp.status('LOC-1', 12, '2026Q3'), 'not applicable met',
  'the branch counts from a day of its own');

-- Whole periods, with their days of grace.
SELECT is(partybuild.counts_after(rule, day), until, rule || ' from ' || day)
  FROM (VALUES ('LOC-1', date '2026-04-01', date '2026-04-06'), ('LOC-1', '2026-04-02', '2026-07-06'),
               ('LOC-1', '2026-06-30', '2026-07-06'), ('LIF-06', '2026-06-30', '2026-06-30'),
               ('ORG-01', '2026-06-30', NULL), ('LOC-1', NULL, NULL)) v (rule, day, until);

-- What is not applicable is refused by its row, and nothing is done.
CREATE FUNCTION pg_temp.refused(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  state text;
  message text;
  detail text;
BEGIN
  BEGIN
    EXECUTE change;
    PERFORM pg_temp.applied();
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
  END;
  RETURN concat_ws('|', state, message, nullif(detail, ''));
END $$;
SET partybuild.language = 'en';
SELECT is(pg_temp.refused(change), wanted, change)
  FROM (VALUES
    ($$INSERT INTO public.plan (rule, mode) VALUES ('XXX-1', 'off')$$,
     '42704|rule "XXX-1" does not exist|The row of the plan: rule XXX-1, organisation null.'),
    ($$INSERT INTO public.plan (rule, mode) VALUES ('LOC-2', 'off')$$,
     '42704|rule "LOC-2" does not exist|The row of the plan: rule LOC-2, organisation null.'),
    ($$INSERT INTO public.plan (rule, org_id, mode) VALUES ('LIF-06', 99, 'off')$$,
     '23503|organisation 99 does not exist|The row of the plan: rule LIF-06, organisation 99.'),
    ($$UPDATE public.plan SET mode = 'maybe' WHERE rule = 'LIF-06'$$,
     '22023|unknown mode "maybe"|The row of the plan: rule LIF-06, organisation null.'),
    ($$UPDATE public.plan SET mode = NULL WHERE rule = 'LIF-06'$$,
     '22023|unknown mode "null"|The row of the plan: rule LIF-06, organisation null.'),
    ($$UPDATE public.plan SET mode = 'reject' WHERE org_id = 12$$,
     '22023|LOC-1 is an obligation: what was not done cannot be refused|'
     'The row of the plan: rule LOC-1, organisation 12.'),
    ($$UPDATE public.plan SET count_from = '2026-11-25' WHERE rule = 'LIF-20'$$,
     '22023|nothing can be counted from 2026-11-25|The row of the plan: rule LIF-20, organisation null.'),
    ($$UPDATE public.plan SET count_from = '-infinity' WHERE rule = 'LIF-20'$$,
     '22023|nothing can be counted from -infinity|The row of the plan: rule LIF-20, organisation null.'),
    ($$UPDATE public.plan SET count_from = '2026-11-23' WHERE rule = 'ORG-01'$$,
     '22023|rule ORG-01 is about no day to count from|The row of the plan: rule ORG-01, organisation null.'),
    ($$INSERT INTO public.plan (rule, mode) VALUES ('LIF-06', 'off')$$,
     '21000|the plan has rule LIF-06 twice for an organisation|Organisation null.'),
    ($$ALTER TABLE public.plan DROP count_from$$, '42703|table public.plan has no column "count_from"'))
       v (change, wanted);
SET partybuild.language = 'zh';
SELECT is(pg_temp.refused($$UPDATE public.plan SET count_from = '2026-11-23' WHERE rule = 'ORG-01'$$),
  '22023|规则ORG-01不涉及具体日期，不能规定起算日|方案中的行：规则ORG-01，组织null。', 'in Chinese');
RESET partybuild.language;
SELECT throws_ok($$SELECT * FROM partybuild.apply_adoption_plan('public.plan', '', '2027-03-31')$$, '22023', NULL,
  'an order has a document');
SELECT throws_ok($$SELECT * FROM partybuild.apply_adoption_plan('public.plan', 'order 2', '2026-11-24')$$, '22023',
  NULL, 'the deadline is to come');
SELECT throws_ok($$SELECT * FROM partybuild.apply_adoption_plan(NULL, 'order 2', '2027-03-31')$$, '22004', NULL,
  'there is a plan');
SELECT throws_ok($$SELECT * FROM partybuild.adoption_plan(99)$$, '23503', NULL, 'no such organisation');

-- Who may.
GRANT SELECT ON public.plan TO partybuild_admin;
SET ROLE partybuild_auditor;
SELECT lives_ok('SELECT * FROM partybuild.adoption_plan()', 'an auditor plans');
SELECT throws_ok($$SELECT * FROM partybuild.apply_adoption_plan('public.plan', 'order 5', '2027-03-31')$$, '42501',
  NULL, 'and applies nothing');
SET ROLE partybuild_reader;
SELECT throws_ok('SELECT * FROM partybuild.adoption_plan()', '42501', NULL, 'a reader does not');
SET ROLE partybuild_admin;
SELECT lives_ok($$SELECT * FROM partybuild.apply_adoption_plan('public.plan', 'order 5', '2027-03-31')$$,
  'an administrator applies it');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
