-- ORG-05 7 or more full members: a branch committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 9)$$,
  'activated with 9 members and no committee');
SELECT pg_temp.accepts('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 9), pg_temp.committee(50)$$,
  'activated with 9 members and a committee of 3');
SELECT pg_temp.refuses('ORG-05', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer',
  end_document_id = 2 WHERE member_id = 11003$$, 'a post ends and leaves 2');
SELECT pg_temp.accepts('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 30)', 'growth from 5 to 7');
SELECT pg_temp.meets('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 89)',
  'within 90 days of the 7th member');
SELECT pg_temp.reports('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 90)',
  '90 days after the 7th member');
SELECT pg_temp.meets('ORG-05',
  $$SELECT pg_temp.join_branch(16, 2, partybuild.today() - 200);
    SELECT pg_temp.transfer(16001, 11, partybuild.today() - 100);
    SELECT pg_temp.transfer(16001, 16, partybuild.today() - 30)$$, 'seven, six, and seven again for 30 days');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-05', $$SELECT pg_temp.organise(id, kind, 2, n)
  FROM (VALUES (31, 'branch', 7), (32, 'branch', 6), (33, 'joint_branch', 7), (34, 'branch', 7), (35, 'branch', 7),
    (36, 'branch', 7), (37, 'branch', 7), (38, 'branch', 7), (39, 'provisional_branch', 7), (44, 'branch', 7),
    (45, 'branch', 6), (46, 'branch', 7), (47, 'branch', 6), (48, 'branch', 6), (91, 'branch', 7), (92, 'branch', 7),
    (93, 'branch', 7), (94, 'branch', 7)) v (id, kind, n);
  SELECT pg_temp.appoint(o * 1000 + m, o, t::text, '{}', d) FROM (VALUES (34, 1, 'secretary', '2024-05-01'::date),
    (34, 2, 'member', '2024-05-01'), (34, 3, 'member', '2024-05-01'), (35, 1, 'secretary', '2024-05-01'),
    (35, 2, 'member', '2024-05-01'), (36, 1, 'secretary', '2024-05-01'), (36, 1, 'member', '2024-05-01'),
    (36, 1, 'deputy', '2024-05-01'), (37, 1, 'secretary', '2024-05-01'), (37, 2, 'member', '2024-05-01'),
    (37, 3, 'member', '2024-05-01'), (38, 1, 'secretary', '2024-05-01'), (38, 2, 'member', '2024-05-01'),
    (38, 3, 'member', partybuild.today())) v (o, m, t, d);
  UPDATE party.post SET to_date = partybuild.today() WHERE member_id = 37003;
  SELECT pg_temp.transfer(44001, 11), pg_temp.join_branch(45, 1, partybuild.today()), pg_temp.join_branch(47, 1,
      partybuild.today() - 89),
    pg_temp.join_branch(48, 1, partybuild.today() - 90);
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 45;
  UPDATE party.membership SET to_date = '2025-01-01' WHERE member_id = 46001;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (46001, 46, 'probationary',
      '2025-01-01');
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '31:3 33:3 35:1 36:2 37:1 45:3 48:3 91:3 94:3',
  'from 7 full members on, for 90 days or from the beginning, fewer than 3 persons in office today');
SELECT pg_temp.sees('ORG-05', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.committee(31),
    pg_temp.organise(32, 'general_branch', 2, 9);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01');
  SELECT pg_temp.join_branch(33, 9), pg_temp.join_branch(34, 9)$$,
  ARRAY[$$UPDATE party.post SET to_date = partybuild.today() WHERE member_id = 31003$$,
    $$UPDATE party.post SET from_date = partybuild.today() + 1 WHERE member_id = 31003$$,
    $$UPDATE party.post SET member_id = 31002 WHERE member_id = 31003$$,
    $$UPDATE party.post SET org_id = 11 WHERE member_id = 31003$$,
    $$DELETE FROM party.post WHERE member_id = 31003$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
