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
-- made with its schema, too
CREATE SCHEMA regress_visit CREATE TABLE visit_2027 PARTITION OF public.visit
  FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
SELECT tgname FROM pg_trigger WHERE tgrelid = 'regress_visit.visit_2027'::regclass AND tgname ~ 'truncate';
DROP SCHEMA regress_visit CASCADE;
-- what is no part of it any more is not judged, since no rule reads it
SELECT pg_temp.tried('ALTER TABLE public.visit DETACH PARTITION public.visit_2026;
  GRANT ALL ON public.visit_2026 TO regress_clerk2', 'INSERT INTO public.visit_2026 VALUES (11, ''2026-05-01'')');
-- who is found by way of partitions is judged, each by its own index, or without; those that came since, too
ALTER TABLE public.visit ADD guest bigint;
CREATE INDEX visit_guest ON public.visit (guest);
SELECT partybuild.watch('LOC-30', 'party.member', 'id', '{name}', kind => 'member', via => 'public.visit',
  via_key => 'guest', via_subject => 'org_id') > 0;
CREATE OR REPLACE VIEW party_rule.loc_30_visits AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o
 WHERE EXISTS (SELECT
                 FROM public.visit v
                 JOIN party.member h ON h.id = v.guest
                WHERE v.org_id = o.id AND h.name = 'odd');
\set now '; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED'
\set guest 'INSERT INTO public.visit VALUES (11, ''2026-05-01'', 1)' :now
\set odd 'UPDATE party.member SET name = ''odd'' WHERE id = 1'
SELECT pg_temp.tried('SELECT 1', :'odd');
SELECT pg_temp.tried(:'guest', :'odd');
CREATE TABLE public.visit_2028 PARTITION OF public.visit FOR VALUES FROM ('2028-01-01') TO ('2029-01-01');
\set later 'INSERT INTO public.visit VALUES (11, ''2028-05-01'', 1)' :now
SELECT pg_temp.tried(:'later', :'odd');
CREATE TABLE public.visit_2029 (guest bigint, day date, org_id bigint);
INSERT INTO public.visit_2029 VALUES (1, '2029-05-01', 11);
SELECT pg_temp.tried('SELECT 1', :'odd');
\set attach 'ALTER TABLE public.visit ATTACH PARTITION public.visit_2029 FOR VALUES FROM (''2029-01-01'') '
\set attach :attach 'TO (''2030-01-01'')'
SELECT pg_temp.tried(:'attach', :'odd');
SELECT pg_temp.tried(:'attach' || '; ALTER TABLE public.visit DETACH PARTITION public.visit_2029', :'odd');
SELECT pg_temp.tried('DROP INDEX public.visit_guest; ' || :'later', :'odd');
SELECT pg_temp.tried(:'attach' || '; CREATE TABLE public.visit_2030 PARTITION OF public.visit
  FOR VALUES FROM (''2030-01-01'') TO (''2031-01-01'') PARTITION BY LIST (org_id); CREATE TABLE public.visit_11
  PARTITION OF public.visit_2030 DEFAULT; INSERT INTO public.visit VALUES (11, ''2030-05-01'', 1);
  DELETE FROM public.visit_2029' || :'now', :'odd');
ROLLBACK;
