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

-- From the day of revocation, past or to come.
CREATE FUNCTION pg_temp.dissolved(day date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.transfer(16000 + i, 11, day) FROM generate_series(1, 5) i;
  UPDATE party.organisation SET revoked_on = day WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (16, 'revocation', day, 16);
$$;
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.dissolved('2024-01-01'); UPDATE party.membership
  SET to_date = '2024-01-02' WHERE member_id = 16001 AND org_id = 16; UPDATE party.membership
  SET from_date = '2024-01-02' WHERE member_id = 16001 AND org_id = 11$$, 'one left a day after the revocation');
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.dissolved('2024-01-01');
  SELECT pg_temp.served(11009, 16, '2024-02-01', '2024-03-01');
  SELECT partybuild.set_mode(c, 'off', 'test') FROM unnest('{ORG-06,POS-02}'::text[]) c$$,
  'a past post from a month after');
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.dissolved('2024-01-01'); UPDATE party.membership
  SET from_date = '2024-03-01' WHERE member_id = 16001 AND org_id = 11; INSERT INTO party.membership (member_id, org_id,
    status, from_date, to_date) VALUES (16001, 16, 'full', '2024-01-01', '2024-03-01')$$,
  'a membership that is entered afterwards, and ended long ago');
SELECT pg_temp.accepts('ORG-10', $$SELECT pg_temp.dissolved(partybuild.today() + 9)$$, 'moved on a day to come');
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.dissolved(partybuild.today() + 9); UPDATE party.membership
  SET from_date = partybuild.today() + 10 WHERE member_id = 16001 AND org_id = 11; UPDATE party.membership
  SET to_date = partybuild.today() + 10 WHERE member_id = 16001 AND org_id = 16$$, 'one is to leave a day after');
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.dissolved('2024-01-01'), pg_temp.transfer(11009, 16,
  partybuild.today() + 9)$$, 'one is to come');
SELECT pg_temp.accepts('ORG-10', $$UPDATE party.organisation SET revoked_on = '9999-12-31' WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (16, 'revocation', '9999-12-31', 16)$$, '9999-12-31 is no revocation');
SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.dissolved('2024-01-01');
  UPDATE party.membership SET from_date = '2024-03-01' WHERE member_id IN (16001, 16002) AND org_id = 11;
  UPDATE party.membership SET to_date = '2024-03-01' WHERE member_id IN (16001, 16002) AND org_id = 16;
  SET CONSTRAINTS ALL IMMEDIATE$$,
  '"organisation 16" has 2 members, 0 posts and 0 subordinates after its revocation on 2024-01-01 ',
  'ORG-10 names the day');

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
  format('31:%s 32:%s 34:%s 35:%1$s 37:%1$s 39:%1$s 41:%1$s 43:1 45:%1$s 46:%2$s 48:%4$s',
    pg_temp.span(partybuild.today()), pg_temp.span(partybuild.today() + 1),
    2 * pg_temp.span(partybuild.today()), 6 * pg_temp.span(partybuild.today())),
  'days of members, posts and active subordinates from the day on');
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
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (37, 'earlier', 'branch', '2020-01-01', partybuild.today());
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (36, 31, '2020-01-01'), (37, 31, '2020-01-01');
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
    $$UPDATE party.organisation SET active_on = partybuild.today() + 9 WHERE id = 36$$,
    $$UPDATE party.organisation SET revoked_on = partybuild.today() + 9 WHERE id = 37$$,
    $$UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 2$$]);

SELECT * FROM finish();
ROLLBACK;
