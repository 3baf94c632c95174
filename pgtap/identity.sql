-- Who is who, where a feed follows an HR system: what docs/hr-integrator.md says of each case.
\ir court.psql
SELECT no_plan();
SET partybuild.language = 'en';
UPDATE partybuild.rule SET default_mode = 'off' WHERE code !~ '^(ORG|VEN)';
UPDATE partybuild.rule SET default_mode = 'off' WHERE code IN ('ORG-01', 'ORG-04', 'ORG-11');

-- An HR system that knows people by a number of its own (id), a staff number and a citizen number; two of branch 11.
CREATE SCHEMA hr;
CREATE TABLE hr.person (id integer PRIMARY KEY, code text NOT NULL UNIQUE, id_no text, full_name text, branch text,
  since date, until date);
INSERT INTO hr.person VALUES (1, 'E1', '11010519491231002X', 'one', 'organisation 11', '2011-01-01'),
  (2, 'E2', '110105194912310038', 'two', 'organisation 11', '2011-01-01');
UPDATE party.member SET emp_no = 'E1', name = 'one', cnid = '11010519491231002X' WHERE id = 11005;
UPDATE party.member SET emp_no = 'E2', name = 'two', cnid = '110105194912310038' WHERE id = 11006;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
-- by the staff number, by the citizen number, and by HR's own number
CREATE FUNCTION pg_temp.follow(key text, match text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE VIEW hr.as_member AS SELECT p.%I, p.code AS emp_no, p.full_name AS name, '
    'nullif(p.id_no, '''')::partybuild.cnid AS cnid, ''2010-01-01''::date AS admitted_on '
    'FROM hr.person p', key);
  EXECUTE format('CREATE VIEW hr.as_membership AS SELECT p.%I, m.id AS member_id, o.id AS org_id, ''full''::text AS '
    'status, p.since AS from_date, p.until AS to_date FROM hr.person p JOIN party.member m ON m.emp_no = p.code '
    'JOIN party.organisation o ON o.name = p.branch', key);
  PERFORM partybuild.feed('hr.person', 'hr.as_member', key::name, match => string_to_array(match, ',')::name[]);
  PERFORM partybuild.feed('hr.person', 'hr.as_membership', key::name, 'party.membership');
  PERFORM partybuild.refeed();
END $$;
-- Who is on file after these statements, with memberships, and what the feeds would still do.
CREATE FUNCTION pg_temp.people() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', CASE WHEN m.id < 100000 THEN m.id::text ELSE 'new' END, m.emp_no, m.name, (
    SELECT string_agg(concat_ws(' ', h.org_id, h.from_date,
             CASE h.to_date WHEN partybuild.today() THEN 'today' ELSE h.to_date::text END), ', ' ORDER BY h.from_date)
      FROM party.membership h WHERE h.member_id = m.id)), '; ' ORDER BY m.id)
    || coalesce((SELECT '; left: ' || string_agg(r.source_key || ' ' || r.what, ', ' ORDER BY r.feed, r.source_key)
                   FROM partybuild.refeed(dry => true) r), '')
    FROM party.member m WHERE m.id IN (11005, 11006) OR m.id > 100000 $$;
CREATE FUNCTION pg_temp.leads(key text, match text, sql text, said text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
  state text;
  message text;
  more text;
BEGIN
  BEGIN
    PERFORM pg_temp.follow(key, match);
    EXECUTE sql;
    r := pg_temp.people();
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, more = PG_EXCEPTION_DETAIL;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN is(CASE WHEN state = 'PB000' THEN r ELSE concat_ws(' ', state, message, nullif(more, '')) END, said,
            concat_ws(' ', 'key', key, 'match', match || ':', what));
END $$;
CREATE FUNCTION pg_temp.merge() RETURNS bigint LANGUAGE sql AS $$
  SELECT partybuild.merge_members(11005, (SELECT max(m.id) FROM party.member m), 2) $$;

-- By both numbers: the same where both are, and else nobody's row is taken for his.
SELECT pg_temp.leads('id', 'emp_no,cnid', 'SELECT NULL', '11005 E1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01',
  'both');
SELECT pg_temp.leads('id', 'emp_no,cnid', $$INSERT INTO party.member (id, emp_no, name, cnid)
    VALUES (90003, 'E3', 'three', '110105194912310011');
  INSERT INTO hr.person VALUES (3, 'E3', '110105194912310046', 'three', 'organisation 11', '2011-01-01')$$,
  '23505 duplicate key value violates unique constraint "member_emp_no_key" Key (emp_no)=(E3) already exists.',
  'they disagree');

-- A changed staff number.
SELECT pg_temp.leads(key, match, 'UPDATE hr.person SET code = ''X1'' WHERE id = 1', said, 'a changed number')
  FROM (VALUES ('id', 'emp_no', '11005 X1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01'),
               ('id', 'cnid', '11005 X1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01'),
               ('code', 'cnid', '11005 X1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01'),
               ('code', 'emp_no', '23505 duplicate key value violates unique constraint "member_cnid_key" Key (cnid)='
                '(11010519491231002X) already exists.')) v (key, match, said);
SELECT pg_temp.leads('code', 'emp_no', 'UPDATE hr.person SET code = ''X2'', id_no = NULL WHERE id = 2',
  '11005 E1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01 today; new X2 two 11 2011-01-01', 'a changed number');
SELECT pg_temp.leads('code', 'emp_no', $$UPDATE hr.person SET code = 'X2', id_no = NULL WHERE id = 2;
  SELECT partybuild.merge_members(11006, (SELECT max(m.id) FROM party.member m), 2)$$,
  '11005 E1 one 11 2011-01-01; 11006 X2 two 11 2011-01-01; left: X2 differs',
  'a changed number, and the two are merged: the citizen number is left');
-- A person whom HR enters a second time.
SELECT pg_temp.leads(key, match, $$INSERT INTO hr.person VALUES (3, 'E3', '11010519491231002X', 'one',
  'organisation 11', '2020-01-01')$$, said, 'entered twice')
  FROM (VALUES ('id', 'cnid', '23000 several rows of hr.person are one of party.member id: 3'),
               ('code', 'emp_no', '23505 duplicate key value violates unique constraint "member_cnid_key" Key (cnid)='
                '(11010519491231002X) already exists.')) v (key, match, said);
SELECT pg_temp.leads('id', 'emp_no', $$INSERT INTO hr.person VALUES (3, 'E3', NULL, 'one', 'organisation 11',
  '2020-01-01'); DELETE FROM hr.person WHERE id = 3; SELECT pg_temp.merge()$$,
  '11005 E1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01',
  'entered twice without his citizen number, deleted there, and merged here');
SELECT pg_temp.leads('id', 'emp_no', $$INSERT INTO hr.person VALUES (3, 'E3', NULL, 'one', 'organisation 11',
  '2011-01-01'); DELETE FROM hr.person WHERE id = 1; SELECT pg_temp.merge()$$,
  '11005 E3 one 11 2011-01-01; 11006 E2 two 11 2011-01-01; left: 3 differs',
  'the older one is deleted there: his citizen number, which the other row has not, is told');
SELECT pg_temp.leads('id', 'emp_no', $$INSERT INTO hr.person VALUES (3, 'E3', NULL, 'one', 'organisation 11',
  '2011-01-01'); DELETE FROM hr.person WHERE id = 1; SELECT pg_temp.merge();
  UPDATE hr.person SET id_no = '11010519491231002X' WHERE id = 3$$,
  '11005 E3 one 11 2011-01-01; 11006 E2 two 11 2011-01-01', 'and entered there, nothing is left');
-- Who left and is hired again.
SELECT pg_temp.leads('id', 'emp_no', $$UPDATE hr.person SET until = '2025-01-01' WHERE id = 2;
  UPDATE hr.person SET since = '2026-02-01', until = NULL WHERE id = 2$$,
  '11005 E1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01 2025-01-01, 11 2026-02-01', 'hired again in his old row');
SELECT pg_temp.leads('id', 'emp_no', $$UPDATE hr.person SET until = '2025-01-01' WHERE id = 2;
  DELETE FROM hr.person WHERE id = 2;
  INSERT INTO hr.person VALUES (3, 'E2', '110105194912310038', 'two', 'organisation 11', '2026-02-01')$$,
  '11005 E1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01 2025-01-01, 11 2026-02-01',
  'hired again in a new row with his number');
SELECT pg_temp.leads('id', 'emp_no', $$UPDATE hr.person SET until = '2025-01-01' WHERE id = 2;
  INSERT INTO hr.person VALUES (3, 'E3', NULL, 'two', 'organisation 12', '2026-02-01')$$,
  '11005 E1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01 2025-01-01; new E3 two 12 2026-02-01',
  'hired again with a new number');
SELECT pg_temp.leads('id', 'emp_no', $$UPDATE hr.person SET until = '2025-01-01' WHERE id = 2;
  INSERT INTO hr.person VALUES (3, 'E3', NULL, 'two', 'organisation 12', '2026-02-01');
  DELETE FROM hr.person WHERE id = 2;
  SELECT partybuild.merge_members(11006, (SELECT max(m.id) FROM party.member m), 2)$$,
  '11005 E1 one 11 2011-01-01; 11006 E3 two 11 2011-01-01 2025-01-01, 12 2026-02-01; left: 3 differs',
  'the old row deleted, and the two merged');
-- A changed name, and a namesake in the same branch.
SELECT pg_temp.leads('id', 'emp_no', 'UPDATE hr.person SET full_name = ''other'' WHERE id = 1',
  '11005 E1 other 11 2011-01-01; 11006 E2 two 11 2011-01-01', 'a changed name');
SELECT pg_temp.leads('id', 'emp_no', $$INSERT INTO hr.person VALUES (3, 'E3', NULL, 'two', 'organisation 11',
  '2026-02-01')$$, '11005 E1 one 11 2011-01-01; 11006 E2 two 11 2011-01-01; new E3 two 11 2026-02-01', 'a namesake');
SELECT pg_temp.leads('id', 'name', $$INSERT INTO hr.person VALUES (3, 'E3', NULL, 'two', 'organisation 11',
  '2026-02-01')$$, '23000 several rows of hr.person are one of party.member id: 3', 'a namesake');
-- Numbers that are given to another: two people change theirs in one statement.
SELECT pg_temp.leads('id', 'emp_no', $$UPDATE hr.person SET code = 'old' WHERE id = 1;
  UPDATE hr.person SET code = 'E1' WHERE id = 2$$, '11005 old one 11 2011-01-01; 11006 E1 two 11 2011-01-01',
  'a number given to another, one after the other');
SELECT * FROM finish();
ROLLBACK;
