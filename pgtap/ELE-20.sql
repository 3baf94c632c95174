-- ELE-20 By-elected serve the rest of the term.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.by_elected(ends date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => '2024-04-10'),
    pg_temp.elect(50, 1, 2, held => '2026-03-10', tweak => $q$purpose = 'by_election'$q$, id => 2050),
    pg_temp.seat(50004, 50, 'member', 2050, '2026-03-10', ends) $$;
SELECT pg_temp.accepts('ELE-20', $$SELECT pg_temp.by_elected('2027-04-10')$$,
  'by-elected to the end of the running term');
SELECT pg_temp.refuses('ELE-20', $$SELECT pg_temp.by_elected('2029-03-10')$$, 'by-elected for three new years');
SELECT pg_temp.accepts('ELE-20', $$SELECT pg_temp.elect(50, held => '2023-12-01'),
  pg_temp.elect(50, 1, 2, held => '2026-11-05', tweak => $q$purpose = 'by_election'$q$, id => 2050),
  pg_temp.seat(50004, 50, 'member', 2050, '2026-11-05', '2026-12-01')$$, 'in the last month of the term');

SELECT * FROM finish();
ROLLBACK;
