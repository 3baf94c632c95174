-- Obligations of the court's own: what is refused, and why. (What they yield: pgtap/life.sql, t/008_obligation.pl.)
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = iso;
SET partybuild.language = 'en';
CREATE TABLE public.reading (org_id bigint, day date, hours numeric);
CREATE INDEX ON public.reading (org_id, day);
CREATE VIEW public.owed AS SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
  FROM party.organisation o WHERE o.kind = 'branch';
CREATE VIEW public.done AS SELECT r.org_id AS subject, r.day AS on_date, 'reading'::text AS reference
  FROM public.reading r;
CREATE VIEW public.no_date AS SELECT r.org_id AS subject, 'reading'::text AS reference FROM public.reading r;
CREATE VIEW public.slow AS SELECT max(r.org_id) AS subject, r.day AS on_date, 'reading'::text AS reference
  FROM public.reading r GROUP BY r.day;
CREATE VIEW public.odd AS SELECT r.org_id AS subject, r.day AS on_date, 'reading'::text AS reference, 1 AS quantity
  FROM public.reading r;
SELECT partybuild.add_obligation('reading', 'public.owed', 'public.done', 'month', '读书', 'reading', 'order');
SELECT partybuild.add_obligation('EDU-01', 'public.owed', 'public.done', 'month', '读书', 'reading', 'order');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'week', '读书', 'reading', 'order');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'month', NULL, 'reading', 'order');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'month', '读书', 'reading', 'order',
  at_least => 0);
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'month', '读书', 'reading', 'order',
  grace => -1);
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'month', '读书', 'reading', 'order',
  within => '-1 day');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'once', '读书', 'reading', 'order',
  within => '1 month');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'month', '读书', 'reading', 'order',
  subject => 'cat');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.no_date', 'month', '读书', 'reading', 'order');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.slow', 'month', '读书', 'reading', 'order');
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.odd', 'month', '读书', 'reading', 'order');
SELECT count(*) FROM partybuild.rule WHERE code = 'LOC-20';
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'month', '读书', 'reading', 'order');
-- changed by calling again
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'quarter', '读书', 'reading', 'order',
  at_least => 2);
SELECT rule, per FROM partybuild.obligation WHERE rule = 'LOC-20';
SELECT name, value FROM partybuild.parameter WHERE rule = 'LOC-20' ORDER BY 1;
-- a day from which it is owed: an order of today makes nobody late for the years before
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'quarter', '读书', 'reading', 'order',
  owed_from => 'infinity');
BEGIN;
UPDATE compliance.court SET counted_from = '2020-01-01';
SELECT count(DISTINCT period) > 20 AS all_since FROM party_rule.loc_20_evaluation;
SELECT partybuild.add_obligation('LOC-20', 'public.owed', 'public.done', 'quarter', '读书', 'reading', 'order',
  owed_from => '2026-02-01');
SELECT min(period) AS first FROM party_rule.loc_20_evaluation;
-- a court that counts from a later day counts from there
UPDATE compliance.court SET counted_from = '2026-06-01';
SELECT min(period) AS first FROM party_rule.loc_20_evaluation;
ROLLBACK;
SELECT partybuild.set_mode('LOC-20', 'reject', 'order');
SELECT partybuild.evidence_source('LOC-21', 'public.reading', 'org_id', 'day');
SELECT partybuild.evidence_source('LOC-20', 'public.done', 'subject', 'on_date');
SELECT partybuild.evidence_source('LOC-20', 'public.reading', 'org_id', 'date');
SELECT partybuild.evidence_source('LOC-20', 'public.reading', 'day', 'day');
SELECT partybuild.evidence_source('LOC-20', 'public.reading', 'org_id');
SELECT partybuild.evidence_source('LOC-20', 'public.reading', 'org_id', 'day', columns => '{day}');
SELECT partybuild.evidence_source('LOC-20', 'public.reading', 'org_id', 'day', joined => 'party.organisation');
SELECT partybuild.evidence_source('LOC-20', 'public.reading', 'org_id', 'day');
SELECT partybuild.retire_rule('LOC-20');
SELECT count(*) FROM party_rule.live WHERE rule = 'LOC-20';
-- the court
SELECT partybuild.register_court('no good', 'x');
SELECT partybuild.register_court('one', NULL);
SELECT partybuild.register_court('one', 'x', counted_from => '-infinity');
SELECT partybuild.register_court('one', 'x', counted_from => '2200-01-01');
SELECT compliance.provide_partition(20);
SELECT partybuild.full_months('2026-03-15', '2026-12-31') AS nine, partybuild.full_months('2026-03-01', '2026-12-31')
  AS ten, partybuild.full_months('2026-12-02', '2026-12-31') AS none, partybuild.full_months('2024-02-29', '2024-02-29')
  AS leap;
-- jobs by name
CALL partybuild.run_job('close', false);
CALL partybuild.run_job('weekly');
SELECT partybuild.schedule('weekly');
-- what is filed
SELECT partybuild.seal('public.reading', 'day <');
SELECT partybuild.seal('public.reading', $$OLD.day < '2026-01-01'$$);
INSERT INTO public.reading VALUES (1, '2025-12-31', 1), (1, '2026-01-31', 1);
UPDATE public.reading SET hours = 2 WHERE day > '2026-01-01';
UPDATE public.reading SET hours = 2;
UPDATE public.reading SET hours = hours;
SET partybuild.language = 'zh';
DELETE FROM public.reading;
TRUNCATE public.reading;
SET partybuild.language = 'en';
SELECT partybuild.seal_part('public.reading', 'org', 'party.organisation', 'id', 'true');
DROP TABLE public.reading CASCADE;
DELETE FROM partybuild.evidence_source WHERE rule = 'LOC-20';
