-- POS-06 Agency secretary is a leader.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-06', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer',
  end_document_id = 2 WHERE org_id = 2; UPDATE party.leader SET member_id = 12004;
  SELECT pg_temp.appoint(12004, 2, 'secretary', '{}', partybuild.today())$$,
  'a party-group member in charge of personnel');
SELECT pg_temp.refuses('POS-06', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer',
  end_document_id = 2 WHERE org_id = 2; SELECT pg_temp.appoint(12004, 2, 'secretary', '{}', partybuild.today())$$,
  'a division head');
SELECT pg_temp.refuses('POS-06', 'UPDATE party.leader SET to_date = partybuild.today()',
  'the secretary leaves the leadership and stays secretary');

SELECT * FROM finish();
ROLLBACK;
