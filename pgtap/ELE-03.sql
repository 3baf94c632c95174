-- ELE-03 Delegates' congress only where allowed.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.refuses('ELE-03', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150,
  congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i$$,
  'a congress of delegates with 20 members');
SELECT pg_temp.accepts('ELE-03', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i$$, 'scattered premises, approved');
SELECT pg_temp.refuses('ELE-03', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150,
  scattered = true$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i$$,
  'scattered premises, not approved');
SELECT pg_temp.refuses('ELE-03', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9050, 'c', '2020-01-01', 2, 'approval');
  SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150, scattered = true,
  congress_document_id = 9050$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i;
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET issuer_id = 11
  WHERE id = 9050$$, 'the approval turns out to be somebody else''s');
-- 499 and 500 members below a committee; delegates of them
CREATE FUNCTION pg_temp.congress(members int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_temp.organise(60, 'basic_committee', 1);
  FOR b IN 61..70 LOOP
    PERFORM pg_temp.organise(b, 'branch', 60, CASE b WHEN 61 THEN members - 450 ELSE 50 END);
    PERFORM pg_temp.committee(b);
  END LOOP;
  INSERT INTO party.election (id, org_id, purpose, body, held_on, seats, candidates, delegates, entitled, present,
    issued, returned, valid, result, scrutineer_id, consent_document_id, congress_document_id)
  VALUES (1060, 60, 'renewal', 'delegates_congress', '2025-01-10', 5, 6, 100, 100, 100, 100, 100, 100, 'valid', 61001,
    60, 60);
  INSERT INTO party.delegate SELECT 1060, b * 1000 + i FROM generate_series(61, 70) b, generate_series(1, 10) i;
  INSERT INTO party.teller VALUES (1060, 61002);
END $$;
SELECT pg_temp.accepts('ELE-03', 'SELECT pg_temp.congress(500)', 'a congress for 500 members, approved');
SELECT pg_temp.refuses('ELE-03', 'SELECT pg_temp.congress(499)', 'a congress for 499 members');

SELECT * FROM finish();
ROLLBACK;
