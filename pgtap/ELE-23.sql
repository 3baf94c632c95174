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

-- The superior of election day.
SELECT pg_temp.lists('ELE-23', $$SELECT pg_temp.parted('2024-06-02'),
    pg_temp.ballot(9001, 50, 'consent_document_id = 9050'),
    pg_temp.ballot(9002, 50, 'consent_document_id = 9050', '2024-06-02'),
    pg_temp.ballot(9003, 50, 'consent_document_id = 50', '2024-06-02')$$, '9002:1',
  'cleared by who was no superior any more');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.cleared() RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2024-06-01', 2, 'approval'),
    (9002, 'b', '2024-06-02', 2, 'consent'), (9003, 'c', '2024-06-01', 1, 'consent'),
    (9004, 'd', '2024-06-01', 2, 'notice'), (9005, 'e', '2024-06-01', 2, 'consent');
  SELECT pg_temp.ballot(9000 + n, 50,
      format('consent_document_id = %L::bigint, result = %L, round_of_id = %L::bigint', d, r, o))
    FROM (VALUES (1, 9001, 'valid', NULL), (2, 9002, 'valid', NULL), (3, 9003, 'valid', NULL),
        (4, 9004, 'valid', NULL),
    (5, 9005, 'valid', NULL), (6, NULL, 'valid', NULL), (7, NULL, 'void', NULL), (8, NULL, 'valid', 9001))
    v (n, d, r, o) $$;
SELECT pg_temp.lists('ELE-23', 'SELECT pg_temp.cleared()', '9002:1 9003:1 9004:1 9006:1',
  'ballots whose candidates the superior had not cleared by the day');
SELECT pg_temp.sees('ELE-23', $$SELECT pg_temp.cleared(); DELETE FROM party.election WHERE id IN (9002, 9003, 9004,
    9006);
  SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'branch', 40);
  INSERT INTO party.organisation (id, name, kind) VALUES (42, 'new', 'branch')$$,
  ARRAY[$$UPDATE party.election SET consent_document_id = NULL WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9007$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 9008$$,
    $$UPDATE party.election SET org_id = 41 WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2024-05-31' WHERE id = 9001$$, $$SELECT pg_temp.ballot(9009, 50)$$,
    $$UPDATE party.document SET dated_on = '2024-06-02' WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 1 WHERE id = 9001$$,
    $$UPDATE party.document SET kind = 'notice' WHERE id = 9001$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 50$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET org_id = 42 WHERE org_id = 50$$,
    $$DELETE FROM party.subordination WHERE org_id = 50$$]);

SELECT * FROM finish();
ROLLBACK;
