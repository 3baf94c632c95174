-- POS-09 Terms are served out.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy');
  UPDATE party.post SET to_date = '2026-01-01', end_reason = 'transfer', end_document_id = 2 WHERE member_id = 11009$$,
  'ended by a transfer with its notice');
SELECT pg_temp.refuses('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy');
  UPDATE party.post SET to_date = '2026-01-01' WHERE member_id = 11009$$, 'ended early without a reason');
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy', '{}', '2020-02-29');
  UPDATE party.post SET to_date = '2023-03-01' WHERE member_id = 11009$$,
  'a term from 29 February that ended on 1 March');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-09', $$SELECT pg_temp.organise(31, 'branch', 2, 20);
  INSERT INTO party.election (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned,
      valid, result)
    VALUES (9000, 31, 'renewal', '2020-06-01', 3, 4, 9, 9, 9, 9, 9, 'valid');
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, term_ends_on, election_id,
    end_reason, end_document_id)
  SELECT 9000 + n, 31000 + n, 31, 'member', e::date, '2020-01-01', u::date, t::date, b, r::party.post_end, d
    FROM (VALUES (1, '2020-01-01', '2022-12-31', NULL, NULL, NULL, NULL),
    (2, '2020-01-01', '2023-01-01', NULL, NULL, NULL, NULL),
    (3, '2020-01-01', '2022-12-31', NULL, NULL, 'transfer', 2),
        (4, '2020-01-01', '2022-12-31', NULL, NULL, 'term', 2),
    (5, '2020-01-01', '2022-12-31', NULL, NULL, 'transfer', NULL),
        (6, '2020-01-01', '2022-12-31', NULL, NULL, NULL, 2),
    (7, '2020-01-01', '2022-01-01', '2022-01-01', NULL, NULL, NULL),
    (8, '2020-01-01', '2023-01-01', '2024-01-01', NULL, NULL, NULL),
    (9, '2020-01-01', '2023-05-31', NULL, 9000, NULL, NULL), (10, '2021-01-01', '2023-06-01', NULL, 9000, NULL, NULL),
    (11, '2020-01-01', NULL, NULL, NULL, NULL, NULL)) v (n, e, u, t, b, r, d)$$,
  '9001:1 9004:1 9005:1 9006:1 9008:1 9009:1', 'posts that ended before the term, without a reason and its document');
SELECT pg_temp.sees('POS-09', $$SELECT pg_temp.organise(31, 'branch', 2, 5);
  INSERT INTO party.election (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned,
      valid, result)
    VALUES (9000, 31, 'renewal', '2020-06-01', 3, 4, 9, 9, 9, 9, 9, 'valid');
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, end_reason, end_document_id)
  VALUES (9001, 31001, 31, 'member', '2020-01-01', '2020-01-01', '2023-01-01', NULL, NULL),
    (9002, 31002, 31, 'member', '2020-01-01', '2020-01-01', '2022-01-01', 'transfer', 2)$$,
  ARRAY[$$UPDATE party.post SET to_date = '2022-12-31' WHERE id = 9001$$,
    $$UPDATE party.post SET elected_on = '2020-01-02' WHERE id = 9001$$,
    $$UPDATE party.post SET term_ends_on = '2023-01-02' WHERE id = 9001$$,
    $$UPDATE party.post SET election_id = 9000 WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 2 WHERE id = 9001$$,
    $$UPDATE party.post SET end_reason = 'term' WHERE id = 9002$$,
    $$UPDATE party.post SET end_document_id = NULL WHERE id = 9002$$]);

-- The by-elected serve the rest of the term that was running; without an election, three years from the first day.
CREATE FUNCTION pg_temp.by_elected(until date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 20);
  INSERT INTO party.election (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned,
      valid, result)
    VALUES (9001, 31, 'renewal', '2023-12-01', 3, 4, 9, 9, 9, 9, 9, 'valid'),
      (9002, 31, 'by_election', '2026-03-10', 1, 2, 9, 9, 9, 9, 9, 'valid');
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, election_id)
  VALUES (9001, 31001, 31, 'member', '2026-03-10', '2026-03-10', until, 9002) $$;
SELECT pg_temp.lists('POS-09', $$SELECT pg_temp.by_elected('2026-12-01')$$, '', 'to the end of the running term');
SELECT pg_temp.lists('POS-09', $$SELECT pg_temp.by_elected('2026-11-30')$$, '9001:1', 'a day before it');
SELECT pg_temp.lists('POS-09', $$SELECT pg_temp.by_elected('2029-03-09'); DELETE FROM party.election WHERE id = 9001$$,
  '9001:1', 'where no term is on record, three years');
CREATE FUNCTION pg_temp.renewed(ballot bigint, org bigint, day date, office text DEFAULT 'committee',
  purpose text DEFAULT 'renewal') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.election (id, org_id, purpose, office, body, held_on, seats, candidates, entitled, present, issued,
    returned, valid, invalid, result)
  VALUES (ballot, org, purpose::party.election_purpose, office::party.election_office, 'general_meeting', day,
    3, 4, 9, 9, 9, 9, 9, 0, 'valid');
$$;
-- terms before and after it, and of others
SELECT pg_temp.lists('POS-09', format($$SELECT pg_temp.by_elected(%L), pg_temp.organise(32, 'branch', 2),
  pg_temp.renewed(9003, 31, '2020-11-01'), pg_temp.renewed(9004, 31, '2026-06-01'),
  pg_temp.renewed(9005, 32, '2025-01-01')$$, until), found, 'among other terms, to ' || until)
  FROM (VALUES ('2026-12-01', ''), ('2026-11-30', '9001:1')) v (until, found);
SELECT pg_temp.lists('POS-09', $$SELECT pg_temp.by_elected('2029-05-01'), pg_temp.renewed(9003, 31, '2026-03-10'),
  pg_temp.renewed(9004, 31, '2026-03-10'); INSERT INTO party.term (org_id, election_id, from_date, to_date)
  VALUES (31, 9004, '2026-03-10', '2029-06-01')$$, '9001:1', 'the later of two terms from the same day');
SELECT pg_temp.sees('POS-09', $$SELECT pg_temp.by_elected('2026-11-01'), pg_temp.organise(32, 'branch', 2),
    pg_temp.organise(33, 'branch', 2, 5), pg_temp.organise(34, 'branch', 2, 5), pg_temp.organise(35, 'branch', 2),
    pg_temp.renewed(9003, 31, '2020-11-01'),
    pg_temp.renewed(9004, 33, '2023-12-01', 'secretary'), pg_temp.renewed(9005, 33, '2026-03-10', 'secretary',
      'by_election'), pg_temp.renewed(9006, 32, '2020-06-01'), pg_temp.renewed(9007, 35, '2026-03-10', 'committee',
      'by_election'), pg_temp.renewed(9008, 34, '2023-12-01'), pg_temp.renewed(9009, 35, '2023-12-01');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (31, 9001, '2023-12-01', '2026-11-01');
  -- by ballots of others
  UPDATE party.post SET org_id = 32 WHERE id = 9001;
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, election_id)
  VALUES (9002, 33001, 34, 'secretary', '2026-03-10', '2026-03-10', '2026-12-01', 9005),
    (9003, 34001, 34, 'member', '2020-06-01', '2020-06-01', '2023-06-01', 9006),
    (9004, 34002, 34, 'member', '2026-03-10', '2026-03-10', '2026-12-01', 9007)$$,
  ARRAY[$$SELECT pg_temp.renewed(9010, 31, '2025-12-01')$$,
    $$DELETE FROM party.election WHERE id = 9009$$,
    $$UPDATE party.election SET body = 'committee' WHERE id = 9004$$,
    $$UPDATE party.election SET office = 'deputy' WHERE id = 9009$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 9009$$,
    $$UPDATE party.election SET round_of_id = 9006 WHERE id = 9009$$,
    $$UPDATE party.election SET held_on = '2020-06-02' WHERE id = 9006$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 9007$$,
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 34$$,
    $$DELETE FROM party.term$$,
    $$UPDATE party.term SET to_date = '2026-11-02'$$,
    $$UPDATE party.term SET extended_to = '2026-11-02', extension_document_id = 2$$,
    $$UPDATE party.term SET election_id = 9009$$]);
SELECT pg_temp.sees('POS-09', $$SELECT pg_temp.by_elected('2026-12-01'), pg_temp.organise(32, 'branch', 2);
  UPDATE party.post SET org_id = 32 WHERE id = 9001$$,
  ARRAY[$$UPDATE party.election SET held_on = '2023-12-02' WHERE id = 9001$$,
    $$UPDATE party.election SET purpose = 'by_election' WHERE id = 9001$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 9002$$,
    $$INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
      VALUES (31, 9001, '2023-12-01', '2026-12-01', '2026-12-02', 2)$$]);
SELECT pg_temp.lists('POS-09', $$SELECT pg_temp.hold(9001, 11009, 11, 'member', '2020-01-01', '2022-12-31'),
  pg_temp.hold(9002, 11010, 11, 'member', '2020-01-01', '2023-01-01')$$, '9001:1', 'by the first day in office');
SELECT pg_temp.sees('POS-09', $$SELECT pg_temp.hold(9002, 11010, 11, 'member', '2020-01-01', '2023-01-01')$$,
  ARRAY[$$UPDATE party.post SET from_date = '2020-01-02' WHERE id = 9002$$]);

-- A discipline secretary by-elected by the discipline committee serves its term.
SELECT pg_temp.lists('POS-09', $$SELECT pg_temp.organise(41, 'discipline_committee', 2);
  INSERT INTO party.election (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned,
      valid, result)
    VALUES (9001, 2, 'renewal', '2021-06-01', 3, 4, 9, 9, 9, 9, 9, 'valid'),
      (9002, 41, 'renewal', '2020-06-01', 3, 4, 9, 9, 9, 9, 9, 'valid'),
      (9003, 41, 'by_election', '2022-06-01', 1, 2, 9, 9, 9, 9, 9, 'valid');
  INSERT INTO party.post (id, member_id, org_id, title, from_date, to_date, election_id) VALUES
    (9001, 11009, 2, 'discipline_secretary', '2022-06-01', '2025-06-01', 9003),
    (9002, 11010, 2, 'discipline_secretary', '2022-06-01', '2025-05-31', 9003)$$, '9002:1',
  'of a discipline secretary, before the term of the discipline committee');

-- A renewal ends a post where there was one, since its holder was elected.
CREATE FUNCTION pg_temp.ended_by_renewal(until date DEFAULT '2025-05-01', recorded date DEFAULT '2020-01-01')
  RETURNS void LANGUAGE sql AS $$
  UPDATE compliance.court SET recorded_from = recorded;
  SELECT pg_temp.organise(31, 'branch', 2, 20), pg_temp.organise(32, 'branch', 2);
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, end_reason, end_document_id)
  VALUES (9001, 31001, 31, 'member', '2024-05-01', '2024-05-08', until, 'renewal', 2) $$;
SELECT pg_temp.lists('POS-09', format('SELECT pg_temp.ended_by_renewal(); %s', sql), found, what)
  FROM (VALUES ('', '9001:1', 'no renewal'), ($$SELECT pg_temp.renewed(9001, 31, '2025-05-01')$$, '', 'one that day'),
    ($$SELECT pg_temp.renewed(9001, 31, '2025-04-20')$$, '', 'in office until the next took it'),
    ($$SELECT pg_temp.renewed(9001, 31, '2025-05-02')$$, '9001:1', 'a renewal to come'),
    ($$SELECT pg_temp.renewed(9001, 31, '2024-05-01')$$, '9001:1', 'the one that elected him'),
    ($$SELECT pg_temp.renewed(9001, 31, '2024-05-02')$$, '', 'one on the next day'),
    ($$SELECT pg_temp.renewed(9001, 32, '2025-05-01')$$, '9001:1', 'of another branch'),
    ($$SELECT pg_temp.renewed(9001, 31, '2025-05-01', purpose => 'by_election')$$, '9001:1', 'a by-election'),
    ($$SELECT pg_temp.renewed(9001, 31, '2025-05-01', 'deputy')$$, '9001:1', 'of a deputy alone'),
    ($$SELECT pg_temp.renewed(9001, 31, '2025-05-01', 'secretary')$$, '', 'of the secretary, without a committee'),
    ($$SELECT pg_temp.renewed(9001, 31, '2025-05-01'); UPDATE party.election SET result = 'void' WHERE id = 9001$$,
      '9001:1', 'void'),
    ($$SELECT pg_temp.renewed(9002, 31, '2024-04-01'), pg_temp.renewed(9001, 31, '2025-05-01');
      UPDATE party.election SET round_of_id = 9002 WHERE id = 9001$$, '9001:1', 'a further round of the last'),
    ($$UPDATE party.post SET end_reason = 'transfer' WHERE id = 9001$$, '', 'none, and none was said to be'),
    ($$SELECT pg_temp.renewed(9001, 31, '2025-05-01'); UPDATE party.post SET end_document_id = NULL WHERE id = 9001$$,
      '9001:1', 'without the document'),
    ($$SELECT pg_temp.renewed(9001, 31, '2024-06-01'); UPDATE party.post SET elected_on = NULL, election_id = 9001
      WHERE id = 9001$$, '9001:1', 'the ballot that he won'),
    ($$SELECT pg_temp.renewed(9001, 31, '2024-05-08'); UPDATE party.post SET elected_on = NULL WHERE id = 9001$$,
      '9001:1', 'on the first day in office, where no other is known')) v (sql, found, what);
SELECT pg_temp.lists('POS-09', format('SELECT pg_temp.ended_by_renewal(recorded => %L)', r), found,
  'recorded from ' || r) FROM (VALUES ('2025-05-01', '9001:1'), ('2025-05-02', '')) v (r, found);
SELECT pg_temp.sees('POS-09', $$SELECT pg_temp.ended_by_renewal(), pg_temp.renewed(9001, 31, '2025-05-01'),
    pg_temp.organise(33, 'branch', 2, 5), pg_temp.organise(34, 'branch', 2, 5), pg_temp.organise(35, 'branch', 2, 5);
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, end_reason, end_document_id)
  VALUES (9002, 33001, 33, 'secretary', '2024-05-01', '2024-05-01', '2025-05-01', 'renewal', 2),
    (9003, 34001, 34, 'secretary', '2024-05-01', '2024-05-01', '2025-05-01', 'renewal', 2),
    (9004, 35001, 35, 'secretary', '2024-05-01', '2024-05-01', '2025-05-01', 'renewal', 2);
  -- in 34 the term of a committee was shorter than it says, in 35 it was over
  SELECT pg_temp.renewed(9002, 33, '2025-05-01', 'secretary'), pg_temp.renewed(9003, 34, '2022-06-01'),
    pg_temp.renewed(9004, 34, '2025-05-01', 'secretary'), pg_temp.renewed(9006, 35, '2022-04-01'),
    pg_temp.renewed(9007, 35, '2025-05-01', 'secretary'), pg_temp.renewed(9008, 32, '2020-01-01');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (34, 9003, '2022-06-01', '2025-04-01')$$,
  ARRAY['DELETE FROM party.election WHERE id = 9001', 'UPDATE party.election SET org_id = 32 WHERE id = 9001',
    $$UPDATE party.election SET held_on = '2025-05-02' WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 9001$$,
    $$UPDATE party.election SET office = 'deputy' WHERE id = 9001$$,
    $$UPDATE party.election SET purpose = 'by_election' WHERE id = 9001$$,
    $$UPDATE party.election SET body = 'committee' WHERE id = 9002$$,
    $$SELECT pg_temp.renewed(9005, 33, '2024-01-01')$$,
    'UPDATE party.election SET round_of_id = 9003 WHERE id = 9001',
    $$UPDATE party.post SET to_date = '2025-04-30' WHERE id = 9001$$,
    $$UPDATE party.term SET to_date = '2025-06-01'$$, 'DELETE FROM party.term',
    'UPDATE party.term SET election_id = 9008',
    $$INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (35, 9006, '2022-04-01', '2025-06-01')$$,
    $$UPDATE party.term SET extended_to = '2025-06-01', extension_document_id = 2$$,
    $$UPDATE party.post SET elected_on = '2025-05-01', from_date = '2024-05-07' WHERE id = 9001$$,
    'UPDATE party.post SET org_id = 32 WHERE id = 9001']);
-- A discipline secretary's term is the discipline committee's, while it is below where he is on record.
CREATE FUNCTION pg_temp.disciplined() RETURNS void LANGUAGE sql AS $$
  UPDATE compliance.court SET recorded_from = '2020-01-01';
  SELECT pg_temp.organise(41, 'discipline_committee', 2), pg_temp.organise(42, 'branch', 2);
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, end_reason, end_document_id)
  VALUES (9001, 11009, 2, 'discipline_secretary', '2024-05-01', '2024-05-01', '2025-05-01', 'renewal', 2) $$;
SELECT pg_temp.lists('POS-09', 'SELECT pg_temp.disciplined(); ' || sql, found, 'of a discipline secretary: ' || what)
  FROM (VALUES ($$SELECT pg_temp.renewed(9001, 41, '2025-05-01')$$, '', 'renewed below'),
    ($$SELECT pg_temp.renewed(9001, 2, '2025-05-01')$$, '', 'renewed there'),
    ($$SELECT pg_temp.renewed(9001, 42, '2025-05-01')$$, '9001:1', 'in a branch'),
    ($$SELECT pg_temp.renewed(9001, 41, '2025-05-01'); UPDATE party.post SET title = 'deputy' WHERE id = 9001$$,
      '9001:1', 'not a deputy'),
    ($$SELECT pg_temp.renewed(9001, 41, '2025-05-01'); UPDATE party.subordination SET to_date = '2025-05-01'
      WHERE org_id = 41$$, '9001:1', 'below no more'),
    ($$SELECT pg_temp.renewed(9001, 41, '2025-05-01'); UPDATE party.subordination SET to_date = '2025-05-02'
      WHERE org_id = 41$$, '', 'below on the day'),
    ($$SELECT pg_temp.renewed(9001, 41, '2025-05-01'); UPDATE party.subordination SET from_date = '2025-05-01'
      WHERE org_id = 41$$, '', 'below since that day')) v (sql, found, what);
SELECT pg_temp.sees('POS-09', $$SELECT pg_temp.disciplined(), pg_temp.renewed(9001, 41, '2025-05-01'),
    pg_temp.organise(43, 'discipline_committee', 12), pg_temp.renewed(9002, 43, '2025-05-01', 'secretary'),
    pg_temp.renewed(9003, 41, '2020-01-01');
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date, to_date, end_reason, end_document_id)
  VALUES (9002, 12009, 12, 'discipline_secretary', '2024-05-01', '2024-05-01', '2025-05-01', 'renewal', 2)$$,
  ARRAY['DELETE FROM party.election WHERE id = 9001', 'DELETE FROM party.election WHERE id = 9002',
    $$SELECT pg_temp.renewed(9004, 43, '2024-04-01')$$,
    $$UPDATE party.election SET body = 'committee' WHERE id = 9002$$,
    $$UPDATE party.election SET office = 'deputy' WHERE id = 9001$$,
    $$UPDATE party.election SET purpose = 'by_election' WHERE id = 9001$$,
    'UPDATE party.election SET round_of_id = 9003 WHERE id = 9001',
    $$UPDATE party.election SET held_on = '2025-05-02' WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 9001$$,
    'UPDATE party.subordination SET org_id = 42 WHERE org_id = 41',
    'UPDATE party.subordination SET parent_id = 11 WHERE org_id = 41',
    $$UPDATE party.subordination SET from_date = '2025-05-02' WHERE org_id = 41$$,
    $$UPDATE party.subordination SET to_date = '2025-05-01' WHERE org_id = 41$$,
    $$UPDATE party.post SET title = 'deputy' WHERE id = 9001$$]);

-- Whoever was in office stays on record: no row is deleted, but one of the same post may take its place. Here it all
-- happens in one transaction, so none counts as ours; specs/post_vanishes.spec has several.
CREATE FUNCTION pg_temp.began(day date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.hold(9001, 11009, 11, 'member', day), pg_temp.served(11009, 11, '2020-01-01', '2021-01-01') $$;
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.began('2024-05-01'); UPDATE party.post SET portfolio = '{youth}';
  DELETE FROM party.post WHERE id = 9001$$, 'deleted by who wrote it');
CREATE OR REPLACE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean LANGUAGE sql RETURN false;
SELECT pg_temp.refuses('POS-09', format('SELECT pg_temp.began(%L); DELETE FROM party.post WHERE id = 9001', day),
  'deleted, in office from ' || day) FROM unnest(ARRAY['2024-05-01', partybuild.today()]) day;
SELECT pg_temp.refuses('POS-09', $$SELECT pg_temp.began('2024-05-01');
  DELETE FROM party.post WHERE member_id = 11009 AND id <> 9001$$, 'deleted, though the post has ended');
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.began(partybuild.today() + 1);
  DELETE FROM party.post WHERE id = 9001$$, 'deleted before the first day in office');
SELECT pg_temp.refuses('POS-09', $$SELECT pg_temp.began(partybuild.today()); UPDATE party.post
  SET from_date = partybuild.today() + 1 WHERE id = 9001$$, 'put off to a day to come');
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.began('2024-05-01'); UPDATE party.post
  SET from_date = partybuild.today(), member_id = 11010 WHERE id = 9001$$, 'a mistake corrected');
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.began('2024-05-01'); UPDATE party.post
  SET from_date = partybuild.today() + 1 WHERE id = 9001; SELECT pg_temp.hold(9002, 11009, 11, 'member', '2024-06-01',
  partybuild.today() + 1); UPDATE party.post SET end_reason = 'transfer', end_document_id = 2 WHERE id = 9002$$,
  'put off, and the time until then written');
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.began('2024-05-01');
  DELETE FROM party.post WHERE id = 9001; SELECT pg_temp.hold(9002, 11009, 11, 'member', '2024-06-01')$$,
  'deleted, and written again');
SELECT pg_temp.refuses('POS-09', format($$SELECT pg_temp.began('2024-05-01');
  DELETE FROM party.post WHERE id = 9001; SELECT pg_temp.hold(9002, %s)$$, other), 'written as ' || other)
  FROM unnest(ARRAY[$$11010, 11, 'member', '2024-05-01'$$, $$11009, 2, 'member', '2024-05-01'$$,
    $$11009, 11, 'deputy', '2024-05-01'$$, $$11009, 11, 'member', partybuild.today() + 1$$]) other;
-- under its number too: that is no correction of the row
SELECT pg_temp.refuses('POS-09', format($$SELECT pg_temp.began('2024-05-01');
  UPDATE party.post SET %s WHERE id = 9001; DELETE FROM party.post WHERE id = 9001;
  SELECT pg_temp.hold(9001, 11010, 11, 'member', '2024-05-01')$$, change), 'altered (' || change ||
  '), deleted, and another written under its number')
  FROM unnest(ARRAY[$$portfolio = '{youth}'$$, 'member_id = 11010']) change;
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.began('2024-05-01'); UPDATE party.post SET portfolio = '{youth}'
    WHERE id = 9001; UPDATE party.post SET portfolio = '{women}' WHERE id = 9001;
  UPDATE party.post SET member_id = 11010 WHERE id = 9001$$, 'corrected more than once');
-- with its ballot
CREATE FUNCTION pg_temp.written_again(ballot bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE partybuild.rule SET default_mode = 'off' WHERE code ~ '^ELE';
  SELECT pg_temp.began('2024-05-01'), pg_temp.renewed(9001, 11, '2024-05-01');
  UPDATE party.post SET election_id = 9001 WHERE id = 9001;
  DELETE FROM party.post WHERE id = 9001;
  SELECT pg_temp.hold(9002, 11009, 11, 'member', '2024-05-01');
  UPDATE party.post SET election_id = ballot WHERE id = 9002 $$;
SELECT pg_temp.accepts('POS-09', 'SELECT pg_temp.written_again(9001)', 'written again with its ballot');
SELECT pg_temp.refuses('POS-09', 'SELECT pg_temp.written_again(NULL)', 'written again without');
SELECT pg_temp.accepts('POS-09', $$UPDATE partybuild.rule SET default_mode = 'report' WHERE code = 'POS-09';
  SELECT pg_temp.began('2024-05-01'); DELETE FROM party.post WHERE id = 9001$$, 'where it does not refuse');
CREATE FUNCTION pg_temp.told_of_deletion(language text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('partybuild.language', language, true), pg_temp.began('2024-05-01');
  DELETE FROM party.post WHERE id = 9001;
  SET CONSTRAINTS ALL IMMEDIATE;
EXCEPTION WHEN SQLSTATE '23PB1' THEN
  RETURN regexp_replace(SQLERRM, ' \(POS-09.*|（POS-09.*', '');
END $$;
SELECT is(pg_temp.told_of_deletion('en') || '; ' || pg_temp.told_of_deletion('zh'),
  'committee member "member 11009" of "organisation 11", in office from 2024-05-01, is ended, not deleted or put off; '
  '“organisation 11”的委员“member 11009”自2024-05-01起任职，应登记离任，不得删除或推迟', 'POS-09 says what is not deleted');

SELECT * FROM finish();
ROLLBACK;
