-- POS-03 One secretary.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.refuses('POS-03', $$UPDATE party.department SET head_id = 11009 WHERE id = 11;
  SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', partybuild.today())$$, 'two secretaries');
SELECT pg_temp.accepts('POS-03', $$UPDATE party.post SET to_date = '2026-04-01', end_reason = 'transfer',
  end_document_id = 2 WHERE member_id = 11001; UPDATE party.department SET head_id = 11009 WHERE id = 11;
  SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', '2026-04-01')$$, 'one ends the day the other begins');

SELECT * FROM finish();
ROLLBACK;
