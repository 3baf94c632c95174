-- ORG-14 A joint branch covers at most 5 units.
\ir court.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.joint(units int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(140, 'joint_branch', 2, 4);
  INSERT INTO party.unit (id, name) SELECT i, 'unit ' || i FROM generate_series(1, units) i;
  INSERT INTO party.covered_unit (org_id, unit_id, from_date) SELECT 140, i, '2020-01-01'
    FROM generate_series(1, units) i $$;
SELECT pg_temp.accepts('ORG-14', 'SELECT pg_temp.joint(4)', '4 units');
SELECT pg_temp.accepts('ORG-14', 'SELECT pg_temp.joint(5)', '5 units');
SELECT pg_temp.refuses('ORG-14', 'SELECT pg_temp.joint(6)', '6 units');
SELECT pg_temp.accepts('ORG-14', $$SELECT pg_temp.joint(6);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-14', 140, 140, '2020-01-01', 2)$$, '6 units, approved');
SELECT pg_temp.refuses('ORG-14', $$SELECT pg_temp.joint(1);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-14', 140, 140, '2020-01-01', 2)$$, 'a single unit, whatever is approved');

SELECT * FROM finish();
ROLLBACK;
