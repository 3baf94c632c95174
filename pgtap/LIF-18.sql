-- LIF-18 Nothing is held in the future.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.accepts('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', current_date - 1) $$, 'held yesterday');
SELECT pg_temp.refuses('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', current_date + 7) $$, 'held next week');
SELECT pg_temp.accepts('LIF-18', $$ INSERT INTO party.activity (org_id, kind, starts_at, ends_at)
  VALUES (11, 'study', current_date + 7, current_date + 8) $$, 'planned for next week');
SELECT pg_temp.refuses('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', '2004-12-31', attend => '{11001}');
  UPDATE party.attendance SET guest = true $$, 'before the organisation was active');
SELECT matches(pg_temp.verdict($$ INSERT INTO party.activity (org_id, kind, starts_at, ends_at)
  VALUES (11, 'study', '2026-03-01 10:00', '2026-03-01 10:00') $$), '^23514 .*LIF-18',
  'LIF-18 refuses: it ends as it starts');

SELECT * FROM finish();
ROLLBACK;
