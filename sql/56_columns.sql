-- Columns: added ones cost nothing and are the court's; those that are watched keep their type.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
SELECT pg_temp.tried('ALTER TABLE party.membership ADD note text NOT NULL DEFAULT ''x''');
SELECT pg_temp.tried('ALTER TABLE party.membership ADD note json, ADD place point, ADD pages xml');
SELECT pg_temp.tried('ALTER TABLE party.membership ADD days integer GENERATED ALWAYS AS (to_date - from_date) STORED');
SELECT pg_temp.tried('ALTER TABLE party.membership ADD a integer, ADD b integer; ALTER TABLE party.membership DROP a');
-- whoever changes only these is not judged
SELECT pg_temp.tried('UPDATE party.membership SET status = ''suspended'' WHERE false;
  ALTER TABLE party.membership ADD note text', 'UPDATE party.membership SET note = ''x'' WHERE org_id = 11');
-- types
SELECT pg_temp.tried('ALTER TABLE party.membership ALTER status TYPE text');
SELECT pg_temp.tried('ALTER TABLE party.membership ALTER org_id TYPE integer');
SELECT pg_temp.tried('ALTER TABLE party.membership ALTER from_date DROP NOT NULL');
SELECT pg_temp.tried('ALTER TABLE party.membership ALTER status SET DEFAULT ''suspended''');
-- excluded from replication identity, from statistics, from storage
SELECT pg_temp.tried('ALTER TABLE party.membership REPLICA IDENTITY NOTHING');
SELECT pg_temp.tried('ALTER TABLE party.membership ALTER status SET STATISTICS 0');
-- a view that leaves watched columns out writes, and is judged
SELECT pg_temp.tried('CREATE VIEW public.some AS SELECT id, org_id, status FROM party.membership;
  GRANT ALL ON public.some TO regress_clerk2', 'UPDATE public.some SET status = ''suspended'' WHERE org_id = 11');
