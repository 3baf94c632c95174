-- ORG-12 Members are in branches.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-12', 'SELECT pg_temp.transfer(11009, 12)', 'a member in a branch');
SELECT pg_temp.refuses('ORG-12', 'SELECT pg_temp.transfer(11009, 2)', 'a member directly under the committee');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-12', $$SELECT pg_temp.organise(31, 'branch', 2, 2), pg_temp.organise(32, 'joint_branch',
    2, 1),
    pg_temp.organise(33, 'provisional_branch', 2, 1), pg_temp.organise(34, 'general_branch', 2, 2),
    pg_temp.organise(35, 'basic_committee', 2, 1);
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (34002, 35, 'full', '2020-01-01'),
    (31001, 35, 'full', '2020-01-01'),
    (32001, 35, 'full', '2020-01-01'), (33001, 35, 'full', '2020-01-01')$$,
  '31001:1 32001:1 33001:1 34001:1 34002:2 35001:1', 'whoever was ever in what is no branch, once');
SELECT pg_temp.sees('ORG-12', $$SELECT pg_temp.organise(31, 'branch', 2, 2), pg_temp.organise(32, 'general_branch',
    2)$$,
  ARRAY[$$UPDATE party.membership SET org_id = 32 WHERE member_id = 31001$$,
    $$SELECT pg_temp.join_branch(32, 1)$$,
    $$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 31$$]);
SELECT pg_temp.says('ORG-12', $$SELECT pg_temp.organise(34, 'general_branch', 2, 1), pg_temp.transfer(34001, 2)$$,
  'member "member 34001" is placed in "organisation 34", which is no branch; '
  '党员“member 34001”编入的“organisation 34”不是支部');

SELECT * FROM finish();
ROLLBACK;
