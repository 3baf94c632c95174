-- What was so before a transaction is not its doing: only what it adds or worsens is refused. Kept as a finding.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET partybuild.language = 'en';
SET client_min_messages = warning;
SELECT partybuild.set_mode('ORG-08', 'off', 'test') > 0 AS policy;
INSERT INTO party.organisation (id, name, kind) VALUES (901, 'one', 'branch'), (902, 'two', 'branch');
CREATE TABLE public.load (id bigint GENERATED ALWAYS AS IDENTITY, org_id bigint NOT NULL, n int NOT NULL,
  from_date date NOT NULL DEFAULT '2020-01-01', to_date date, part int NOT NULL DEFAULT 1) PARTITION BY LIST (part);
CREATE TABLE public.load_1 PARTITION OF public.load FOR VALUES IN (1);
CREATE TABLE public.load_2 PARTITION OF public.load FOR VALUES IN (2);
CREATE INDEX ON public.load (org_id);
CREATE VIEW party_rule.loc_26 AS
SELECT o.id AS subject, o.id AS org_id, s.n - 10::numeric AS magnitude, jsonb_build_object('n', s.n) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (SELECT sum(l.n) AS n FROM public.load l WHERE l.org_id = o.id
                        AND partybuild.in_force(l.from_date, l.to_date)) s
 WHERE s.n > 10;
SELECT partybuild.add_rule('LOC-26', 'party_rule.loc_26', 'organisation', 'x', 'x', '{n}', 'the load is {n}', 'test');
SELECT partybuild.watch('LOC-26', 'public.load', 'org_id', '{n,from_date,to_date}') > 0 AS watched;
CREATE FUNCTION public.findings() RETURNS TABLE (subject bigint, bar numeric, origin text, open boolean)
  LANGUAGE sql AS $$SELECT f.subject, f.bar, f.origin, f.closed_on IS NULL FROM party.finding f WHERE f.rule = 'LOC-26'
    ORDER BY f.subject, f.id$$;
-- a violation that nobody has seen: of before the rule, or of a load with triggers off
CREATE PROCEDURE public.start() LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL session_replication_role = replica;
  DELETE FROM public.load;
  DELETE FROM party.finding WHERE rule = 'LOC-26';
  DELETE FROM party.approval WHERE rule = 'LOC-26';
  INSERT INTO public.load (org_id, n) VALUES (901, 12), (901, 1), (902, 5);
END $$;
CALL public.start();

-- no worse: passes, and is a finding from now on; worse: refused; less: the bar goes down
INSERT INTO public.load (org_id, n) VALUES (901, 1);
SELECT * FROM public.findings();
INSERT INTO public.load (org_id, n) VALUES (901, 0);
SELECT * FROM public.findings();
INSERT INTO public.load (org_id, n) VALUES (901, 1);
UPDATE public.load SET n = 11 WHERE org_id = 901 AND n = 12;
SELECT * FROM public.findings();
-- what the transaction itself made is its doing, however many times it is judged; savepoints change nothing
CALL public.start();
BEGIN;
SET CONSTRAINTS ALL IMMEDIATE;
SAVEPOINT a;
INSERT INTO public.load (org_id, n) VALUES (902, 6);
ROLLBACK TO a;
SET CONSTRAINTS ALL DEFERRED;
INSERT INTO public.load (org_id, n) VALUES (902, 6);
SAVEPOINT b;
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK TO b;
DELETE FROM public.load WHERE org_id = 902 AND n = 6;
INSERT INTO public.load (org_id, n) VALUES (901, 0);
SELECT rule, subject FROM partybuild.pending_violations();
COMMIT;
SELECT * FROM public.findings();
-- a prepared transaction; a row that moves to another partition
CALL public.start();
BEGIN; UPDATE public.load SET n = 2 WHERE org_id = 901 AND n = 1; PREPARE TRANSACTION 'regress_26';
BEGIN; UPDATE public.load SET n = 12, to_date = NULL WHERE org_id = 901 AND n = 12; PREPARE TRANSACTION 'regress_26';
COMMIT PREPARED 'regress_26';
UPDATE public.load SET part = 2 WHERE org_id = 901;
UPDATE public.load SET part = 1, n = n + 1 WHERE org_id = 901 AND n = 1;
SELECT * FROM public.findings();
-- nothing is known of before where a table has other files, or other parts: then nothing is forgiven
CALL public.start();
BEGIN; TRUNCATE public.load_2; INSERT INTO public.load (org_id, n) VALUES (901, 0); COMMIT;
BEGIN; CLUSTER public.load_1 USING load_1_org_id_idx; INSERT INTO public.load (org_id, n) VALUES (901, 0); COMMIT;
BEGIN; ALTER TABLE public.load DETACH PARTITION public.load_2; INSERT INTO public.load (org_id, n) VALUES (901, 0);
COMMIT;
BEGIN; CREATE TABLE public.load_3 PARTITION OF public.load FOR VALUES IN (3); INSERT INTO public.load (org_id, n)
  VALUES (901, 0); COMMIT;
BEGIN; DROP TABLE public.load_2; INSERT INTO public.load (org_id, n) VALUES (901, 0); COMMIT;
BEGIN; SAVEPOINT a; TRUNCATE public.load_2; ROLLBACK TO a; INSERT INTO public.load (org_id, n) VALUES (901, 0); COMMIT;
SELECT * FROM public.findings();
CALL public.start();
BEGIN;
CREATE TABLE public.load_4 (LIKE public.load);
COPY public.load_4 (id, org_id, n, from_date, part) FROM STDIN WITH (FREEZE);
1000	901	5	2020-01-01	4
\.
ALTER TABLE public.load ATTACH PARTITION public.load_4 FOR VALUES IN (4);
INSERT INTO public.load (org_id, n) VALUES (901, 0);
COMMIT;
SELECT * FROM public.findings();
-- nor of a view that reads under snapshots of its own: it is no rule's view
CREATE FUNCTION public.volatile(bigint) RETURNS bigint LANGUAGE sql
  AS 'SELECT sum(n) FROM public.load WHERE org_id = $1';
CREATE VIEW party_rule.loc_27 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, NULL::jsonb AS args
  FROM party.organisation o WHERE public.volatile(o.id) > 10;
SELECT partybuild.add_rule('LOC-27', 'party_rule.loc_27', 'organisation', 'x', 'x', 'x', 'x', 'test');
CREATE OR REPLACE VIEW party_rule.loc_26 AS
SELECT o.id AS subject, o.id AS org_id, s.n - 10::numeric AS magnitude, jsonb_build_object('n', s.n) AS args
  FROM party.organisation o CROSS JOIN LATERAL (SELECT public.volatile(o.id)::numeric AS n) s WHERE s.n > 10;
INSERT INTO public.load (org_id, n) VALUES (901, 0);
CREATE OR REPLACE VIEW party_rule.loc_26 AS
SELECT o.id AS subject, o.id AS org_id, s.n - 10::numeric AS magnitude, jsonb_build_object('n', s.n) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (SELECT sum(l.n)::numeric AS n FROM public.load l WHERE l.org_id = o.id
                        AND partybuild.in_force(l.from_date, l.to_date)) s
 WHERE s.n > 10;
-- an approval that is withdrawn: approved it was before, so it is this transaction's doing
SELECT partybuild.set_mode('LOC-26', 'approve', 'test') > 0 AS policy;
CALL public.start();
INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (901, '901', '2026-01-01', 1, 'approval');
INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('LOC-26', 901, '2026-01-01', 901);
DELETE FROM party.approval WHERE rule = 'LOC-26';
SELECT * FROM public.findings();
-- on a day to come: neither refused for what is on file, nor a finding yet; what is added to it is
CALL public.start();
DELETE FROM public.load WHERE org_id = 901;
SET session_replication_role = replica;
INSERT INTO public.load (org_id, n, from_date) VALUES (902, 6, '2034-01-01');
RESET session_replication_role;
INSERT INTO public.load (org_id, n) VALUES (902, 0);
INSERT INTO public.load (org_id, n) VALUES (902, 1);
INSERT INTO public.load (org_id, n, to_date) VALUES (902, 1, '2034-01-01');
INSERT INTO public.load (org_id, n, from_date, to_date) VALUES (902, 1, '2033-12-31', '2034-01-02');
SELECT * FROM public.findings();
SELECT partybuild.set_mode('LOC-26', 'warn', 'test') > 0 AS policy;
INSERT INTO public.load (org_id, n, to_date) VALUES (902, 1, '2034-01-02');
INSERT INTO public.load (org_id, n) VALUES (902, 0);
SELECT * FROM public.findings();
-- the day before the calendar of the year: nobody can tell
CREATE OR REPLACE VIEW party_rule.loc_26 AS
SELECT o.id AS subject, o.id AS org_id, s.n - 10::numeric AS magnitude, jsonb_build_object('n', s.n) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (SELECT sum(l.n)::numeric AS n FROM public.load l WHERE l.org_id = o.id
                        AND l.from_date <= partybuild.add_working_days((SELECT partybuild.today()), 1)) s
 WHERE s.n > 10;
DO $$ BEGIN
  PERFORM partybuild.set_calendar_year(y, 'test', '{}')
     FROM generate_series(extract(year FROM partybuild.today())::int, extract(year FROM partybuild.today())::int + 1) y
    WHERE y NOT IN (SELECT c.year FROM partybuild.calendar_year c);
END $$;
INSERT INTO public.load (org_id, n, from_date) VALUES (902, 1, '2035-01-01');
DELETE FROM partybuild.calendar_year WHERE source = 'test';
SELECT partybuild.retire_rule('LOC-26');
DROP VIEW party_rule.loc_26, party_rule.loc_27;
DROP TABLE public.load CASCADE;
DROP FUNCTION public.volatile, public.findings;
DROP PROCEDURE public.start;
DELETE FROM party.finding WHERE rule = 'LOC-26';
DELETE FROM party.organisation WHERE id >= 901;
DELETE FROM party.document WHERE id = 901;
DELETE FROM partybuild.policy;
