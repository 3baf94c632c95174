-- POS-07 No incompatible posts.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-07', $$SELECT pg_temp.appoint(11009, 11, 'deputy'),
  pg_temp.appoint(11009, 11, 'member', '{organisation}')$$, 'a deputy who is organisation commissioner');
SELECT pg_temp.refuses('POS-07', $$SELECT pg_temp.appoint(11001, 11, 'member', '{discipline}')$$,
  'the secretary as discipline commissioner');
SELECT pg_temp.refuses('POS-07', $$UPDATE party.post SET portfolio = '{discipline}'
  WHERE member_id = 11001$$, 'the secretary with the discipline portfolio');

SELECT * FROM finish();
ROLLBACK;
