-- ORG-15 A branch that lost its ground is adjusted.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.meets('ORG-15',
  'SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 90) FROM generate_series(1, 3) i', '90 days below');
SELECT pg_temp.reports('ORG-15',
  'SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 91) FROM generate_series(1, 3) i', '91 days below');
SELECT pg_temp.meets('ORG-15', $$SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 200)
  FROM generate_series(1, 3) i; SELECT pg_temp.transfer(16001, 16, partybuild.today() - 100);
  SELECT pg_temp.transfer(16001, 11, partybuild.today() - 30)$$, 'below, whole again, and below for 30 days');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-15', $$SELECT pg_temp.organise(id, kind, 2, n)
  FROM (VALUES (31, 'branch', 3), (32, 'branch', 3), (33, 'branch', 3), (34, 'branch', 0), (35, 'joint_branch', 3),
    (36, 'provisional_branch', 3), (37, 'branch', 3),
    (38, 'branch', 3), (39, 'branch', 3), (92, 'branch', 3), (93, 'branch', 3),
    (94, 'branch', 3)) v (id, kind, n);
  SELECT pg_temp.transfer(o * 1000 + 1, 11, partybuild.today() - d) FROM (VALUES (31, 91), (32, 90), (33, 200),
      (35, 200), (36, 200),
    (37, 200), (39, 200), (92, 200), (93, 200), (94, 200)) v (o, d);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 38001;
  UPDATE party.organisation SET active_on = partybuild.today() - 50 WHERE id = 33;
  UPDATE party.organisation SET active_on = partybuild.today() - 91 WHERE id = 34;
  SELECT pg_temp.join_branch(39, 1, partybuild.today()), pg_temp.transfer(37002, 11);
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$, '31:1 34:3 35:1 37:2 38:1 94:1',
      'below 3 full members for more than 90 days');
SELECT pg_temp.sees('ORG-15', $$SELECT pg_temp.organise(31, 'branch', 2, 3), pg_temp.organise(32, 'general_branch',
    2, 1),
    pg_temp.organise(36, 'branch', 2, 3);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.membership SET status = 'probationary' WHERE member_id = 31001$$,
    $$UPDATE party.membership SET to_date = partybuild.today() - 100 WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 31001$$,
    $$DELETE FROM party.membership WHERE member_id = 31001$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$INSERT INTO party.organisation (id, name, kind, active_on) VALUES (35, 'new', 'branch', '2020-01-01')$$,
    $$UPDATE party.organisation SET active_on = '2020-01-01' WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
