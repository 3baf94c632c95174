-- ORG-01 A branch has at least 3 full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-01', 'SELECT pg_temp.transfer(16001, 11), pg_temp.transfer(16002, 11)',
  'a branch of 5 loses two, 3 remain');
SELECT pg_temp.refuses('ORG-01',
  'SELECT pg_temp.transfer(16001, 11), pg_temp.transfer(16002, 11), pg_temp.transfer(16003, 11)',
  'a branch of 5 loses three, 2 remain');
SELECT pg_temp.refuses('ORG-01',
  $$DELETE FROM party.membership WHERE member_id IN (16001, 16002, 16003); DELETE FROM party.member
    WHERE id IN (16001, 16002, 16003)$$, 'rows deleted');
SELECT pg_temp.refuses('ORG-01', $$UPDATE party.membership SET status = 'probationary'
  WHERE member_id IN (16001, 16002, 16003)$$, 'probationary members do not count');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.organise(20, 'branch', 2, 2)$$, 'activated with 2');
SELECT pg_temp.accepts('ORG-01', $$SELECT pg_temp.organise(20, 'branch', 2, 3)$$, 'activated with 3');
SELECT pg_temp.accepts('ORG-01', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (20, 'new', 'branch')$$, 'a branch in preparation');

SELECT * FROM finish();
ROLLBACK;
