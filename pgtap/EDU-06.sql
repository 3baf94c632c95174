-- EDU-06 Study hours of members.
\ir life.psql
SELECT no_plan();

-- Hours, and their share for who joined in the year
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 3) FROM generate_series(1, 11) i $$, '33 hours');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 8) i $$,
  '32 hours exactly');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'overdue', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 5) i;
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, '20 hours');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'due', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 8) i;
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 8 $$, 'absent from one');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$ UPDATE party.member
  SET admitted_on = '2026-03-15', known_from = NULL, confirmed_on = NULL WHERE id = 11005;
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 6) i $$,
  '24 hours for nine full months');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'due', $$ UPDATE party.member
  SET admitted_on = '2026-03-01', known_from = NULL, confirmed_on = NULL WHERE id = 11005;
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 6) i $$,
  '24 hours are short for ten');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'not applicable', $$ UPDATE party.member
  SET admitted_on = '2026-12-02', known_from = NULL, confirmed_on = NULL WHERE id = 11005;
  SELECT set_config('partybuild.as_of', '2026-12-31', true) $$, 'no full month');
SELECT pg_temp.becomes('EDU-06', 11005, '2026', 'met', $$
  SELECT pg_temp.held(i, 11, 'study', make_date(2026, 1, i), hours => 4) FROM generate_series(1, 4) i;
  SELECT pg_temp.transfer(11005, 12, '2026-05-01');
  SELECT pg_temp.held(i + 10, 12, 'study', make_date(2026, 6, i), hours => 4) FROM generate_series(1, 4) i $$,
  'in two branches, moved within the year');
SELECT is((SELECT count(*) FROM party_rule.edu_06_evaluation WHERE subject = 11005 AND period::text = '2026'),
  1::bigint, 'EDU-06 is one obligation a person');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-06', 11005, '2026', '32 by 2026-12-31, from 2026-10-02');
SELECT pg_temp.owes('EDU-06', $$SELECT pg_temp.organise(31, 'branch', 2, 8), pg_temp.organise(32, 'branch', 2);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31002;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 31003;
  UPDATE party.member SET admitted_on = NULL, confirmed_on = NULL WHERE id = 31004;
  UPDATE party.membership SET to_date = '2020-01-01' WHERE member_id IN (31005, 31006, 31008);
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (31005, 32, 'full', '2020-01-01'),
    (31006, 32, 'suspended', '2020-01-01'), (31008, 32, 'probationary', '2020-01-01');
  UPDATE party.member SET ended_on = '2021-01-01', ended_as = 'withdrew', known_from = NULL WHERE id = 31007;
  UPDATE party.membership SET to_date = '2022-01-01' WHERE member_id = 31007;
  UPDATE party.member SET admitted_on = '2015-01-01', confirmed_on = NULL WHERE id = 31002$$,
  '{"31001 2011-01-01","31002 2015-01-01","31005 2011-01-01","31006 2011-01-01 2020-01-01",
    "31007 2011-01-01 2021-01-01","31008 2011-01-01"}', 'members, while they are full or probationary');
SELECT pg_temp.counts('EDU-06', $$SELECT pg_temp.held(n::int, 11, k, '2026-03-08', hours => n::int, attend =>
    '{11005}')
    FROM unnest('{study,discussion,seminar,lecture,theme_day,training,policy_lecture,integrity_education,reading,
    committee_meeting}'::text[]) WITH ORDINALITY u (k, n);
  SELECT pg_temp.held(11, 11, 'study', '2026-03-08', hours => 11, attend => '{11005,11006}'),
    pg_temp.held(12, 11, 'study', '2026-03-08', hours => 1000, attend => '{11006}'),
    pg_temp.held(13, 11, 'study', '2026-03-09', attend => '{11006}');
  UPDATE party.activity SET ends_at = starts_at + interval '80 minutes' WHERE id = 13;
  UPDATE party.attendance SET hours = 2.5 WHERE activity_id = 11 AND member_id = 11005;
  UPDATE party.attendance SET status = 'absent', reason = 'ill' WHERE activity_id = 11 AND member_id = 11006$$,
  ARRAY(SELECT '11005 2026-03-08 ' || h FROM unnest('{1.00,2.00,2.50,3.00,4.00,5.00,6.00,7.00,8.00,9.00}'::text[]) h)
  || '{"11006 2026-03-08 1000.00","11006 2026-03-09 1.33"}'::text[],
      'hours present, as recorded or else as long as it took');

-- Hours that are none.
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.held(1, 11, ''study'', ''2026-03-08'');
  UPDATE party.attendance SET hours = %L WHERE member_id = 11001', h)), 5), w, 'EDU-06 hours: ' || h)
  FROM (VALUES ('NaN', '23514'), ('0', '23514'), ('-1', '23514'), ('745', '23514'), ('744', 'accep'), ('0.5',
    'accep')) v (h, w);
-- Two stretches of membership are two: what he does later moves no year of before.
SELECT pg_temp.owes('EDU-06', $$UPDATE party.membership SET to_date = '2025-06-01' WHERE member_id = 11009;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11009, 11, 'suspended', '2025-06-01'),
    (11009, 12, 'full', '2026-02-01');
  UPDATE party.membership SET to_date = '2026-02-01' WHERE status = 'suspended'$$,
  ARRAY(SELECT '11009 ' || x FROM unnest('{"2011-01-01 2025-06-01","2026-02-01"}'::text[]) x), 'suspended in between');

SELECT * FROM finish();
ROLLBACK;
