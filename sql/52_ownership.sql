-- Given and taken away: owners, rights, row security, rules. A writer has no way round; an owner is told.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
-- a clerk takes nothing off
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; ALTER TABLE party.membership DISABLE TRIGGER ALL');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; DROP TRIGGER "Partybuild_update" ON party.membership');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; SET LOCAL session_replication_role = replica');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; ALTER EVENT TRIGGER partybuild_table_changed DISABLE');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2;
  CREATE RULE r AS ON UPDATE TO party.membership DO INSTEAD NOTHING');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; DELETE FROM partybuild.watch');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; SELECT partybuild.set_mode(''ORG-01'', ''off'', ''x'')');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; SELECT partybuild.remove()');
SELECT pg_temp.tried('SET LOCAL ROLE partybuild_admin; SELECT partybuild.remove()');
-- owners
SELECT pg_temp.tried('ALTER TABLE party.membership OWNER TO regress_clerk2');
SELECT pg_temp.tried('ALTER VIEW party_rule.org_01_branch_minimum OWNER TO regress_clerk2');
SELECT pg_temp.tried('ALTER FUNCTION party.is_above(bigint, bigint, date) OWNER TO regress_clerk2');
SELECT pg_temp.tried('ALTER TABLE party.finding OWNER TO regress_clerk2');
-- rights: a writer needs none on what judges
SELECT pg_temp.tried('REVOKE ALL ON SCHEMA party_rule, compliance FROM PUBLIC, partybuild_reader, partybuild_auditor');
SELECT pg_temp.tried('REVOKE ALL ON ALL TABLES IN SCHEMA party_rule FROM PUBLIC, partybuild_auditor');
SELECT pg_temp.tried('REVOKE ALL ON ALL TABLES IN SCHEMA partybuild FROM partybuild_reader');
SELECT pg_temp.tried('REVOKE ALL ON party.membership FROM partybuild_clerk; GRANT UPDATE (status), SELECT
  ON party.membership TO regress_clerk2');
SELECT pg_temp.tried('REVOKE EXECUTE ON FUNCTION partybuild.touch(record, record) FROM PUBLIC');
SELECT pg_temp.tried('REVOKE USAGE ON SCHEMA partybuild FROM PUBLIC');
-- row security: a clerk who sees a row is judged by all of them
SELECT pg_temp.tried('ALTER TABLE party.membership ENABLE ROW LEVEL SECURITY');
SELECT pg_temp.tried('ALTER TABLE party.membership ENABLE ROW LEVEL SECURITY;
  CREATE POLICY p ON party.membership USING (org_id = 11)');
SELECT pg_temp.tried('ALTER TABLE party.membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY p ON party.membership USING (true);
  ALTER TABLE party.organisation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
-- rules of the rewriter
SELECT pg_temp.tried('CREATE RULE r AS ON UPDATE TO party.membership DO INSTEAD NOTHING');
SELECT pg_temp.tried('CREATE RULE r AS ON INSERT TO party.department DO INSTEAD
  UPDATE party.membership SET status = ''suspended'' WHERE org_id = 11',
  'INSERT INTO party.department (name) VALUES (''x'')');
