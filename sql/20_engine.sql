-- Every way to commit: the rule is judged in each. The court: branches 11 and 12 with 4 full members each.
\set VERBOSITY terse
SET partybuild.language = 'en';
SET datestyle = iso;
BEGIN;
INSERT INTO party.organisation (id, name, kind, active_on) VALUES (1, 'superior', 'external_superior', NULL),
  (2, 'committee', 'basic_committee', '2005-01-01'), (11, 'first', 'branch', '2005-01-01'),
  (12, 'second', 'branch', '2005-01-01');
INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (2, 1, '2005-01-01'), (11, 2, '2005-01-01'),
  (12, 2, '2005-01-01');
INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (1, '1', '2004-01-01', 1, 'approval'),
  (2, '2', '2004-01-01', 2, 'approval');
INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
  VALUES (2, 'activation', '2005-01-01', 1), (11, 'activation', '2005-01-01', 2), (12, 'activation', '2005-01-01', 2);
INSERT INTO party.member (id, name, admitted_on, confirmed_on) SELECT i, 'member ' || i, '2010-01-01', '2011-01-01'
  FROM generate_series(1, 8) i;
INSERT INTO party.membership (id, member_id, org_id, status, from_date) SELECT i, i, CASE WHEN i <= 4 THEN 11 ELSE 12
  END, 'full', '2010-01-01' FROM generate_series(1, 8) i;
SELECT rule, subject, mode, magnitude FROM partybuild.pending_violations();
COMMIT;
-- adopted with the load, in one transaction
BEGIN;
INSERT INTO party.organisation (id, name, kind, active_on) VALUES (1, 'superior', 'external_superior', NULL),
  (2, 'committee', 'basic_committee', '2005-01-01'), (11, 'first', 'branch', '2005-01-01'),
  (12, 'second', 'branch', '2005-01-01');
INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (2, 1, '2005-01-01'), (11, 2, '2005-01-01'),
  (12, 2, '2005-01-01');
INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (1, '1', '2004-01-01', 1, 'approval'),
  (2, '2', '2004-01-01', 2, 'approval');
INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
  VALUES (2, 'activation', '2005-01-01', 1), (11, 'activation', '2005-01-01', 2), (12, 'activation', '2005-01-01', 2);
INSERT INTO party.member (id, name, admitted_on, confirmed_on) SELECT i, 'member ' || i, '2010-01-01', '2011-01-01'
  FROM generate_series(1, 8) i;
INSERT INTO party.membership (id, member_id, org_id, status, from_date) SELECT i, i, CASE WHEN i <= 4 THEN 11 ELSE 12
  END, 'full', '2010-01-01' FROM generate_series(1, 8) i;
SELECT partybuild.adopt(partybuild.today() + 90);
COMMIT;
-- autocommit; a block; PL/pgSQL; a function's exception block; COPY; a prepared statement
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2);
UPDATE party.membership SET org_id = 12 WHERE id = 1;
UPDATE party.membership SET org_id = 11 WHERE id = 1;
BEGIN; UPDATE party.membership SET org_id = 12 WHERE id = 1; UPDATE party.membership SET org_id = 12 WHERE id = 2;
  COMMIT;
DO $$ BEGIN UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2); END $$;
DO $$ BEGIN UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2); SET CONSTRAINTS ALL IMMEDIATE;
  EXCEPTION WHEN integrity_constraint_violation THEN RAISE NOTICE 'caught'; END $$;
ALTER TABLE party.membership ALTER id RESTART WITH 100;
COPY party.membership (id, member_id, org_id, status, from_date) FROM stdin;
99	8	2	full	2009-01-01
\.
PREPARE move(bigint[]) AS UPDATE party.membership SET org_id = 12 WHERE id = ANY ($1);
EXECUTE move('{1,2}');
-- savepoints: touched, rolled back, touched again
BEGIN;
SAVEPOINT a; UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2); ROLLBACK TO a;
COMMIT;
BEGIN;
SAVEPOINT a; UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2); ROLLBACK TO a;
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2);
COMMIT;
BEGIN;
UPDATE party.membership SET org_id = 12 WHERE id = 1;
SAVEPOINT a; UPDATE party.membership SET org_id = 12 WHERE id = 2; RELEASE a;
COMMIT;
-- judged within a savepoint that is rolled back: pending again
BEGIN;
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2);
SAVEPOINT a;
UPDATE party.membership SET org_id = 11 WHERE id IN (1, 2);
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK TO a;
SELECT rule, subject FROM partybuild.pending_violations();
COMMIT;
-- SET CONSTRAINTS IMMEDIATE judges at once, and again later
BEGIN;
UPDATE party.membership SET org_id = 12 WHERE id = 1;
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE party.membership SET org_id = 12 WHERE id = 2;
ROLLBACK;
-- delete, cascade, TRUNCATE
DELETE FROM party.membership WHERE id IN (1, 2);
DELETE FROM party.member WHERE id IN (1, 2);
TRUNCATE party.membership;
BEGIN; TRUNCATE party.membership; COMMIT;
-- touch() by hand is an error, in whatever a query can make of it: only WHEN gives it OLD and NEW
SELECT partybuild.touch(NULL, m) FROM party.membership m LIMIT 1;
SELECT partybuild.touch(a, b) FROM party.membership a JOIN party.membership b USING (id) LIMIT 1;
SELECT partybuild.touch(NULL, NULL);
SELECT partybuild.touch(NULL, ROW(1, 2, 11, 'full', '2010-01-01', NULL)::party.membership);
CREATE TEMP TABLE mine (m party.membership);
CREATE TRIGGER t BEFORE INSERT ON mine FOR EACH ROW WHEN (partybuild.touch(NULL, NEW.m))
  EXECUTE FUNCTION partybuild.changed();
INSERT INTO mine SELECT m FROM party.membership m LIMIT 1;
DROP TABLE mine;
SELECT count(*) FROM partybuild.pending_violations();
-- what was refused, until something is committed
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2);
SELECT rule, subject, magnitude, message, hint FROM partybuild.last_violations();
UPDATE party.membership SET org_id = 12 WHERE id = 1;
SELECT count(*) FROM partybuild.last_violations();
UPDATE party.membership SET org_id = 11 WHERE id = 1;
-- and until DISCARD ALL, behind which a pool hides that another client comes; nor is it another role's
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2);
SELECT count(*) FROM partybuild.last_violations();
CREATE ROLE regress_other IN ROLE partybuild_reader;
SET ROLE regress_other;
SELECT count(*) FROM partybuild.last_violations();
RESET ROLE;
DROP ROLE regress_other;
DISCARD ALL;
SET partybuild.language = 'en';
SET datestyle = iso;
SELECT count(*) FROM partybuild.last_violations();
-- in Chinese
SET partybuild.language = 'zh';
\set SHOW_CONTEXT never
DO $$ BEGIN UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2); SET CONSTRAINTS ALL IMMEDIATE;
EXCEPTION WHEN integrity_constraint_violation THEN
  DECLARE a text; b text; c text; d text; e text; f text; BEGIN
  GET STACKED DIAGNOSTICS a = RETURNED_SQLSTATE, b = CONSTRAINT_NAME, c = SCHEMA_NAME, d = TABLE_NAME, e = MESSAGE_TEXT,
    f = PG_EXCEPTION_HINT;
  RAISE NOTICE '% | % | % | % | % | %', a, b, c, d, e, f; END; END $$;
SET partybuild.language = 'en';
SET datestyle = iso;
-- the ratchet: ORG-04 was adopted with 92 missing; worse is refused, better lowers the bar, for good
SELECT rule, subject, bar, origin, goal IS NOT NULL AS goal, deadline > partybuild.today() AS deadline
  FROM party.finding ORDER BY 1;
UPDATE party.membership SET status = 'probationary' WHERE id = 1;
BEGIN; INSERT INTO party.member (id, name, admitted_on) VALUES (10, 'member 10', '2010-01-01');
  INSERT INTO party.membership (id, member_id, org_id, status, from_date) VALUES (10, 10, 11, 'full', '2010-01-01');
  COMMIT;
SELECT rule, bar FROM party.finding WHERE rule = 'ORG-04';
UPDATE party.membership SET status = 'probationary' WHERE id = 10;
-- a policy: ORG-01 as a warning for branch 11, with a finding; then off
SELECT partybuild.set_mode('ORG-04', 'off', 'order 1') > 0 AS policy, partybuild.mode('ORG-04', 2);
SELECT partybuild.set_mode('ORG-01', 'warn', 'order 2', 2) > 0 AS policy, partybuild.mode('ORG-01', 11),
  partybuild.mode('ORG-01', NULL);
UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2, 10);
SELECT rule, subject, bar, origin FROM party.finding WHERE rule = 'ORG-01' AND closed_on IS NULL;
UPDATE party.membership SET org_id = 11 WHERE id IN (1, 2, 10);
SELECT rule, subject, bar, closed_by FROM party.finding WHERE rule = 'ORG-01';
DELETE FROM partybuild.policy;
-- a parameter from a day on
SELECT partybuild.set_param('ORG-01', 'min', 5, partybuild.today(), 'order 3'), partybuild.param('ORG-01', 'min');
UPDATE party.membership SET org_id = 12 WHERE id = 1;
SET partybuild.as_of = '2020-01-01';
SELECT partybuild.today(), partybuild.param('ORG-01', 'min');
UPDATE party.membership SET org_id = 12 WHERE id = 1;
RESET partybuild.as_of;
DELETE FROM partybuild.parameter WHERE plugin = 'local';
-- a write that changes no watched column touches nothing
BEGIN; UPDATE party.member SET name = name || '!' WHERE id = 1; UPDATE party.membership SET org_id = org_id;
  SELECT count(*) FROM partybuild.pending_violations(); COMMIT;
