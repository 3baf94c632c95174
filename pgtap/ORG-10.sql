-- ORG-10 A revoked organisation is empty.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-10', $$SELECT pg_temp.transfer(16000 + i, 11) FROM generate_series(1, 5) i;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (16, 'revocation', partybuild.today(), 16)$$, 'members moved on the day');
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.transfer(16005, 11);
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (16, 'revocation', partybuild.today(), 16)$$, 'four members left');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-10', $$SELECT pg_temp.organise(id, 'branch', 2)
    FROM unnest('{31,32,33,34,35,36,37,38,39,40,41,42,43,45,46,48,49}'::int[]) id;
  SELECT pg_temp.organise(20 + id, 'branch', id) FROM generate_series(39, 43) id;
  SELECT pg_temp.organise(50 + id, 'branch', id) FROM unnest('{45,46,48,49}'::int[]) id;
  SELECT pg_temp.join_branch(31, 1), pg_temp.join_branch(32, 1), pg_temp.join_branch(33, 1),
    pg_temp.join_branch(34, 2, partybuild.today());
  UPDATE party.membership SET to_date = partybuild.today() WHERE org_id = 33;
  SELECT pg_temp.appoint(11009, 35, 'member'), pg_temp.appoint(11009, 36, 'member'),
    pg_temp.appoint(11009, 37, 'member', '{}', partybuild.today());
  UPDATE party.post SET to_date = partybuild.today() WHERE org_id = 36;
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 60;
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 61;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 62;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 63;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 95;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 96;
  SELECT pg_temp.join_branch(48, 2), pg_temp.appoint(11009, 48, 'member'), pg_temp.appoint(11008, 48, 'member'),
    pg_temp.appoint(11007, 48, 'member');
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id <> 32 AND id BETWEEN 31 AND 48;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 32$$,
  '31:1 34:2 35:1 37:1 39:1 41:1 43:1 45:1 48:6', 'members, posts and active subordinates on the day and after');
SELECT pg_temp.sees('ORG-10', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(32, 'branch', 2, 1),
    pg_temp.organise(33, 'branch', 31), pg_temp.organise(34, 'branch', 2), pg_temp.organise(35, 'branch', 31),
    pg_temp.appoint(11009, 31, 'member'), pg_temp.join_branch(31, 1), pg_temp.join_branch(31, 1, partybuild.today()
        + 9),
    pg_temp.appoint(11008, 31, 'member', '{}', partybuild.today() + 9), pg_temp.appoint(11007, 34, 'member');
  UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 31001;
  UPDATE party.membership SET to_date = partybuild.today() + 10 WHERE member_id = 31002;
  UPDATE party.post SET to_date = partybuild.today() WHERE member_id = 11009 AND org_id = 31;
  UPDATE party.post SET to_date = partybuild.today() + 10 WHERE member_id = 11008 AND org_id = 31;
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 33;
  UPDATE party.subordination SET from_date = partybuild.today() + 9, to_date = partybuild.today() + 10 WHERE org_id
      = 35;
  UPDATE partybuild.rule SET default_mode = 'off';
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 31;
  INSERT INTO party.organisation (id, name, kind) VALUES (36, 'later', 'branch');
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (36, 31, '2020-01-01');
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  UPDATE partybuild.rule SET default_mode = 'reject' WHERE code = 'ORG-10'$$,
  ARRAY[$$UPDATE party.membership SET to_date = NULL WHERE member_id = 31001$$,
    $$UPDATE party.membership SET org_id = 31 WHERE member_id = 32001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() WHERE member_id = 31002$$,
    $$UPDATE party.post SET from_date = partybuild.today() WHERE member_id = 11008$$,
    $$UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 35$$,
    $$UPDATE party.subordination SET org_id = 34 WHERE org_id = 36$$,
    $$SELECT pg_temp.join_branch(31, 1)$$,
    $$UPDATE party.post SET to_date = NULL WHERE member_id = 11009$$,
    $$UPDATE party.post SET org_id = 31 WHERE member_id = 11007$$,
    $$UPDATE party.subordination SET to_date = NULL WHERE org_id = 33$$,
    $$UPDATE party.subordination SET parent_id = 31 WHERE org_id = 34$$,
    $$UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 2$$]);

SELECT * FROM finish();
ROLLBACK;
