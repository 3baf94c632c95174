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

-- The superior of the day; and no number of members from before the register knows them.
SELECT pg_temp.lists('ELE-03', $$SELECT pg_temp.parted('2024-06-02'), pg_temp.ballot(9001, 50,
  $q$body = 'delegates_congress', scattered = true, congress_document_id = 9050$q$)$$, '',
  'nothing that the superior of the day approved');
SELECT pg_temp.lists('ELE-03', $$SELECT pg_temp.parted('2024-06-01'), pg_temp.ballot(9001, 50,
  $q$body = 'delegates_congress', scattered = true, congress_document_id = 9050$q$)$$, '9001:1',
  'what a superior of the day before approved');
SELECT pg_temp.lists('ELE-03', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.join_branch(31, 20, '2024-06-02'),
  pg_temp.ballot(9001, 31, $q$body = 'delegates_congress', congress_document_id = 31$q$),
  pg_temp.ballot(9002, 31, $q$body = 'delegates_congress'$q$),
  pg_temp.ballot(9003, 31, $q$body = 'delegates_congress', congress_document_id = 31$q$, '2024-06-02')$$,
  '9002:1 9003:480', 'no number from before the register, but what was not approved');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-03', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'ELE-03';
  SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.organise(32, 'branch', 2, 4);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31001;
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2024-06-01', 2, 'approval'),
    (9002, 'b', '2024-06-02', 2, 'approval'), (9003, 'c', '2024-06-01', 1, 'approval'),
    (9004, 'd', '2024-06-01', 2, 'consent');
  SELECT pg_temp.ballot(9000 + n, o, format('body = %L, congress_document_id = %L::bigint, scattered = %L', b, d, s))
    FROM (VALUES (1, 31, 'delegates_congress', 9001, false), (2, 32, 'delegates_congress', 9001, false),
    (3, 32, 'delegates_congress', 9001, true), (4, 31, 'delegates_congress', NULL, false),
    (5, 31, 'delegates_congress', 9002, false), (6, 31, 'delegates_congress', 9003, false),
    (7, 31, 'delegates_congress', 9004, false), (8, 32, 'general_meeting', NULL, false),
    (9, 32, 'delegates_congress', NULL, true)) v (n, o, b, d, s)$$,
  '9002:1 9004:1 9005:1 9006:1 9007:1 9009:1', 'a congress of fewer than 5 members, or not approved by the day');
SELECT pg_temp.sees('ELE-03', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'ELE-03';
  SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.organise(32, 'branch', 2, 4), pg_temp.organise(33, 'branch',
      2, 4);
  INSERT INTO party.organisation (id, name, kind) VALUES (34, 'new', 'branch');
  UPDATE party.membership SET from_date = '2023-01-01' WHERE org_id = 31;
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9001, 'a', '2023-06-01', 2, 'approval');
  SELECT pg_temp.ballot(9001, 31, $q$body = 'delegates_congress', congress_document_id = 9001$q$),
    pg_temp.ballot(9002, 32), pg_temp.ballot(9003, 32, $q$body = 'delegates_congress', congress_document_id = 9001,
    scattered = true$q$)$$,
  ARRAY[$$UPDATE party.election SET body = 'delegates_congress' WHERE id = 9002$$,
    $$UPDATE party.election SET scattered = false WHERE id = 9003$$,
    $$UPDATE party.election SET congress_document_id = NULL WHERE id = 9001$$,
    $$UPDATE party.election SET org_id = 32 WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2022-01-01' WHERE id = 9001$$,
    $$SELECT pg_temp.ballot(9004, 32, $q$body = 'delegates_congress', congress_document_id = 9001$q$)$$,
    $$UPDATE party.document SET dated_on = '2025-01-01' WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 1 WHERE id = 9001$$,
    $$UPDATE party.document SET kind = 'consent' WHERE id = 9001$$,
    $$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 31$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 31$$,
    $$UPDATE party.subordination SET org_id = 34 WHERE org_id = 31$$,
    $$DELETE FROM party.subordination WHERE org_id = 31$$]);
-- Whom the organisation loses, two levels below.
SELECT pg_temp.sees('ELE-03', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'ELE-03';
  SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'general_branch', 40),
    pg_temp.organise(42, 'branch', 41, 5);
  INSERT INTO party.organisation (id, name, kind) VALUES (43, 'to be', 'branch');
  SELECT pg_temp.ballot(9001, 40, $q$body = 'delegates_congress', congress_document_id = 40$q$)$$,
  ARRAY['DELETE FROM party.membership WHERE member_id = 42001',
    $$UPDATE party.membership SET from_date = '2024-06-02' WHERE member_id = 42001$$,
    $$UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 42001$$,
    $$UPDATE party.subordination SET org_id = 43 WHERE org_id = 42$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 42$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 42$$,
    $$DELETE FROM party.subordination WHERE org_id = 42$$]);
-- When it is corrected since when somebody was a full member, who may have been there before the register knew him.
SELECT pg_temp.sees('ELE-03', $$SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(42, 'branch', 40),
    pg_temp.join_branch(42, 1, '2026-01-01'),
    pg_temp.ballot(9040, 40, 'body = ''delegates_congress'', congress_document_id = 40', '2025-05-01')$$,
  ARRAY['UPDATE party.member SET confirmed_on = ''2025-06-01'' WHERE id = 42001']);
-- Who is named does not change the number, and has it asked all the same.
SELECT pg_temp.judges('ELE-03', $$INSERT INTO party.member (id, name, admitted_on, confirmed_on, known_from)
    VALUES (49001, 'x', '2010-01-01', '2011-01-01', '2011-01-01');
  SELECT pg_temp.unasked('ELE-03', $q$SELECT pg_temp.ballot(9001, 50, 'body = ''delegates_congress''')$q$)$$,
  ARRAY['UPDATE party.membership SET member_id = 49001 WHERE member_id = 50001']);

SELECT * FROM finish();
ROLLBACK;
