-- POS-10 Portfolios of a branch committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.meets('POS-10', 'SELECT 1', 'all three portfolios');
SELECT pg_temp.reports('POS-10', $$UPDATE party.post SET portfolio = '{youth}'
  WHERE member_id = 11003$$, 'no discipline commissioner');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-10', $$SELECT pg_temp.organise(id, kind, 2, 5) FROM (VALUES (31, 'branch'), (32, 'branch'),
    (33, 'branch'), (34, 'branch'), (35, 'branch'), (36, 'branch'), (37, 'joint_branch'), (38, 'provisional_branch'),
    (39, 'branch'), (91, 'branch'), (92, 'branch'), (93, 'branch'), (94, 'branch')) v (id, kind);
  SELECT pg_temp.hold(o * 10 + n, o * 1000 + n, o, 'member', '2024-05-01', NULL, p)
    FROM (VALUES (31, ARRAY['{organisation,publicity}', '{discipline}', '{}']),
        (32, ARRAY['{organisation}', '{}', '{}']),
    (33, ARRAY['{publicity}', '{discipline}', '{}']), (34, ARRAY['{organisation}', '{discipline}', '{}']),
    (35, ARRAY['{organisation}', '{publicity}', '{discipline}']), (36, ARRAY['{youth}', '{youth}']),
    (37, ARRAY['{youth}', '{youth}', '{youth}']), (38, ARRAY['{}', '{}', '{}']), (39, ARRAY['{}', '{}', '{}']),
    (91, ARRAY['{}', '{}', '{}']), (92, ARRAY['{}', '{}', '{}']), (93, ARRAY['{}', '{}', '{}']),
    (94, ARRAY['{}', '{}', '{}'])) v (o, ps), unnest(ps) WITH ORDINALITY u (p, n);
  SELECT pg_temp.hold(999, 36001, 36, 'deputy'), pg_temp.hold(354, 35004, 35, 'member');
  UPDATE party.post SET to_date = partybuild.today() WHERE id = 391;
  UPDATE party.post SET from_date = partybuild.today() WHERE id = 353;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '32:2 33:1 34:1 37:3 91:3 94:3', 'committees of 3 persons today that lack a portfolio today');
SELECT pg_temp.sees('POS-10', $$SELECT pg_temp.organise(31, 'branch', 2, 5), pg_temp.organise(32, 'general_branch',
    2, 5);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01');
  SELECT pg_temp.hold(310 + n, 31000 + n, 31, 'member', '2024-05-01', NULL,
    (ARRAY['{organisation}', '{publicity}', '{discipline}', '{}'])[n]) FROM generate_series(1, 4) n;
  SELECT pg_temp.hold(10 * o + n, 32000 + n, o, 'member') FROM generate_series(32, 34) o, generate_series(1, 3) n;
  SELECT pg_temp.organise(36, 'branch', 2, 5), pg_temp.hold(361, 36001, 36, 'member'), pg_temp.hold(362, 36002, 36,
      'member'),
    pg_temp.hold(364, 36001, 36, 'deputy')$$,
  ARRAY[$$UPDATE party.post SET portfolio = '{}' WHERE id = 311$$,
    $$UPDATE party.post SET to_date = partybuild.today() WHERE id = 312$$, $$UPDATE party.post SET from_date =
        partybuild.today() + 1 WHERE id = 313$$,
    $$UPDATE party.post SET org_id = 36 WHERE id = 313$$, $$DELETE FROM party.post WHERE id = 313$$,
    $$UPDATE party.post SET member_id = 36003 WHERE id = 364$$,
    $$SELECT pg_temp.hold(363, 36003, 36, 'member')$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$]);

SELECT * FROM finish();
ROLLBACK;
