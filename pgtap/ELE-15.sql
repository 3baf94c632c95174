-- ELE-15 Terms of 5 and 3 years.
\ir election.psql
SELECT no_plan();

SELECT is(party.term_end('2024-04-10', 3), '2027-04-10'::date, 'ELE-15: a term of three years');
SELECT is(party.term_end('2024-02-29', 3), '2027-03-01'::date, 'ELE-15: 29 February ends on 1 March');
SELECT is(party.term_end('2024-02-29', 4), '2028-02-29'::date, 'ELE-15: or on 29 February');
SELECT pg_temp.accepts('ELE-15', $$SELECT pg_temp.elect(50, 4, 5, held => '2024-04-10');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (50, 1050, '2024-04-10', '2027-04-10');
  SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2027-04-10')$$, 'three years of a branch');
SELECT pg_temp.refuses('ELE-15', $$SELECT pg_temp.elect(50, 4, 5, held => '2024-04-10');
  SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2028-01-01')$$, 'a post beyond the term');
SELECT pg_temp.refuses('ELE-15', $$SELECT pg_temp.elect(50, 4, 5, held => '2024-04-10');
  SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-09', '2027-04-10')$$, 'a post from a day before the ballot');
SELECT pg_temp.accepts('ELE-15', $$SELECT pg_temp.elect(50, 4, 5, held => '2024-04-10');
  INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
  VALUES (50, 1050, '2024-04-10', '2027-04-10', '2028-01-01', 50);
  SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2028-01-01')$$, 'extended with approval');
SELECT pg_temp.refuses('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (50, 1050, '2024-04-10', '2029-04-10')$$,
  'a term of five years for a branch');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.terms() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(40, 'basic_committee', 1);
  SELECT pg_temp.ballot(9000 + n, o, t) FROM (VALUES (1, 31, NULL), (2, 31, NULL), (3, 31, NULL), (4, 40, NULL),
    (5, 40, NULL), (6, 31, NULL), (7, 31, NULL), (8, 31, NULL), (9, 31, NULL),
    (10, 31, $q$purpose = 'by_election'$q$), (11, 31, NULL), (12, 31, NULL), (13, 31, NULL),
        (14, 31, NULL), (15, 31, NULL), (16, 31, $q$purpose = 'by_election'$q$)) v (n, o, t);
  INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to, extension_document_id)
  SELECT 9000 + n, o, f::date, t::date, e::date, CASE WHEN e <> '' THEN 50 END
    FROM (VALUES (1, 31, '2024-06-01', '2027-06-01', NULL), (2, 31, '2024-06-02', '2027-06-01', NULL),
    (3, 31, '2024-06-01', '2027-06-02', NULL), (4, 40, '2024-06-01', '2029-06-01', NULL),
    (5, 40, '2024-06-01', '2027-06-01', NULL), (6, 50, '2024-06-01', '2027-06-01', NULL),
    (9, 31, '2024-06-01', '2027-06-01', '2028-01-01'), (11, 31, '2024-06-01', '2027-06-01', '2028-01-01'))
    v (n, o, f, t, e);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, to_date, term_ends_on, election_id)
  SELECT 9000 + n, 31, 11000 + n, 'member', '2024-06-01', u::date, t::date, 9000 + n
    FROM (VALUES (7, NULL, '2027-06-01'), (8, NULL, '2027-06-02'), (9, NULL, '2028-01-01'), (10, NULL, '2029-01-01'),
    (11, NULL, '2028-01-02'), (12, '2027-06-02', '2027-06-01'), (13, '2027-06-01', '2027-06-02'), (14, NULL, NULL))
    v (n, u, t);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, to_date, election_id)
  SELECT 9000 + n, 31, 11000 + n, 'member', '2024-05-31', '2025-01-01', 9000 + n FROM generate_series(15, 16) n $$;
SELECT pg_temp.lists('ELE-15', 'SELECT pg_temp.terms()',
  '9002:1 9003:1 9005:731 9006:1 9008:1 9011:1 9012:1 9015:1 9016:1',
  'terms that begin or end another day, or are another''s; posts before the ballot, or beyond the extended term');
SELECT pg_temp.sees('ELE-15', $$SELECT pg_temp.terms();
  DELETE FROM party.post WHERE id IN (9008, 9011, 9012, 9015, 9016);
  DELETE FROM party.term WHERE election_id IN (9002, 9003, 9005, 9006)$$,
  ARRAY[$$UPDATE party.term SET from_date = '2024-06-02' WHERE election_id = 9001$$,
    $$UPDATE party.term SET to_date = '2027-06-02' WHERE election_id = 9001$$,
    $$UPDATE party.term SET org_id = 50 WHERE election_id = 9001$$,
    $$UPDATE party.term SET extended_to = NULL, extension_document_id = NULL WHERE election_id = 9009$$,
    $$UPDATE party.term SET election_id = 9005 WHERE election_id = 9001$$,
    $$DELETE FROM party.term WHERE election_id = 9009$$,
    $$INSERT INTO party.term (election_id, org_id, from_date, to_date) VALUES (9007, 31, '2024-06-01',
        '2028-06-01')$$,
    $$UPDATE party.election SET held_on = '2024-06-02' WHERE id = 9001$$,
    $$UPDATE party.election SET org_id = 50 WHERE id = 9001$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 9010$$,
    $$UPDATE party.organisation SET active_on = NULL, kind = 'branch' WHERE id = 40$$,
    $$UPDATE party.post SET to_date = '2027-06-02' WHERE id = 9007$$,
    $$UPDATE party.post SET term_ends_on = '2027-06-02' WHERE id = 9007$$,
    $$UPDATE party.post SET from_date = '2024-05-31' WHERE id = 9007$$,
    $$UPDATE party.post SET election_id = 9007 WHERE id = 9010$$,
    $$INSERT INTO party.post (org_id, member_id, title, from_date, to_date, election_id)
      VALUES (31, 11022, 'member', '2024-06-01', '2030-01-01', 9007)$$]);

-- An extension is an approval of the superior, from before the end of the term, for a year at most.
CREATE FUNCTION pg_temp.extended() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(60, 'general_branch', 2);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2027-05-31', 2, 'approval'),
    (9002, 'b', '2027-06-01', 2, 'approval'), (9003, 'c', '2027-05-31', 31, 'approval'),
    (9004, 'd', '2027-05-31', 2, 'consent'), (9005, 'e', '2025-01-31', 60, 'approval'),
    (9006, 'f', '2025-02-01', 60, 'approval'), (9007, 'g', '2025-02-01', 2, 'approval');
  UPDATE party.subordination SET from_date = '2025-02-01' WHERE org_id = 31;
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (31, 60, '2005-01-01', '2025-02-01');
  SELECT pg_temp.ballot(9000 + n, 31) FROM generate_series(1, 9) n;
  INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to, extension_document_id)
  SELECT 9000 + n, 31, '2024-06-01', '2027-06-01', e::date, d FROM (VALUES (1, '2028-06-01', 9001),
    (2, '2028-06-02', 9001), (3, '2028-06-01', 9002), (4, '2028-06-01', 9003), (5, '2028-06-01', 9004),
    (6, '2028-06-01', 9005), (7, '2028-06-01', 9006), (8, '2027-06-02', 60), (9, '2028-06-01', 9007))
    v (n, e, d) $$;
SELECT pg_temp.lists('ELE-15', 'SELECT pg_temp.extended()', '9002:1 9003:366 9004:366 9005:366 9007:366 9008:1',
  'extensions of more than a year, from after the end, of no approval, or by who was not superior that day');
SELECT pg_temp.sees('ELE-15', $$SELECT pg_temp.extended(); DELETE FROM party.term
    WHERE election_id IN (9002, 9003, 9004, 9005, 9007, 9008); SELECT pg_temp.organise(40, 'basic_committee', 1)$$,
  ARRAY[$$UPDATE party.term SET extended_to = '2028-06-02' WHERE election_id = 9001$$,
    $$UPDATE party.term SET extension_document_id = 9004 WHERE election_id = 9001$$,
    $$UPDATE party.document SET dated_on = '2027-06-01' WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 1 WHERE id = 9001$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 9001$$,
    $$UPDATE party.subordination SET from_date = '2027-06-01' WHERE org_id = 31 AND parent_id = 2$$,
    $$UPDATE party.subordination SET to_date = '2027-05-31' WHERE org_id = 31 AND parent_id = 2$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 31 AND parent_id = 2$$,
    $$DELETE FROM party.subordination WHERE org_id = 31 AND parent_id = 2$$]);
SELECT pg_temp.lists('ELE-15', $$SELECT pg_temp.extended();
  INSERT INTO party.post (org_id, member_id, title, from_date, election_id) VALUES (31, 11001, 'member', '2028-05-31',
    9001)$$, '9002:1 9003:366 9004:366 9005:366 9007:366 9008:1', 'no post that begins before the extension ends');
-- No post begins when the term is over.
SELECT pg_temp.lists('ELE-15', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31),
    pg_temp.ballot(9002, 31), pg_temp.ballot(9003, 31, $q$purpose = 'by_election'$q$);
  INSERT INTO party.post (org_id, member_id, title, from_date, election_id) VALUES (31, 11001, 'member', '2027-05-31',
    9001), (31, 11002, 'member', '2027-06-01', 9002), (31, 11003, 'member', '2027-06-01', 9003)$$, '9002:1',
  'a post from the day on which the term ends');
-- Whom a committee elects, or a further round, serves with the committee.
CREATE FUNCTION pg_temp.chosen() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(o, 'branch', 2) FROM generate_series(31, 33) o;
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2024-01-01', 2, 'approval');
  SELECT pg_temp.ballot(9000 + n, o, t, h::date) FROM (VALUES (1, 31, NULL, '2024-06-01'), (2, 31, NULL, '2026-06-01'),
    (3, 31, NULL, '2026-06-01'), (4, 31, 'round_of_id = 9001', '2024-06-11'), (5, 31, NULL, '2027-06-01'),
    (6, 31, NULL, '2024-05-31'), (7, 32, NULL, '2021-06-01'), (8, 32, NULL, '2024-04-01'), (9, 32, NULL, '2024-05-01'),
    (10, 33, NULL, '2024-06-01'), (11, 33, NULL, '2024-06-01'), (12, 33, NULL, '2024-06-01')) v (n, o, t, h);
  UPDATE party.election SET office = 'secretary', body = 'committee' WHERE id IN (9002, 9003, 9005, 9006, 9009, 9012);
  INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to, extension_document_id)
  VALUES (9007, 32, '2021-06-01', '2024-06-01', '2025-06-01', 9001),
    (9011, 33, '2024-06-01', '2027-06-01', '2028-06-01', 9001);
  INSERT INTO party.post (org_id, member_id, title, from_date, term_ends_on, election_id)
  SELECT e.org_id, 11000 + n, 'secretary', e.held_on, t::date, e.id FROM (VALUES (2, '2027-06-01'), (3, '2027-06-02'),
    (4, '2027-06-11'), (5, '2030-06-02'), (6, '2027-06-01'), (9, '2027-04-02'), (12, '2028-06-02')) v (n, t)
    JOIN party.election e ON e.id = 9000 + n $$;
SELECT pg_temp.lists('ELE-15', 'SELECT pg_temp.chosen()', '9003:1 9004:10 9005:1 9006:1 9009:1 9012:1',
  'a secretary beyond the term of the committee that elected, or of three years where none was running');
SELECT pg_temp.sees('ELE-15', $$SELECT pg_temp.organise(o, 'branch', 2) FROM generate_series(31, 34) o;
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2024-01-01', 2, 'approval');
  SELECT pg_temp.ballot(9000 + n, o, t, h::date) FROM (VALUES (1, 31, $q$purpose = 'by_election'$q$, '2023-06-01'),
    (2, 31, $q$office = 'delegate'$q$, '2023-06-01'), (3, 31, $q$result = 'void'$q$, '2023-06-01'),
    (4, 31, 'round_of_id = 9001', '2023-06-01'), (5, 31, NULL, '2024-06-02'), (6, 32, NULL, '2023-06-01'),
    (7, 31, $q$office = 'secretary', body = 'committee'$q$, '2023-06-01'),
    (8, 31, $q$office = 'secretary', body = 'committee'$q$, '2024-06-01'), (10, 33, NULL, '2021-06-01'),
    (11, 33, NULL, '2021-06-02'), (12, 33, $q$result = 'void'$q$, '2021-06-02'),
    (13, 33, $q$office = 'secretary', body = 'committee'$q$, '2024-05-01'), (14, 34, NULL, '2022-06-01'),
    (15, 34, NULL, '2023-06-01'), (16, 34, $q$office = 'secretary', body = 'committee'$q$, '2024-06-01'))
    v (n, o, t, h);
  INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to, extension_document_id)
  VALUES (9011, 33, '2021-06-02', '2024-06-02', '2025-06-02', 9001);
  INSERT INTO party.post (org_id, member_id, title, from_date, term_ends_on, election_id)
  VALUES (31, 11008, 'secretary', '2024-06-01', '2027-06-01', 9008),
    (33, 11013, 'secretary', '2024-06-01', '2025-06-02', 9013),
    (34, 11016, 'secretary', '2024-06-01', '2026-06-01', 9016)$$,
  ARRAY[$$UPDATE party.election SET purpose = 'renewal' WHERE id = 9001$$,
    $$UPDATE party.election SET office = 'committee' WHERE id = 9002$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9003$$,
    'UPDATE party.election SET round_of_id = NULL WHERE id = 9004',
    $$UPDATE party.election SET held_on = '2023-06-02' WHERE id = 9005$$,
    'UPDATE party.election SET org_id = 31 WHERE id = 9006',
    $$UPDATE party.election SET body = 'general_meeting' WHERE id = 9007$$,
    $$SELECT pg_temp.ballot(9009, 31, NULL, '2023-06-01')$$,
    'DELETE FROM party.election WHERE id = 9015',
    'DELETE FROM party.term WHERE election_id = 9011',
    $$UPDATE party.term SET extended_to = '2025-06-01' WHERE election_id = 9011$$,
    'UPDATE party.term SET election_id = 9012 WHERE election_id = 9011']);
-- A term that is written down as another organisation's is its ballot's all the same.
SELECT pg_temp.sees('ELE-15', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2024-01-01', 2, 'approval');
  INSERT INTO party.post (org_id, member_id, title, from_date, term_ends_on, election_id) VALUES (31, 11001, 'member',
    '2024-06-01', '2028-06-01', 9001);
  SELECT pg_temp.unasked('ELE-15', $q$INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to,
    extension_document_id) VALUES (9001, 50, '2024-06-01', '2027-06-01', '2028-06-01', 9001)$q$)$$,
  ARRAY['DELETE FROM party.term', $$UPDATE party.term SET extended_to = '2028-06-02'$$]);
-- Days of every kind, of all posts, so that what is added to a fault is seen.
SELECT pg_temp.lists('ELE-15', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31);
  INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to, extension_document_id)
  VALUES (9001, 50, '2024-05-30', '2027-05-29', '2027-06-11', 2);
  INSERT INTO party.post (org_id, member_id, title, from_date, to_date, term_ends_on, election_id) VALUES
    (31, 11001, 'member', '2024-05-12', '2026-01-01', NULL, 9001),
    (31, 11002, 'member', '2024-06-01', NULL, '2027-07-21', 9001),
    (31, 11003, 'member', '2027-08-20', NULL, NULL, 9001)$$,
  '9001:147', 'days before and after the term, of each post');

SELECT * FROM finish();
ROLLBACK;
