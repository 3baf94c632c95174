-- ELE-19 Vacancies are filled by by-election.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.vacancy(days int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, 5, 6, held => '2026-01-10'),
    pg_temp.seat(50004, 50, 'member', 1050, '2026-01-10', '2029-01-10'),
    pg_temp.seat(50005, 50, 'member', 1050, '2026-01-10', '2029-01-10');
  UPDATE party.post SET to_date = partybuild.today() - days, end_reason = 'transfer', end_document_id = 2
    WHERE member_id = 50005 $$;
SELECT pg_temp.meets('ELE-19', 'SELECT pg_temp.vacancy(90)', 'vacant for 90 days');
SELECT pg_temp.reports('ELE-19', 'SELECT pg_temp.vacancy(91)', 'vacant for 91 days');
SELECT pg_temp.meets('ELE-19', $$SELECT pg_temp.vacancy(91);
  SELECT pg_temp.appoint(50006, 50, 'member', '{}', partybuild.today() - 20)$$, 'filled by a by-election');

SELECT * FROM finish();
ROLLBACK;
