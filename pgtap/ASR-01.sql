-- ASR-01 The Party group hears a report.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.heard(day date, org bigint DEFAULT 2, decisions text DEFAULT 'more staff') RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.report_hearing (org_id, heard_on, topic, decisions) VALUES (org, day, 'Party building',
    decisions) $$;

SELECT pg_temp.becomes('ASR-01', 2, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.heard('2025-11-10')$$, 'heard in November'),
    ('met', $$SELECT pg_temp.heard('2025-01-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.heard('2025-12-31')$$, 'on the last day'),
    ('overdue', 'SELECT', 'none'),
    ('overdue', $$SELECT pg_temp.heard('2024-12-31')$$, 'in the year before'),
    ('overdue', $$SELECT pg_temp.heard('2026-01-01')$$, 'in the year after'),
    ('overdue', $$SELECT pg_temp.heard('2025-11-10', decisions => NULL)$$, 'no decision recorded'),
    ('overdue', $$SELECT pg_temp.heard('2025-11-10', 18)$$, 'the report of another'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-01-02' WHERE id = 2$$,
     'active from the second day on'),
    ('overdue', $$UPDATE party.organisation SET active_on = '2025-01-01' WHERE id = 2$$, 'active from the first'),
    ('not applicable', $$UPDATE party.organisation SET revoked_on = '2025-12-31' WHERE id = 2$$,
     'revoked on the last day'),
    ('not applicable', $$UPDATE party.supervision_record SET recorded_from = '2025-01-02'$$,
     'recorded from the second day on'),
    ('overdue', $$UPDATE party.supervision_record SET recorded_from = '2025-01-01'$$, 'recorded from the first'))
    v (status, sql, what);
SELECT pg_temp.due('ASR-01', 2, '2026', '1 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.reports('ASR-01', 'SELECT', 'none in a year');
SELECT is((SELECT array_agg(DISTINCT e.subject) FROM party_rule.asr_01_evaluation e), '{2}',
  'ASR-01 asks the agency committee');
SELECT pg_temp.owes('ASR-01', $$SELECT pg_temp.organise(30, 'basic_committee', 1, 0, '2021-03-01'),
    pg_temp.organise(31, 'basic_committee', 1);
  INSERT INTO party.organisation (id, name, kind) VALUES (32, 'in preparation', 'basic_committee');
  UPDATE party.organisation SET revoked_on = '2026-01-01' WHERE id = 31$$,
  '{"30 30 2021-03-01","31 31 2020-01-01 2026-01-01"}', 'agency committees, and since when');
SELECT pg_temp.counts('ASR-01', $$SELECT pg_temp.heard('2025-03-01'), pg_temp.heard('2025-03-02', decisions => NULL),
  pg_temp.heard('2025-03-01', 18)$$, '{"18 2025-03-01","2 2025-03-01"}', 'what was decided on');
SELECT matches(pg_temp.verdict(format($$SELECT pg_temp.heard('2025-05-10'); UPDATE party.report_hearing SET %s$$, c)),
    '^' || s, 'ASR-01 refuses: ' || c)
  FROM (VALUES ('topic = ''　''', '23514'), ('topic = NULL', '23502'), ('decisions = '' ''', '23514'),
    ('heard_on = ''infinity''', '23514'), ('heard_on = ''1921-06-30''', '23514'), ('heard_on = NULL', '23502'))
    v (c, s);
-- Where the one row was deleted it is there again.
DELETE FROM party.supervision_record;
SELECT partybuild.record_supervision('2025-03-15');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.supervision_record r), ARRAY[date '2025-03-15'],
  'record_supervision() without a row');
SELECT partybuild.record_supervision('2025-04-01');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.supervision_record r), ARRAY[date '2025-04-01'],
  'record_supervision() again');
SELECT * FROM finish();
ROLLBACK;
