-- ORG-03 A general branch has 50 to 100 full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2),
  pg_temp.organise(31, 'branch', 30, 6), pg_temp.organise(32, 'branch', 30, 6);
  SELECT pg_temp.join_branch(b, 6) FROM (VALUES (31), (32)) v(b); SELECT pg_temp.committee(b)
    FROM (VALUES (31), (32)) v(b);
  SELECT pg_temp.join_branch(b, 19) FROM (VALUES (31), (32)) v(b)$$, '62 in two branches');
SELECT pg_temp.refuses('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2),
  pg_temp.organise(31, 'branch', 30, 6)$$, 'a general branch with 6');
SELECT pg_temp.refuses('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2),
  pg_temp.organise(31, 'branch', 30, 25), pg_temp.organise(32, 'branch', 30, 25), pg_temp.committee(31),
  pg_temp.committee(32);
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
    SELECT pg_temp.transfer(31009, 12)$$, 'of 50 one leaves a branch below it');

SELECT * FROM finish();
ROLLBACK;
