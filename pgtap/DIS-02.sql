-- DIS-02 Six months without organisation life.
\ir dues.psql
SELECT no_plan();

-- Branch 11 held a theme day on the 10th of each of these months of 2026, which a member did not attend.
CREATE FUNCTION pg_temp.absent(first int, last int, member bigint DEFAULT 11004, kind text DEFAULT 'theme_day',
  org bigint DEFAULT 11) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(100 * org + i, org, kind, make_date(2026, i, 10), attend => '{11001}')
    FROM generate_series(first, last) i $$;
CREATE FUNCTION pg_temp.attended(
    activity bigint, member bigint, status text DEFAULT 'present', reason text DEFAULT NULL)
  RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.attendance (activity_id, member_id, status, reason)
  VALUES (activity, member, status::party.attendance_status, reason) $$;

SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', 'overdue', 'SELECT pg_temp.absent(4, 9)', 'April to September');
SELECT pg_temp.becomes('DIS-02', 11001, '2026-09', NULL, 'SELECT pg_temp.absent(4, 9)',
  'DIS-02 is met by who attended');
SELECT pg_temp.reports('DIS-02', 'SELECT pg_temp.absent(4, 9)', 'six months');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, 'SELECT pg_temp.absent(4, 9);
  SELECT pg_temp.attended(1109, 11004)', 'attended in the sixth');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 9);
  SELECT pg_temp.attended(1107, 11004, 'absent', 'in hospital')$$, 'a reason for one of them');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', 'overdue', $$SELECT pg_temp.absent(4, 9);
  SELECT pg_temp.attended(1107, 11004, 'absent', '　')$$, 'a reason that is blank');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', 'overdue', $$SELECT pg_temp.absent(4, 9);
  SELECT pg_temp.attended(1107, 11004, 'absent')$$, 'absent without a reason');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 9);
  SELECT pg_temp.absent(9, 9, kind => 'lecture', org => 12); SELECT pg_temp.attended(1209, 11004)$$,
  'attended another branch''s lecture');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 6);
  SELECT pg_temp.absent(8, 9)$$, 'nothing was held in one of them');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 9, kind => 'committee_meeting')$$,
  'meetings of the committee only');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$INSERT INTO party.party_group (id, org_id, name, from_date)
    VALUES (1, 11, 'g', '2020-01-01');
  INSERT INTO party.activity (org_id, kind, status, starts_at, ends_at, chair_id, recorder_id, group_id, theme, content)
  SELECT 11, 'group_meeting', 'held', d, d + interval '1 hour', 11001, 11001, 1, 'x', 'y'
    FROM generate_series('2026-04-10 09:00', '2026-09-10 09:00', interval '1 month') d$$, 'meetings of a group only');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 9);
  UPDATE party.activity SET status = 'planned' WHERE id = 1104$$, 'one of them was not held');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 9);
  SELECT pg_temp.correct(1104, 1, -30)$$, 'one of them was held in another month');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 9);
  SELECT pg_temp.correct(1104, 1, 0, '{11001,11004}')$$, 'by the corrected record he attended');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', NULL, $$SELECT pg_temp.absent(4, 9);
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 11004$$, 'a suspended member');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-11', 'due', 'SELECT pg_temp.absent(6, 10)',
  'five months, and it goes on');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', 'due', 'SELECT pg_temp.absent(8, 10)', 'the reminder after three');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-02', NULL, 'SELECT pg_temp.absent(9, 11)', 'two, and the third goes on');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', NULL, 'SELECT pg_temp.absent(8, 11);
  SELECT pg_temp.attended(1111, 11004)', 'attended in the month under way');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', NULL, $$SELECT pg_temp.absent(8, 11);
  SELECT pg_temp.attended(1111, 11004, 'absent', 'ill')$$, 'a reason in the month under way');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', 'due', 'SELECT pg_temp.absent(7, 11);
  SELECT pg_temp.attended(1107, 11004)', 'others attended in the month under way, and he before the three');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', 'due', $$SELECT pg_temp.absent(8, 11);
  SELECT pg_temp.attended(1111, 11004, 'absent')$$, 'absent without a reason in the month under way');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', x.status, format($$SELECT pg_temp.absent(8, 10);
  SELECT pg_temp.held(1, 11, 'study', %L, attend => '{11004}')$$, x.day), 'attended on ' || x.day)
  FROM (VALUES ('2026-11-01', NULL), ('2026-11-24', NULL), ('2026-11-25', 'due')) x (day, status);
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', NULL, $$SELECT pg_temp.absent(8, 10);
  SELECT set_config('partybuild.as_of', '2026-12-01', true)$$, 'three months, and nothing was held in the fourth');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-08', NULL, 'SELECT pg_temp.absent(4, 8)', 'five months, and no sixth');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', 'due', $$SELECT pg_temp.absent(8, 10);
  SELECT set_config('partybuild.as_of', '2026-11-01', true)$$, 'on the first day after three');
SELECT pg_temp.becomes('DIS-02', 11004, '2027-01', NULL, $$SELECT pg_temp.absent(8, 10);
  SELECT set_config('partybuild.as_of', '2026-10-31', true)$$, 'on the last day of the third');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', 'late', $$SELECT pg_temp.absent(4, 9);
  INSERT INTO party.self_withdrawal (member_id, decided_on) VALUES (11004, '2026-10-01')$$, 'six months, and decided');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', 'overdue', $$SELECT pg_temp.absent(4, 9);
  INSERT INTO party.self_withdrawal (member_id, decided_on) VALUES (11004, '2026-09-30')$$, 'decided before the end');
SELECT pg_temp.becomes('DIS-02', 11004, '2026-09', 'overdue', $$SELECT pg_temp.absent(4, 9);
  UPDATE party.member SET ended_on = '2026-10-01', ended_as = 'died' WHERE id = 11004$$, 'ended after six months');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('DIS-02', 11004, '2026-09', '1 by 2026-09-30, from 2026-06-22', 'SELECT pg_temp.absent(4, 9)');
-- Branch 31 has 10 members, and another day in each month.
SELECT $$ SELECT pg_temp.organise(31, 'branch', 2, 10);
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at)
  SELECT 500 + i, 31, 'study', 'held', make_date(2026, i, 1) + time '09:00', make_date(2026, i, 1) + time '10:00'
    FROM generate_series(1, 9) i;
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at)
  VALUES (500, 31, 'study', 'held', '2025-12-31 09:00', '2025-12-31 10:00');
  SELECT pg_temp.attended(500 + i, m.id) FROM generate_series(0, 9) i, party.member m
   WHERE m.id BETWEEN 31001 AND 31010 AND i <> ALL (CASE m.id
     WHEN 31001 THEN '{1,2,3,4,5,6}' WHEN 31002 THEN '{0,1,2,3,4,5}' WHEN 31003 THEN '{1,2,4,5,6}'
     WHEN 31004 THEN '{4,5,6,7,8,9}' WHEN 31005 THEN '{4,5,6,7,8,9}' WHEN 31006 THEN '{4,5,6,7,8,9}'
     WHEN 31007 THEN '{4,5,6,7,8,9}' WHEN 31008 THEN '{2,3,4,5,6,7}' ELSE '{}' END::int[]);
  UPDATE party.membership SET from_date = '2026-04-01' WHERE member_id = 31004;
  UPDATE party.membership SET from_date = '2026-04-02' WHERE member_id = 31005;
  UPDATE party.membership SET to_date = '2026-09-02' WHERE member_id = 31006;
  UPDATE party.membership SET to_date = '2026-09-01' WHERE member_id = 31007;
  UPDATE party.member SET ended_on = '2026-07-31', ended_as = 'died' WHERE id = 31008;
  INSERT INTO party.self_withdrawal (member_id, decided_on) VALUES (31001, '2026-07-01'), (31004, '2026-09-30') $$
  AS members \gset
SELECT pg_temp.owes('DIS-02', :'members', '{"31001 2026-01 2026-04-01 2026-07-01","31004 2026-04 2026-07-01 2026-10-01",
  "31006 2026-04 2026-07-01 2026-10-01"}', 'by the first month, in the branch of the day');
SELECT pg_temp.counts('DIS-02', :'members', '{"31001 2026-01 2026-07-01"}', 'what was decided after six months');
SELECT pg_temp.owes('DIS-02', :'members' || $$; UPDATE compliance.court SET counted_from = '2025-12-31' $$,
  '{"31001 2026-01 2026-04-01 2026-07-01","31002 2025-12 2026-03-01 2026-06-01","31004 2026-04 2026-07-01 2026-10-01",
  "31006 2026-04 2026-07-01 2026-10-01"}', 'what was held from the first day that is counted on');

SELECT * FROM finish();
ROLLBACK;
