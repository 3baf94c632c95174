-- ELE-13 Seats left over.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.reports('ELE-13',
  $$SELECT pg_temp.elect(50, held => partybuild.today() - 31); UPDATE party.candidate
    SET elected = id IN (105001, 105002)$$, 'two of three, and nothing for 31 days');
SELECT pg_temp.meets('ELE-13',
  $$SELECT pg_temp.elect(50, held => partybuild.today() - 30); UPDATE party.candidate
    SET elected = id IN (105001, 105002)$$, 'two of three, 30 days ago');
SELECT pg_temp.meets('ELE-13', $$SELECT pg_temp.elect(50); UPDATE party.candidate SET elected = id IN (105001, 105002);
  SELECT pg_temp.elect(50, 1, 2, held => partybuild.today() - 90, tweak => 'round_of_id = 1050', id => 2050)$$,
  'a further round 10 days later');
SELECT pg_temp.meets('ELE-13',
  $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
    VALUES (9050, 'r', partybuild.today() - 100, 2, 'approval');
  SELECT pg_temp.elect(50, 4, 5, tweak => 'seats_reduced_to = 3, reduction_document_id = 9050'); UPDATE party.candidate
  SET elected = id <= 105003$$, 'a decision to reduce the seats');
CREATE FUNCTION pg_temp.reduced(decided date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9050, 'r', decided, 50, 'decision');
  SELECT pg_temp.elect(50, 4, 5, tweak => 'seats_reduced_to = 3, reduction_document_id = 9050');
  UPDATE party.candidate SET elected = id <= 105003 $$;
SELECT pg_temp.meets('ELE-13', 'SELECT pg_temp.reduced(partybuild.today() - 70)', 'a decision on day 30');
SELECT pg_temp.reports('ELE-13', 'SELECT pg_temp.reduced(partybuild.today() - 69)', 'a decision on day 31');
SELECT pg_temp.sees('ELE-13', 'SELECT pg_temp.reduced(partybuild.today() - 70)',
  ARRAY['UPDATE party.document SET dated_on = dated_on + 1 WHERE id = 9050',
    'UPDATE party.election SET seats_reduced_to = NULL, reduction_document_id = NULL WHERE id = 1050',
    $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
      VALUES (9051, 's', partybuild.today() - 69, 50, 'decision');
      UPDATE party.election SET reduction_document_id = 9051 WHERE id = 1050$$]);

-- A decision of the branch itself, or of who was superior on the day; not from before the ballot.
SELECT pg_temp.lists('ELE-13', $$SELECT pg_temp.parted('2024-06-02');
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  SELECT 9000 + n, 'r', d, i, k::party.document_kind FROM (VALUES (1, '2024-06-01'::date, 50, 'decision'),
    (2, '2024-06-01', 50, 'minutes'), (3, '2024-06-01', 60, 'approval'), (4, '2024-06-01', 60, 'decision'),
    (5, '2024-05-31', 50, 'decision'), (6, '2024-06-01', 50, 'approval'), (7, '2024-06-01', 2, 'approval'),
    (8, '2024-06-01', 60, 'minutes'), (9, '2024-06-01', 12, 'decision'), (10, '2024-06-01', 50, 'other'),
    (11, '2024-06-01', NULL, 'decision')) v (n, d, i, k);
  SELECT pg_temp.ballot(n, 50, 'seats_reduced_to = 2, reduction_document_id = ' || n)
    FROM generate_series(9001, 9011) n;
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected)
  SELECT n, 50000 + i, 15, i <= 2 FROM generate_series(9001, 9011) n, generate_series(1, 3) i$$,
  '9005:1 9006:1 9007:1 9008:1 9009:1 9010:1 9011:1', 'reduced by another decision than its own or its superior''s');
SELECT pg_temp.lists('ELE-13', $$SELECT pg_temp.parted('2024-06-01');
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
    VALUES (9001, 'r', '2024-06-01', 2, 'approval'), (9002, 'r', '2024-06-01', 60, 'approval');
  SELECT pg_temp.ballot(n, 50, 'seats_reduced_to = 2, reduction_document_id = ' || n)
    FROM generate_series(9001, 9002) n;
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected)
  SELECT n, 50000 + i, 15, i <= 2 FROM generate_series(9001, 9002) n, generate_series(1, 3) i$$, '9002:1',
  'approved by who is superior from that day, or was until then');
SELECT pg_temp.sees('ELE-13', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
    VALUES (9001, 'r', '2024-06-01', 50, 'decision'), (9002, 'r', '2024-06-01', 2, 'approval');
  SELECT pg_temp.ballot(n, 50, 'seats_reduced_to = 2, reduction_document_id = ' || n)
    FROM generate_series(9001, 9002) n;
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected)
  SELECT n, 50000 + i, 15, i <= 2 FROM generate_series(9001, 9002) n, generate_series(1, 3) i;
  SELECT pg_temp.organise(40, 'basic_committee', 1)$$,
  ARRAY[$$UPDATE party.document SET dated_on = '2024-05-31' WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 12 WHERE id = 9001$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 9001$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 50$$,
    $$DELETE FROM party.subordination WHERE org_id = 50$$]);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-13', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
    VALUES (9050, 'r', '2024-06-01', 50, 'decision');
  SELECT pg_temp.ballot(9000 + n, 50, t, h) FROM (VALUES (1, NULL, '2024-06-01'::date),
    (2, NULL, '2024-06-01'), (3, $q$result = 'void'$q$, '2024-06-01'), (5, NULL, '2024-06-01'),
    (6, 'round_of_id = 9005', '2024-07-01'), (7, NULL, '2024-06-01'), (8, 'round_of_id = 9007', '2024-07-02'),
    (9, NULL, '2024-06-01'), (10, $q$round_of_id = 9009, result = 'void'$q$, '2024-06-15'), (11, NULL, '2024-06-01'),
    (12, NULL, '2024-06-01'), (13, 'round_of_id = 9012', '2024-06-15'),
    (14, 'seats_reduced_to = 2, reduction_document_id = 9050', '2024-06-01'),
    (15, 'seats_reduced_to = 2, reduction_document_id = 9050', '2024-06-01'), (16, NULL, partybuild.today() - 31),
        (17, NULL, partybuild.today() - 30))
    v (n, t, h);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) SELECT 9000 + n, 50000 + i, 15, i <= k
    FROM (VALUES (1, 2), (2, 3), (3, 2), (5, 2), (6, 1), (7, 2), (8, 1), (9, 2), (10, 1), (13, 1), (14, 2), (15, 1),
    (16, 2), (17, 2)) v (n, k), generate_series(1, 3) i$$,
  '9001:1 9007:1 9009:1 9015:1 9016:1', 'seats neither filled within 30 days nor given up');
SELECT pg_temp.sees('ELE-13', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
    VALUES (9050, 'r', '2024-06-01', 50, 'decision');
  SELECT pg_temp.ballot(9005, 50), pg_temp.ballot(9001, 50), pg_temp.ballot(9002, 50,
    $q$result = 'void'$q$),
    pg_temp.ballot(9003, 50, 'round_of_id = 9005'), pg_temp.ballot(9004, 50, NULL, partybuild.today()),
    pg_temp.ballot(9006, 50, 'seats = 5, seats_reduced_to = 3, reduction_document_id = 9050');
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected)
  SELECT n * 10 + i, n, 50000 + i, 15, i <= k FROM (VALUES (9001, 3), (9002, 2), (9003, 2), (9004, 2), (9006, 3))
    v (n, k), generate_series(1, 3) i$$,
  ARRAY[$$UPDATE party.candidate SET elected = false WHERE id = 90011$$,
    $$DELETE FROM party.candidate WHERE id = 90011$$,
    $$INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9005, 50001, 9)$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9002$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 9003$$,
    $$UPDATE party.election SET held_on = '2024-06-01' WHERE id = 9004$$,
    $$UPDATE party.election SET seats = 4 WHERE id = 9001$$,
    $$UPDATE party.election SET seats_reduced_to = 4 WHERE id = 9006$$]);
-- A ballot that comes to where the rule is in force.
SELECT pg_temp.judges('ELE-13', $$SELECT partybuild.set_mode('ELE-13', 'off', 'order', 50),
    pg_temp.ballot(9001, 50);
  INSERT INTO party.candidate (election_id, member_id, votes_for) VALUES (9001, 50001, 1)$$,
  ARRAY['UPDATE party.election SET org_id = 11 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
