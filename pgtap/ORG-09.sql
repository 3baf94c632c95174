-- ORG-09 Life cycle of an organisation.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-09', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (90, 'p', 'external_superior'); UPDATE party.organisation SET active_on = '2020-01-01' WHERE id = 90;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 90$$, 'preparing to active to revoked');
SELECT pg_temp.refuses('ORG-09', $$INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
  VALUES (90, 'p', 'external_superior', '2010-01-01', '2020-01-01'); UPDATE party.organisation SET revoked_on = NULL
  WHERE id = 90$$, 'revoked to active');
SELECT pg_temp.refuses('ORG-09', $$UPDATE party.organisation SET active_on = NULL
  WHERE id = 16$$, 'active to preparing');


-- What has been active is not deleted either, lest it be set up again under its number.
SELECT pg_temp.refuses('ORG-09', $$SELECT pg_temp.organise(90, 'discipline_committee', 2);
  DELETE FROM party.organisation WHERE id = 90$$, 'an active one deleted');
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
