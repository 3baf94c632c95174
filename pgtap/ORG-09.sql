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

SELECT * FROM finish();
ROLLBACK;
