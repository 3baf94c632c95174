-- LIF-06 Theme decided before.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.accepts('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'decided on 2 March, held on 8 March');
SELECT pg_temp.accepts('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-08', '08:00', 1),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'decided on the day');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-09'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'decided on 9 March');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-08') $$, 'by no meeting');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 12, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'by another branch');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2, content = ''
  WHERE id = 1 $$, 'without content');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1;
  SET CONSTRAINTS ALL IMMEDIATE; UPDATE party.activity SET starts_at = '2026-03-10 09:00', ends_at = '2026-03-10 10:00'
  WHERE id = 2 $$, 'the meeting dated anew, after it');

SELECT * FROM finish();
ROLLBACK;
