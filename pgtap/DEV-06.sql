-- DEV-06 Reviewed every half year.
\ir development.psql
SELECT no_plan();
-- An activist since 10 January 2026.
SELECT $$SELECT pg_temp.file(100, 'activist', later => '2026-01-10' - date '2023-06-01');$$ AS activist \gset
SELECT $$INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on) VALUES (100, 'activist', '%s');$$
  AS review \gset

SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'met', :'activist' || format(:'review', '2026-06-08'), 'in month 5');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'met', :'activist' || format(:'review', '2026-07-10'),
  'on the last day of it');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist' || format(:'review', '2026-07-11'),
  'the day after');
SELECT pg_temp.becomes('DEV-06', 100, '2026-07', 'overdue', :'activist', 'none');

SELECT * FROM finish();
ROLLBACK;
