-- feed(on_error, on_violation => 'quarantine'): what registers refuse is put aside, and the write there succeeds.
\ir court.psql
SELECT no_plan();
SET partybuild.language = 'en';

CREATE SCHEMA hr;
CREATE TABLE hr.staff (code varchar(8) PRIMARY KEY, full_name text, id_no text, joined text, branch text, since text,
  phone text);
INSERT INTO hr.staff (code, full_name, joined, branch, since)
SELECT 'E' || m.id, m.name, m.admitted_on, o.name, h.from_date
  FROM party.member m
  JOIN party.membership h ON h.member_id = m.id AND h.to_date IS NULL
  JOIN party.organisation o ON o.id = h.org_id
 WHERE o.id IN (11, 12);
UPDATE party.member m SET emp_no = 'E' || m.id WHERE EXISTS (SELECT FROM hr.staff s WHERE s.code = 'E' || m.id);
CREATE VIEW hr.as_member AS
SELECT s.code, s.code::text AS emp_no, s.full_name AS name, s.joined::date AS admitted_on,
       nullif(s.id_no, '')::partybuild.cnid AS cnid
  FROM hr.staff s;
CREATE VIEW hr.as_membership AS
SELECT s.code, m.id AS member_id, o.id AS org_id, 'full'::text AS status, s.since::date AS from_date
  FROM hr.staff s
  LEFT JOIN party.member m ON m.emp_no = s.code
  LEFT JOIN party.organisation o ON o.name = s.branch;
UPDATE partybuild.rule SET default_mode = 'off' WHERE code NOT IN ('ORG-01', 'ORG-02');
UPDATE partybuild.rule SET default_mode = 'reject' WHERE code IN ('ORG-01', 'ORG-02');
SELECT name AS first FROM party.organisation WHERE id = 11 \gset
SELECT name AS second FROM party.organisation WHERE id = 12 \gset
SELECT min(code) AS one, max(code) AS last, count(*) AS size FROM hr.staff WHERE branch = :'first' \gset

-- What a transaction leads to: how it ended, or what is put aside, and what a query says. Taken back.
CREATE FUNCTION pg_temp.leads(sql text, said text, what text, query text DEFAULT
  $$SELECT string_agg(DISTINCT concat_ws(' ', source_key, coalesce(rule, column_name, sqlstate), subject_name), ', ')
      FROM compliance.quarantine$$) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
  message text;
BEGIN
  BEGIN
    EXECUTE sql;
    -- feeds carry before the first question, as before the first check at commit
    SELECT 'refused by ' || string_agg(DISTINCT v.rule, ' ') INTO r FROM partybuild.pending_violations() v;
    IF r IS NULL THEN
      EXECUTE query INTO r;
    END IF;
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS message = MESSAGE_TEXT;
    IF SQLSTATE NOT IN ('PB000', '23PB1') THEN
      r := SQLSTATE || ' ' || message;
    END IF;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN is(r, said, what);
END $$;

SELECT pg_temp.leads('SELECT partybuild.feed(''hr.staff'', ''hr.as_member'', ''code'', on_error => ''drop'')',
  '22023 hr.staff cannot feed party.member', 'on_error is one of two');
SELECT pg_temp.leads('SELECT partybuild.feed(''hr.staff'', ''hr.as_member'', ''code'', on_violation => ''warn'')',
  '22023 hr.staff cannot feed party.member', 'and on_violation');
SELECT throws_ok('SELECT * FROM partybuild.judge_fed()', '55000', 'no feed carries anything now', 'judge_fed() by '
  'hand');
SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code', on_error => 'quarantine') IS NOT NULL,
       partybuild.feed('hr.staff', 'hr.as_membership', 'code', 'party.membership', on_violation => 'quarantine')
         IS NOT NULL;
SELECT is(string_agg(DISTINCT f.on_error || ' ' || f.on_violation, ', '), 'quarantine quarantine',
  'feeds of one table put aside alike') FROM partybuild.feed f;
SELECT pg_temp.leads('ALTER TABLE hr.staff ALTER phone SET NOT NULL, ADD UNIQUE (phone); CREATE VIEW hr.by_phone AS '
  'SELECT phone, full_name AS name FROM hr.staff; SELECT partybuild.feed(''hr.staff'', ''hr.by_phone'', ''phone'')',
  '23502 column "phone" of relation "staff" contains null values', 'a key');
SELECT pg_temp.leads('UPDATE hr.staff SET phone = code; ALTER TABLE hr.staff ALTER phone SET NOT NULL, ADD UNIQUE '
  '(phone); CREATE VIEW hr.by_phone AS SELECT phone, full_name AS name FROM hr.staff; SELECT '
  'partybuild.feed(''hr.staff'', ''hr.by_phone'', ''phone'')', '22023 hr.staff cannot feed party.member',
  'feeds of one table have one key');
SELECT isnt((SELECT count(*) FROM partybuild.refeed()), 0::bigint, 'all is carried');
SELECT is((SELECT count(*) FROM party.quarantined), 0::bigint, 'and nothing put aside');

-- Rows that cannot be rows of the register: each reason, of each feed, in both languages.
INSERT INTO hr.staff (code, full_name, joined, branch, since)
SELECT 'N' || i, 'new ' || i, '2026-09-01', :'first', '2026-09-01' FROM generate_series(1, 3) i;
SELECT is((SELECT count(*) FROM party.member WHERE emp_no ~ '^N'), 0::bigint, 'carried at the end of the transaction');
SELECT is((SELECT count(*) FROM partybuild.pending_violations()), 0::bigint, 'or before what it would say is asked');
SELECT is((SELECT count(*) FROM party.member m JOIN party.membership h ON h.member_id = m.id WHERE m.emp_no ~ '^N'),
  3::bigint, 'persons and memberships in order');
SELECT pg_temp.leads(format($$INSERT INTO hr.staff (code, full_name, joined, branch, since)
    SELECT 'X' || i, 'new ' || i, '2026-09-01', %L, '2026-09-01' FROM generate_series(1, 20) i;
    UPDATE hr.staff SET joined = '2026-13-01', id_no = '1', full_name = NULL, branch = 'nowhere' WHERE code = 'X7';
    UPDATE hr.staff SET since = 'soon' WHERE code = 'X9';
    UPDATE hr.staff SET branch = '' WHERE code = 'X20'$$, :'second'),
  'X20 org_id, X7 admitted_on, X7 cnid, X7 name, X7 org_id, X9 from_date', 'every reason');
SELECT pg_temp.leads(format($$INSERT INTO hr.staff (code, full_name, joined, branch, since)
    SELECT 'X' || i, 'new ' || i, CASE WHEN i %% 10 <> 7 THEN '2026-09-01' ELSE '?' END, %L, '2026-09-01'
      FROM generate_series(1, 20) i$$, :'second'), '18 18', 'the others are '
        'carried', $$SELECT count(DISTINCT m.id) || ' '
  || count(*) FROM party.member m JOIN party.membership h ON h.member_id = m.id WHERE m.emp_no ~ '^X'$$);
INSERT INTO hr.staff (code, full_name, joined, branch, since) VALUES
  ('B1', '', '1', :'first', '2026-09-01'), ('B2', NULL, '2026-09-01', 'nowhere', '2026-09-01');
SELECT count(*) FROM partybuild.pending_violations();
SELECT is(string_agg(concat_ws('|', q.source_key, q.feed, q.register, q.sqlstate, q.message_en, q.message_zh, q.detail),
                     E'\n' ORDER BY q.source_key, q.column_name),
  'B1|hr.as_member|party.member|22000|the value of "admitted_on" cannot be read|'
  '“admitted_on”的值无法写入登记簿|invalid input syntax for type date: "1"' || E'\n'
  'B1|hr.as_member|party.member|23000|it breaks "member_name"|不符合“member_name”|name = ' || E'\n'
  'B2|hr.as_member|party.member|23000|"name" must not be empty|“name”不得为空' || E'\n'
  'B2|hr.as_membership|party.membership|23000|"org_id" must not be empty|“org_id”不得为空',
  'what is said of them')
  FROM compliance.quarantine q;
SELECT pg_temp.leads('UPDATE hr.staff SET phone = ''1'' WHERE code = ''B1''',
  'B1 admitted_on, B1 name, B2 name, B2 org_id', 'what no mapping reads changes nothing');
SELECT pg_temp.leads('UPDATE hr.staff SET joined = ''2026-09-01'' WHERE code = ''B1''',
  'B1 name, B2 name, B2 org_id', 'a change is tried');
SELECT pg_temp.leads('UPDATE hr.staff SET joined = ''2026-09-01'', full_name = ''b'' WHERE code = ''B1''',
  'B2 name, B2 org_id', 'and carried, person and membership');
SELECT pg_temp.leads('DELETE FROM hr.staff WHERE code IN (''B1'', ''B2'')', NULL, 'what is gone there is no longer '
  'aside');
SELECT pg_temp.leads('DELETE FROM party.quarantined', 'B1 hr.as_member missing, B2 hr.as_member missing, '
  'B1 hr.as_membership missing, B2 hr.as_membership missing',
  'what is put aside is a difference', $$SELECT string_agg(r.source_key || ' ' || r.feed || ' ' || r.what, ', ')
    FROM partybuild.refeed(dry => true) r$$);
SELECT pg_temp.leads('DELETE FROM party.quarantined; SELECT count(*) FROM partybuild.refeed()',
  'B1 admitted_on, B1 name, B2 name, B2 org_id', 'which refeed() puts aside again');
DELETE FROM hr.staff WHERE code IN ('B1', 'B2');
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT count(*) FROM party.quarantined), 0::bigint, 'corrected by taking it back');
-- what fails in writing only, and who of two
SELECT pg_temp.leads(format($$INSERT INTO party.member (name, cnid) VALUES ('x', '11010519491231002X');
    INSERT INTO hr.staff (code, full_name, joined, branch, since, id_no)
    SELECT 'X' || i, 'new ' || i, '2026-09-01', %L, '2026-09-01', CASE WHEN i = 5 THEN '11010519491231002X' END
      FROM generate_series(1, 9) i$$, :'second'), 'X5 23505', 'a number that another has, found by halves');
SELECT pg_temp.leads(format($$INSERT INTO party.member (name, cnid) VALUES ('x', '11010519491231002X');
    INSERT INTO hr.staff (code, full_name, joined, branch, since, id_no)
    SELECT 'X' || i, 'new ' || i, '2026-09-01', %L, '2026-09-01', CASE WHEN i = 5 THEN '11010519491231002X' END
      FROM generate_series(1, 9) i$$, :'second'), '8', 'and the others are '
        'written', $$SELECT count(*) FROM party.member m
  JOIN party.membership h ON h.member_id = m.id WHERE m.emp_no ~ '^X'$$);

-- Rules. ORG-01: a branch of three at least.
SELECT pg_temp.leads(format($$UPDATE partybuild.rule SET default_mode = 'off' WHERE code = 'ORG-02';
    UPDATE hr.staff SET branch = %L, since = '2026-09-01' WHERE branch = %L;
    INSERT INTO hr.staff (code, full_name, joined, branch, since) VALUES ('Y1', 'y', '2026-09-01', %1$L,
      '2026-09-01')$$, :'second', :'first'), (:size + 3)::text || ' ORG-01 first', 'ORG-01: all who led there',
  $$SELECT count(DISTINCT q.source_key) || ' ' || string_agg(DISTINCT q.rule || ' '
    '' || CASE q.org_id WHEN 11 THEN 'first' END,
      ', ') FROM compliance.quarantine q$$);
SELECT pg_temp.leads(format($$UPDATE partybuild.rule SET default_mode = 'off' WHERE code = 'ORG-02';
    UPDATE hr.staff SET branch = %L, since = '2026-09-01' WHERE branch = %L;
    INSERT INTO hr.staff (code, full_name, joined, branch, since) VALUES ('Y1', 'y', '2026-09-01', %1$L,
      '2026-09-01')$$, :'second', :'first'), (:size + 3)::text || ' 1', 'ORG-01: who did not is carried, the others '
      'stay',
  $$SELECT (SELECT count(*) FROM party.membership h WHERE h.org_id = 11 AND h.to_date IS NULL) || ' ' ||
           (SELECT count(*) FROM party.member m JOIN party.membership h ON h.member_id = m.id WHERE m.emp_no = 'Y1')$$);
-- ORG-02: at most 50; the branch is filled, and two more come with one whose branch has room
INSERT INTO hr.staff (code, full_name, joined, branch, since)
SELECT 'F' || i, 'full ' || i, '2026-09-01', :'first', '2026-09-01'
  FROM generate_series(1, 50 - (SELECT count(*)::integer FROM party.membership h
                                 WHERE h.org_id = 11 AND h.to_date IS NULL)) i;
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT count(*) FROM party.quarantined), 0::bigint, 'ORG-02: 50 are carried');
SELECT pg_temp.leads(format($$INSERT INTO hr.staff (code, full_name, joined, branch, since) VALUES
    ('Y1', 'y', '2026-09-01', %1$L, '2026-09-01'), ('Y2', 'y', '2026-09-01', %2$L, '2026-09-01'),
    ('Y3', 'y', '2026-09-01', %1$L, '2026-09-01')$$, :'first', :'second'), 'Y1 ORG-02 ' || :'first' || ', Y3 ORG-02 '
      '' || :'first',
  'ORG-02: both that led there, and not the third');
SELECT pg_temp.leads(format($$INSERT INTO hr.staff (code, full_name, joined, branch, since) VALUES
    ('Y1', 'y', '2026-09-01', %1$L, '2026-12-31')$$, :'first'), 'Y1 ORG-02 ' || :'first', 'ORG-02: of a day to come');
INSERT INTO hr.staff (code, full_name, joined, branch, since) VALUES ('Y1', 'y', '2026-09-01', :'first', '2026-09-01');
SELECT count(*) FROM partybuild.pending_violations();
SELECT pg_temp.leads('SELECT partybuild.retry_quarantine()', 'hr.staff 1 0', 'ORG-02: tried again in vain',
  'SELECT concat_ws('' '', r.source, r.tried, r.carried) FROM partybuild.retry_quarantine() r');
SELECT pg_temp.leads('DELETE FROM hr.staff WHERE code = ''F1''', 'hr.staff 1 1',
  'ORG-02: when one has left, the other is carried',
  'SELECT concat_ws('' '', r.source, r.tried, r.carried) FROM partybuild.retry_quarantine() r');
SELECT throws_ok('SELECT * FROM partybuild.retry_quarantine(''hr.staff'')', '42704', 'hr.staff is the mapping of no '
  'feed',
  'retry_quarantine() of none');
SELECT is(q.message_zh ~ '50', true, 'ORG-02: in Chinese') FROM compliance.quarantine q;
DELETE FROM hr.staff WHERE code = 'Y1';
-- a register's own constraint that is a rule, and waits for the end of the transaction
SELECT pg_temp.leads(format($$UPDATE hr.staff SET branch = %L, since = '2026-10-01' WHERE code = 'F1';
    UPDATE hr.staff SET full_name = 'f' WHERE code = 'F2'; SELECT count(*) FROM partybuild.pending_violations();
    UPDATE hr.staff SET since = '2026-09-01' WHERE code = 'F1'$$, :'second'), 'F1 ORG-11', 'ORG-11: in two branches '
      'at once');
-- What the same transaction does elsewhere is not the feed's.
SELECT pg_temp.leads(format($$UPDATE party.membership SET to_date = '2026-09-01' WHERE org_id = 12;
    UPDATE hr.staff SET full_name = 'new name' WHERE code = %L$$, :'one'), 'refused by ORG-01',
  'ORG-01: what a clerk breaks beside it is refused');

-- One of both.
SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code', on_error => 'reject') IS NOT NULL;
SELECT pg_temp.leads('UPDATE hr.staff SET joined = ''?'' WHERE code = ''F1''',
  '22007 invalid input syntax for type date: "?"', 'an error is refused');
SELECT pg_temp.leads(format('UPDATE partybuild.rule SET default_mode = ''off'' WHERE code = ''ORG-02''; '
  'UPDATE hr.staff SET branch = %L, since = ''2026-09-02'' WHERE branch = %L AND code <> %L',
  :'second', :'first', :'one'), 'ORG-01', 'ORG-01: a violation put aside', 'SELECT string_agg(DISTINCT q.rule, '' '
    ''') FROM '
  'compliance.quarantine q');
SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code', on_error => 'quarantine', on_violation => 'reject')
  IS NOT NULL;
SELECT pg_temp.leads(format($$INSERT INTO hr.staff (code, full_name, joined, branch, since) VALUES ('Y1', 'y',
  '2026-09-01', %1$L, '2026-09-01'), ('Y2', 'y', '?', %1$L, '2026-09-01')$$, :'first'), 'refused by ORG-02',
  'ORG-02: a violation is refused');
SELECT pg_temp.leads('UPDATE hr.staff SET joined = ''?'' WHERE code = ''F1''', 'F1 admitted_on', 'an error put aside');
SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code', on_violation => 'quarantine') IS NOT NULL;

-- A chain of branches, each with room only if the next has: who has no part in it is carried (ORG-02).
CREATE FUNCTION pg_temp.chain() RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  UPDATE partybuild.rule SET default_mode = 'off';
  FOR b IN 201..213 LOOP
    PERFORM pg_temp.organise(b, 'branch', 2);
  END LOOP;
  INSERT INTO hr.staff (code, full_name, joined, branch, since)
  SELECT format('K%s%s', b, lpad(i::text, 2, '0')), 'k', '2010-01-01', 'organisation ' || b, '2011-01-01'
    FROM generate_series(201, 213) b, generate_series(1, 50) i;
  PERFORM FROM partybuild.pending_violations();
  UPDATE partybuild.rule SET default_mode = 'reject' WHERE code = 'ORG-02';
  UPDATE hr.staff SET branch = 'organisation ' || substr(code, 2, 3)::integer + 1, since = '2026-09-01'
   WHERE code ~ '^K2..01$' AND code < 'K213';
  UPDATE hr.staff SET full_name = 'apart' WHERE code = 'K20102';
END $f$;
SELECT pg_temp.leads('SELECT pg_temp.chain()', '12 apart', 'ORG-02: a chain is put aside, and nobody beside it',
  'SELECT count(DISTINCT q.source_key) || '' '' || (SELECT m.name FROM party.member m WHERE m.emp_no = ''K20102'') '
  'FROM party.quarantined q');

-- A key that its type pads with blanks names the same row; what is put aside stays so while its mapping is gone.
CREATE TABLE hr.padded (code char(8) PRIMARY KEY, name text);
CREATE VIEW hr.as_padded AS SELECT p.code, 'P' || p.code AS emp_no, p.name FROM hr.padded p;
SELECT partybuild.feed('hr.padded', 'hr.as_padded', 'code', on_error => 'quarantine') IS NOT NULL;
INSERT INTO hr.padded VALUES ('a', 'x'), ('b', '');
SELECT count(*) FROM partybuild.pending_violations();
SELECT pg_temp.leads('UPDATE hr.padded SET name = ''y'' WHERE code = ''b''', NULL, 'a padded key, corrected');
SELECT pg_temp.leads('DELETE FROM hr.padded', NULL, 'and gone', 'SELECT string_agg(w.source_key, '','') FROM '
  'party.fed w WHERE w.feed = (SELECT f.id FROM partybuild.feed f WHERE f.source = ''hr.padded''::regclass)');
SELECT pg_temp.leads('DROP VIEW hr.as_padded; UPDATE hr.padded SET name = ''y''; SELECT partybuild.retry_quarantine()',
  'b', 'a mapping that is dropped', 'SELECT string_agg(DISTINCT q.source_key, '','') FROM party.quarantined q');
SELECT pg_temp.leads('DROP VIEW hr.as_padded', '0', 'nor does it stop refeed()',
  'SELECT count(*) FROM partybuild.refeed(dry => true) r WHERE r.source_key IN (''a'', ''b'')');
SELECT partybuild.unfeed('hr.as_padded');
DELETE FROM party.quarantined;

-- A mapping whose own condition fails for a row, and that leaves out nobody else for it.
CREATE TABLE hr.odd (id integer PRIMARY KEY, d integer, name text);
CREATE VIEW hr.as_odd AS SELECT id, 'W' || id AS emp_no, name, '2026-09-01'::date AS admitted_on FROM hr.odd
 WHERE 10 / d > 0;
SELECT partybuild.feed('hr.odd', 'hr.as_odd', 'id', on_error => 'quarantine', on_violation => 'quarantine') IS NOT NULL;
INSERT INTO hr.odd SELECT i, (i % 5 <> 0)::integer, 'n' FROM generate_series(1, 40) i;
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT count(DISTINCT q.source_key) || ' ' || min(q.message_en) FROM compliance.quarantine q
            WHERE q.source = 'hr.odd'), '8 division by zero', 'who fails is put aside');
SELECT is((SELECT count(*) FROM party.member m WHERE m.emp_no ~ '^W'), 32::bigint, 'and nobody else');
INSERT INTO hr.odd VALUES (41, 1, 'n');
UPDATE hr.odd SET name = 'new' WHERE id = 1;
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT count(*) || ' ' || min(m.name) FILTER (WHERE m.emp_no = 'W1') FROM party.member m
            WHERE m.emp_no ~ '^W'), '33 new', 'nor who comes later');
SELECT is((SELECT string_agg(DISTINCT r.what, ' ') || ' ' || count(*)
             FROM partybuild.refeed('hr.as_odd', dry => true) r), 'unreadable 8', 'refeed() lists it');
UPDATE hr.odd SET d = 1 WHERE id = 5;
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT count(*) FROM party.member m WHERE m.emp_no ~ '^W'), 34::bigint, 'who is mended is carried');
SELECT partybuild.unfeed('hr.as_odd');

-- A rule whose view fails for a row: the row is put aside, and nobody beside it.
CREATE VIEW party_rule.loc_1 AS
SELECT m.id AS subject, NULL::bigint AS org_id, 1::numeric AS magnitude, NULL::jsonb AS args
  FROM party.member m
 WHERE 1 / (CASE WHEN m.name = 'zero' THEN 0 ELSE 1 END) > 1;
SELECT partybuild.add_rule('LOC-1', 'party_rule.loc_1', 'member', 'x', 'x', 'x', 'x', 'x', mode => 'reject');
SELECT partybuild.watch('LOC-1', 'party.member', 'id', '{name}');
SELECT pg_temp.leads($$UPDATE hr.staff SET full_name = 'good' WHERE code <> 'F1';
  UPDATE hr.staff SET full_name = 'zero' WHERE code = 'F1'$$, 'F1 22012', 'a rule that fails for one');
SELECT pg_temp.leads($$UPDATE hr.staff SET full_name = 'good' WHERE code <> 'F1';
  UPDATE hr.staff SET full_name = 'zero' WHERE code = 'F1'$$, 'good', 'the others are carried',
  $$SELECT min(name) FROM party.member m WHERE emp_no IN (SELECT code FROM hr.staff WHERE full_name = 'good')
     HAVING count(*) = count(*) FILTER (WHERE name = 'good')$$);
UPDATE partybuild.rule SET default_mode = 'off' WHERE code = 'LOC-1';

-- What is rolled back is not carried, and what was carried under a savepoint is carried again.
SELECT pg_temp.leads($$DO 'BEGIN UPDATE hr.staff SET full_name = ''?'' WHERE code = ''F1''; RAISE ''x''; EXCEPTION WHEN
  OTHERS THEN END'$$, 'full 1', 'a savepoint', 'SELECT name FROM party.member WHERE emp_no = ''F1''');
SELECT pg_temp.leads($$UPDATE hr.staff SET full_name = 'once' WHERE code = 'F1';
  DO 'BEGIN PERFORM partybuild.pending_violations(); RAISE ''x''; EXCEPTION WHEN OTHERS THEN END'$$, 'once',
  'and another', 'SELECT name FROM party.member WHERE emp_no = ''F1''');
SELECT pg_temp.leads('TRUNCATE hr.staff', 'ORG-01 2', 'ORG-01: TRUNCATE empties no branch',
  'SELECT q.rule || '' '' || count(DISTINCT q.org_id) FROM compliance.quarantine q GROUP BY q.rule');
SELECT pg_temp.leads('UPDATE partybuild.rule SET default_mode = ''off''; TRUNCATE hr.staff', '0', 'TRUNCATE',
  'SELECT count(*) FROM party.fed');

-- Who may see it, and who may write.
CREATE ROLE hr_system;
GRANT USAGE ON SCHEMA hr TO hr_system;
GRANT ALL ON hr.staff TO hr_system;
SELECT pg_temp.leads('SET LOCAL ROLE hr_system; UPDATE hr.staff SET joined = ''?'' WHERE code = ''F1''; RESET ROLE',
  'F1 admitted_on', 'HR needs no right here');
UPDATE hr.staff SET joined = '?' WHERE code = 'F1';
SELECT count(*) FROM partybuild.pending_violations();
CREATE ROLE hr_reader IN ROLE partybuild_reader;
SET LOCAL ROLE hr_reader;
SELECT is((SELECT count(*) FROM compliance.quarantine), 0::bigint, 'a reader does not see what HR says of people');
SELECT throws_ok('SELECT * FROM partybuild.retry_quarantine()', '42501', NULL, 'nor tries it again');
RESET ROLE;
CREATE ROLE hr_auditor IN ROLE partybuild_auditor;
SET LOCAL ROLE hr_auditor;
SELECT is((SELECT count(*) FROM compliance.quarantine), 1::bigint, 'an auditor does');
RESET ROLE;
SELECT partybuild.unfeed('hr.as_membership'), partybuild.unfeed('hr.as_member');
SELECT is((SELECT count(*) FROM party.quarantined), 0::bigint, 'with its feed it is gone');
SELECT is((SELECT count(*) FROM pg_trigger t WHERE t.tgfoid = 'partybuild.fed'::regproc), 0::bigint,
  'and nothing is left on the table');
SELECT * FROM finish();
ROLLBACK;
