-- Dropped: what rules are judged by does not go by accident; what may go is told, and deploy() makes it again.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
SELECT pg_temp.tried('DROP TABLE party.membership');
SELECT pg_temp.tried('DROP TABLE party.membership CASCADE');
SELECT pg_temp.tried('DROP TABLE party.subordination CASCADE');
SELECT pg_temp.tried('ALTER TABLE party.membership DROP status');
SELECT pg_temp.tried('ALTER TABLE party.membership DROP status CASCADE');
SELECT pg_temp.tried('DROP TYPE party.member_status CASCADE');
SELECT pg_temp.tried('DROP SCHEMA party CASCADE');
-- what is looked at by every verdict
SELECT pg_temp.tried('DROP TABLE party.finding CASCADE');
SELECT pg_temp.tried('DROP TABLE party.approval CASCADE');
-- views
SELECT pg_temp.tried('DROP VIEW party_rule.org_01_branch_minimum');
SELECT pg_temp.tried('DROP VIEW party_rule.org_01_branch_minimum; SELECT count(*) FROM partybuild.deploy()');
SELECT pg_temp.tried('DROP SCHEMA party_rule CASCADE');
SELECT pg_temp.tried('DROP SCHEMA compliance CASCADE');
-- triggers
SELECT pg_temp.tried('DROP TRIGGER "Partybuild_update" ON party.membership');
SELECT pg_temp.tried('ALTER TABLE party.membership DISABLE TRIGGER "Partybuild_update"');
SELECT pg_temp.tried('ALTER TABLE party.membership DISABLE TRIGGER ALL');
SELECT pg_temp.tried('ALTER TABLE party.membership ENABLE REPLICA TRIGGER "Partybuild_update"');
SELECT pg_temp.tried('DROP TRIGGER "Partybuild_update" ON party.membership;
  ALTER TABLE party.membership DISABLE TRIGGER ALL; SELECT count(*) FROM partybuild.deploy()');
-- constraints and indexes by which nothing is looked up
SELECT pg_temp.tried('ALTER TABLE party.membership DROP CONSTRAINT "ORG-11"');
-- the extension's own objects
SELECT pg_temp.tried('DROP FUNCTION partybuild.touch(record, record) CASCADE');
SELECT pg_temp.tried('DROP FUNCTION partybuild.check() CASCADE');
SELECT pg_temp.tried('DROP TABLE partybuild.watch CASCADE');
SELECT pg_temp.tried('DROP EVENT TRIGGER partybuild_table_dropped');
SELECT pg_temp.tried('DROP TYPE partybuild.cnid CASCADE');
-- somebody's own things go as ever, and so do the views of a table that goes by name
CREATE ROLE regress_stranger;
BEGIN;
SET LOCAL ROLE regress_stranger;
CREATE TEMP TABLE mine (a integer);
CREATE TEMP VIEW of_mine AS SELECT a FROM mine;
DROP VIEW of_mine;
DROP TABLE mine;
COMMIT;
-- an extension, and partitions of a table that rules watch, by who has no rights of ours
BEGIN;
CREATE TABLE public.visit (org_id bigint, day date) PARTITION BY RANGE (day);
CREATE TRIGGER partybuild_truncate BEFORE TRUNCATE ON public.visit
  FOR EACH STATEMENT EXECUTE FUNCTION partybuild.touch_all();
ALTER TABLE public.visit OWNER TO regress_stranger;
CREATE EXTENSION hstore;
UPDATE pg_extension SET extowner = 'regress_stranger'::regrole WHERE extname = 'hstore';
GRANT CREATE ON SCHEMA public TO regress_stranger;
SET LOCAL ROLE regress_stranger;
CREATE TABLE public.visit_2026 PARTITION OF public.visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE public.visit DETACH PARTITION public.visit_2026;
DROP EXTENSION hstore CASCADE;
ROLLBACK;
-- also where the extension's own schema is gone by its name
BEGIN;
ALTER SCHEMA partybuild RENAME TO elsewhere;
CREATE SCHEMA not_ours;
CREATE EXTENSION hstore SCHEMA not_ours;
DROP EXTENSION hstore CASCADE;
DROP SCHEMA not_ours CASCADE;
SET LOCAL ROLE regress_stranger;
CREATE TEMP TABLE mine (a integer);
CREATE INDEX ON mine (a);
CREATE TRIGGER t BEFORE UPDATE ON mine FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
DROP TRIGGER t ON mine;
ALTER TABLE mine ADD b integer;
DROP TABLE mine;
ROLLBACK;
DROP ROLE regress_stranger;
