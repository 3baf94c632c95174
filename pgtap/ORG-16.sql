-- ORG-16 A basic committee has a discipline committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.reports('ORG-16', 'SELECT 1', 'a committee without a discipline secretary');
SELECT pg_temp.meets('ORG-16', $$SELECT pg_temp.appoint(12009, 2, 'discipline_secretary')$$,
  'a discipline secretary in office');
SELECT pg_temp.meets('ORG-16', $$SELECT pg_temp.organise(160, 'discipline_committee', 2),
  pg_temp.appoint(12009, 160, 'secretary')$$, 'a discipline committee with a secretary');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-16', $$SELECT pg_temp.organise(id, 'basic_committee', 1) FROM generate_series(31, 49) id;
  SELECT pg_temp.organise(50, 'general_branch', 2), pg_temp.organise(91, 'basic_committee', 1),
    pg_temp.organise(92, 'basic_committee', 1), pg_temp.organise(93, 'basic_committee', 1),
    pg_temp.organise(94, 'basic_committee', 1);
  SELECT pg_temp.appoint(12009, 32, 'discipline_secretary'), pg_temp.appoint(12009, 33, 'discipline_secretary'),
    pg_temp.appoint(12009, 34, 'discipline_secretary', '{}', partybuild.today()), pg_temp.appoint(12009, 35,
        'member');
  UPDATE party.post SET to_date = partybuild.today() WHERE org_id = 33;
  SELECT pg_temp.organise(id + 100, 'discipline_committee', id) FROM generate_series(36, 46) id;
  SELECT pg_temp.organise(147, 'branch', 47);
  SELECT pg_temp.appoint(12009, o, 'secretary') FROM unnest('{136,137,138,139,140,141,142,143,147}'::int[]) o;
  SELECT pg_temp.appoint(12009, 144, 'secretary', '{}', partybuild.today()), pg_temp.appoint(12009, 145, 'member');
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 137;
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 138;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 139;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 140;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 141;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 142;
  UPDATE party.post SET to_date = partybuild.today() WHERE org_id = 143;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  '31:1 33:1 35:1 37:1 39:1 42:1 43:1 45:1 46:1 47:1 48:1 49:1 91:1 94:1',
  'basic committees with neither a discipline secretary nor a discipline committee that has one, today');

SELECT pg_temp.sees('ORG-16', $$SELECT pg_temp.organise(31, 'basic_committee', 1), pg_temp.organise(32,
    'general_branch', 1),
    pg_temp.hold(9001, 12009, 31, 'discipline_secretary');
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'basic_committee');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'basic_committee', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.post SET title = 'member' WHERE id = 9001$$,
    $$UPDATE party.post SET to_date = partybuild.today() WHERE id = 9001$$, $$UPDATE party.post SET from_date =
        partybuild.today() + 1 WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 32 WHERE id = 9001$$, $$DELETE FROM party.post WHERE id = 9001$$,
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$,
    $$INSERT INTO party.organisation (id, name, kind, active_on) VALUES (35, 'n', 'basic_committee',
        partybuild.today())$$]);

SELECT pg_temp.sees('ORG-16', $$SELECT pg_temp.organise(31, 'basic_committee', 1), pg_temp.organise(32,
    'discipline_committee', 31), pg_temp.organise(33, 'discipline_committee', 1);
  INSERT INTO party.organisation (id, name, kind) VALUES (34, 'later', 'discipline_committee');
  SELECT pg_temp.hold(9001, 12009, 32, 'secretary')$$,
  ARRAY['UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 32',
    'UPDATE party.subordination SET from_date = partybuild.today() + 1 WHERE org_id = 32',
    'UPDATE party.subordination SET org_id = 34 WHERE org_id = 32',
    'UPDATE party.subordination SET parent_id = 1 WHERE org_id = 32',
    'DELETE FROM party.subordination WHERE org_id = 32',
    $$UPDATE party.post SET title = 'deputy' WHERE id = 9001$$,
    'UPDATE party.post SET to_date = partybuild.today() WHERE id = 9001',
    'UPDATE party.post SET from_date = partybuild.today() + 1 WHERE id = 9001',
    'UPDATE party.post SET org_id = 33 WHERE id = 9001',
    'DELETE FROM party.post WHERE id = 9001',
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    'UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 32',
    'UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 32']);

SELECT * FROM finish();
ROLLBACK;
