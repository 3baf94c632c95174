-- What a rule's view may do wrong, and what may be done to it: each ends in an error that names rule and view, or in a
-- defined result, and stops no write that the rule does not concern.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET partybuild.language = 'en';
SET client_min_messages = warning;
-- as if the view had been dropped where the extension could not see it
ALTER EVENT TRIGGER partybuild_view_dropped DISABLE;
SELECT partybuild.set_mode('ORG-08', 'off', 'test') > 0 AS policy;
INSERT INTO party.organisation (id, name, kind) VALUES (901, 'view one', 'branch'), (902, 'view two', 'branch');
CREATE FUNCTION public.make(body text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DROP VIEW IF EXISTS party_rule.loc_25;
  EXECUTE 'CREATE VIEW party_rule.loc_25 AS ' || body;
END $$;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task = 'x'$$);
SELECT partybuild.add_rule('LOC-25', 'party_rule.loc_25', 'organisation', 'x', 'x', '{n}{organisation}',
  'task {n} of {organisation}', 'test');
SELECT partybuild.watch('LOC-25', 'party.organisation', 'id', '{task}') > 0 AS watched;
UPDATE party.organisation SET task = 'x' WHERE id = 901;

-- another type, a column less, a name that is a function of somebody's
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, length(o.task)::bigint AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
UPDATE party.organisation SET task = 'x' WHERE id >= 901;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, 'x'::text AS args
  FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT public.make($$SELECT o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args FROM party.organisation o
  WHERE o.task = 'x'$$);
CREATE FUNCTION public.subject(party_rule.loc_25) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'called';
  RETURN 901; END $$;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT * FROM partybuild.violations('LOC-25');
DROP FUNCTION public.subject;
-- a write that the rule does not concern
UPDATE party.organisation SET code = 'c' WHERE id = 901;

-- not there, no view, a name that means nothing
DROP VIEW party_rule.loc_25;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
CREATE TABLE party_rule.loc_25 AS SELECT 901::bigint AS subject, 901::bigint AS org_id, 1::numeric AS magnitude,
  '{}'::jsonb AS args;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
DROP TABLE party_rule.loc_25;
CREATE MATERIALIZED VIEW party_rule.loc_25 AS SELECT 901::bigint AS subject, 901::bigint AS org_id,
  1::numeric AS magnitude, '{}'::jsonb AS args;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
DROP MATERIALIZED VIEW party_rule.loc_25;
BEGIN;
UPDATE partybuild.rule SET view = 'party_rule.a b' WHERE code = 'LOC-25';
UPDATE party.organisation SET code = 'd' WHERE id = 901;
SELECT partybuild.param('ORG-01', 'min');
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
ROLLBACK;

-- values: no subject, no number, arguments that are no object, two rows of one subject, none asked for
SELECT public.make($$SELECT nullif(o.id, o.id) AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT * FROM partybuild.audit_rule('LOC-25');
UPDATE party.organisation SET task = NULL WHERE id = 901;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 'NaN'::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, '-Infinity'::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
  '["approvable", false, "warning", true]'::jsonb AS args FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT public.make($$SELECT o.id AS subject, NULL::bigint AS org_id, NULL::numeric AS magnitude, NULL::jsonb AS args
  FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, g::numeric AS magnitude, jsonb_build_object('n', g) AS args
  FROM party.organisation o, generate_series(1, 3) g WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT rule, subject, magnitude, args FROM partybuild.last_violations();
BEGIN;
SELECT partybuild.set_mode('LOC-25', 'warn', 'test') > 0 AS policy;
SET LOCAL client_min_messages = error;
UPDATE party.organisation SET task = 'x' WHERE id >= 901;
SET CONSTRAINTS ALL IMMEDIATE;
SELECT subject, bar FROM party.finding WHERE rule = 'LOC-25' ORDER BY subject;
SELECT * FROM partybuild.audit_rule('LOC-25');
SELECT subject, bar, closed_on IS NULL AS open FROM party.finding WHERE rule = 'LOC-25' ORDER BY subject;
ROLLBACK;

-- errors, loops, writes, locks
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, (1 / (o.id - o.id))::numeric AS magnitude, '{}'::jsonb
  AS args FROM party.organisation o WHERE o.task = 'x'$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SELECT * FROM partybuild.audit_rule('ORG-01');
-- put aside, it is asked by nobody; deploy() makes a shipped one again that somebody dropped
BEGIN;
SELECT partybuild.set_mode('LOC-25', 'off', 'test') > 0 AS policy;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK;
BEGIN;
DROP VIEW party_rule.org_01_branch_minimum CASCADE;
SELECT plugin, kind, name, action FROM partybuild.deploy();
ROLLBACK;
-- a constraint that a later version adds: old rows stop no deploy(), and keep it from being validated until mended
BEGIN;
ALTER TABLE party.organisation DISABLE TRIGGER USER;
UPDATE party.organisation SET task = U&'\3000' WHERE id = 901;
ALTER TABLE party.organisation ADD CONSTRAINT organisation_task CHECK (NOT partybuild.is_blank(task)) NOT VALID;
SELECT kind, name, action FROM partybuild.deploy();
SELECT convalidated FROM pg_constraint WHERE conname = 'organisation_task';
ROLLBACK;
BEGIN;
ALTER TABLE party.organisation ADD CONSTRAINT organisation_task CHECK (NOT partybuild.is_blank(task)) NOT VALID;
SELECT count(*) FROM partybuild.deploy();
SELECT convalidated FROM pg_constraint WHERE conname = 'organisation_task';
ROLLBACK;
CREATE FUNCTION public.forever(bigint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN LOOP NULL; END LOOP; END $$;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task = 'x' AND public.forever(o.id)$$);
SET partybuild.judging_timeout = '300ms';
UPDATE party.organisation SET task = 'x' WHERE id = 901;
RESET partybuild.judging_timeout;
SET partybuild.audit_timeout = '300ms';
BEGIN;
SET LOCAL session_replication_role = replica;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
RESET session_replication_role;
SELECT * FROM partybuild.audit_rule('LOC-25');
ROLLBACK;
BEGIN;
SELECT evaluation FROM partybuild.obligation WHERE rule = 'LIF-01' \gset
CREATE VIEW public.slow AS SELECT e.* FROM (SELECT public.forever(1) AS ends) f LEFT JOIN :evaluation e ON f.ends;
UPDATE partybuild.obligation SET evaluation = 'public.slow' WHERE rule = 'LIF-01';
SELECT count(*) FROM partybuild.evaluation('LIF-01', '2025-01-01', '2025-02-01', NULL, NULL);
ROLLBACK;
RESET partybuild.audit_timeout;
CREATE FUNCTION public.writes(bigint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN UPDATE party.organisation
  SET task = task || '!' WHERE id = $1; RETURN true; END $$;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task LIKE 'x%' AND public.writes(o.id)$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
CREATE FUNCTION public.locks(bigint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM 1 FROM party.organisation
  WHERE id = $1 FOR UPDATE; RETURN true; END $$;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task LIKE 'x%' AND public.locks(o.id)$$);
UPDATE party.organisation SET task = 'x' WHERE id = 901;
-- what it sets is not set for the next
CREATE FUNCTION public.sets(bigint) RETURNS boolean
  LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('search_path', 'public', false),
  set_config('partybuild.language', 'zh', false); RETURN true; END $$;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task LIKE 'x%' AND public.sets(o.id)$$);
SET search_path = "$user", public;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SHOW search_path;
SHOW partybuild.language;
RESET search_path;

-- whose rights: the owner's, or of the least trusted of those it is built upon; never the writer's
CREATE ROLE regress_low;
CREATE ROLE regress_lower;
GRANT CREATE ON SCHEMA public TO regress_low, regress_lower;
CREATE FUNCTION public.whoami() RETURNS text LANGUAGE sql AS 'SELECT current_user::text';
ALTER FUNCTION public.whoami() OWNER TO regress_low;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
  jsonb_build_object('n', current_user) AS args FROM party.organisation o WHERE o.task = 'x'$$);
SELECT partybuild.view_role('party_rule.loc_25') = current_user::regrole AS mine;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
  jsonb_build_object('n', public.whoami()) AS args FROM party.organisation o WHERE o.task = 'x'$$);
SELECT partybuild.view_role('party_rule.loc_25');
GRANT USAGE ON SCHEMA party_rule TO regress_low;
GRANT SELECT ON party_rule.loc_25 TO regress_low;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
ALTER VIEW party_rule.loc_25 OWNER TO regress_lower;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
ALTER FUNCTION public.whoami() OWNER TO regress_lower;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
-- a membership that ends counts at once
GRANT regress_low TO regress_lower;
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
  jsonb_build_object('n', public.whoami()) AS args FROM party.organisation o WHERE o.task = 'x'$$);
ALTER VIEW party_rule.loc_25 OWNER TO regress_lower;
ALTER FUNCTION public.whoami() OWNER TO regress_low;
GRANT USAGE ON SCHEMA party_rule TO regress_low, regress_lower;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
REVOKE regress_low FROM regress_lower;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
ALTER FUNCTION public.whoami() OWNER TO regress_lower;
GRANT USAGE ON SCHEMA party, party_rule TO regress_lower;
GRANT SELECT ON party.organisation TO regress_lower;
UPDATE party.organisation SET task = 'x' WHERE id = 901;

-- to read an obligation's view again and again leaves nothing behind
CREATE FUNCTION public.used() RETURNS bigint LANGUAGE sql AS
  $$SELECT sum(used_bytes)::bigint FROM pg_backend_memory_contexts WHERE name = 'TopMemoryContext'$$;
DO $$
DECLARE before bigint;
BEGIN
  PERFORM count(*) FROM generate_series(1, 10), partybuild.evaluation('LIF-01', '2025-01-01', '2025-02-01', NULL, NULL);
  before := public.used();
  FOR i IN 1 .. 1000 LOOP
    PERFORM count(*) FROM partybuild.evaluation('LIF-01', '2025-01-01', '2025-01-01', NULL, NULL);
  END LOOP;
  IF public.used() - before > 10000 THEN
    RAISE WARNING '% bytes more', public.used() - before;
  END IF;
END $$;
DROP FUNCTION public.used;

-- a kind that is called otherwise clears nobody: ORG-01 is what its view says
BEGIN;
INSERT INTO party.subordination (org_id, parent_id, from_date) SELECT 901, id, '2005-01-01' FROM party.organisation
  WHERE kind = 'basic_committee' LIMIT 1;
ALTER TYPE party.organisation_kind RENAME VALUE 'branch' TO 'party_branch';
UPDATE party.organisation SET active_on = '2005-01-01' WHERE id = 901;
SELECT coalesce(partybuild.screen('ORG-01', 901), 'unsure') AS screen, EXISTS (SELECT
  FROM party_rule.org_01_branch_minimum WHERE subject = 901) AS violated;
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK;

-- an index over other rows, or none: found all the same
BEGIN;
ALTER TABLE party.membership DROP CONSTRAINT "ORG-11";
DROP INDEX party.membership_org_id_from_date_to_date_idx;
CREATE INDEX ON party.membership (org_id) WHERE from_date > '2100-01-01';
UPDATE party.organisation SET active_on = '2005-01-01' WHERE id = 901;
SELECT rule FROM partybuild.pending_violations() WHERE rule = 'ORG-01';
ROLLBACK;
BEGIN;
DROP INDEX party.finding_open;
CREATE INDEX ON party.finding (subject) WHERE origin = 'nobody';
SELECT partybuild.set_mode('LOC-25', 'off', 'test') > 0 AS policy;
INSERT INTO party.finding (rule, subject, origin, found_on, bar, magnitude)
  VALUES ('ORG-01', 901, 'audit', '2026-01-01', 5, 5);
UPDATE party.organisation SET active_on = '2005-01-01' WHERE id = 901;
SELECT rule FROM partybuild.pending_violations() WHERE rule = 'ORG-01';
ROLLBACK;

-- judging what judging wrote comes to an end
CREATE FUNCTION public.again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE party.organisation
  SET task = task || 'x' WHERE id = NEW.subject; RETURN NULL; END $$;
CREATE TRIGGER again AFTER INSERT OR UPDATE ON party.finding FOR EACH ROW WHEN (NEW.rule = 'LOC-25')
  EXECUTE FUNCTION public.again();
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, length(o.task)::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.task LIKE 'x%'$$);
SELECT partybuild.set_mode('LOC-25', 'warn', 'test') > 0 AS policy;
SET client_min_messages = error;
SET partybuild.judging_rounds = 20;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
SET statement_timeout = '20s';
DO $$ BEGIN UPDATE party.organisation SET task = 'x' WHERE id = 901; COMMIT; END $$;
RESET statement_timeout;
-- what a trigger on findings takes counts as judging; and the error says that it was the limit
CREATE FUNCTION public.tarry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN LOOP NULL; END LOOP; END $$;
CREATE TRIGGER tarry BEFORE INSERT ON party.finding FOR EACH ROW EXECUTE FUNCTION public.tarry();
SET partybuild.judging_timeout = '300ms';
\set VERBOSITY default
UPDATE party.organisation SET task = 'x' WHERE id = 901;
\set VERBOSITY terse
RESET partybuild.judging_timeout;
DROP TRIGGER tarry ON party.finding;
DROP FUNCTION public.tarry;
-- where judging writes while constraints are immediate, the next write is judged at once as well
BEGIN;
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE party.organisation SET task = 'x' WHERE id = 901;
UPDATE party.organisation SET task = 'x' WHERE id = 902;
SELECT subject FROM party.finding WHERE rule = 'LOC-25' ORDER BY subject;
ROLLBACK;
RESET partybuild.judging_rounds;
DROP TRIGGER again ON party.finding;
-- a deferred trigger of the court on findings fires, however the finding came to be kept; in a transaction that turned
-- read only too
CREATE FUNCTION public.tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE LOG 'told';
  PERFORM set_config('regress.told', NEW.rule, false); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER tell AFTER INSERT ON party.finding DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION public.tell();
BEGIN; UPDATE party.organisation SET task = 'x' WHERE id = 901; SET TRANSACTION READ ONLY; COMMIT;
SELECT rule, subject, bar FROM party.finding WHERE rule = 'LOC-25';
SHOW regress.told;
-- nor is it lost where only the end of the transaction judges: after TRUNCATE, of a partition too, at every isolation
-- level
CREATE TABLE public.kept (id bigint, region int) PARTITION BY LIST (region);
CREATE TABLE public.kept_1 PARTITION OF public.kept FOR VALUES IN (1);
SELECT public.make($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o WHERE o.id >= 901 AND NOT EXISTS (SELECT FROM public.kept k WHERE k.id = o.id)$$);
SELECT partybuild.watch('LOC-25', 'public.kept', 'id', '{region}') > 0 AS watched;
CREATE TABLE public.kept_2 (region int, id bigint);
ALTER TABLE public.kept ATTACH PARTITION public.kept_2 FOR VALUES IN (2);
INSERT INTO public.kept VALUES (901, 1), (902, 2);
DELETE FROM party.finding WHERE rule = 'LOC-25';
SET regress.told = 'nothing';
TRUNCATE public.kept_1;
SELECT subject FROM party.finding WHERE rule = 'LOC-25' AND closed_on IS NULL;
SHOW regress.told;
BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT count(*) FROM public.kept; TRUNCATE public.kept_2; COMMIT;
SELECT subject FROM party.finding WHERE rule = 'LOC-25' AND closed_on IS NULL ORDER BY subject;
INSERT INTO public.kept VALUES (901, 2), (902, 1);
SELECT subject FROM party.finding WHERE rule = 'LOC-25' AND closed_on IS NULL ORDER BY subject;
SELECT partybuild.set_mode('LOC-25', 'reject', 'test') > 0 AS policy;
TRUNCATE public.kept;
UPDATE public.kept SET region = 3 - region;
DELETE FROM public.kept WHERE id = 902;
-- a table does not go together with the view of a rule in force
DROP TABLE public.kept CASCADE;
SELECT partybuild.retire_rule('LOC-25');
DROP TABLE public.kept CASCADE;

DELETE FROM party.finding WHERE rule = 'LOC-25';
DROP TRIGGER tell ON party.finding;
SELECT partybuild.retire_rule('LOC-25');
DELETE FROM partybuild.policy;
DELETE FROM party.organisation WHERE id >= 901;
REVOKE ALL ON SCHEMA party, party_rule FROM regress_low, regress_lower;
REVOKE ALL ON party.organisation FROM regress_lower;
DROP FUNCTION public.whoami, public.forever, public.writes, public.locks, public.sets, public.make, public.again,
  public.tell;
REVOKE CREATE ON SCHEMA public FROM regress_low, regress_lower;
DROP ROLE regress_low, regress_lower;

-- a column of another type is no crash: who needs it is refused, others are not
BEGIN;
ALTER TABLE party.finding RENAME bar TO was_bar;
ALTER TABLE party.finding ADD bar double precision;
UPDATE party.organisation SET code = 'z' WHERE id = 11;
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE party.membership SET org_id = 12 WHERE id = 1;
ROLLBACK;
BEGIN;
INSERT INTO party.document (id, number, dated_on, kind) VALUES (900, '900', '2026-01-01', 'approval');
INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('ORG-02', 1, '2026-01-01', 900);
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE party.approval RENAME rule TO was_rule;
ALTER TABLE party.approval ALTER was_rule DROP NOT NULL, ADD rule integer, DISABLE TRIGGER approval_exempts;
DELETE FROM party.approval;
ROLLBACK;
BEGIN;
ALTER TABLE party.subordination RENAME parent_id TO was_parent;
ALTER TABLE party.subordination ADD parent_id numeric;
UPDATE party.membership SET org_id = 12 WHERE id = 1;
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK;
ALTER EVENT TRIGGER partybuild_view_dropped ENABLE;
