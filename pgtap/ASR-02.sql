-- ASR-02 The six steps of a year.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.step(step text, day date, year int DEFAULT 2025, org bigint DEFAULT 2) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.work_step (org_id, year, step, done_on, content)
  VALUES (org, year, step::party.year_step, day, 'as decided') $$;
-- All of 2025, in order.
CREATE FUNCTION pg_temp.all_steps() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.step('plan', '2025-02-10'), pg_temp.step('deployment', '2025-03-01'),
    pg_temp.step('measures', '2025-04-01'), pg_temp.step('check', '2025-09-01'),
    pg_temp.step('implementation', '2025-11-01'), pg_temp.step('summary', '2026-01-15') $$;
CREATE FUNCTION pg_temp.move(step text, day date) RETURNS void LANGUAGE sql AS $$
  UPDATE party.work_step SET done_on = day WHERE work_step.step = move.step::party.year_step $$;

-- Due at three days: the plan, four steps within the year, the summary.
SELECT pg_temp.becomes('ASR-02', 2, p, 'met', 'SELECT pg_temp.all_steps()', 'all in order, ' || p)
  FROM unnest('{2025-03,2025-12,2026-01}'::text[]) p;
SELECT pg_temp.becomes('ASR-02', 2, p, 'overdue', 'SELECT', 'nothing, ' || p)
  FROM unnest('{2025-03,2025-12,2026-01}'::text[]) p;
SELECT pg_temp.becomes('ASR-02', 2, period, status, 'SELECT pg_temp.all_steps(); ' || sql, what)
  FROM (VALUES ('2025-03', 'met', $$SELECT pg_temp.move('deployment', '2025-04-01'), pg_temp.move('plan',
    '2025-03-31')$$,
     'a plan on 31 March'),
    ('2025-03', 'late', $$SELECT pg_temp.move('deployment', '2025-04-01'), pg_temp.move('plan', '2025-04-01')$$,
     'a plan on 1 April'),
    ('2025-03', 'met', $$SELECT pg_temp.move('plan', '2024-12-20')$$, 'a plan made before the year begins'),
    ('2025-03', 'met', $$SELECT pg_temp.move('plan', '2025-03-01')$$, 'plan and deployment on one day'),
    ('2025-03', 'overdue', $$SELECT pg_temp.move('plan', '2025-03-02')$$, 'a plan after the deployment'),
    ('2025-12', 'met', $$SELECT pg_temp.move('plan', '2025-03-02')$$, 'which is in order itself'),
    ('2025-03', 'overdue', $$SELECT pg_temp.move('plan', '2026-01-16')$$, 'a plan after the summary'),
    ('2025-03', 'met', $$SELECT pg_temp.step('summary', '2025-01-15', 2024)$$, 'after the summary of another year'),
    ('2025-12', 'overdue', $$DELETE FROM party.work_step WHERE step = 'check'$$, 'no check'),
    ('2026-01', 'met', $$DELETE FROM party.work_step WHERE step = 'check'$$, 'a summary without a check before it'),
    ('2025-12', 'met', $$SELECT pg_temp.move('implementation', '2025-12-31')$$, 'carried out on the last day'),
    ('2025-12', 'late', $$SELECT pg_temp.move('implementation', '2026-01-01')$$, 'a day late'),
    ('2025-12', 'met', $$SELECT pg_temp.move('deployment', '2025-01-01'), pg_temp.move('plan', '2025-01-01')$$,
     'deployed on the first day'),
    ('2025-12', 'overdue', $$SELECT pg_temp.move('deployment', '2024-12-31'), pg_temp.move('plan', '2024-12-31')$$,
     'deployed before the year began'),
    ('2026-01', 'met', $$SELECT pg_temp.move('summary', '2026-01-31')$$, 'a summary on 31 January'),
    ('2026-01', 'late', $$SELECT pg_temp.move('summary', '2026-02-01')$$, 'a summary on 1 February'),
    ('2026-01', 'overdue', $$DELETE FROM party.work_step WHERE step = 'summary'$$, 'none'),
    ('2025-12', 'overdue', $$UPDATE party.work_step SET org_id = 18$$, 'another organisation''s'),
    ('2025-03', 'overdue', $$UPDATE party.work_step SET year = 2024$$, 'those of another year'),
    ('2025-03', NULL, $$UPDATE party.organisation SET active_on = '2025-01-02' WHERE id = 2$$,
     'active from the second day of the year on'),
    ('2025-03', 'met', $$UPDATE party.organisation SET active_on = '2025-01-01' WHERE id = 2$$, 'from the first'),
    ('2025-03', NULL, $$UPDATE party.organisation SET revoked_on = '2025-12-31' WHERE id = 2$$,
     'revoked on the last day of the year'),
    ('2026-01', 'met', $$UPDATE party.organisation SET revoked_on = '2026-01-01' WHERE id = 2$$, 'on the day after'),
    ('2025-03', NULL, $$UPDATE compliance.court SET counted_from = '2025-01-02'$$, 'counted from the second day on'),
    ('2025-03', 'met', $$UPDATE compliance.court SET counted_from = '2025-01-01'$$, 'counted from the first'),
    ('2025-03', NULL, $$UPDATE party.supervision_record SET recorded_from = '2025-01-02'$$, 'recorded later'))
    v (period, status, sql, what);
SELECT pg_temp.due('ASR-02', 2, '2026-03', '1 by 2026-03-31, from 2026-03-01');
SELECT pg_temp.due('ASR-02', 2, '2026-12', '4 by 2026-12-31, from 2026-12-01');
SELECT pg_temp.due('ASR-02', 2, '2027-01', '1 by 2027-01-31, from 2027-01-01');
SELECT pg_temp.becomes('ASR-02', 2, '2026-12', status, sql, what)
  FROM (VALUES ('upcoming', 'SELECT', 'in November'),
    ('due', $$SET LOCAL partybuild.as_of = '2026-12-01'$$, 'in the last month'),
    ('overdue', $$SET LOCAL partybuild.as_of = '2027-01-01'$$, 'and when it is over')) v (status, sql, what);
SELECT pg_temp.becomes('ASR-02', 2, '2026-06', status,
    'SELECT partybuild.set_param(''ASR-02'', ''plan'', 6, ''2020-01-01'', ''order'')' || sql, what)
  FROM (VALUES ('overdue', '', 'where plans are due by June'), ('met', $$; SELECT pg_temp.step('plan', '2026-06-30',
    2026)$$,
    'and made by then')) v (status, sql, what);
SELECT pg_temp.reports('ASR-02', 'SELECT', 'nothing');
SELECT is((SELECT array_agg(DISTINCT e.subject) FROM party_rule.asr_02_evaluation e), '{2}',
  'ASR-02 asks the agency committee');
SELECT pg_temp.owes('ASR-02', $$SELECT pg_temp.organise(30, 'basic_committee', 1, 0, '2025-01-01')$$,
  '{"30 30 2025 check 2025-01-01 2026-01-01","30 30 2025 deployment 2025-01-01 2026-01-01",'
  '"30 30 2025 implementation 2025-01-01 2026-01-01","30 30 2025 measures 2025-01-01 2026-01-01",'
  '"30 30 2025 plan 2025-01-01 2025-04-01","30 30 2025 summary 2025-01-01 2026-02-01",'
  '"30 30 2026 check 2026-01-01 2027-01-01","30 30 2026 deployment 2026-01-01 2027-01-01",'
  '"30 30 2026 implementation 2026-01-01 2027-01-01","30 30 2026 measures 2026-01-01 2027-01-01",'
  '"30 30 2026 plan 2026-01-01 2026-04-01","30 30 2026 summary 2026-01-01 2027-02-01"}', 'each step of each year');
SELECT pg_temp.counts('ASR-02', $$SELECT pg_temp.step('plan', '2025-06-01'), pg_temp.step('measures', '2025-06-01'),
    pg_temp.step('check', '2025-07-01'), pg_temp.step('summary', '2025-05-01'), pg_temp.step('check', '2024-03-01',
      2024),
    pg_temp.step('plan', '2025-06-02', org => 18)$$,
  '{"18 2025 plan 2025-06-02","2 2024 check 2024-03-01","2 2025 summary 2025-05-01"}',
  'what nothing that comes after it was done before');
SELECT matches(pg_temp.verdict('SELECT pg_temp.all_steps(); ' || c), '^' || s, 'ASR-02 refuses: ' || c)
  FROM (VALUES ($$SELECT pg_temp.step('plan', '2025-03-01')$$, '23505'),
    ($$UPDATE party.work_step SET content = '　'$$, '23514'), ('UPDATE party.work_step SET year = 9999', '23514'),
    ('UPDATE party.work_step SET year = 1920', '23514'),
    ($$UPDATE party.work_step SET done_on = 'infinity' WHERE step = 'plan'$$, '23514'),
    ($$SELECT pg_temp.step('dinner', '2025-03-01', 2024)$$, '22P02')) v (c, s);
SELECT is(enum_range(NULL::party.year_step)::text, '{plan,deployment,measures,check,implementation,summary}',
  'ASR-02 six steps, in this order');
SELECT * FROM finish();
ROLLBACK;
