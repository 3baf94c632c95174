-- ELE-19 Vacancies are filled by by-election.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.vacancy(days int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, 5, 6, held => '2026-01-10'),
    pg_temp.seat(50004, 50, 'member', 1050, '2026-01-10', '2029-01-10'),
    pg_temp.seat(50005, 50, 'member', 1050, '2026-01-10', '2029-01-10');
  UPDATE party.post SET to_date = partybuild.today() - days, end_reason = 'transfer', end_document_id = 2
    WHERE member_id = 50005 $$;
SELECT pg_temp.meets('ELE-19', 'SELECT pg_temp.vacancy(90)', 'vacant for 90 days');
SELECT pg_temp.reports('ELE-19', 'SELECT pg_temp.vacancy(91)', 'vacant for 91 days');
SELECT pg_temp.meets('ELE-19', $$SELECT pg_temp.vacancy(91);
  SELECT pg_temp.appoint(50006, 50, 'member', '{}', partybuild.today() - 20)$$, 'filled by a by-election');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.gone() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, 'branch', 2, 5), pg_temp.ballot(id * 10, id, NULL, partybuild.today() - 400)
    FROM unnest('{31,32,33,34,35,36,37,38,39,91,92,93,94}'::int[]) id;
  UPDATE party.election SET held_on = (partybuild.today() - interval '3 years')::date WHERE id = 390;
  INSERT INTO party.post (id, org_id, member_id, title, from_date, to_date, election_id)
  SELECT o, o, o * 1000 + 1, 'member', partybuild.today() - 400, partybuild.today() - 100, o * 10
    FROM unnest('{31,32,33,34,35,36,37,38,39,91,92,93,94}'::int[]) o;
  UPDATE party.post SET to_date = partybuild.today() - 91 WHERE id = 32;
  UPDATE party.post SET to_date = partybuild.today() - 90 WHERE id = 33;
  UPDATE party.post SET election_id = NULL WHERE id = 34;
  UPDATE party.post SET to_date = NULL WHERE id = 35;
  SELECT pg_temp.hold(360, 36002, 36, 'member', partybuild.today() - 20), pg_temp.hold(370, 37001, 37, 'secretary',
      partybuild.today() - 100),
    pg_temp.hold(380, 38002, 38, 'secretary', partybuild.today() - 20) $$;
SELECT pg_temp.lists('ELE-19', $$SELECT pg_temp.gone();
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
      '31:100 32:91 38:100 91:100 94:100', 'posts from a ballot vacant for more than 90 days');
SELECT pg_temp.sees('ELE-19', $$SELECT pg_temp.gone();
  DELETE FROM party.post WHERE id IN (31, 32, 38, 91, 92, 93, 94);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, to_date) VALUES (390, 31, 31001, 'member',
    '2020-01-01', '2024-01-01')$$,
  ARRAY[$$UPDATE party.post SET to_date = partybuild.today() - 91 WHERE id = 33$$,
    $$UPDATE party.post SET to_date = partybuild.today() - 100 WHERE id = 35$$,
    $$UPDATE party.post SET election_id = 310 WHERE id = 390$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 360$$, $$UPDATE party.post SET title = 'deputy' WHERE id
        = 36$$,
    $$UPDATE party.post SET from_date = partybuild.today() - 101 WHERE id = 360$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 360$$, $$UPDATE party.post SET org_id = 31 WHERE id = 36$$,
    $$UPDATE party.post SET from_date = partybuild.today() - 101 WHERE id = 370$$,
    $$UPDATE party.post SET member_id = 37002 WHERE id = 370$$, $$UPDATE party.post SET member_id = 37002 WHERE id =
        37$$,
    $$DELETE FROM party.post WHERE id = 360$$,
    $$INSERT INTO party.post (org_id, member_id, title, from_date, to_date, election_id)
      VALUES (31, 31002, 'member', '2020-01-01', '2024-01-01', 310)$$]);

-- Who was by-elected served the rest of the running term: it is vacant no longer than that.
CREATE FUNCTION pg_temp.by_elected(began date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31, NULL, began),
    pg_temp.ballot(9002, 31, $q$purpose = 'by_election'$q$, partybuild.today() - 300);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, to_date, election_id)
  VALUES (9001, 31, 11001, 'secretary', partybuild.today() - 300, partybuild.today() - 100, 9002) $$;
SELECT pg_temp.lists('ELE-19', $$SELECT pg_temp.by_elected((partybuild.today() - interval '35 months')::date)$$,
  '9001:100', 'the term is running');
SELECT pg_temp.lists('ELE-19', $$SELECT pg_temp.by_elected((partybuild.today() - interval '37 months')::date)$$, '',
  'the term is over');
SELECT pg_temp.sees('ELE-19', $$SELECT pg_temp.by_elected((partybuild.today() - interval '37 months')::date),
    pg_temp.organise(32, 'branch', 2), pg_temp.ballot(9003, 32, NULL, partybuild.today() - 400)$$,
  ARRAY[$$UPDATE party.election SET purpose = 'renewal' WHERE id = 9002$$,
    $$UPDATE party.election SET org_id = 32 WHERE id = 9002$$]);
SELECT pg_temp.sees('ELE-19', $$SELECT pg_temp.gone();
  UPDATE party.organisation SET active_on = NULL WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  DELETE FROM party.post WHERE id IN (31, 32, 38, 91, 94)$$,
  ARRAY[$$UPDATE party.election SET held_on = partybuild.today() - 400 WHERE id = 390$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 92$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 93$$,
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 39$$]);
-- Of several terms the one that was running: begun last, by the day.
SELECT pg_temp.lists('ELE-19', format('SELECT pg_temp.by_elected((partybuild.today() - interval %L)::date),
    pg_temp.ballot(%s, 31, NULL, %s)', began, id, held), listed, 'terms of ' || began || ' and ' || held)
  FROM (VALUES ('37 months', 9003, 'partybuild.today() - 50', ''),
    ('37 months', 9003, 'partybuild.today() - 300', '9001:100'),
    ('35 months', 9000, 'partybuild.today() - 1800', '9001:100')) v (began, id, held, listed);
SELECT pg_temp.lists('ELE-19', $$SELECT pg_temp.by_elected(partybuild.today() - 900),
    pg_temp.ballot(9004, 31, NULL, partybuild.today() - 900);
  INSERT INTO party.term (org_id, election_id, from_date, to_date)
  VALUES (31, 9004, partybuild.today() - 900, partybuild.today())$$, '', 'the second of two ballots of a day');

-- Of an extended term to its end; of whom the committee elected to the committee's; without one, of its own.
SELECT pg_temp.lists('ELE-19', format($$SELECT pg_temp.by_elected((partybuild.today() - interval '37 months')::date);
  UPDATE party.election SET %s WHERE id = 9002; %s$$, tweak, more), listed, what)
  FROM (VALUES ($$purpose = 'by_election'$$, $$INSERT INTO party.term (org_id, election_id, from_date, to_date,
      extended_to, extension_document_id) SELECT 31, 9001, e.held_on, party.term_end(e.held_on, 3),
      partybuild.today() + 1, 50 FROM party.election e WHERE e.id = 9001$$, '9001:100', 'extended'),
    ($$purpose = 'renewal', office = 'secretary', body = 'committee'$$, '', '', 'its committee''s term is over'),
    ($$purpose = 'renewal', office = 'secretary', body = 'committee'$$, 'DELETE FROM party.election WHERE id = 9001',
      '9001:100', 'by a committee from before the register'),
    ($$purpose = 'by_election'$$, 'DELETE FROM party.election WHERE id = 9001', '', 'for a term that nobody knows'))
    v (tweak, more, listed, what);
SELECT pg_temp.lists('ELE-19', $$SELECT pg_temp.by_elected((partybuild.today() - interval '37 months')::date);
  UPDATE party.post SET election_id = 9001 WHERE id = 9001;
  INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
  SELECT 31, 9001, e.held_on, party.term_end(e.held_on, 3), partybuild.today() + 1, 50 FROM party.election e
   WHERE e.id = 9001$$, '9001:100', 'of the committee itself, extended');
-- A renewal before the end of the term, with fewer seats.
CREATE FUNCTION pg_temp.renewed(ago int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31, NULL, partybuild.today() - 700),
    pg_temp.ballot(9002, 31, NULL, partybuild.today() - ago);
  INSERT INTO party.post (id, org_id, member_id, title, elected_on, from_date, to_date, election_id)
  SELECT 9000 + n, 31, 11000 + n, t::party.post_title, partybuild.today() - 700, partybuild.today() - 700,
         partybuild.today() - 100, 9001
    FROM (VALUES (1, 'member'), (2, 'member'), (3, 'deputy'), (4, 'fulltime_deputy'), (5, 'secretary'),
    (6, 'discipline_secretary')) v (n, t);
  SELECT pg_temp.hold(9007, 11007, 31, 'member', partybuild.today() - 100) $$;
SELECT pg_temp.lists('ELE-19', format('SELECT pg_temp.renewed(%s)', ago), listed, 'a renewal ' || ago || ' days ago')
  FROM (VALUES (100, '9005:100 9006:100'), (0, '9005:100 9006:100'),
    (-1, '9001:100 9002:100 9003:100 9004:100 9005:100 9006:100'),
    (700, '9001:100 9002:100 9003:100 9004:100 9005:100 9006:100')) v (ago, listed);
SELECT pg_temp.renewed(100);
SELECT is((SELECT string_agg(title, ' ') FROM compliance.vacancy WHERE org_id = 31), 'secretary',
  'compliance.vacancy: none but the secretary, where another committee is in office');

SELECT * FROM finish();
ROLLBACK;
