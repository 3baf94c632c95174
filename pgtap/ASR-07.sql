-- ASR-07 On the agency committee's agenda.
\ir supervision.psql
SELECT no_plan();
-- A meeting of the committee, of which it was on the agenda.
CREATE FUNCTION pg_temp.deliberate(id bigint, day date, org bigint DEFAULT 2, kind text DEFAULT 'committee_meeting')
  RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(id, org, kind, day);
  INSERT INTO party.deliberation (activity_id, topic) VALUES (id, 'standards of branches') $$;

SELECT pg_temp.becomes('ASR-07', 2, '2025H1', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.deliberate(1, '2025-03-03')$$, 'in March'), ('overdue', 'SELECT', 'no meeting'),
    ('overdue', $$SELECT pg_temp.held(1, 2, 'committee_meeting', '2025-03-03')$$, 'a meeting on something else'),
    ('met', $$SELECT pg_temp.deliberate(1, '2025-01-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.deliberate(1, '2025-06-30')$$, 'on the last day'),
    ('overdue', $$SELECT pg_temp.deliberate(1, '2025-07-01')$$, 'the day after'),
    ('overdue', $$SELECT pg_temp.deliberate(1, '2024-12-31')$$, 'the day before'),
    ('overdue', $$SELECT pg_temp.deliberate(1, '2025-03-03', 11)$$, 'a branch''s committee'),
    ('overdue', $$SELECT pg_temp.deliberate(1, '2025-03-03', kind => 'study')$$, 'no committee meeting'),
    ('overdue', $$SELECT pg_temp.deliberate(1, '2025-03-03'); UPDATE party.activity SET status = 'planned'$$,
     'not held yet'),
    ('met', $$SELECT pg_temp.deliberate(1, '2025-03-03'), pg_temp.correct(1, 2)$$, 'a meeting that is corrected'),
    ('met', $$SELECT pg_temp.deliberate(1, '2025-03-03'), pg_temp.correct(1, 2), pg_temp.correct(2, 3)$$, 'or twice'),
    ('overdue', $$SELECT pg_temp.deliberate(1, '2025-03-03'), pg_temp.correct(1, 2, 200)$$, 'to the other half year'),
    ('met', $$SELECT pg_temp.deliberate(1, '2025-03-03'), pg_temp.correct(1, 2, 200); DELETE FROM party.attendance
      WHERE activity_id = 2; DELETE FROM party.activity WHERE id = 2$$, 'a correction that is taken back'),
    ('met', $$SELECT pg_temp.held(1, 2, 'committee_meeting', '2025-03-03'); UPDATE party.activity SET status = 'filed';
      INSERT INTO party.deliberation (activity_id, topic) VALUES (1, 'x')$$, 'entered of a filed meeting')) v (status,
        sql, what);
SELECT pg_temp.becomes('ASR-07', 2, '2025H2', 'met', $$SELECT pg_temp.deliberate(1, '2025-09-03')$$, 'in September');
SELECT pg_temp.due('ASR-07', 2, '2026H2', '1 by 2026-12-31, from 2026-12-01');
SELECT pg_temp.reports('ASR-07', 'SELECT', 'none');
SELECT is((SELECT array_agg(DISTINCT e.subject) FROM party_rule.asr_07_evaluation e), '{2}',
  'ASR-07 asks the agency committee');
SELECT pg_temp.counts('ASR-07', $$SELECT pg_temp.deliberate(1, '2025-03-03'), pg_temp.deliberate(2, '2025-04-03', 11),
    pg_temp.deliberate(3, '2025-05-03', kind => 'study'), pg_temp.held(4, 2, 'committee_meeting', '2025-06-03');
  INSERT INTO party.deliberation VALUES (1, 'another')$$, '{"11 2025-04-03","2 2025-03-03"}', 'each meeting once');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.deliberate(1, '2025-03-03'); $$ || c), '^' || s,
  'ASR-07 refuses: ' || c)
  FROM (VALUES ($$UPDATE party.deliberation SET topic = '　'$$, '23514'),
    ($$INSERT INTO party.deliberation VALUES (1, 'standards of branches')$$, '23505'),
    ($$INSERT INTO party.deliberation VALUES (9, 'x')$$, '23503')) v (c, s);
SELECT * FROM finish();
ROLLBACK;
