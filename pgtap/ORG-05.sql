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
SELECT pg_temp.meets('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 90)',
  'within 90 days of the 7th member');
SELECT pg_temp.reports('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 91)',
  '91 days after the 7th member');
SELECT pg_temp.meets('ORG-05',
  $$SELECT pg_temp.join_branch(16, 2, partybuild.today() - 200);
    SELECT pg_temp.transfer(16001, 11, partybuild.today() - 100);
    SELECT pg_temp.transfer(16001, 16, partybuild.today() - 30)$$, 'seven, six, and seven again for 30 days');

-- Whose members come later than it is active began with them all the same, unless it was a branch before.
SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 0, partybuild.today() - 1),
  pg_temp.join_branch(50, 9, partybuild.today())$$, 'activated yesterday, its 9 members come today');
SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 0, partybuild.today() - 30),
  pg_temp.join_branch(50, 2, partybuild.today() - 1), pg_temp.join_branch(50, 7, partybuild.today())$$,
  'two of them came yesterday');
SELECT pg_temp.accepts('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 0, partybuild.today() - 1),
  pg_temp.join_branch(50, 3, partybuild.today() - 1), pg_temp.join_branch(50, 6, partybuild.today())$$,
  'three came yesterday: it has grown');
SELECT pg_temp.lists('ORG-05', $$SELECT pg_temp.organise(31, 'branch', 2, 1), pg_temp.organise(32, 'branch', 2),
    pg_temp.join_branch(31, 8, partybuild.today()), pg_temp.join_branch(32, 8, partybuild.today());
  UPDATE partybuild.parameter SET value = 0 WHERE rule = 'ORG-01'$$, '32:3', 'those that began, where one is a branch');
SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 9, partybuild.today() + 9)$$,
  'active from a day to come, with 9 members and no committee');

-- A post that ends, though fewer than 90 days have passed.
CREATE FUNCTION pg_temp.grown(posts int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.join_branch(16, 2, partybuild.today() - 30);
  INSERT INTO party.department (id, name, head_id) VALUES (16, 'd', 16001);
  INSERT INTO party.covered_department (org_id, department_id, from_date) VALUES (16, 16, '2005-01-01');
  SELECT pg_temp.hold(9900 + n, 16000 + n, 16,
      (ARRAY['secretary', 'deputy', 'member', 'member'])[n], partybuild.today() - 20)
    FROM generate_series(1, posts) n;
$$;
CREATE FUNCTION pg_temp.ends(p_id bigint, day date DEFAULT partybuild.today()) RETURNS void LANGUAGE sql AS $$
  UPDATE party.post SET to_date = day, end_reason = 'resignation', end_document_id = 2 WHERE id = p_id;
$$;
SELECT pg_temp.refuses('ORG-05', 'SELECT pg_temp.grown(3), pg_temp.ends(9903)',
  'a post ends 30 days after the 7th member, and leaves 2 of a committee');
SELECT pg_temp.accepts('ORG-05', 'SELECT pg_temp.grown(4), pg_temp.ends(9903)', 'and leaves 3');
SELECT pg_temp.accepts('ORG-05', 'SELECT pg_temp.grown(2), pg_temp.ends(9902)',
  'a post ends before there is a committee, which is due in 60 days');
SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.grown(3), pg_temp.ends(9903, partybuild.today() + 30)$$,
  'a post ends on a day to come, and leaves 2');
SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.ends(p.id, partybuild.today() + 40) FROM party.post p
  WHERE p.member_id = 11003$$, 'so does one of an old branch');
SELECT pg_temp.accepts('ORG-05', $$SELECT pg_temp.grown(2);
  UPDATE party.post SET term_ends_on = partybuild.today() + 900, elected_on = partybuild.today() + 500
   WHERE id = 9901; SELECT pg_temp.ends(9902)$$,
  'the day on which a term ends is not judged today');

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
      partybuild.today() - 90),
    pg_temp.join_branch(48, 1, partybuild.today() - 91);
  SELECT pg_temp.organise(50 + n, 'branch', 2, n) FROM generate_series(2, 3) n;
  SELECT pg_temp.join_branch(50 + n, 7 - n, partybuild.today() - 30) FROM generate_series(2, 3) n;
  -- in office 40 days ago only, 20 days ago, and 20 days ago one less
  SELECT pg_temp.organise(54 + n, 'branch', 2, 6), pg_temp.join_branch(54 + n, 1, partybuild.today() - 30)
    FROM generate_series(0, 4) n;
  SELECT pg_temp.hold(9000 + o * 10 + n, o * 1000 + n, o, 'member', partybuild.today() - 60, partybuild.today() - d)
    FROM (VALUES (54, 3, 31), (55, 3, 30), (56, 3, 29), (57, 2, 29), (58, 3, 0)) v (o, m, d), generate_series(1, m) n;
  INSERT INTO party.post (org_id, member_id, title, from_date, to_date)
  SELECT 57, 57001, 'deputy', partybuild.today() - 60, partybuild.today() - 29;
  -- three who followed each other, three who are to come, a third who came on the last day, or left the day before
  SELECT pg_temp.organise(o, 'branch', 2, 6), pg_temp.join_branch(o, 1, partybuild.today() - 30)
    FROM unnest('{60,61,62,63,65}'::int[]) o;
  INSERT INTO party.post (org_id, member_id, title, from_date, to_date)
  SELECT o, o * 1000 + m, 'member', partybuild.today() + f, partybuild.today() + t
    FROM (VALUES (60, 1, -25, -20), (60, 2, -20, -15), (60, 3, -15, -10), (61, 1, 5, 10),
    (61, 2, 5, 10), (61, 3, 5, 10),
    (62, 1, -25, -10), (62, 2, -25, -10), (62, 3, -11, -10), (63, 1, -25, -10), (63, 2, -25, -10),
    (63, 3, -25, -11),
    (65, 1, -25, -10), (65, 2, -11, -10), (65, 3, -25, -11)) v (o, m, f, t);
  -- of the first there were three, two of them on probation
  SELECT pg_temp.organise(64, 'branch', 2, 3), pg_temp.join_branch(64, 7, partybuild.today() - 30);
  UPDATE party.membership SET status = 'probationary' WHERE member_id IN (64002, 64003);
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 45;
  UPDATE party.membership SET to_date = '2025-01-01' WHERE member_id = 46001;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (46001, 46, 'probationary',
      '2025-01-01');
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '31:3 33:3 35:1 36:2 37:1 45:3 48:3 52:3 56:3 58:3 62:3 63:3 64:3 91:3 94:3',
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
