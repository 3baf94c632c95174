-- ELE-22 Secretary and deputy approved by the superior.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-22', $$SELECT pg_temp.elect(50, 4, 5);
  SELECT pg_temp.seat(50004, 50, 'member', 1050, partybuild.today() - 100,
  party.term_end(partybuild.today() - 100, 3))$$, 'a member with the filing');
SELECT pg_temp.refuses('ELE-22', $$SELECT pg_temp.elect(50, 4, 5, tweak => 'filing_document_id = NULL');
  SELECT pg_temp.seat(50004, 50, 'member', 1050, partybuild.today() - 100,
  party.term_end(partybuild.today() - 100, 3))$$, 'a member without the filing');
SELECT pg_temp.refuses('ELE-22', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'deputy', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3, member_id = 50002
  WHERE election_id = 2050;
  SELECT pg_temp.seat(50002, 50, 'deputy', 2050, partybuild.today() - 90, party.term_end(partybuild.today() - 100, 3));
    UPDATE party.post SET approval_document_id = NULL WHERE election_id = 2050;
    UPDATE party.post SET portfolio = '{organisation}' WHERE member_id = 50002 AND title = 'member'$$,
    'a deputy in office without approval');
SELECT pg_temp.refuses('ELE-22', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9050, 'a', '2020-01-01', 2, 'approval'); SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3
  WHERE election_id = 2050;
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2
    WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3)); UPDATE party.post SET approval_document_id = 9050
    WHERE election_id = 2050;
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = partybuild.today()
    WHERE id = 9050$$, 'the approval is dated later afterwards');

-- The superior of the day on which the post begins.
SELECT pg_temp.lists('ELE-22', $$SELECT pg_temp.parted('2024-06-02'), pg_temp.ballot(9001, 50);
  UPDATE party.document SET dated_on = '2024-06-01' WHERE id IN (50, 9050);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id, approval_document_id)
  VALUES (9001, 50, 50001, 'secretary', '2024-06-01', 9001, 9050),
    (9002, 50, 50002, 'secretary', '2024-06-02', 9001, 9050),
    (9003, 50, 50003, 'secretary', '2024-06-02', 9001, 50)$$, '9002:1', 'approved by who was no superior any more');

-- Since the register began, nobody takes office without.
SELECT pg_temp.lists('ELE-22', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.hold(9001, 16001, 16, 'secretary', '2024-12-31'),
    pg_temp.hold(9002, 16002, 16, 'deputy', '2025-01-01'),
    pg_temp.hold(9003, 16003, 16, 'member', '2025-01-01'), pg_temp.hold(9004, 16004, 16, 'member', '2024-12-31');
  INSERT INTO party.post (id, org_id, member_id, title, from_date, approval_document_id)
    VALUES (9005, 16, 16005, 'secretary', '2025-01-01', 16);
  SELECT pg_temp.organise(31, 'branch', 2, 2, '2025-01-01'), pg_temp.hold(9006, 31001, 31, 'member', '2024-12-31');
  INSERT INTO party.post (id, org_id, member_id, title, from_date, elected_on)
    VALUES (9007, 16, 16005, 'member', '2024-12-31', '2025-01-01')$$, '9002:1 9003:1 9006:1 9007:1',
  'in office without a document, or as of a day before there was a branch or a ballot');
-- Who leads a provisional branch is named by the superior, whatever the post (ORG-13).
SELECT pg_temp.lists('ELE-22', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'provisional_branch', 2, 9);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, approval_document_id) VALUES
    (9001, 31, 31001, 'secretary', '2025-06-01', 31), (9002, 31, 31002, 'member', '2025-06-01', 31),
    (9003, 31, 31003, 'member', '2025-06-01', NULL)$$, '9003:1', 'who leads a provisional branch and is not named');
SELECT pg_temp.sees('ELE-22', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'provisional_branch', 2, 9);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, approval_document_id)
    VALUES (9001, 31, 31001, 'member', '2025-06-01', 31)$$,
  ARRAY[$$UPDATE party.organisation SET kind = 'branch' WHERE id = 31$$]);
SELECT pg_temp.sees('ELE-22', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.hold(9001, 16001, 16, 'secretary', '2024-12-31')$$,
  ARRAY[$$UPDATE party.post SET from_date = '2025-01-01' WHERE id = 9001$$,
    $$UPDATE party.post SET elected_on = '2025-01-01' WHERE id = 9001$$,
    $$UPDATE party.organisation SET active_on = '2025-01-01' WHERE id = 16$$,
    $$SELECT pg_temp.hold(9002, 16002, 16, 'deputy', '2025-01-01')$$]);

-- Filed is what went to or came from who was superior on the day of the ballot, and not before it; and who was elected
-- is approved after it.
SELECT pg_temp.lists('ELE-22', $$SELECT pg_temp.parted('2024-06-02');
  INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
  SELECT 9000 + n, 'f', d, i, a, k::party.document_kind FROM (VALUES (1, '2024-06-01'::date, 60, NULL, 'filing'),
    (2, '2024-06-01', 50, 60, 'report'), (3, '2025-06-01', 60, 50, 'report'), (4, '2024-05-31', 60, NULL, 'filing'),
    (5, '2024-06-01', 2, NULL, 'filing'), (6, '2024-06-01', 50, 2, 'report'), (7, '2024-06-01', 60, 50, 'approval'),
    (8, '2024-06-01', 11, 60, 'report'), (9, '2024-06-01', 50, NULL, 'filing')) v (n, d, i, a, k);
  SELECT pg_temp.ballot(n, 50, 'filing_document_id = ' || n) FROM generate_series(9001, 9009) n;
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id)
  SELECT n, 50, 50010, 'member', '2024-06-01', n FROM generate_series(9001, 9009) n$$,
  '9004:1 9005:1 9006:1 9007:1 9008:1 9009:1', 'members whose filing is not one');
SELECT pg_temp.lists('ELE-22', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
    VALUES (9001, 'a', '2024-05-31', 2, 'approval'), (9002, 'a', '2024-06-01', 2, 'approval');
  SELECT pg_temp.ballot(9001, 50);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id, approval_document_id)
  VALUES (9001, 50, 50011, 'secretary', '2024-06-05', 9001, 9001),
    (9002, 50, 50012, 'deputy', '2024-06-05', 9001, 9002)$$, '9001:1', 'approved before he was elected');
SELECT pg_temp.sees('ELE-22', $$INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
    VALUES (9001, 'f', '2024-06-01', 2, NULL, 'filing'), (9002, 'f', '2024-06-01', 50, 2, 'filing'),
      (9003, 'a', '2024-06-01', 2, NULL, 'approval');
  SELECT pg_temp.ballot(9001, 50, 'filing_document_id = 9001'), pg_temp.ballot(9002, 50, 'filing_document_id = 9002');
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id, approval_document_id)
  VALUES (9001, 50, 50011, 'member', '2024-06-01', 9001, NULL), (9002, 50, 50012, 'member', '2024-06-01', 9002, NULL),
    (9003, 50, 50013, 'deputy', '2024-06-01', 9001, 9003)$$,
  ARRAY[$$UPDATE party.document SET dated_on = '2024-05-31' WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 11 WHERE id = 9001$$,
    $$UPDATE party.document SET kind = 'consent' WHERE id = 9001$$,
    $$UPDATE party.document SET addressee_id = 1 WHERE id = 9002$$,
    $$UPDATE party.document SET dated_on = '2024-05-31' WHERE id = 9003$$,
    $$UPDATE party.election SET held_on = '2024-06-02' WHERE id = 9001$$,
    $$UPDATE party.election SET org_id = 11 WHERE id = 9002$$,
    $$UPDATE party.election SET filing_document_id = 50 WHERE id = 9001$$]);

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.approved() RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2024-06-01', 2, 'approval'),
    (9002, 'b', '2024-06-02', 2, 'approval'), (9003, 'c', '2024-06-01', 1, 'approval'),
    (9004, 'd', '2024-06-01', 2, 'consent'), (9005, 'e', '2024-06-01', 2, 'filing');
  SELECT pg_temp.ballot(9001, 50), pg_temp.ballot(9002, 50, 'filing_document_id = 9005');
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id, approval_document_id)
  SELECT 9000 + n, 50, 11000 + n, t::party.post_title, '2024-06-01', b, d
    FROM (VALUES (1, 'secretary', 9001, 9001), (2, 'secretary', 9001, 9002), (3, 'secretary', 9001, 9003),
    (4, 'secretary', 9001, 9004), (5, 'secretary', 9002, NULL), (6, 'deputy', 9002, NULL),
    (7, 'fulltime_deputy', 9002, NULL), (8, 'member', 9002, NULL), (9, 'member', 9001, 9001),
        (10, 'secretary', NULL, NULL),
    (11, 'deputy', 9001, 9001)) v (n, t, b, d) $$;
SELECT pg_temp.lists('ELE-22', 'SELECT pg_temp.approved()', '9002:1 9003:1 9004:1 9005:1 9006:1 9007:1 9009:1',
  'secretaries and deputies not approved by the day, members not filed');
SELECT pg_temp.sees('ELE-22', $$SELECT pg_temp.approved();
  DELETE FROM party.post WHERE id IN (9002, 9003, 9004, 9005, 9006, 9007, 9009);
  SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'branch', 40);
  INSERT INTO party.organisation (id, name, kind) VALUES (42, 'new', 'branch')$$,
  ARRAY[$$UPDATE party.post SET title = 'secretary' WHERE id = 9008$$,
    $$UPDATE party.post SET from_date = '2024-05-31' WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 41 WHERE id = 9001$$, $$UPDATE party.post SET election_id = 9001 WHERE id =
        9008$$,
    $$UPDATE party.post SET approval_document_id = NULL WHERE id = 9001$$,
    $$INSERT INTO party.post (org_id, member_id, title, from_date, election_id)
      VALUES (50, 50012, 'deputy', '2024-06-01', 9001)$$,
    $$UPDATE party.election SET filing_document_id = NULL WHERE id = 9002$$,
    $$UPDATE party.document SET dated_on = '2024-06-02' WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 1 WHERE id = 9001$$,
    $$UPDATE party.document SET kind = 'consent' WHERE id = 9001$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 50$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET org_id = 42 WHERE org_id = 50$$,
    $$DELETE FROM party.subordination WHERE org_id = 50$$]);
-- Who is named does not change the verdict, and has it asked all the same.
SELECT pg_temp.judges('ELE-22', $$SELECT pg_temp.unasked('ELE-22', $q$SELECT pg_temp.approved()$q$)$$,
  ARRAY[$$UPDATE party.post SET member_id = 11020 WHERE id = 9002$$]);

SELECT * FROM finish();
ROLLBACK;
