-- A trial: judged as reject, let pass without a word, and kept: by whom, when, how often.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET partybuild.language = 'en';
INSERT INTO party.organisation (id, name, kind) VALUES (3700, 'above', 'basic_committee'), (3701, 'one', 'branch'),
  (3702, 'two', 'branch');
INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (3701, 3700, '2020-01-01');
CREATE TABLE public.quota (id bigint PRIMARY KEY, org_id bigint, n int);
CREATE INDEX ON public.quota (org_id);
CREATE VIEW party_rule.loc_37 AS
SELECT o.id AS subject, o.id AS org_id, q.n - (SELECT partybuild.param('LOC-37', 'max')) AS magnitude,
       jsonb_build_object('organisation', o.name, 'n', q.n) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (SELECT coalesce(sum(x.n), 0) AS n FROM public.quota x WHERE x.org_id = o.id) q
 WHERE q.n > (SELECT partybuild.param('LOC-37', 'max'));
SELECT partybuild.add_rule('LOC-37', 'party_rule.loc_37', 'organisation', '限额', 'Quota', '“{organisation}”有{n}',
  '"{organisation}" has {n}', 'test');
SELECT partybuild.add_parameter('LOC-37', 'max', 10, 'test', at_least => 0, at_most => 100);
SELECT partybuild.watch('LOC-37', 'public.quota', 'org_id', '{n}', leaves => false) > 0 AS watched;
CREATE FUNCTION pg_temp.tried() RETURNS TABLE (subject bigint, n bigint, worst numeric, whom text, said text)
LANGUAGE sql AS $$
  SELECT t.subject, t.times, t.worst, replace(t.written_by, session_user, 'me'), t.message_en
    FROM compliance.trial t
   WHERE t.rule = 'LOC-37'
   ORDER BY t.subject $$;
-- by organisation and what is below it, the others refuse
SELECT partybuild.set_mode('LOC-37', 'trial', 'order 1', 3700) > 0 AS policy,
  partybuild.mode('LOC-37', 3701), partybuild.mode('LOC-37', 3702);
SET client_min_messages = notice;
INSERT INTO public.quota VALUES (1, 3701, 12);
INSERT INTO public.quota VALUES (2, 3702, 12);
SELECT * FROM pg_temp.tried();
SELECT subject, bar, origin FROM party.finding WHERE rule = 'LOC-37' AND closed_on IS NULL;
SELECT day = partybuild.today() AS today, org_id, magnitude, args, written_by = session_user AS by,
       as_role = current_user AS as
  FROM party.trial WHERE rule = 'LOC-37';
-- the ratchet: what stays as it is, or gets better, would not have been refused; what gets worse would
UPDATE public.quota SET n = n WHERE id = 1;
UPDATE public.quota SET n = 11 WHERE id = 1;
SELECT count(*) FROM party.trial WHERE rule = 'LOC-37';
UPDATE public.quota SET n = 13 WHERE id = 1;
SELECT * FROM pg_temp.tried();
-- a load, within one transaction: once a subject
BEGIN;
INSERT INTO public.quota SELECT 100 + i, 3700, i FROM generate_series(1, 5) i;
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE public.quota SET n = n + 10 WHERE org_id = 3700;
COMMIT;
SELECT * FROM pg_temp.tried();
-- what is rolled back, or refused for something else, was no trial
BEGIN; UPDATE public.quota SET n = 20 WHERE id = 1; SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK;
BEGIN;
SAVEPOINT a;
UPDATE public.quota SET n = 20 WHERE id = 1;
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK TO a;
COMMIT;
BEGIN; UPDATE public.quota SET n = 20 WHERE id = 1; INSERT INTO public.quota VALUES (3, 3702, 11); COMMIT;
SELECT * FROM pg_temp.tried();
-- nor is it pending
BEGIN; UPDATE public.quota SET n = 20 WHERE id = 1; SELECT count(*) FROM partybuild.pending_violations(); ROLLBACK;
-- prepared, it is judged, and kept once it is committed
BEGIN; UPDATE public.quota SET n = 14 WHERE id = 1; PREPARE TRANSACTION 'regress_37';
SELECT n FROM pg_temp.tried() WHERE subject = 3701;
COMMIT PREPARED 'regress_37';
SELECT n, worst FROM pg_temp.tried() WHERE subject = 3701;
-- as another role; made read only before the commit
GRANT INSERT, UPDATE ON public.quota TO partybuild_clerk;
GRANT SELECT ON public.quota TO partybuild_clerk;
BEGIN;
SET LOCAL ROLE partybuild_clerk;
UPDATE public.quota SET n = 15 WHERE id = 1;
SET TRANSACTION READ ONLY;
COMMIT;
SELECT as_role, written_by = session_user AS by
  FROM party.trial WHERE rule = 'LOC-37' AND subject = 3701 AND magnitude = 5;
-- a part of a rule that warns only says nothing in a trial; it is the audit's
CREATE OR REPLACE VIEW party_rule.loc_37 AS
SELECT o.id AS subject, o.id AS org_id, q.n - (SELECT partybuild.param('LOC-37', 'max')) AS magnitude,
       jsonb_build_object('organisation', o.name, 'n', q.n, 'warning', o.id = 3701) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (SELECT coalesce(sum(x.n), 0) AS n FROM public.quota x WHERE x.org_id = o.id) q
 WHERE q.n > (SELECT partybuild.param('LOC-37', 'max'));
UPDATE public.quota SET n = 16 WHERE id = 1;
SELECT n FROM pg_temp.tried() WHERE subject = 3701;
CREATE OR REPLACE VIEW party_rule.loc_37 AS
SELECT o.id AS subject, o.id AS org_id, q.n - (SELECT partybuild.param('LOC-37', 'max')) AS magnitude,
       jsonb_build_object('organisation', o.name, 'n', q.n) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (SELECT coalesce(sum(x.n), 0) AS n FROM public.quota x WHERE x.org_id = o.id) q
 WHERE q.n > (SELECT partybuild.param('LOC-37', 'max'));
-- the audit finds as in any mode but off, and nothing of it was written past the triggers
UPDATE party.finding SET closed_on = partybuild.today(), closed_by = 'person' WHERE rule = 'LOC-37';
SELECT * FROM partybuild.audit_rule('LOC-37');
SELECT subject, bar, origin, unjudged FROM party.finding WHERE rule = 'LOC-37' AND closed_on IS NULL ORDER BY subject;
-- once it refuses, what the trial let pass is on file: it may stay, and not get worse
SELECT partybuild.set_mode('LOC-37', 'reject', 'order 2', 3700) > 0 AS policy;
UPDATE public.quota SET n = 16 WHERE id = 1;
UPDATE public.quota SET n = 17 WHERE id = 1;
UPDATE public.quota SET n = 5 WHERE id = 1;
UPDATE public.quota SET n = 11 WHERE id = 1;
SELECT mode, times FROM compliance.trial WHERE rule = 'LOC-37' ORDER BY subject;
-- a guard says it at once; by hand only who may write registers
SELECT partybuild.set_mode('LOC-37', 'trial', 'order 3', 3700) > 0 AS policy;
CREATE ROLE regress_stranger;
GRANT USAGE ON SCHEMA partybuild TO regress_stranger;
SET ROLE regress_stranger;
SELECT partybuild.violate('LOC-37', 3701, 3701, 50, '{"n": 50}');
RESET ROLE;
SELECT n, worst FROM pg_temp.tried() WHERE subject = 3701;
SELECT partybuild.violate('LOC-37', 3701, 3701, 50, '{"n": 50}');
SELECT n, worst FROM pg_temp.tried() WHERE subject = 3701;
-- by organisation for whom the court says so
ALTER TABLE party.trial ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON party.trial FOR SELECT TO partybuild_reader USING (org_id = 3700);
SET ROLE partybuild_reader;
SELECT count(*) FROM party.trial;
RESET ROLE;
UPDATE public.quota SET n = 40 WHERE id = 1;
SELECT n FROM pg_temp.tried() WHERE subject = 3701;
DROP POLICY own ON party.trial;
ALTER TABLE party.trial DISABLE ROW LEVEL SECURITY;
-- nothing is kept of what nobody can keep
ALTER TABLE party.trial RENAME TO other;
UPDATE public.quota SET n = 50 WHERE id = 1;
ALTER TABLE party.other RENAME TO trial;
-- an obligation is not tried
SELECT partybuild.set_mode('LIF-01', 'trial', 'order 4');
SELECT partybuild.set_mode('LOC-37', 'try', 'order 4');
SELECT partybuild.rename_rule('LOC-37', 'LOC-38');
SELECT count(*) > 0 AS renamed FROM compliance.trial WHERE rule = 'LOC-38';
SELECT partybuild.retire_rule('LOC-38');
DROP VIEW party_rule.loc_37;
DROP TABLE public.quota;
REVOKE USAGE ON SCHEMA partybuild FROM regress_stranger;
DROP ROLE regress_stranger;
DELETE FROM party.trial;
DELETE FROM party.finding WHERE rule = 'LOC-38';
DELETE FROM partybuild.policy WHERE rule = 'LOC-38';
DELETE FROM party.subordination WHERE org_id = 3701;
DELETE FROM party.organisation WHERE id BETWEEN 3700 AND 3702;
