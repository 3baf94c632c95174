-- Removed and installed again, in one transaction that is undone (in all orders, with a court's own objects:
-- t/017_removed.pl).
\set VERBOSITY terse
SET partybuild.language = 'en';
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
-- not by accident
DROP EXTENSION partybuild;
BEGIN;
UPDATE party.member SET cnid = '11010519491231002X' WHERE id = 1;
SET CONSTRAINTS ALL IMMEDIATE;
-- a table of the session's own is left alone
CREATE TEMP TABLE needed AS SELECT 1 AS a;
-- a feed rests, whose mapping goes too
CREATE SCHEMA hr;
CREATE TABLE hr.staff (code text PRIMARY KEY, name text);
CREATE VIEW hr.as_member AS SELECT s.code, s.name, NULL::partybuild.cnid AS cnid FROM hr.staff s;
SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code') > 0;
SELECT setval('party.member_id_seq', 100000) > 0;
INSERT INTO hr.staff VALUES ('E1', 'fed');
DROP EXTENSION partybuild CASCADE;
INSERT INTO hr.staff VALUES ('E2', 'fed by nobody');
SELECT a FROM pg_temp.needed;
SELECT extname FROM pg_extension WHERE extname LIKE 'partybuild%';
SELECT cnid, pg_typeof(cnid) FROM party.member WHERE id = 1;
SET LOCAL ROLE partybuild_clerk;
UPDATE party.membership SET status = 'suspended' WHERE org_id = 11;
UPDATE party.organisation SET active_on = active_on - 1 WHERE id = 11;
RESET ROLE;
CREATE EXTENSION partybuild;
CREATE EXTENSION partybuild_organisation;
CREATE EXTENSION partybuild_life;
SELECT action FROM partybuild.deploy() GROUP BY 1 ORDER BY 1;
SELECT cnid, pg_typeof(cnid) FROM party.member WHERE id = 1;
SELECT count(*) FROM partybuild.deploy();
SET partybuild.language = 'en';
-- the feed goes on, and what was written meanwhile is listed
SELECT source, mapping, key, target, match, stretch, on_gone FROM partybuild.feed;
UPDATE hr.staff SET name = 'fed again' WHERE code = 'E1';
SELECT m.name FROM party.member m JOIN party.fed w ON w.target_id = m.id;
SELECT source_key, what FROM partybuild.refeed(dry => true);
SET LOCAL ROLE partybuild_clerk;
SAVEPOINT guarded;
UPDATE party.member SET name = 'another' WHERE name = 'fed again';
ROLLBACK TO guarded;
RESET ROLE;
-- what was written meanwhile is found, and what is written now is judged
SELECT rule, subject FROM partybuild.violations('ORG-01') v, (VALUES ('ORG-01')) r (rule);
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE party.membership SET status = 'suspended' WHERE org_id = 12;
ROLLBACK;
-- remove() by itself, and back
BEGIN;
SELECT partybuild.remove() > 0;
SELECT kind, count(*) > 0 FROM party.removed GROUP BY 1 ORDER BY 1;
SELECT partybuild.remove();
-- what is not ours is not executed
SAVEPOINT other;
CREATE ROLE regress_stranger;
ALTER TABLE party.removed OWNER TO regress_stranger;
SELECT * FROM partybuild.deploy();
ROLLBACK TO other;
SELECT action FROM partybuild.deploy() GROUP BY 1 ORDER BY 1;
SELECT to_regclass('party.removed');
ROLLBACK;
