-- Partitions: a register as a partition, and a table of the court's own that is partitioned and watched.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
\set ECHO none
\i sql/ddl.psql
\set ECHO all
-- a register that becomes a partition is judged, written directly or by way of the whole; from 17 on none has an
-- identity of its own
\set whole 'ALTER TABLE party.membership ALTER id DROP IDENTITY; CREATE TABLE party.whole (LIKE party.membership) '
\set whole :whole 'PARTITION BY LIST (status); ALTER TABLE party.whole ATTACH PARTITION party.membership DEFAULT; '
\set whole :whole 'GRANT ALL ON party.whole TO partybuild_clerk'
SELECT pg_temp.tried(:'whole');
SELECT pg_temp.tried(:'whole', 'UPDATE party.whole SET status = ''suspended'' WHERE org_id = 11');
SELECT pg_temp.tried(:'whole', 'DELETE FROM party.whole WHERE org_id = 11');
SELECT pg_temp.tried(:'whole', 'TRUNCATE party.whole');
-- a partitioned table of the court's own
BEGIN;
CREATE TABLE public.visit (org_id bigint, day date) PARTITION BY RANGE (day);
CREATE TABLE public.visit_2026 PARTITION OF public.visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX ON public.visit (org_id, day);
CREATE VIEW party_rule.loc_30_visits AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE EXISTS (SELECT FROM public.visit v WHERE v.org_id = o.id);
SELECT partybuild.add_rule('LOC-30', 'party_rule.loc_30_visits', 'organisation', 'x', 'x', 'ORG-01', 'ORG-01', 'x');
SELECT partybuild.watch('LOC-30', 'public.visit', 'org_id', '{day}') > 0;
GRANT ALL ON public.visit TO regress_clerk2;
SELECT pg_temp.tried('SELECT 1', 'INSERT INTO public.visit VALUES (11, ''2026-05-01'')');
SELECT pg_temp.tried('GRANT ALL ON public.visit_2026 TO regress_clerk2',
  'INSERT INTO public.visit_2026 VALUES (11, ''2026-05-01'')');
SELECT pg_temp.tried('CREATE TABLE public.visit_2027 PARTITION OF public.visit FOR VALUES FROM (''2027-01-01'')
  TO (''2028-01-01'')', 'INSERT INTO public.visit VALUES (11, ''2027-05-01'')');
SELECT pg_temp.tried('CREATE TABLE public.visit_2027 (LIKE public.visit); ALTER TABLE public.visit ATTACH PARTITION
  public.visit_2027 FOR VALUES FROM (''2027-01-01'') TO (''2028-01-01'')',
  'INSERT INTO public.visit VALUES (11, ''2027-05-01'')');
-- what is no part of it any more is not judged, since no rule reads it
SELECT pg_temp.tried('ALTER TABLE public.visit DETACH PARTITION public.visit_2026;
  GRANT ALL ON public.visit_2026 TO regress_clerk2', 'INSERT INTO public.visit_2026 VALUES (11, ''2026-05-01'')');
ROLLBACK;
