-- DEV-12 Public notice of 5 working days.
\ir development.psql
SELECT no_plan();
-- A meeting on that day after a notice.
CREATE FUNCTION pg_temp.notice(from_day date, last_day date, held date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(100, 'admitted', later => held - '2024-10-22');
  UPDATE party.admission_notice SET from_date = from_day, last_date = last_day WHERE applicant_id = 100 $$;

SELECT pg_temp.accepts('DEV-12', $$SELECT pg_temp.notice('2026-03-02', '2026-03-06', '2026-03-09')$$,
  'Monday to Friday');
SELECT pg_temp.refuses('DEV-12', $$SELECT pg_temp.notice('2026-03-02', '2026-03-05', '2026-03-09')$$, 'to Thursday');
SELECT pg_temp.refuses('DEV-12', $$SELECT pg_temp.notice('2026-02-14', '2026-02-25', '2026-02-26')$$,
  'over the Spring Festival');

SELECT * FROM finish();
ROLLBACK;
