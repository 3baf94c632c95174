-- The job that foresees: a rule that errors stops no other, and what it had is kept; a day that nobody can tell.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET partybuild.language = 'en';
INSERT INTO party.organisation (id, name, kind, until) VALUES (3601, 'ends in ten', 'branch', partybuild.today() + 10);
CREATE VIEW party_rule.loc_36 AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, jsonb_build_object('name', o.name) AS args
  FROM party.organisation o
 WHERE o.until <= (SELECT partybuild.today());
SELECT partybuild.add_rule('LOC-36', 'party_rule.loc_36', 'organisation', 'x', 'x', '“{organisation}”到期',
  '"{organisation}" has had its time', 'test', mode => 'report');
SELECT partybuild.watch('LOC-36', 'party.organisation', 'id', '{until}') > 0 AS watched;
CALL partybuild.foresee(false);
SELECT rule, subject, days_left, message_en, message_zh FROM compliance.foreseen WHERE rule = 'LOC-36';
CREATE OR REPLACE VIEW party_rule.loc_36 AS
SELECT o.id AS subject, o.id AS org_id, (1 / (o.until - partybuild.today() - 5))::numeric AS magnitude,
       jsonb_build_object('name', o.name) AS args
  FROM party.organisation o
 WHERE o.until <= (SELECT partybuild.today()) + 5;
CALL partybuild.foresee(false);
SELECT s.step, s.error, s.ended_at IS NOT NULL AS ended
  FROM party.job_step s
 WHERE s.run_id = (SELECT max(r.id) FROM party.job_run r WHERE r.job = 'foresee')
   AND (s.error IS NOT NULL OR s.ended_at IS NULL);
SELECT job, part, steps_done = steps AND steps > 30 AS all_done, steps_failed
  FROM compliance.job
 WHERE part = 'foresee';
SELECT rule, subject, days_left FROM compliance.foreseen WHERE rule = 'LOC-36';
-- what is owed is no step
SELECT count(*) FROM partybuild.job_steps('foresee') s JOIN partybuild.obligation o ON o.rule = s;
-- jobs go by today
SET partybuild.as_of = '2026-12-01';
CALL partybuild.foresee();
-- as far as there is a calendar
CREATE OR REPLACE VIEW party_rule.loc_36 AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, jsonb_build_object('name', o.name) AS args
  FROM party.organisation o
 WHERE o.until < partybuild.add_working_days((SELECT partybuild.today()), 1);
BEGIN;
UPDATE party.organisation SET until = '2026-12-15' WHERE id = 3601;
DELETE FROM partybuild.calendar_year WHERE year > 2026;
SELECT * FROM partybuild.foreseen('LOC-36');
ROLLBACK;
RESET partybuild.as_of;
-- a table in parts is read through where no index leads to the days
CREATE TABLE public.lease (org_id bigint, ends_on date) PARTITION BY RANGE (ends_on);
CREATE TABLE public.lease_1 PARTITION OF public.lease FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE public.lease_2 PARTITION OF public.lease FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);
CREATE INDEX ON public.lease (org_id);
CREATE OR REPLACE VIEW party_rule.loc_36 AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, jsonb_build_object('name', o.name) AS args
  FROM party.organisation o
 WHERE EXISTS (SELECT FROM public.lease l
                WHERE l.org_id = o.id AND (SELECT partybuild.today()) BETWEEN l.ends_on - 2 AND l.ends_on);
SELECT partybuild.watch('LOC-36', 'public.lease', 'org_id', '{ends_on}') > 0 AS watched;
INSERT INTO public.lease VALUES (3601, partybuild.today() + 40), (3601, partybuild.today() + 20), (3601, '2020-01-01');
SELECT subject, first_day - partybuild.today() AS days FROM partybuild.foreseen('LOC-36');
SELECT partybuild.retire_rule('LOC-36');
CALL partybuild.foresee(false);
SELECT count(*) FROM party.foreseen WHERE rule = 'LOC-36';
DROP VIEW party_rule.loc_36;
DROP TABLE public.lease;
DELETE FROM party.organisation WHERE id = 3601;
DELETE FROM party.job_run WHERE job = 'foresee';
