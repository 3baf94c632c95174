-- ELE-14 Secretary and deputy come from the committee.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-14', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3
  WHERE election_id = 2050;
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2
    WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3))$$, 'the secretary is one of those elected, by the committee');
SELECT pg_temp.refuses('ELE-14', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary'$q$, id => 2050);
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2
    WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3))$$, 'elected by the general meeting although there is a committee');
SELECT pg_temp.refuses('ELE-14', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3, member_id = 50007
  WHERE election_id = 2050;
  UPDATE party.department SET head_id = 50007 WHERE id = 50; UPDATE party.post SET to_date = partybuild.today() - 100,
    end_reason = 'change_of_duty', end_document_id = 2 WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50007, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3))$$, 'a secretary who was not elected to the committee');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.chosen() RETURNS void LANGUAGE sql AS $$
  UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 49) id;
  SELECT pg_temp.ballot(o * 100 + n, o, t, h::date) FROM (VALUES (31, 2, NULL, '2024-06-01'),
      (32, 2, NULL, '2024-06-01'),
    (33, 1, NULL, '2024-06-01'), (33, 2, NULL, '2024-06-01'), (33, 3, $q$office = 'deputy'$q$, '2024-06-01'),
    (34, 1, NULL, '2024-06-01'), (34, 2, NULL, '2024-06-01'), (35, 1, NULL, '2024-06-01'),
        (35, 2, NULL, '2024-06-01'),
    (36, 1, NULL, '2024-06-01'), (36, 2, NULL, '2024-06-01'), (37, 1, NULL, '2024-06-01'),
    (37, 2, $q$office = 'committee'$q$, '2024-06-01'), (38, 1, NULL, '2024-06-01'), (38, 2, NULL, '2024-06-01'),
    (39, 1, NULL, '2024-06-01'), (39, 4, $q$purpose = 'by_election'$q$, '2025-01-01'), (39, 2, NULL, '2025-06-01'),
    (40, 1, NULL, '2024-06-01'), (40, 4, $q$purpose = 'by_election'$q$, '2024-05-31'), (40, 2, NULL, '2025-06-01'),
    (41, 1, NULL, '2024-06-01'), (41, 4, $q$purpose = 'by_election'$q$, '2025-06-02'), (41, 2, NULL, '2025-06-01'),
    (42, 1, $q$result = 'void'$q$, '2024-06-01'), (42, 2, NULL, '2024-06-01'),
    (43, 1, $q$purpose = 'by_election'$q$, '2024-06-01'), (43, 2, NULL, '2024-06-01'),
    (44, 1, 'round_of_id = 3301', '2024-06-01'), (44, 2, NULL, '2024-06-01'),
    (45, 1, $q$office = 'delegate'$q$, '2024-06-01'), (45, 2, NULL, '2024-06-01'),
    (46, 1, NULL, '2024-06-02'), (46, 2, NULL, '2024-06-01'), (47, 1, NULL, '2021-06-02'),
        (47, 4, NULL, '2024-06-01'),
    (47, 2, NULL, '2024-06-01'), (48, 1, NULL, '2024-06-01'), (48, 4, $q$office = 'delegate'$q$, '2024-06-01'),
    (48, 2, NULL, '2024-06-01'), (49, 1, NULL, '2024-06-01'),
    (49, 4, $q$result = 'void', purpose = 'by_election'$q$, '2024-06-01'), (49, 2, NULL, '2024-06-01'))
    v (o, n, t, h);
  UPDATE party.election SET office = 'secretary' WHERE id % 100 = 2 AND id > 3100 AND id < 5000 AND id <> 3702;
  UPDATE party.election SET body = 'committee' WHERE id % 100 IN (2, 3) AND id > 3100 AND id < 5000
    AND org_id NOT IN (31, 34, 38, 42, 43, 44, 45, 46);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (3301, 11001, 9, true),
    (3401, 11001, 9, true), (3501, 11002, 9, true), (3601, 11001, 9, false), (3701, 11001, 9, true),
    (3801, 11001, 9, true), (3904, 11001, 9, true), (4004, 11001, 9, true), (4104, 11001, 9, true),
    (4701, 11001, 9, true), (4804, 11001, 9, true), (4904, 11001, 9, true);
  -- All of them won the ballot that their posts name.
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) SELECT e.id, 11001, 9, true
    FROM party.election e WHERE e.id % 100 IN (2, 3) AND e.id > 3100 AND e.id < 5000;
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id) SELECT o * 10 + n, o, 11001,
      t::party.post_title,
      '2025-07-01', o * 100 + b
    FROM (VALUES (31, 1, 'secretary', 2), (32, 1, 'secretary', 2), (32, 2, 'deputy', 2),
        (32, 3, 'fulltime_deputy', 2),
    (33, 1, 'secretary', 2), (33, 2, 'deputy', 3), (34, 1, 'secretary', 2),
        (35, 1, 'secretary', 2),
    (36, 1, 'secretary', 2), (37, 1, 'secretary', 2), (38, 1, 'member', 1), (39, 1, 'secretary', 2),
        (40, 1, 'secretary', 2),
    (41, 1, 'secretary', 2), (42, 1, 'secretary', 2), (43, 1, 'secretary', 2), (44, 1, 'secretary', 2),
    (45, 1, 'secretary', 2), (46, 1, 'secretary', 2), (47, 1, 'secretary', 2), (48, 1, 'secretary', 2),
    (49, 1, 'secretary', 2)) v (o, n, t, b);
  SELECT pg_temp.hold(359, 11001, 35, 'member', '2020-01-01') $$;
SELECT pg_temp.lists('ELE-14', 'SELECT pg_temp.chosen()',
  '321:1 322:1 323:1 341:1 351:1 361:1 371:1 401:1 411:1 471:1 481:1 491:1',
  'a secretary or deputy whom the committee then in office did not elect from among its members');
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.chosen(); DELETE FROM party.post
    WHERE id IN (321, 322, 323, 341, 351, 361, 371, 401, 411, 471, 481, 491)$$,
  ARRAY[$$UPDATE party.post SET title = 'secretary' WHERE id = 381$$,
    $$UPDATE party.post SET member_id = 11002 WHERE id = 331$$, $$UPDATE party.post SET org_id = 31 WHERE id = 331$$,
    $$UPDATE party.post SET election_id = 3402 WHERE id = 331$$,
    $$INSERT INTO party.post (org_id, member_id, title, from_date, election_id)
      VALUES (34, 11003, 'secretary', '2025-01-01', 3402)$$,
    $$UPDATE party.election SET office = 'committee' WHERE id = 3302$$,
    $$UPDATE party.election SET body = 'general_meeting' WHERE id = 3302$$,
    $$UPDATE party.election SET held_on = '2024-05-31' WHERE id = 3302$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 3302$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 3301$$,
    $$UPDATE party.election SET org_id = 31 WHERE id = 3302$$,
    $$UPDATE party.candidate SET elected = false WHERE election_id = 3302$$,
    $$UPDATE party.candidate SET member_id = 11002 WHERE election_id = 3302$$,
    $$DELETE FROM party.candidate WHERE election_id = 3302$$,
    $$UPDATE party.candidate SET elected = false WHERE election_id = 3301$$,
    $$UPDATE party.candidate SET member_id = 11003 WHERE election_id = 3301$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 4301$$,
    $$UPDATE party.election SET office = 'committee' WHERE id = 4501$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 4401$$,
    $$UPDATE party.election SET held_on = '2024-06-01' WHERE id = 4601$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 4201$$,
    $$DELETE FROM party.election WHERE id = 3901$$, $$SELECT pg_temp.ballot(4309, 43, NULL, '2024-05-31')$$,
    $$DELETE FROM party.candidate WHERE election_id = 3301$$,
    $$UPDATE party.post SET election_id = NULL WHERE id = 331$$]);

-- A post comes from its ballot, or from before the register.
CREATE FUNCTION pg_temp.won() RETURNS void LANGUAGE sql AS $$
  UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(32, 'branch', 2, 9);
  SELECT pg_temp.ballot(9001, 31), pg_temp.ballot(9002, 31, $q$result = 'void'$q$), pg_temp.ballot(9003, 32),
    pg_temp.ballot(9004, 31, $q$office = 'secretary', body = 'committee'$q$),
    pg_temp.ballot(9005, 31, $q$office = 'deputy', body = 'committee'$q$),
    pg_temp.ballot(9006, 31, $q$office = 'delegate', purpose = 'delegates'$q$);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) SELECT e, 31000 + m, 15, m < 9
    FROM generate_series(9001, 9006) e, generate_series(1, 9) m;
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id)
  SELECT 9000 + n, 31, 31000 + m, t::party.post_title, f::date, e FROM (VALUES
    (1, 1, 'member', '2024-06-01', 9001), (2, 2, 'member', '2024-06-01', 9002), (3, 3, 'member', '2024-06-01', 9003),
    (4, 4, 'member', '2024-06-01', 9004), (5, 5, 'member', '2024-06-01', 9006), (6, 9, 'member', '2024-06-01', 9001),
    (7, 5, 'secretary', '2024-06-01', 9004), (8, 6, 'deputy', '2024-06-01', 9005),
    (9, 6, 'fulltime_deputy', '2024-06-01', 9005), (10, 6, 'secretary', '2024-06-01', 9005),
    (11, 7, 'deputy', '2024-06-01', 9004), (12, 7, 'secretary', '2024-06-01', 9001),
    (13, 9, 'secretary', '2024-06-01', 9004), (14, 7, 'discipline_secretary', '2024-06-01', 9004),
    (15, 8, 'discipline_secretary', '2024-06-01', 9001), (16, 6, 'discipline_secretary', '2024-06-01', 9005),
    (17, 7, 'member', '2024-12-31', NULL), (18, 8, 'member', '2025-01-01', NULL),
    (19, 7, 'secretary', '2025-01-01', NULL), (20, 9, 'discipline_secretary', '2025-01-01', NULL))
    v (n, m, t, f, e) $$;
SELECT pg_temp.lists('ELE-14', 'SELECT pg_temp.won()', '9002:1 9003:1 9004:1 9005:1 9006:1 9010:1 9011:1 9012:1 '
  || '9013:1 9016:1 9018:1 9019:1 9020:1', 'posts since the register began that no ballot is named for, and those that '
  || 'name one that is void, another organisation''s, for another office, or was won by others');
SELECT pg_temp.sees('ELE-14', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.hold(9001, 31001, 31, 'member', '2024-12-31')$$,
  ARRAY[$$UPDATE party.post SET from_date = '2025-01-01' WHERE id = 9001$$,
    $$INSERT INTO party.post (org_id, member_id, title, from_date) VALUES (31, 31002, 'member', '2025-01-01')$$]);
SELECT pg_temp.says('ELE-14', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.hold(9001, 16001, 16, 'member', '2025-01-01')$$,
  'committee member "member 16001" of "organisation 16" (from 2025-01-01): names no ballot; '
  || '“organisation 16”的委员“member 16001”（自2025-01-01）：没有写明选举');
-- Of a ballot from before the register, whoever stood may be unknown.
SELECT pg_temp.lists('ELE-14', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.ballot(9001, 31), pg_temp.ballot(9002, 31);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9002, 31009, 5, false);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id)
  VALUES (9001, 31, 31001, 'member', '2024-12-31', 9001), (9002, 31, 31002, 'member', '2025-01-01', 9001),
    (9003, 31, 31003, 'member', '2024-12-31', 9002)$$, '9002:1 9003:1', 'nobody stood, or others did');

-- In office before the register began is nobody of a branch that became active since, nor who was elected since.
CREATE FUNCTION pg_temp.since(active date, elected date) RETURNS void LANGUAGE sql AS $$
  UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'branch', 2, 9, active), pg_temp.hold(9001, 31001, 31, 'member', '2024-06-01');
  UPDATE party.post SET elected_on = elected WHERE id = 9001 $$;
SELECT pg_temp.lists('ELE-14', format('SELECT pg_temp.since(%L, %L)', active, elected), found,
  format('no ballot named, of a branch active from %s, elected on %s', active, elected)) FROM (VALUES
  ('2024-12-31', '2024-12-31', ''), ('2025-01-01', NULL, '9001:1'), ('2024-12-31', '2025-01-01', '9001:1'))
  v (active, elected, found);
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.since('2024-12-31', '2024-06-01')$$,
  ARRAY[$$UPDATE party.organisation SET active_on = '2025-01-01' WHERE id = 31$$,
    $$UPDATE party.post SET elected_on = '2025-01-01' WHERE id = 9001$$]);

-- The leaders of a provisional branch are named by the superior (ORG-13): nobody elects them.
SELECT pg_temp.lists('ELE-14', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'provisional_branch', 2, 9), pg_temp.hold(9001, 31001, 31, 'secretary', '2025-06-01'),
    pg_temp.hold(9002, 31002, 31, 'member', '2025-06-01')$$, '', 'nobody who leads a provisional branch');
SELECT pg_temp.sees('ELE-14', $$UPDATE compliance.court SET recorded_from = '2025-01-01';
  SELECT pg_temp.organise(31, 'provisional_branch', 2, 9), pg_temp.hold(9001, 31001, 31, 'secretary', '2025-06-01')$$,
  ARRAY[$$UPDATE party.organisation SET kind = 'branch' WHERE id = 31$$]);

-- What is known to have had a ballot does not forget it; another's may be taken back.
SELECT pg_temp.refuses('ELE-14', $$SELECT pg_temp.elect(50, 4, 5), pg_temp.seat(50004, 50, 'member', 1050,
    partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3));
  UPDATE party.post SET election_id = NULL WHERE member_id = 50004$$, 'a ballot that was won is forgotten');
SELECT pg_temp.accepts('ELE-14', $$SELECT pg_temp.elect(50); UPDATE partybuild.rule SET default_mode = 'off'
    WHERE code = 'ELE-14';
  SELECT pg_temp.seat(50004, 50, 'member', 1050, partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3));
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE partybuild.rule SET default_mode = 'reject' WHERE code = 'ELE-14';
  UPDATE party.post SET election_id = NULL WHERE member_id = 50004$$, 'a ballot that others won is taken back');

-- A committee from before the register shows by its posts: it elects, from among its members.
CREATE FUNCTION pg_temp.old_committee() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.ballot(9001, 50, $q$office = 'secretary', body = 'committee'$q$),
    pg_temp.ballot(9002, 50, $q$office = 'deputy'$q$), pg_temp.ballot(9003, 50, $q$office = 'deputy',
    body = 'committee'$q$), pg_temp.ballot(9004, 16, $q$office = 'deputy', body = 'committee'$q$),
    pg_temp.ballot(9005, 16, $q$office = 'deputy'$q$);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) SELECT e, o * 1000 + m, 15, true
    FROM (VALUES (9001, 50, 2), (9002, 50, 3), (9003, 50, 3), (9003, 50, 4), (9004, 16, 1), (9005, 16, 2)) v (e, o, m);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id)
  SELECT 9000 + n, o, o * 1000 + m, t::party.post_title, '2024-06-01', e FROM (VALUES (1, 50, 2, 'secretary', 9001),
    (2, 50, 3, 'deputy', 9002), (3, 50, 3, 'fulltime_deputy', 9003), (4, 50, 4, 'deputy', 9003),
    (5, 16, 1, 'deputy', 9004), (6, 16, 2, 'deputy', 9005)) v (n, o, m, t, e) $$;
SELECT pg_temp.lists('ELE-14', 'SELECT pg_temp.old_committee()', '9002:1 9004:1 9005:1',
  'elected by the general meeting beside a committee from before the register, or by a committee that there is not');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.old_committee();
  UPDATE party.post SET to_date = '2024-05-31' WHERE org_id = 50 AND title = 'member'$$,
  '9001:1 9003:1 9004:1 9005:1', 'where that committee was gone by then');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.old_committee();
  UPDATE party.post SET to_date = '2024-06-01' WHERE org_id = 50 AND title = 'member'$$, '9002:1 9004:1 9005:1',
  'whose members gave up their seats that day');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.old_committee(), pg_temp.ballot(9006, 50, $q$result = 'void'$q$)$$,
  '9002:1 9004:1 9005:1', 'whose successor was not validly elected');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.old_committee(), pg_temp.hold(9009, 16003, 16, 'member',
    '2024-06-02')$$,
  '9002:1 9004:1 9005:1', 'that there was not yet');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.old_committee(), pg_temp.ballot(9006, 50, $q$purpose = 'by_election'$q$,
    '2024-05-01');
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) SELECT 9003, 50000 + m, 15, true
    FROM generate_series(5, 10) m;
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9006, 50010, 15, true);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id)
  SELECT 9010 + m, 50, 50000 + m, 'deputy', '2024-06-01', 9003 FROM generate_series(5, 10) m;
  SELECT pg_temp.hold(9020 + m, 50000 + m, o, 'member', f::date, u::date) FROM (VALUES (5, 50, '2024-06-02', NULL),
    (6, 50, '2024-06-01', NULL), (7, 50, '2024-01-01', '2024-05-31'), (8, 50, '2024-01-01', '2024-06-01'),
    (9, 11, '2024-01-01', NULL)) v (m, o, f, u)$$, '9002:1 9004:1 9005:1 9015:1 9017:1 9019:1',
  'who was no member of it yet, any more, or of another');
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.old_committee(); DELETE FROM party.post WHERE id IN (9002, 9004, 9005)$$,
  ARRAY[$$UPDATE party.post SET to_date = '2024-05-31' WHERE org_id = 50 AND title = 'member'$$,
    $$UPDATE party.post SET member_id = 50005 WHERE id <> 9001 AND member_id = 50002$$,
    $$DELETE FROM party.post WHERE id <> 9001 AND member_id = 50002$$,
    $$SELECT pg_temp.hold(9007, 16003, 16, 'member', '2024-06-01')$$,
    $$UPDATE party.post SET title = 'deputy' WHERE org_id = 50 AND title = 'member'$$,
    $$UPDATE party.post SET from_date = '2024-06-02' WHERE org_id = 50 AND title = 'member'$$,
    $$SELECT pg_temp.ballot(9006, 50, NULL, '2024-07-01'); INSERT INTO party.candidate (election_id, member_id,
      votes_for, elected) VALUES (9006, 50002, 15, true);
      UPDATE party.post SET election_id = 9006 WHERE member_id = 50002 AND title = 'member'$$]);

-- Too few are left for another committee when its term is over: the general meeting elects.
CREATE FUNCTION pg_temp.shrunk(held date, until date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.ballot(9001, 31), pg_temp.ballot(9002, 31,
    $q$office = 'secretary'$q$, held);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) VALUES (9001, 31001, 15, true),
    (9001, 31002, 14, true), (9002, 31003, 15, true);
  INSERT INTO party.post (id, org_id, member_id, title, from_date, to_date, election_id)
  VALUES (9001, 31, 31001, 'member', '2024-06-01', until, 9001), (9003, 31, 31003, 'secretary', held, NULL, 9002) $$;
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.shrunk('2027-06-01', '2027-06-01')$$, '', 'the term is over');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.shrunk('2027-06-01', '2027-06-01');
  UPDATE party.post SET election_id = NULL WHERE id = 9001$$, '', 'the term is over, whatever posts name no ballot');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.shrunk('2027-05-31', '2027-05-31')$$, '9003:1', 'a day before');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.shrunk('2027-06-02', '2027-06-03')$$, '9003:1',
  'the committee serves on');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.shrunk('2027-06-02', '2027-06-03');
  UPDATE party.post SET from_date = '2027-06-02' WHERE id = 9001$$, '9003:1', 'in whoever is of it from that day');
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.shrunk('2027-06-01', '2027-06-01');
  INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
  VALUES (31, 9001, '2024-06-01', '2027-06-01', '2027-06-02', 50)$$, '9003:1', 'the term was extended');
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.shrunk('2027-06-01', '2027-06-01')$$,
  ARRAY[$$INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
    VALUES (31, 9001, '2024-06-01', '2027-06-01', '2027-06-02', 50)$$,
    $$UPDATE party.post SET to_date = '2027-06-02' WHERE id = 9001$$]);
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.shrunk('2027-05-31', '2027-05-31'), pg_temp.ballot(9005, 50);
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (31, 9001, '2024-06-01', '2027-05-31')$$,
  ARRAY['DELETE FROM party.term WHERE election_id = 9001',
    'UPDATE party.term SET election_id = 9005 WHERE election_id = 9001',
    $$UPDATE party.term SET to_date = '2027-06-01' WHERE election_id = 9001$$,
    $$UPDATE party.term SET extended_to = '2027-06-01', extension_document_id = 50 WHERE election_id = 9001$$]);

-- A discipline secretary is elected by the discipline committee.
CREATE FUNCTION pg_temp.discipline() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(212, 'discipline_committee', 2), pg_temp.organise(213, 'branch', 2);
  SELECT pg_temp.ballot(9000 + n, o, $q$office = 'secretary'$q$) FROM (VALUES (1, 212), (2, 213)) v (n, o);
  SELECT pg_temp.ballot(9003, 212, $q$purpose = 'by_election'$q$);
  INSERT INTO party.candidate (election_id, member_id, votes_for, elected) SELECT 9000 + n, 12000 + n, 15, true
    FROM generate_series(1, 3) n;
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id) VALUES
    (9001, 2, 12001, 'discipline_secretary', '2024-06-01', 9001),
    (9002, 2, 12002, 'discipline_secretary', '2024-06-01', 9002), (9003, 2, 12001, 'secretary', '2024-06-01', 9001),
    (9004, 212, 12001, 'secretary', '2024-06-01', 9001),
    (9005, 2, 12003, 'discipline_secretary', '2024-06-01', 9003) $$;
SELECT pg_temp.lists('ELE-14', $$SELECT pg_temp.discipline(); UPDATE party.subordination SET from_date = '2024-06-01'
  WHERE org_id = 212$$, '9002:1 9003:1 9005:1', 'a discipline secretary whom a branch elected, a member of the '
  || 'discipline committee, or a secretary whom it elected');
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.discipline(); DELETE FROM party.post WHERE id IN (9002, 9003, 9005)$$,
  ARRAY[$$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 212$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 212$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 212$$,
    $$DELETE FROM party.subordination WHERE org_id = 212$$,
    $$UPDATE party.subordination SET org_id = 213 WHERE org_id = 212$$,
    $$UPDATE party.organisation SET active_on = NULL, kind = 'branch' WHERE id = 212$$]);
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.discipline(); DELETE FROM party.post WHERE id BETWEEN 9002 AND 9005$$,
  ARRAY[$$UPDATE party.election SET result = 'void' WHERE id = 9001$$,
    $$UPDATE party.election SET office = 'deputy' WHERE id = 9001$$,
    $$UPDATE party.election SET held_on = '2004-12-31' WHERE id = 9001$$,
    $$UPDATE party.election SET org_id = 213 WHERE id = 9001$$,
    'UPDATE party.candidate SET elected = false WHERE election_id = 9001',
    'UPDATE party.candidate SET member_id = 12005 WHERE election_id = 9001']);

SELECT * FROM finish();
ROLLBACK;
