-- CREATE TABLE … LIKE: a copy is no register; it cannot take a register's place unnoticed.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
SELECT pg_temp.tried('CREATE TABLE public.copy (LIKE party.membership INCLUDING ALL); GRANT ALL ON public.copy
  TO regress_clerk2', 
  'INSERT INTO public.copy (member_id, org_id, status, from_date) VALUES (1, 11, ''full'', ''2026-01-01'')');
SELECT pg_temp.tried('CREATE TABLE party.copy (LIKE party.membership INCLUDING ALL);
  ALTER TABLE party.membership RENAME TO old; ALTER TABLE party.copy RENAME TO membership');
SELECT pg_temp.tried('ALTER TABLE party.membership RENAME TO old;
  CREATE TABLE party.membership (LIKE party.old INCLUDING ALL)');
SELECT pg_temp.tried('CREATE SCHEMA other; CREATE TABLE other.membership (LIKE party.membership);
  ALTER TABLE party.membership RENAME TO old; ALTER TABLE other.membership SET SCHEMA party');
SELECT pg_temp.tried('ALTER TABLE party.membership RENAME TO old; CREATE TABLE party.membership AS TABLE party.old');
