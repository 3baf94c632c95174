SET jit = off;
-- What each role may do, and may not.
\set VERBOSITY terse
CREATE ROLE regress_reader IN ROLE partybuild_reader;
CREATE ROLE regress_clerk IN ROLE partybuild_clerk;
CREATE ROLE regress_auditor IN ROLE partybuild_auditor;
CREATE ROLE regress_admin IN ROLE partybuild_admin;
CREATE ROLE regress_stranger;
SET partybuild.language = 'en';
SET ROLE regress_reader;
SELECT count(*) > 0 AS rows FROM compliance.organisation_overview;
SELECT cnid FROM party.member;
UPDATE party.membership SET org_id = 12;
SELECT count(*) FROM party_rule.org_01_branch_minimum;
SET partybuild.as_of = '2020-01-01';
SELECT count(*) FROM party.entitled_voters(11, '2020-01-01');
SELECT party.certify_election(1);
SELECT count(*) FROM compliance.election_calendar WHERE status = 'none';
SELECT count(*) FROM compliance.status WHERE first_day < partybuild.today();
SELECT count(*) FROM compliance.branch_year WHERE owed > 0;
SELECT count(*) FROM party.criticism;
INSERT INTO party.activity (org_id, kind, starts_at, ends_at)
  VALUES (11, 'study', '2026-01-01 09:00', '2026-01-01 10:00');
CALL partybuild.close_periods();
SET ROLE regress_clerk;
SELECT count(*) FROM party.entitled_voters(11, '2020-01-01');
SELECT party.certify_election(1);
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2, 3);
UPDATE party.membership SET from_date = from_date WHERE id = 1;
INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('ORG-01', 11, '2020-01-01', 2);
INSERT INTO partybuild.policy (rule, mode, from_date, ordered_by) VALUES ('ORG-01', 'off', '2020-01-01', 'me');
SELECT partybuild.set_mode('ORG-01', 'off', 'me');
SELECT partybuild.adopt('2099-01-01');
DELETE FROM party.finding;
SET ROLE regress_auditor;
CALL partybuild.audit();
SELECT count(*) FROM party.job_step WHERE error IS NOT NULL;
SET partybuild.as_of = '2020-01-01';
RESET partybuild.as_of;
CALL partybuild.nightly();
CALL partybuild.remind();
SELECT bool_and(error IS NULL AND ended_at IS NOT NULL) AS good FROM party.job_run;
SELECT partybuild.register_court('mine', 'mine');
UPDATE party.membership SET org_id = 12;
SET ROLE regress_admin;
INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('ORG-02', 11, '2020-01-01', 2);
DELETE FROM party.approval;
SELECT partybuild.set_mode('ORG-15', 'off', 'order 9') > 0 AS policy;
SELECT partybuild.unset_mode(p.id) FROM partybuild.policy p WHERE p.rule = 'ORG-15';
SELECT partybuild.unset_mode(0);
DELETE FROM partybuild.policy;
INSERT INTO partybuild.parameter (rule, name, value) VALUES ('ORG-01', 'min', 1);
UPDATE partybuild.job SET call = 'ALTER ROLE regress_admin SUPERUSER';
CREATE TRIGGER mine BEFORE UPDATE ON party.finding FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
RESET ROLE;
GRANT CREATE ON SCHEMA public TO regress_admin;
SET ROLE regress_admin;
-- what is shipped is not his to make anew, by views of his own or otherwise
CREATE VIEW public.mine AS SELECT 1::bigint AS subject, 1::bigint AS org_id, 1::numeric AS magnitude,
  '{}'::jsonb AS args;
SELECT partybuild.put_obligation('EDU-01', 'public.mine', 'public.mine', 'public.mine', 'month', NULL, false, NULL);
SELECT partybuild.put_rule('ORG-01', 'public.mine', 'invariant', 'organisation', NULL, 'off', 'x', 'x', 'x', 'x', 'x',
  'x', 'x');
SELECT partybuild.put_deployed('organisation', 'rule', 'ORG-01');
SELECT partybuild.put_rule('LOC-70', 'party_rule.org_01_branch_minimum', 'invariant', 'organisation', NULL, 'off', 'x',
  'x', 'x', 'x', 'x', 'x', 'x');
-- somebody's schema cron is not pg_cron's
RESET ROLE;
CREATE SCHEMA cron AUTHORIZATION regress_admin;
SET ROLE regress_admin;
CREATE FUNCTION cron.schedule_in_database(text, text, text, text) RETURNS bigint
  LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ran as %', current_user; END $$;
RESET ROLE;
SELECT count(*) FROM partybuild.schedule('remind') s WHERE s LIKE '%not scheduled%';
DROP SCHEMA cron CASCADE;
DROP VIEW public.mine;
REVOKE CREATE ON SCHEMA public FROM regress_admin;
SET ROLE regress_stranger;
SELECT * FROM compliance.violation;
SELECT partybuild.touch(NULL, ROW(1, 1, 11, 'full', '2010-01-01', NULL)::party.membership);
SELECT '11010519491231002X'::partybuild.cnid;
RESET ROLE;
-- an HR system's own role with rights on two tables and nothing else of ours: judged all the same
CREATE ROLE regress_hr;
GRANT USAGE ON SCHEMA party TO regress_hr;
GRANT SELECT, UPDATE ON party.membership TO regress_hr;
GRANT SELECT, INSERT, UPDATE ON party.activity, party.attendance TO regress_hr;
SET ROLE regress_hr;
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2, 3);
UPDATE party.membership SET org_id = 12 WHERE id = 1;
UPDATE party.membership SET org_id = 11 WHERE id = 1;
INSERT INTO party.activity (id, org_id, kind, starts_at, ends_at)
  VALUES (1, 11, 'study', '2026-01-01 09:00', '2026-01-01 10:00');
INSERT INTO party.attendance (activity_id, member_id) VALUES (1, 1), (1, 8);
INSERT INTO party.attendance (activity_id, member_id, guest) VALUES (1, 1, false), (1, 8, true);
UPDATE party.activity SET status = 'held', chair_id = 1, recorder_id = 1;
UPDATE party.activity SET status = 'filed';
UPDATE party.activity SET theme = 'other';
UPDATE party.attendance SET in_person = false;
RESET ROLE;
-- an application that may write nothing itself, but call a function of the DBA's and write through a view of his:
-- judged all the same, each way
CREATE ROLE regress_app;
CREATE SCHEMA api;
GRANT USAGE ON SCHEMA api TO regress_app;
CREATE FUNCTION api.move(member bigint, org bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS 'UPDATE party.membership SET org_id = org WHERE member_id = member';
CREATE VIEW api.membership AS SELECT * FROM party.membership;
GRANT INSERT, UPDATE, DELETE, SELECT ON api.membership TO regress_app;
SET ROLE regress_app;
SELECT count(*) FROM party.membership;
SELECT api.move(2, 12);
SELECT api.move(3, 12);
SELECT api.move(2, 11);
SELECT count(api.move(m, 12)) FROM generate_series(1, 4) m;
UPDATE api.membership SET org_id = 12 WHERE member_id = 2;
UPDATE api.membership SET org_id = 12 WHERE member_id = 3;
DELETE FROM api.membership WHERE member_id = 3;
INSERT INTO api.membership (id, member_id, org_id, status, from_date) VALUES (500, 3, 12, 'full', '2009-01-01');
BEGIN; SET CONSTRAINTS ALL IMMEDIATE; UPDATE api.membership SET org_id = 12 WHERE member_id = 4; ROLLBACK;
UPDATE api.membership SET org_id = 11 WHERE member_id = 2;
SELECT * FROM partybuild.last_violations();
RESET ROLE;
DROP SCHEMA api CASCADE;
DROP ROLE regress_app;
REVOKE ALL ON party.membership, party.activity, party.attendance FROM regress_hr; REVOKE ALL ON SCHEMA party
  FROM regress_hr;
DROP ROLE regress_reader, regress_clerk, regress_auditor, regress_admin, regress_stranger, regress_hr;
