-- ORG-07 Parent of the right kind, no cycles.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3)$$, 'a branch under a committee');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 11, 3)$$, 'a branch under a branch');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3);
  DELETE FROM party.subordination WHERE org_id = 70$$, 'no superior');
SELECT pg_temp.refuses('ORG-07', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (71, 'x', 'higher_committee'), (72, 'y', 'higher_committee');
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (71, 72, '2020-01-01'),
    (72, 71, '2020-01-01')$$, 'A under B under A');

SELECT * FROM finish();
ROLLBACK;
