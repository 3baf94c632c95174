-- ORG-09 Life cycle of an organisation.
\ir court.psql
SELECT no_plan();

-- What one transaction writes and takes back was never on file. Here it all happens in one.
SELECT pg_temp.accepts('ORG-09', $$SELECT pg_temp.organise(90, 'discipline_committee', 2);
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.organisation SET name = 'x' WHERE id = 90;
  DELETE FROM party.organisation_change WHERE org_id = 90; DELETE FROM party.subordination WHERE org_id = 90;
  DELETE FROM party.organisation WHERE id = 90$$, 'an active one deleted by who wrote it');
SELECT pg_temp.accepts('ORG-09', $$INSERT INTO party.organisation (id, name, kind, active_on)
    VALUES (90, 'p', 'higher_committee', '2010-01-01');
  UPDATE party.organisation SET kind = 'external_superior', revoked_on = '2020-01-01' WHERE id = 90;
  UPDATE party.organisation SET revoked_on = NULL WHERE id = 90;
  UPDATE party.organisation SET active_on = NULL WHERE id = 90$$, 'kind and days corrected by who wrote them');
-- From here on nothing counts as ours: as if it had been on file before.
CREATE OR REPLACE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean LANGUAGE sql RETURN false;
SELECT pg_temp.accepts('ORG-09', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (90, 'p', 'external_superior'); UPDATE party.organisation SET active_on = '2020-01-01' WHERE id = 90;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 90$$, 'preparing to active to revoked');
SELECT pg_temp.refuses('ORG-09', $$INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
  VALUES (90, 'p', 'external_superior', '2010-01-01', '2020-01-01'); UPDATE party.organisation SET revoked_on = NULL
  WHERE id = 90$$, 'revoked to active');
SELECT pg_temp.refuses('ORG-09', $$UPDATE party.organisation SET active_on = NULL
  WHERE id = 16$$, 'active to preparing');


SELECT pg_temp.refuses('ORG-09', $$INSERT INTO party.organisation (id, name, kind, active_on)
    VALUES (90, 'p', 'higher_committee', '2010-01-01');
  UPDATE party.organisation SET kind = 'external_superior' WHERE id = 90$$,
  'the kind of an active one');
SELECT pg_temp.accepts('ORG-09', $$UPDATE party.organisation SET active_on = NULL, kind = 'joint_branch'
    WHERE id = 16; UPDATE party.organisation SET active_on = '2005-01-01', kind = 'branch' WHERE id = 16$$,
  'taken back before the end');
-- What has been active is not deleted either, lest it be set up again under its number.
SELECT $$SELECT pg_temp.organise(90, 'discipline_committee', 2);
  DELETE FROM party.organisation_change WHERE org_id = 90; DELETE FROM party.subordination WHERE org_id = 90;
  DELETE FROM party.document WHERE id = 90;$$ AS alone \gset
SELECT pg_temp.refuses('ORG-09', :'alone' || 'DELETE FROM party.organisation WHERE id = 90', 'an active one deleted');
SELECT pg_temp.refuses('ORG-09', :'alone' || $$UPDATE party.organisation SET name = 'x' WHERE id = 90;
  DELETE FROM party.organisation WHERE id = 90$$, 'altered, and deleted');
SELECT pg_temp.refuses('ORG-09', :'alone' || format($$UPDATE party.organisation SET name = 'x' WHERE id = 90;
  DELETE FROM party.organisation WHERE id = 90; SELECT pg_temp.organise(%s, 'discipline_committee', 2)$$, number),
  'altered, deleted, and written as number ' || number) FROM unnest(ARRAY[90, 91]) number;
SELECT pg_temp.refuses('ORG-09', $$INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
  VALUES (90, 'p', 'external_superior', '2010-01-01', '2020-01-01'); DELETE FROM party.organisation WHERE id = 90$$,
  'a revoked one deleted');
SELECT pg_temp.accepts('ORG-09', $$INSERT INTO party.organisation (id, name, kind) VALUES (90, 'p', 'branch'),
    (91, 'q', 'branch'); UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 91;
  DELETE FROM party.organisation WHERE id IN (90, 91)$$, 'one in preparation deleted');
SELECT pg_temp.refuses('ORG-09', $$INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
  VALUES (90, 'p', 'external_superior', '2010-01-01', '2020-01-01'); SET LOCAL partybuild.as_of = '2015-01-01';
  UPDATE party.organisation SET revoked_on = NULL WHERE id = 90$$, 'revoked to active by a day that is looked at');

SELECT * FROM finish();
ROLLBACK;
