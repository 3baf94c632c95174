-- POS-10 Portfolios of a branch committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.meets('POS-10', 'SELECT 1', 'all three portfolios');
SELECT pg_temp.reports('POS-10', $$UPDATE party.post SET portfolio = '{youth}'
  WHERE member_id = 11003$$, 'no discipline commissioner');

SELECT * FROM finish();
ROLLBACK;
