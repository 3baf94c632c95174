-- POS-09 Terms are served out.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy');
  UPDATE party.post SET to_date = '2026-01-01', end_reason = 'transfer', end_document_id = 2 WHERE member_id = 11009$$,
  'ended by a transfer with its notice');
SELECT pg_temp.refuses('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy');
  UPDATE party.post SET to_date = '2026-01-01' WHERE member_id = 11009$$, 'ended early without a reason');
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy', '{}', '2020-02-29');
  UPDATE party.post SET to_date = '2023-03-01' WHERE member_id = 11009$$,
  'a term from 29 February that ended on 1 March');

SELECT * FROM finish();
ROLLBACK;
