-- Closed periods of training and care: whatever changes what a view says of one has it evaluated again (as closed.sql
-- does).
\ir cadre.psql
SELECT no_plan();
RESET partybuild.as_of;
UPDATE compliance.court SET counted_from = '2024-01-01', recorded_from = '2024-01-01';
UPDATE partybuild.rule SET default_mode = 'off' WHERE kind <> 'obligation';
-- 11002 answers for organisation in branch 11 since 1 May 2024, 11010 is a cadre, 11020 secretary of branch 16 for the
-- first time since 1 March 2024. A class over New Year, a meeting that is an activity, study: 56 hours of 2025 in all.
SELECT pg_temp.cadre(1, 11010, '2019-01-01'), pg_temp.hold(900, 11020, 16, 'secretary', '2024-03-01'),
  pg_temp.train(1, 'class', '2024-12-30', '{11002,11010}', 4, 32, '{09:00,17:00}'),
  pg_temp.held(5, 11, 'lecture', '2024-12-31', '20:00', 2, '{11002}'),
  pg_temp.held(1, 11, 'study', '2025-06-02', '09:00', 3, '{11001,11002,11010}'),
  pg_temp.held(2, 11, 'study', '2025-07-02', '09:00', 2, '{11001,11002,11010}'),
  pg_temp.train(2, 'meeting', '2025-06-02', '{11002,11010,11020}', 1, 8, activity => 1),
  pg_temp.train(3, 'class', '2025-09-01', '{11002}', 10, 30), pg_temp.train(4, 'meeting', '2025-10-01', '{}');
INSERT INTO party.care (id, member_id, org_id, kind, cared_on, content)
VALUES (1, 11010, 2, 'work', '2025-05-12', 'x');
\set area '^CAD'
\ir closed.psql
CREATE FUNCTION pg_temp.recorded_late() RETURNS SETOF compliance.period_result LANGUAGE plpgsql AS $$
BEGIN
  PERFORM partybuild.record_cadres(partybuild.today()), pg_temp.close_all();
  PERFORM partybuild.record_cadres('2020-01-01'), pg_temp.close_all();
  RETURN QUERY SELECT * FROM compliance.period_result r WHERE r.rule ~ '^CAD' AND r.subject IN (900, 11002, 11010)
    AND partybuild.last_day(r.period) < '2026-12-01';
END $$;
SELECT is((SELECT string_agg(r.rule || ' ' || r.subject || ' ' || r.period || ' ' || r.status, ', '
                             ORDER BY r.rule, r.subject, r.period)
             FROM compliance.period_result r
            WHERE r.rule ~ '^CAD' AND r.subject IN (900, 11002, 11010)
              AND partybuild.last_day(r.period) < '2026-12-01'),
          'CAD-02 11002 2024 overdue, CAD-02 11002 2025 met, CAD-03 11010 2024 met, CAD-03 11010 2025 met, '
          'CAD-04 11002 2024 not applicable, CAD-04 11002 2025 met, CAD-05 900 2025-03 late, '
          'CAD-06 11010 2024 overdue, CAD-06 11010 2025 met', 'closed: as it was');
SELECT pg_temp.kept(sql, what)
  FROM (VALUES ($$UPDATE party.training SET starts_on = '2025-01-02', ends_on = '2025-01-05' WHERE id = 1$$,
      'a class of the year before that was in this one'),
    ($$UPDATE party.training SET ends_on = '2024-12-31', days = 2, hours = 16 WHERE id = 1$$, 'all of it before'),
    ($$UPDATE party.training SET hours = 31 WHERE id = 1$$, 'fewer hours, in both years'),
    ($$UPDATE party.training SET form = 'meeting' WHERE id = 3$$, 'no class after all'),
    ($$UPDATE party.training SET from_time = '14:00', to_time = '22:00' WHERE id = 2$$,
     'at another time than the study'),
    ($$DELETE FROM party.training WHERE id = 1$$, 'a training taken off record'),
    ($$INSERT INTO party.training_attendance (training_id, member_id) VALUES (4, 11010)$$, 'attended one more'),
    ($$DELETE FROM party.training_attendance WHERE training_id = 1 AND member_id = 11010$$, 'and did not'),
    ($$UPDATE party.training_attendance SET status = 'absent' WHERE training_id = 3$$, 'was absent'),
    ($$UPDATE party.training_attendance SET member_id = 11003 WHERE training_id = 3$$, 'somebody else'),
    ($$UPDATE party.training_attendance SET hours = 1 WHERE training_id = 2 AND member_id = 11002$$, 'fewer hours'),
    ($$UPDATE party.training SET starts_on = '2025-02-28', ends_on = '2025-02-28' WHERE id = 2$$,
     'within twelve months after all'),
    ($$DELETE FROM party.attendance WHERE activity_id = 2 AND member_id = 11002$$, 'less study'),
    ($$UPDATE party.activity SET kind = 'general_meeting' WHERE id = 2$$, 'no study'),
    ('SELECT pg_temp.correct(2, 3, 100)', 'a correction to another day'),
    ($$UPDATE party.activity SET ends_at = '2025-07-02 14:00' WHERE id = 2$$, 'longer study'),
    ($$UPDATE party.post SET to_date = '2025-07-01' WHERE member_id = 11002$$, 'half a year in office'),
    ($$UPDATE party.post SET from_date = '2024-11-01' WHERE member_id = 11002$$, 'in office for two months only'),
    ($$UPDATE party.post SET portfolio = '{youth}' WHERE member_id = 11002$$, 'another portfolio'),
    ($$UPDATE party.post SET title = 'deputy' WHERE id = 900$$, 'no secretary'),
    ($$SELECT pg_temp.hold(901, 11020, 15, 'secretary', '2019-06-01', '2019-07-01')$$, 'not for the first time'),
    ($$UPDATE party.post SET org_id = 15 WHERE id = 900$$, 'of another branch'),
    ($$UPDATE party.member SET ended_on = '2025-07-01', ended_as = 'died' WHERE id = 11010$$, 'a cadre died'),
    ($$UPDATE party.member SET ended_on = '2025-07-01', ended_as = 'died' WHERE id = 11002$$, 'a commissioner died'),
    ($$UPDATE party.member SET admitted_on = '2024-06-01', confirmed_on = '2025-06-01' WHERE id = 11010$$,
     'a cadre admitted later'),
    ($$UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 1 AND member_id = 11010$$,
     'absent from the activity that a training is'),
    ('SELECT pg_temp.correct(1, 3); UPDATE party.attendance SET status = ''absent'', reason = ''ill''
       WHERE activity_id = 3', 'absent from it as the corrected record says'),
    ($$UPDATE party.activity SET ends_at = '2025-01-02 03:00' WHERE id = 5$$, 'longer study over New Year'),
    ($$UPDATE party.training SET activity_id = NULL WHERE id = 2;
       UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 1$$,
     'absent from what is none of the training any more'),
    ($$UPDATE party.cadre SET from_date = '2025-01-02'$$, 'a cadre later'),
    ($$UPDATE party.cadre SET to_date = '2025-12-31'$$, 'a cadre not to the end'),
    ($$SELECT pg_temp.cadre(2, 11011, '2019-01-01')$$, 'another cadre'),
    ('DELETE FROM party.care', 'no care'),
    ($$UPDATE party.care SET cared_on = '2024-05-12'$$, 'care in the year before'),
    ($$SELECT partybuild.record_cadres('2025-01-01')$$, 'recorded from a later day on'),
    ($$SELECT pg_temp.transfer(11010, 12, '2025-06-01')$$, 'a transfer within the year')) v (sql, what);
-- and from an earlier day, once the years between are closed
SELECT is((SELECT string_agg(r.rule || ' ' || r.subject || ' ' || r.period || ' ' || r.status, ', '
                             ORDER BY r.rule, r.subject, r.period)
             FROM pg_temp.recorded_late() r),
          'CAD-02 11002 2024 overdue, CAD-02 11002 2025 met, CAD-03 11010 2024 met, CAD-03 11010 2025 met, '
          'CAD-04 11002 2024 not applicable, CAD-04 11002 2025 met, CAD-05 900 2025-03 late, '
          'CAD-06 11010 2024 overdue, CAD-06 11010 2025 met', 'closed: recorded from today, then from years ago');
SELECT * FROM finish();
ROLLBACK;
