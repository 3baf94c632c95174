-- Unlogged registers are judged, and told by health(): a crash empties them.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
SELECT pg_temp.tried('ALTER TABLE party.membership SET UNLOGGED');
SELECT pg_temp.tried('ALTER TABLE party.membership SET UNLOGGED; ALTER TABLE party.membership SET LOGGED');
SELECT pg_temp.tried('ALTER TABLE party.finding SET UNLOGGED');
SELECT pg_temp.tried('ALTER TABLE party.organisation SET UNLOGGED');
BEGIN;
ALTER TABLE party.membership SET UNLOGGED;
SELECT kind, object, problem, hint FROM partybuild.health() WHERE kind = 'table' AND object ~ '^party';
ROLLBACK;
