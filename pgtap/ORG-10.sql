-- ORG-10 A revoked organisation is empty.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-10', $$SELECT pg_temp.transfer(16000 + i, 11) FROM generate_series(1, 5) i;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (16, 'revocation', partybuild.today(), 16)$$, 'members moved on the day');
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.transfer(16005, 11);
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (16, 'revocation', partybuild.today(), 16)$$, 'four members left');

SELECT * FROM finish();
ROLLBACK;
