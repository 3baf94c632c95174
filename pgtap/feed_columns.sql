-- Feeds go by the columns that an UPDATE names, where no other can change: what a mapping reads, whatever reads it.
\ir court.psql
SELECT no_plan();
UPDATE partybuild.rule SET default_mode = 'off';
CREATE SCHEMA hr;
CREATE TABLE hr.staff (
  code text PRIMARY KEY, family text, given text, full_name text GENERATED ALWAYS AS (family || given) STORED,
  phone text, born date);
CREATE VIEW hr.as_member AS SELECT s.code, s.code AS emp_no, s.full_name AS name FROM hr.staff s;
SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code');
INSERT INTO hr.staff VALUES ('X1', 'a', 'b');
CREATE FUNCTION pg_temp.leads(sql text, said text, what text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE sql;
  RETURN is((SELECT m.name FROM party.member m WHERE m.emp_no = 'X1'), said, what);
END $$;
-- by which columns; none: all of a row are compared
CREATE FUNCTION pg_temp.columns() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(a.attname, ' ' ORDER BY a.attname)
    FROM pg_trigger t
   CROSS JOIN unnest(t.tgattr) c (n)
    JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = c.n
   WHERE t.tgname LIKE 'partybuild\_feed\_%\_update' $$;

SELECT pg_temp.leads('SELECT 1', 'ab', 'carried');
SELECT is(pg_temp.columns(), 'code full_name', 'by the columns of the mapping');
SELECT pg_temp.leads('UPDATE hr.staff SET given = ''c''', 'ac', 'a generated column, by what it is generated from');
SELECT pg_temp.leads('MERGE INTO hr.staff USING (VALUES (''X1'')) v (c) ON code = c '
                     'WHEN MATCHED THEN UPDATE SET given = ''d''', 'ad', 'MERGE');
SELECT pg_temp.leads('UPDATE hr.staff SET phone = ''1''', 'ad', 'another column');
-- Of two UPDATEs within one statement only the last calls triggers of statements: where it names nothing that is read,
-- rows are carried at the end, as they would be before the first check.
INSERT INTO hr.staff VALUES ('X2', 'x', 'y');
SELECT pg_temp.leads($$WITH a AS (UPDATE hr.staff SET phone = '1' WHERE code = 'X2'),
    b AS (UPDATE hr.staff SET given = 'f' WHERE code = 'X1') SELECT;
  DO 'BEGIN PERFORM partybuild.pending_violations(); END'$$, 'af', 'beside one of another column');
SELECT pg_temp.leads($$WITH a AS (UPDATE hr.staff SET given = 'd' WHERE code = 'X1'),
    b AS (UPDATE hr.staff SET phone = '1' WHERE code = 'X2') SELECT;
  DO 'BEGIN PERFORM partybuild.pending_violations(); END'$$, 'ad', 'in whatever order');
ALTER TABLE hr.staff ADD boss text REFERENCES hr.staff ON UPDATE CASCADE;
UPDATE hr.staff SET boss = 'X2' WHERE code = 'X1';
UPDATE hr.staff SET code = 'X3' WHERE code = 'X2';
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT m.name FROM party.member m WHERE m.emp_no = 'X3'), 'xy', 'a key that cascades into its own table');
SELECT pg_temp.leads($$CREATE OR REPLACE VIEW hr.as_member AS
  SELECT s.code, s.code AS emp_no, coalesce(s.phone, s.full_name) AS name FROM hr.staff s;
  UPDATE hr.staff SET phone = '2'$$, '2', 'one that the mapping comes to read');
CREATE TABLE hr.line (number text PRIMARY KEY);
INSERT INTO hr.line VALUES ('2');
ALTER TABLE hr.staff ADD FOREIGN KEY (phone) REFERENCES hr.line ON UPDATE CASCADE;
SELECT pg_temp.leads($$UPDATE hr.line SET number = '3'$$, '3', 'a cascade');
CREATE VIEW hr.people AS SELECT s.code, s.full_name AS name FROM hr.staff s;
CREATE OR REPLACE VIEW hr.as_member AS SELECT p.code, p.code AS emp_no, p.name FROM hr.people p;
SELECT is(pg_temp.columns(), 'code full_name', 'through another view');
SELECT pg_temp.leads($$CREATE OR REPLACE VIEW hr.people AS
  SELECT s.code, coalesce(s.phone, s.full_name) AS name FROM hr.staff s;
  UPDATE hr.staff SET phone = NULL$$, 'ad', 'one that the other view comes to read');
SELECT pg_temp.leads($$CREATE OR REPLACE RULE "_RETURN" AS ON SELECT TO hr.people DO INSTEAD
  SELECT s.code, coalesce(s.born::text, s.full_name) AS name FROM hr.staff s;
  UPDATE hr.staff SET born = '2000-01-01'$$, '2000-01-01', 'one of its rule');
CREATE OR REPLACE VIEW hr.people AS SELECT s.code, s.full_name AS name FROM hr.staff s;
-- who is not the table's owner sees of it what row security lets him see
CREATE ROLE hr_mapper IN ROLE partybuild_admin;
GRANT USAGE ON SCHEMA hr TO hr_mapper;
GRANT SELECT ON hr.staff TO hr_mapper;
ALTER VIEW hr.people OWNER TO hr_mapper;
ALTER VIEW hr.as_member OWNER TO hr_mapper;
CREATE POLICY alive ON hr.staff USING (phone IS DISTINCT FROM '3');
ALTER TABLE hr.staff ENABLE ROW LEVEL SECURITY;
UPDATE hr.staff SET phone = '3';
SELECT is((SELECT string_agg(r.source_key, ' ') FROM partybuild.refeed(dry => true) r), NULL,
  'what row security reads');
ALTER TABLE hr.staff DISABLE ROW LEVEL SECURITY;
UPDATE hr.staff SET phone = NULL;
SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code');
SELECT is(pg_temp.columns(), 'code full_name', 'as before, without');
-- a row as a whole keeps no column of it from being changed
SELECT pg_temp.leads($$CREATE OR REPLACE VIEW hr.as_member AS
  SELECT s.code, s.code AS emp_no, coalesce(to_jsonb(s) ->> 'nick', s.full_name) AS name FROM hr.staff s;
  ALTER TABLE hr.staff ADD nick text; UPDATE hr.staff SET nick = 'n'$$, 'n',
  'a column that comes later, of a whole row');
SELECT is(pg_temp.columns(), NULL, 'which is compared');
SELECT lives_ok('ALTER TABLE hr.staff ALTER born TYPE timestamp', 'and may be changed');
SELECT pg_temp.leads($$ALTER TABLE hr.staff RENAME full_name TO whole; ALTER TABLE hr.staff RENAME nick TO nicks;
  UPDATE hr.staff SET given = 'e'$$, 'ae', 'columns with other names');
SELECT is((SELECT count(*) FROM partybuild.health() h WHERE h.kind = 'feed'), 0::bigint, 'nothing is missed');
CREATE SCHEMA hr_of_old CREATE TABLE staff () INHERITS (hr.staff);
INSERT INTO hr_of_old.staff (code, family, given) VALUES ('X1', 'h', 'eir');
SELECT pg_temp.leads('DELETE FROM ONLY hr.staff WHERE code = ''X1''; UPDATE hr.staff SET given = ''eirs''', 'heirs',
  'an heir that is made with its schema');
-- a table that was restored by itself has triggers of the feed that went with it
CREATE TABLE hr.guest (code text PRIMARY KEY, name text);
CREATE VIEW hr.as_guest AS SELECT g.code, g.code AS emp_no, g.name FROM hr.guest g;
SELECT partybuild.feed('hr.guest', 'hr.as_guest', 'code') AS id \gset
SELECT string_agg(pg_get_triggerdef(t.oid), '; ') AS triggers
  FROM pg_trigger t WHERE t.tgrelid = 'hr.guest'::regclass \gset
DROP TABLE hr.guest CASCADE;
CREATE TABLE hr.guest (code text PRIMARY KEY, name text);
CREATE VIEW hr.as_guest AS SELECT g.code, g.code AS emp_no, g.name FROM hr.guest g;
:triggers;
SELECT lives_ok($$SELECT partybuild.feed('hr.guest', 'hr.as_guest', 'code')$$, 'a feed of what was restored');
INSERT INTO hr.guest VALUES ('G1', 'guest');
SELECT is((SELECT m.name FROM party.member m WHERE m.emp_no = 'G1'), 'guest', 'which is followed');
-- feeds of a whole and of a part of it
CREATE VIEW hr.old_as_member AS SELECT s.code, 'O' || s.code AS emp_no, s.given AS name FROM hr_of_old.staff s;
ALTER TABLE hr_of_old.staff ADD PRIMARY KEY (code);
SELECT lives_ok($$SELECT partybuild.feed('hr_of_old.staff', 'hr.old_as_member', 'code')$$, 'a feed of an heir alone');
SELECT pg_temp.leads('UPDATE hr.staff SET given = ''both''', 'hboth', 'the whole is followed');
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT m.name FROM party.member m WHERE m.emp_no = 'OX1'), 'both', 'and its part');
SELECT * FROM finish();
ROLLBACK;
