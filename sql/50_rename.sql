-- Renamed: columns, constraints, triggers, views, types, functions, schemas. (Tables: pgtap/moved.sql.)
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
SELECT pg_temp.tried('SELECT 1');
-- a column: what reads it follows, what watches it by name does not
SELECT pg_temp.tried('ALTER TABLE party.membership RENAME status TO standing',
  'UPDATE party.membership SET standing = ''suspended'' WHERE org_id = 11');
SELECT pg_temp.tried('ALTER TABLE party.membership RENAME org_id TO org',
  'UPDATE party.membership SET status = ''suspended'' WHERE org = 11');
SELECT pg_temp.tried('ALTER TABLE party.subordination RENAME parent_id TO superior',
  'UPDATE party.membership SET status = ''suspended'' WHERE org_id = 11');
SELECT pg_temp.tried('ALTER TABLE party.member RENAME name TO full_name');
-- constraints, indexes, triggers and sequences: by what they are
SELECT pg_temp.tried('ALTER TABLE party.membership RENAME CONSTRAINT "ORG-11" TO one_branch');
SELECT pg_temp.tried('ALTER TABLE party.membership RENAME CONSTRAINT membership_pkey TO other');
SELECT pg_temp.tried('ALTER TRIGGER "Partybuild_update" ON party.membership RENAME TO other');
SELECT pg_temp.tried('ALTER TRIGGER "Partybuild_update" ON party.membership RENAME TO other;
  SELECT count(*) FROM partybuild.deploy()');
SELECT pg_temp.tried('ALTER SEQUENCE party.membership_id_seq RENAME TO other');
-- views: the rule has none by that name, and says so
SELECT pg_temp.tried('ALTER VIEW party_rule.org_01_branch_minimum RENAME TO other');
SELECT pg_temp.tried('ALTER VIEW party_rule.org_01_branch_minimum RENAME TO other;
  SELECT count(*) FROM partybuild.deploy()');
SELECT pg_temp.tried('ALTER VIEW party_rule.org_01_branch_minimum SET SCHEMA public');
SELECT pg_temp.tried('ALTER VIEW party_rule.org_01_branch_minimum RENAME magnitude TO size');
-- types and functions
SELECT pg_temp.tried('ALTER TYPE party.member_status RENAME TO standing');
SELECT pg_temp.tried('ALTER TYPE party.member_status RENAME VALUE ''suspended'' TO ''on_leave''',
  'UPDATE party.membership SET status = ''on_leave'' WHERE org_id = 11');
SELECT pg_temp.tried('ALTER FUNCTION party.is_above(bigint, bigint, date) RENAME TO above');
-- schemas
SELECT pg_temp.tried('ALTER SCHEMA party RENAME TO registers',
  'UPDATE registers.membership SET status = ''suspended'' WHERE org_id = 11');
SELECT pg_temp.tried('ALTER SCHEMA party_rule RENAME TO rules');
SELECT pg_temp.tried('ALTER SCHEMA compliance RENAME TO reports');
SELECT pg_temp.tried('ALTER SCHEMA partybuild RENAME TO pb');
