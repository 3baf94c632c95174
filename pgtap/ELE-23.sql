-- ELE-23 Candidates cleared beforehand.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-23', 'SELECT pg_temp.elect(50)', 'consent before the election');
SELECT pg_temp.refuses('ELE-23', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9050, 'c', partybuild.today() - 98, 2, 'consent');
  SELECT pg_temp.elect(50, tweak => 'consent_document_id = 9050')$$, 'consent two days after');
SELECT pg_temp.refuses('ELE-23', $$SELECT pg_temp.elect(50, tweak => 'consent_document_id = NULL')$$, 'no consent');
SELECT pg_temp.refuses('ELE-23', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9050, 'c', partybuild.today() - 105, 2, 'consent');
  SELECT pg_temp.elect(50, tweak => 'consent_document_id = 9050'); SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = partybuild.today() - 98
  WHERE id = 9050$$, 'the consent is dated later afterwards');

SELECT * FROM finish();
ROLLBACK;
