-- ELE-20 By-elected serve the rest of the term.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.by_elected(ends date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => '2024-04-10'),
    pg_temp.elect(50, 1, 2, held => '2026-03-10', tweak => $q$purpose = 'by_election'$q$, id => 2050);
  UPDATE party.candidate SET member_id = 50003 + (id % 100)::int WHERE election_id = 2050;
  SELECT pg_temp.seat(50004, 50, 'member', 2050, '2026-03-10', ends) $$;
SELECT pg_temp.accepts('ELE-20', $$SELECT pg_temp.by_elected('2027-04-10')$$,
  'by-elected to the end of the running term');
SELECT pg_temp.refuses('ELE-20', $$SELECT pg_temp.by_elected('2029-03-10')$$, 'by-elected for three new years');
SELECT pg_temp.accepts('ELE-20', $$SELECT pg_temp.elect(50, held => '2023-12-01'),
  pg_temp.elect(50, 1, 2, held => '2026-11-05', tweak => $q$purpose = 'by_election'$q$, id => 2050);
  UPDATE party.candidate SET member_id = 50003 + (id % 100)::int WHERE election_id = 2050;
  SELECT pg_temp.seat(50004, 50, 'member', 2050, '2026-11-05', '2026-12-01')$$, 'in the last month of the term');

-- After the term there is none to serve, but for an extension: certify_election() says so, and the rule by hand.
CREATE FUNCTION pg_temp.after_term(held date, extended date DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said text;
BEGIN
  PERFORM set_config('partybuild.language', 'en', true);
  PERFORM pg_temp.organise(31, 'branch', 2, 20), pg_temp.elect(31, held => '2023-06-01');
  UPDATE party.candidate SET portfolio = '{organisation}' WHERE election_id = 1031;
  PERFORM party.certify_election(1031);
  UPDATE party.post SET to_date = '2026-05-01', end_reason = 'transfer', end_document_id = 2 WHERE member_id = 31003;
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9100, 'e', '2026-05-01', 2, 'approval');
  UPDATE party.term SET extended_to = extended, extension_document_id = 9100
   WHERE election_id = 1031 AND extended IS NOT NULL;
  PERFORM pg_temp.elect(31, 1, 2, held => held, tweak => $q$purpose = 'by_election'$q$, id => 2031);
  UPDATE party.candidate SET member_id = member_id + 5 WHERE election_id = 2031;
  said := (SELECT string_agg(DISTINCT c.message, '; ') FROM party.certify_election(2031) c);
  said := coalesce(said, (SELECT 'to ' || p.term_ends_on FROM party.post p WHERE p.election_id = 2031));
  RAISE EXCEPTION USING ERRCODE = 'PB000';
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN said;
END $$;
SELECT is(pg_temp.after_term(h::date, x::date), said, 'ELE-20 certifies: by-elected on ' || h ||
    coalesce(', extended to ' || x, ''))
  FROM (VALUES ('2026-05-31', NULL, 'to 2026-06-01'),
    ('2026-06-01', NULL, 'committee member "member 31006" of "organisation 31" was by-elected on 2026-06-01, when the '
      'term had ended (2026-06-01) (ELE-20, 基层组织选举工作条例)'),
    ('2026-06-01', '2026-12-01', 'to 2026-12-01')) v (h, x, said);

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.rest() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 49) id;
  SELECT pg_temp.ballot(o * 100 + n, o, t, h::date) FROM (VALUES (31, 1, NULL, '2024-06-01'),
      (32, 1, NULL, '2024-06-01'),
    (33, 1, NULL, '2024-06-01'), (34, 1, NULL, '2021-06-01'), (34, 2, NULL, '2024-06-01'),
        (35, 1, NULL, '2024-06-01'),
    (35, 2, $q$purpose = 'by_election'$q$, '2024-07-01'), (36, 1, NULL, '2024-06-01'),
    (36, 2, $q$office = 'secretary'$q$, '2024-07-01'), (37, 1, NULL, '2024-06-01'),
        (37, 2, 'round_of_id = 3701', '2024-07-01'),
    (38, 1, NULL, '2024-06-01'), (38, 2, $q$result = 'void'$q$, '2024-07-01'), (39, 1, NULL, '2024-06-01'),
    (39, 2, NULL, '2025-06-02'), (40, 1, NULL, '2023-06-01'), (40, 2, NULL, '2025-06-01'),
        (41, 1, NULL, '2024-06-01'),
    (42, 1, NULL, '2024-06-01'), (43, 1, NULL, '2024-06-01'), (44, 1, NULL, '2024-06-01'),
        (45, 1, NULL, '2024-06-01'),
    (45, 2, NULL, '2024-06-01'), (46, 1, NULL, '2024-06-01')) v (o, n, t, h);
  SELECT pg_temp.ballot(o * 100 + 9, o, $q$purpose = 'by_election'$q$, '2025-06-01') FROM generate_series(31, 46) o;
  UPDATE party.election SET purpose = 'renewal', office = 'secretary' WHERE id = 4109;
  INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to, extension_document_id) VALUES
    (4201, 42, '2024-06-01', '2027-06-01', '2028-06-01', 50),
        (4502, 45, '2024-06-01', '2027-06-01', '2028-06-01', 50);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, to_date, term_ends_on, election_id)
  SELECT o, o, 11001, 'member', '2025-06-01', u::date, t::date, o * 100 + 9
    FROM (VALUES (31, NULL, '2027-06-01'), (32, NULL, '2027-06-02'), (33, NULL, NULL), (34, NULL, '2027-06-01'),
    (35, NULL, '2027-06-01'), (36, NULL, '2027-06-01'), (37, NULL, '2027-06-01'), (38, NULL, '2027-06-01'),
    (39, NULL, '2027-06-01'), (40, NULL, '2028-06-01'), (41, NULL, '2029-01-01'), (42, NULL, '2028-06-01'),
    (43, '2026-01-01', NULL), (44, '2027-06-02', '2027-06-01'), (45, NULL, '2028-06-01'), (46, '2027-06-01', NULL))
    v (o, u, t) $$;
SELECT pg_temp.lists('ELE-20', 'SELECT pg_temp.rest()', '32:1 33:1 44:1',
  'the by-elected who serve to another day than the running term''s last');
SELECT pg_temp.sees('ELE-20', $$SELECT pg_temp.rest(); DELETE FROM party.post WHERE id IN (32, 33, 44)$$,
  ARRAY[$$UPDATE party.post SET term_ends_on = '2027-06-02' WHERE id = 31$$,
    $$UPDATE party.post SET to_date = '2027-06-02' WHERE id = 31$$,
    $$UPDATE party.election SET org_id = 40 WHERE id = 3109$$,
    $$UPDATE party.post SET election_id = 3109 WHERE id = 41$$,
    $$INSERT INTO party.post (org_id, member_id, title, from_date, election_id)
      VALUES (31, 11002, 'member', '2025-06-01', 3109)$$,
    $$UPDATE party.election SET purpose = 'by_election' WHERE id = 4109$$,
    $$UPDATE party.election SET held_on = '2025-05-31' WHERE id = 4009$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 3502$$,
    $$UPDATE party.election SET office = 'committee' WHERE id = 3602$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 3702$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 3802$$,
    $$SELECT pg_temp.ballot(3102, 31, NULL, '2025-01-01')$$, $$DELETE FROM party.election WHERE id = 3402$$,
    $$UPDATE party.term SET election_id = 4501 WHERE election_id = 4502$$,
    $$UPDATE party.term SET extended_to = NULL, extension_document_id = NULL WHERE election_id = 4201$$,
    $$DELETE FROM party.term WHERE election_id = 4201$$]);
-- Who is named does not change the verdict, and has it asked all the same.
SELECT pg_temp.judges('ELE-20', $$SELECT pg_temp.unasked('ELE-20', 'SELECT pg_temp.rest()')$$,
  ARRAY['UPDATE party.post SET member_id = 11002 WHERE id = 32', 'UPDATE party.post SET org_id = 11 WHERE id = 32']);

-- In a branch without a committee, the term is that of its secretary's renewal.
CREATE FUNCTION pg_temp.alone(ends date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31, $q$office = 'secretary'$q$, '2024-05-01'),
    pg_temp.ballot(9002, 31, $q$office = 'secretary', purpose = 'by_election'$q$, '2026-05-20'),
    pg_temp.ballot(9003, 31, $q$office = 'secretary', body = 'committee'$q$, '2025-05-01');
  INSERT INTO party.post (id, org_id, member_id, title, from_date, term_ends_on, election_id)
  VALUES (9001, 31, 11001, 'secretary', '2026-05-20', ends, 9002) $$;
SELECT pg_temp.lists('ELE-20', $$SELECT pg_temp.alone('2027-05-01')$$, '', 'to the end of the running term');
SELECT pg_temp.lists('ELE-20', $$SELECT pg_temp.alone('2029-05-20')$$, '9001:750', 'three new years');
SELECT pg_temp.sees('ELE-20', $$SELECT pg_temp.alone('2027-05-01')$$,
  ARRAY[$$UPDATE party.election SET body = 'general_meeting' WHERE id = 9003$$,
    $$UPDATE party.election SET held_on = '2024-04-30' WHERE id = 9001$$,
    $$INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
      VALUES (31, 9001, '2024-05-01', '2027-05-01', '2027-05-02', 50)$$]);
SELECT pg_temp.sees('ELE-20', $$SELECT pg_temp.alone('2027-05-01'); INSERT INTO party.term (org_id, election_id,
    from_date, to_date) VALUES (31, 9001, '2024-05-01', '2027-05-01')$$,
  ARRAY[$$UPDATE party.term SET to_date = '2027-05-02' WHERE election_id = 9001$$]);
-- A by-election where no term is on record is measured by none.
SELECT pg_temp.lists('ELE-20', $$SELECT pg_temp.alone(NULL); DELETE FROM party.election WHERE id = 9001$$, '',
  'no term is on record or written');
SELECT pg_temp.lists('ELE-20', $$SELECT pg_temp.alone('2029-05-20'); DELETE FROM party.election WHERE id = 9001$$, '',
  'no term is on record');
-- Without a ballot, from before the register: the term by the day of election, or by the first in office.
CREATE FUNCTION pg_temp.unrecorded() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(40, 'basic_committee', 1);
  INSERT INTO party.post (id, org_id, member_id, title, elected_on, from_date, to_date, term_ends_on)
  SELECT 9000 + n, o, 11000 + n, 'member', e::date, '2024-06-01', u::date, t::date FROM (VALUES
    (1, 31, '2024-04-10', NULL, '2027-04-10'), (2, 31, '2024-04-10', NULL, '2027-04-11'),
    (3, 31, NULL, NULL, '2027-06-01'), (4, 31, NULL, NULL, '2027-06-02'), (5, 40, '2024-04-10', NULL, '2029-04-10'),
    (6, 31, '2024-04-10', '2028-04-10', NULL), (7, 31, '2024-04-10', '2028-04-11', NULL),
    (8, 31, NULL, NULL, NULL)) v (n, o, e, u, t) $$;
SELECT pg_temp.lists('ELE-20', 'SELECT pg_temp.unrecorded()', '9002:1 9004:1 9007:367',
  'a term that is longer than it can be, or one served for more than a year beyond it');
SELECT pg_temp.sees('ELE-20', $$SELECT pg_temp.unrecorded(); DELETE FROM party.post WHERE id IN (9002, 9004, 9007)$$,
  ARRAY[$$UPDATE party.post SET elected_on = '2024-04-09' WHERE id = 9001$$,
    $$UPDATE party.post SET from_date = '2024-05-31' WHERE id = 9003$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 9005$$,
    $$UPDATE party.organisation SET active_on = NULL, kind = 'branch' WHERE id = 40$$,
    $$UPDATE party.post SET to_date = '2028-04-11' WHERE id = 9006$$]);
-- A discipline secretary serves the term of the discipline committee that elects, though recorded at its superior.
CREATE FUNCTION pg_temp.of_discipline(ends date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'discipline_committee', 40),
    pg_temp.ballot(9001, 40, NULL, '2023-06-01'), pg_temp.ballot(9002, 41, NULL, '2024-06-01'),
    pg_temp.ballot(9003, 41, $q$office = 'secretary', body = 'committee', purpose = 'by_election'$q$, '2025-06-01');
  INSERT INTO party.post (id, org_id, member_id, title, from_date, term_ends_on, election_id)
  VALUES (9001, 40, 11001, 'discipline_secretary', '2025-06-01', ends, 9003) $$;
SELECT pg_temp.lists('ELE-20', $$SELECT pg_temp.of_discipline('2029-06-01')$$, '',
  'the term of the discipline committee');
SELECT pg_temp.lists('ELE-20', $$SELECT pg_temp.of_discipline('2028-06-01')$$, '9001:365', 'its superior''s term');
SELECT pg_temp.sees('ELE-20', $$SELECT pg_temp.of_discipline('2029-06-01')$$,
  ARRAY[$$UPDATE party.election SET held_on = '2024-06-02' WHERE id = 9002$$,
    $$INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (41, 9002, '2024-06-01',
        '2029-05-31')$$]);

SELECT * FROM finish();
ROLLBACK;
