-- ORG-08 Set-up, revocation, adjustment approved.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  UPDATE party.document SET dated_on = '2005-01-01' WHERE id = 80$$, 'approved on the effective day');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  UPDATE party.document SET dated_on = '2005-01-02' WHERE id = 80$$, 'approved a day late');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  DELETE FROM party.organisation_change WHERE org_id = 80$$, 'no approval');
SELECT pg_temp.refuses('ORG-08', $$UPDATE party.organisation SET name = 'renamed'
  WHERE id = 16$$, 'renamed without approval');
SELECT pg_temp.accepts('ORG-08', $$UPDATE party.organisation SET name = 'renamed' WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
  VALUES (16, 'renaming', partybuild.today(), 16)$$, 'renamed with approval');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  UPDATE party.document SET issuer_id = 11 WHERE id = 80$$, 'approved by somebody else');

SELECT * FROM finish();
ROLLBACK;
