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

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-14', $$INSERT INTO party.unit (id, name) SELECT i, 'unit ' || i FROM generate_series(1, 7)
    i;
  SELECT pg_temp.organise(id, kind, 2) FROM (VALUES (31, 'joint_branch'), (32, 'joint_branch'), (33, 'joint_branch'),
    (34, 'joint_branch'), (35, 'joint_branch'), (36, 'joint_branch'), (37, 'joint_branch'), (38, 'branch'),
    (91, 'joint_branch'), (92, 'joint_branch'), (93, 'joint_branch'), (94, 'joint_branch')) v (id, kind);
  INSERT INTO party.covered_unit (org_id, unit_id, from_date) SELECT o, u, '2020-01-01'
    FROM (VALUES (31, 1), (32, 2), (33, 5), (34, 6), (35, 1), (36, 2), (37, 1)) v (o, n), generate_series(1, v.n) u;
  UPDATE party.covered_unit SET to_date = partybuild.today() WHERE org_id = 36 AND unit_id = 1;
  INSERT INTO party.covered_unit (org_id, unit_id, from_date) VALUES (35, 1, '2021-01-01'),
      (37, 2, partybuild.today());
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '31:1 34:1 35:1 36:1 91:2 94:2', 'joint branches active today of fewer than 2 or more than 5 units today');
SELECT pg_temp.sees('ORG-14', $$INSERT INTO party.unit (id, name) SELECT i, 'unit ' || i FROM generate_series(1, 7) i;
  SELECT pg_temp.organise(31, 'joint_branch', 2), pg_temp.organise(32, 'branch', 2), pg_temp.organise(35,
      'joint_branch', 2);
  INSERT INTO party.covered_unit (org_id, unit_id, from_date) SELECT 31, i, '2020-01-01' FROM generate_series(1, 2) i;
  INSERT INTO party.covered_unit (org_id, unit_id, from_date) SELECT 35, i, '2020-01-01' FROM generate_series(1, 5) i;
  UPDATE party.covered_unit SET from_date = '2018-01-01' WHERE org_id = 31 AND unit_id = 1;
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'joint_branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'joint_branch', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.covered_unit SET to_date = partybuild.today() WHERE org_id = 31 AND unit_id = 2$$,
    $$UPDATE party.covered_unit SET from_date = partybuild.today() + 1 WHERE org_id = 31 AND unit_id = 2$$,
    $$UPDATE party.covered_unit SET unit_id = 1 WHERE org_id = 31 AND unit_id = 2$$,
    $$DELETE FROM party.covered_unit WHERE org_id = 31 AND unit_id = 2$$,
    $$INSERT INTO party.covered_unit (org_id, unit_id, from_date) VALUES (35, 6, '2020-01-01')$$,
    $$UPDATE party.organisation SET kind = 'joint_branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
