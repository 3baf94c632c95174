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
    (46, 1, NULL, '2024-06-02'), (46, 2, NULL, '2024-06-01'), (47, 1, NULL, '2021-06-01'),
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
  INSERT INTO party.post (id, org_id, member_id, title, from_date, election_id) SELECT o * 10 + n, o, 11001,
      t::party.post_title,
      '2025-07-01', o * 100 + b
    FROM (VALUES (31, 1, 'secretary', 2), (32, 1, 'secretary', 2), (32, 2, 'deputy', 2),
        (32, 3, 'fulltime_deputy', 2),
    (32, 4, 'member', 2), (33, 1, 'secretary', 2), (33, 2, 'deputy', 3), (34, 1, 'secretary', 2),
        (35, 1, 'secretary', 2),
    (36, 1, 'secretary', 2), (37, 1, 'secretary', 2), (38, 1, 'member', 2), (39, 1, 'secretary', 2),
        (40, 1, 'secretary', 2),
    (41, 1, 'secretary', 2), (42, 1, 'secretary', 2), (43, 1, 'secretary', 2), (44, 1, 'secretary', 2),
    (45, 1, 'secretary', 2), (46, 1, 'secretary', 2), (47, 1, 'secretary', 2), (48, 1, 'secretary', 2),
    (49, 1, 'secretary', 2)) v (o, n, t, b) $$;
SELECT pg_temp.lists('ELE-14', 'SELECT pg_temp.chosen()',
  '321:1 322:1 323:1 341:1 351:1 361:1 371:1 401:1 411:1 471:1 481:1 491:1',
  'a secretary or deputy whom the committee then in office did not elect from among its members');
SELECT pg_temp.sees('ELE-14', $$SELECT pg_temp.chosen(); DELETE FROM party.post
    WHERE id IN (321, 322, 323, 341, 351, 361, 371, 401, 411, 471, 481, 491)$$,
  ARRAY[$$UPDATE party.post SET title = 'secretary' WHERE id = 324$$,
    $$UPDATE party.post SET member_id = 11002 WHERE id = 331$$, $$UPDATE party.post SET org_id = 31 WHERE id = 331$$,
    $$UPDATE party.post SET election_id = 3402 WHERE id = 331$$,
    $$INSERT INTO party.post (org_id, member_id, title, from_date, election_id)
      VALUES (34, 11003, 'secretary', '2025-01-01', 3402)$$,
    $$UPDATE party.election SET office = 'committee' WHERE id = 3302$$,
    $$UPDATE party.election SET body = 'general_meeting' WHERE id = 3302$$,
    $$UPDATE party.election SET held_on = '2024-05-31' WHERE id = 3302$$]);

SELECT * FROM finish();
ROLLBACK;
