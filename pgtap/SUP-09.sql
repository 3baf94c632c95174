-- SUP-09 Criticism notice.
\ir assessment.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.notice(day date, year integer DEFAULT 2025,
  org bigint DEFAULT 11) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.criticism_notice (year, org_id, noticed_on, reason) VALUES (year, org, day, 'perfunctory') $$;
-- published on 1 February 2026, so the sixtieth day is 2 April
SELECT pg_temp.becomes('SUP-09', 11, '2026-04', status, 'SELECT pg_temp.assessed(''{"11": 45}'')' || sql, what)
  FROM (VALUES ('met', $$, pg_temp.notice('2026-03-03')$$, 'a notice in 30 days'),
    ('met', $$, pg_temp.notice('2026-02-01')$$, 'on the day of publication'),
    ('met', $$, pg_temp.notice('2026-04-02')$$, 'on the sixtieth day'),
    ('late', $$, pg_temp.notice('2026-04-03')$$, 'a day more'),
    ('overdue', '', 'none'), ('overdue', $$, pg_temp.notice('2026-03-03', 2024)$$, 'for another year'),
    ('overdue', $$, pg_temp.notice('2026-03-03', 2025, 12)$$, 'of another branch')) v (status, sql, what);
-- by the score, as it stands; by what is serious
SELECT pg_temp.owes('SUP-09', $$SELECT pg_temp.item(1, '2025-03-02', '2025-12-30', serious => true, org => 13),
    pg_temp.item(2, '2025-03-02', '2025-12-31', serious => true, org => 14),
    pg_temp.item(3, '2025-03-02', '2025-12-30', org => 15),
    pg_temp.item(4, '2025-03-02', '2025-12-01', '2025-12-31', serious => true, org => 16),
    pg_temp.assessed('{"11": 40, "12": 41}')$$,
  '{"12 12 2025 2026-02-01 2026-04-03","13 13 2025 2026-02-01 2026-04-03"}',
    'below 60, or with a serious item overdue');
SELECT pg_temp.owes('SUP-09', $$SELECT pg_temp.assessed('{"11": 45}'); SELECT partybuild.decide_appeal(
    partybuild.file_appeal(11, 2025, 'x'), 2, true, (SELECT array_agg(l.loss_id) FROM compliance.assessment_loss l
    WHERE l.kind = 'grade'))$$, '{}', 'nobody who is above it after an appeal');
SELECT pg_temp.counts('SUP-09', $$SELECT pg_temp.notice('2026-03-03'), pg_temp.notice('2026-03-04', 2024, 12)$$,
  '{"11 2025 2026-03-03","12 2024 2026-03-04"}', 'notices by year');
SELECT pg_temp.reports('SUP-09', $$SELECT pg_temp.assessed('{"11": 45}')$$, 'no notice');
SELECT pg_temp.assessed('{"11": 45}');
SELECT is((SELECT e.due_from || ' ' || e.due_on FROM party_rule.sup_09_evaluation e WHERE e.subject = 11),
  '2026-03-03 2026-04-02',
  'SUP-09: reminded of 30 days before');
SET LOCAL ROLE partybuild_clerk;
SELECT lives_ok($$INSERT INTO party.criticism_notice (year, org_id, noticed_on, reason) VALUES (2025, 11,
  '2026-03-03', 'x')$$,
  'SUP-09: a clerk enters a notice');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
