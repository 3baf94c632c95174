-- A preview changes nothing: not while it reads, not by an error, not for what is judged meanwhile.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET partybuild.language = 'en';
INSERT INTO party.organisation (id, name, kind) VALUES (3801, 'one', 'branch');
CREATE TABLE public.quota (id bigint PRIMARY KEY, org_id bigint, n int);
CREATE INDEX ON public.quota (org_id);
CREATE FUNCTION public.look() RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN true; END $$;
CREATE VIEW party_rule.loc_39 AS
SELECT o.id AS subject, o.id AS org_id, q.n / (SELECT partybuild.param('LOC-39', 'max')) AS magnitude,
       jsonb_build_object('organisation', o.name, 'n', q.n) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (SELECT coalesce(sum(x.n), 0) AS n FROM public.quota x WHERE x.org_id = o.id) q
 WHERE q.n > (SELECT partybuild.param('LOC-39', 'max')) AND public.look();
SELECT partybuild.add_rule('LOC-39', 'party_rule.loc_39', 'organisation', '限额', 'Quota', '“{organisation}”有{n}',
  '"{organisation}" has {n}', 'test');
SELECT partybuild.add_parameter('LOC-39', 'max', 10, 'test', at_least => 0, at_most => 100);
SELECT partybuild.watch('LOC-39', 'public.quota', 'org_id', '{n}', leaves => false) > 0 AS watched;
INSERT INTO public.quota VALUES (1, 3801, 8);
-- in a transaction that only reads, at every isolation level; whoever writes is not kept waiting
BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY;
SELECT subject, magnitude = 8 / 5.0 AS magnitude, verdict, message, args
  FROM partybuild.preview('LOC-39', '{"max": 5}', days => 0);
SELECT DISTINCT mode FROM pg_locks
 WHERE pid = pg_backend_pid() AND locktype <> 'virtualxid' AND mode NOT IN ('AccessShareLock', 'SIReadLock');
SELECT partybuild.param('LOC-39', 'max'), partybuild.mode('LOC-39', NULL), current_setting('partybuild.as_of') AS as_of;
COMMIT;
-- an error of the view ends it; in a subtransaction too
SELECT * FROM partybuild.preview('LOC-39', '{"max": 0}', 'warn');
SELECT partybuild.param('LOC-39', 'max'), partybuild.mode('LOC-39', NULL), current_setting('partybuild.as_of') AS as_of;
DO $$
BEGIN
  PERFORM partybuild.preview('LOC-39', '{"max": 0}', 'warn');
EXCEPTION WHEN division_by_zero THEN
  RAISE NOTICE '% % "%"', partybuild.param('LOC-39', 'max'), partybuild.mode('LOC-39', NULL),
    current_setting('partybuild.as_of');
END $$;
-- what is not read to its end is over too
BEGIN;
DECLARE c CURSOR FOR SELECT day FROM partybuild.preview('LOC-39', '{"max": 5}', 'warn');
FETCH 1 FROM c \g /dev/null
SELECT partybuild.param('LOC-39', 'max'), partybuild.mode('LOC-39', NULL), current_setting('partybuild.as_of') AS as_of;
COMMIT;
-- one within another, which errors or not: the outer one goes on as it was
CREATE OR REPLACE FUNCTION public.look() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF partybuild.param('LOC-39', 'max') = 5 THEN
    PERFORM partybuild.preview('LOC-39', '{"max": 7}', 'off', days => 1);
    BEGIN
      PERFORM partybuild.preview('LOC-39', '{"max": 0}', 'off', days => 1);
    EXCEPTION WHEN division_by_zero THEN NULL;
    END;
  END IF;
  RETURN partybuild.param('LOC-39', 'max') IN (0, 5, 7);
END $$;
SELECT partybuild.today() - day AS days, verdict, round(magnitude, 1) AS magnitude
  FROM partybuild.preview('LOC-39', '{"max": 5}', 'warn', days => 1) ORDER BY 1;
-- what is judged meanwhile, in this session, is judged by what was ordered
CREATE OR REPLACE FUNCTION public.look() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF partybuild.param('LOC-39', 'max') = 14 THEN
    SET CONSTRAINTS ALL IMMEDIATE;
  END IF;
  RETURN true;
END $$;
BEGIN;
UPDATE public.quota SET n = 20 WHERE id = 1;
SELECT count(*) FROM partybuild.preview('LOC-39', '{"max": 14}', 'off');
ROLLBACK;
BEGIN;
UPDATE public.quota SET n = 20 WHERE id = 1;
SELECT DISTINCT verdict FROM partybuild.preview('LOC-39', '{"max": 15}', 'warn', days => 1);
SELECT count(*) FROM partybuild.pending_violations();
COMMIT;
-- nor while a commit is judged
CREATE OR REPLACE FUNCTION public.look() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM partybuild.preview('LOC-39', '{"max": 90}', 'off', days => 0);
  RETURN true;
END $$;
UPDATE public.quota SET n = 20 WHERE id = 1;
-- in a year whose calendar has not been entered nobody can tell
CREATE OR REPLACE FUNCTION public.look() RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OR REPLACE VIEW party_rule.loc_39 AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{"n": 1}'::jsonb AS args
  FROM party.organisation o
 WHERE o.id = 3801 AND partybuild.add_working_days((SELECT partybuild.today()), 1) > '2000-01-01';
BEGIN;
DELETE FROM partybuild.calendar_year WHERE year < 2026;
SET LOCAL partybuild.as_of = '2026-01-02';
SELECT day, verdict FROM partybuild.preview('LOC-39', days => 3);
ROLLBACK;
SELECT partybuild.retire_rule('LOC-39');
SELECT * FROM partybuild.preview('LOC-39');
DROP VIEW party_rule.loc_39;
DROP FUNCTION public.look();
DROP TABLE public.quota;
DELETE FROM party.organisation WHERE id = 3801;
