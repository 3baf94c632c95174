-- LIF-05 Theme day on the branch's day.
\ir life.psql
SELECT no_plan();

-- Theme days. Mode warn lets the write through: asked by the view.
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-16') $$,
  'the 15th is a Sunday, held on the 16th');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-15') $$, 'on the 15th');
SELECT pg_temp.reports('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-03') $$, 'on the 3rd, no reason');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-03');
  UPDATE party.activity SET off_day_reason = 'flood' $$, 'on the 3rd, with a reason');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-30') $$, 'the 31st in a month of 30');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2024-02-29') $$,
  'the 31st in February of a leap year');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-05-29') $$,
  'the 31st a Sunday at the end of the month, held on the Friday before');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, nth, weekday, from_date)
  VALUES (11, 2, 3, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-11') $$, 'second Wednesday');
SELECT pg_temp.reports('LIF-05', $$ INSERT INTO party.theme_day (org_id, nth, weekday, from_date)
  VALUES (11, 2, 3, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-18') $$,
  'third Wednesday instead of the second');
SELECT pg_temp.accepts('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-03'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'a warning lets the write through');

SELECT * FROM finish();
ROLLBACK;
