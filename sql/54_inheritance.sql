-- Inheritance: a register has no children, whose rows would fire none of its triggers; it may be one.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
SELECT pg_temp.tried('CREATE TABLE party.child () INHERITS (party.membership)');
SELECT pg_temp.tried('CREATE TABLE party.child (LIKE party.membership INCLUDING ALL);
  ALTER TABLE party.child INHERIT party.membership');
SELECT pg_temp.tried('SET LOCAL ROLE regress_clerk2; CREATE TEMP TABLE child () INHERITS (party.membership)');
SELECT pg_temp.tried('CREATE SCHEMA hr CREATE TABLE child () INHERITS (party.membership)');
SELECT pg_temp.tried('CREATE FOREIGN DATA WRAPPER far; CREATE SERVER far FOREIGN DATA WRAPPER far;
  CREATE FOREIGN TABLE party.child () INHERITS (party.membership) SERVER far');
SELECT pg_temp.tried('CREATE FOREIGN DATA WRAPPER far; CREATE SERVER far FOREIGN DATA WRAPPER far;
  CREATE FOREIGN TABLE party.child (election_id bigint NOT NULL, member_id bigint NOT NULL) SERVER far;
  ALTER FOREIGN TABLE party.child INHERIT party.teller');
-- what is written by way of a parent
SELECT pg_temp.tried('CREATE TABLE party.parent (LIKE party.membership);
  ALTER TABLE party.membership INHERIT party.parent;
  GRANT ALL ON party.parent TO partybuild_clerk',
  'UPDATE party.parent SET status = ''suspended'' WHERE org_id = 11');
-- children of what no rule watches
SELECT pg_temp.tried('CREATE TABLE public.parent (a integer); CREATE TABLE public.child () INHERITS (public.parent)');
