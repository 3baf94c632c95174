-- DEV-07 A year as an activist.
\ir development.psql
SELECT no_plan();
-- An activist since that day, a development object on that.
CREATE FUNCTION pg_temp.object(activist date, object date, nth bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(nth, 'object', later => activist - '2023-06-01');
  UPDATE party.document SET dated_on = object WHERE id IN (nth * 1000 + 5, nth * 1000 + 6);
  UPDATE party.development_decision SET decided_on = object
   WHERE applicant_id = nth AND kind = 'development_object';
  UPDATE party.opinion SET heard_on = object WHERE applicant_id = nth $$;

SELECT pg_temp.accepts('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-03-01')$$, 'after a year');
SELECT pg_temp.refuses('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-02-28')$$, 'the day before');
SELECT pg_temp.accepts('DEV-07', $$SELECT pg_temp.object('2024-02-29', '2025-03-01')$$,
  'since 29 February: on 1 March');
SELECT pg_temp.refuses('DEV-07', $$SELECT pg_temp.object('2024-02-29', '2025-02-28')$$,
  'since 29 February: on 28 February');
SELECT pg_temp.says('DEV-07', $$SELECT pg_temp.object('2025-03-01', '2026-02-28')$$,
  '"applicant 100" became a development object on 2026-02-28, an activist since 2025-03-01: 2026-03-01 is the first '
  'day on which that can be; “applicant 100”2025-03-01确定为积极分子，2026-02-28即列为发展对象，最早应为2026-03-01');

SELECT * FROM finish();
ROLLBACK;
