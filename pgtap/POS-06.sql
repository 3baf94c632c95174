-- POS-06 Agency secretary is a leader.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-06', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer',
  end_document_id = 2 WHERE org_id = 2; UPDATE party.leader SET member_id = 12004;
  SELECT pg_temp.appoint(12004, 2, 'secretary', '{}', partybuild.today())$$,
  'a party-group member in charge of personnel');
SELECT pg_temp.refuses('POS-06', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer',
  end_document_id = 2 WHERE org_id = 2; SELECT pg_temp.appoint(12004, 2, 'secretary', '{}', partybuild.today())$$,
  'a division head');
SELECT pg_temp.refuses('POS-06', 'UPDATE party.leader SET to_date = partybuild.today()',
  'the secretary leaves the leadership and stays secretary');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-06', $$SELECT pg_temp.organise(31, 'basic_committee', 1), pg_temp.organise(32, 'branch',
    31, 9),
    pg_temp.organise(33, 'general_branch', 31);
  INSERT INTO party.leader (member_id, duty, from_date, to_date) VALUES (32002, 'group_member', '2020-01-01', NULL),
    (32003, 'group_member', '2020-01-01', partybuild.today()), (32004, 'group_member', partybuild.today(), NULL);
  SELECT pg_temp.hold(9000 + n, 32000 + n, 31, 'secretary') FROM generate_series(1, 4) n;
  SELECT pg_temp.hold(9005, 32005, 31, 'deputy'), pg_temp.hold(9006, 32005, 33, 'secretary'),
    pg_temp.hold(9020, 32006, 31, 'secretary', partybuild.today()), pg_temp.hold(9021, 32006, 31, 'secretary',
        partybuild.today() + 1),
    pg_temp.hold(9022, 32006, 31, 'secretary', '2024-05-01', partybuild.today()), pg_temp.hold(9023, 32006, 31,
        'secretary', '2024-05-01', partybuild.today() + 1)$$,
  '9001:1 9003:1 9020:1 9023:1', 'secretaries of an agency committee today who are no leaders today');
SELECT pg_temp.sees('POS-06', $$SELECT pg_temp.organise(31, 'basic_committee', 1), pg_temp.organise(32, 'branch',
    31, 9),
    pg_temp.organise(33, 'general_branch', 31);
  INSERT INTO party.leader (member_id, duty, from_date) VALUES (32001, 'group_member', '2020-01-01');
  SELECT pg_temp.hold(9001, 32001, 31, 'secretary'), pg_temp.hold(9002, 32002, 31, 'deputy'),
    pg_temp.hold(9003, 32003, 31, 'secretary', '2024-05-01', '2025-05-01'), pg_temp.hold(9004, 32004, 33,
        'secretary'),
    pg_temp.unasked('POS-06', $q$SELECT pg_temp.hold(9006, 32006, 31, 'secretary', partybuild.today() + 9,
        partybuild.today() + 10)$q$)$$,
  ARRAY[$$UPDATE party.post SET member_id = 32005 WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 31 WHERE id = 9004$$,
    $$UPDATE party.post SET title = 'secretary' WHERE id = 9002$$,
    $$UPDATE party.post SET to_date = NULL WHERE id = 9003$$, $$UPDATE party.post SET from_date = partybuild.today()
        WHERE id = 9006$$,
    $$SELECT pg_temp.hold(9005, 32005, 31, 'secretary')$$,
    $$UPDATE party.leader SET member_id = 32005 WHERE member_id = 32001$$,
    $$UPDATE party.leader SET from_date = partybuild.today() + 1 WHERE member_id = 32001$$,
    $$UPDATE party.leader SET to_date = partybuild.today() WHERE member_id = 32001$$,
    $$DELETE FROM party.leader WHERE member_id = 32001$$,
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 33$$]);

SELECT * FROM finish();
ROLLBACK;
