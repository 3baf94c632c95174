-- feed(): registers that follow another system's table.
\ir court.psql
SELECT no_plan();
SET partybuild.language = 'en';

-- An HR table of its own shape, with people who are no members (群众), the people of branch 11 among them.
CREATE SCHEMA hr;
CREATE TABLE hr.staff (code varchar(8) PRIMARY KEY, full_name text, political text, id_no text, joined date,
  branch text,
  since date, left_on date, phone text);
INSERT INTO hr.staff (code, full_name, political, joined, branch, since)
SELECT 'E' || m.id, m.name, 'member', m.admitted_on, o.name, h.from_date
  FROM party.member m
  JOIN party.membership h ON h.member_id = m.id AND h.to_date IS NULL
  JOIN party.organisation o ON o.id = h.org_id
 WHERE o.id IN (11, 12);
INSERT INTO hr.staff (code, full_name, political) VALUES ('G1', 'guest', 'none');
UPDATE party.member m SET emp_no = 'E' || m.id WHERE EXISTS (SELECT FROM hr.staff s WHERE s.code = 'E' || m.id);
CREATE VIEW hr.as_member AS
SELECT s.code, s.code::text AS emp_no, s.full_name AS name, s.joined AS admitted_on,
       nullif(s.id_no, '')::partybuild.cnid AS cnid
  FROM hr.staff s WHERE s.political = 'member';
CREATE VIEW hr.as_membership AS
SELECT s.code, m.id AS member_id, o.id AS org_id, 'full'::text AS status, s.since AS from_date, s.left_on AS to_date
  FROM hr.staff s
  JOIN party.member m ON m.emp_no = s.code
  JOIN party.organisation o ON o.name = s.branch
 WHERE s.political = 'member';
CREATE FUNCTION pg_temp.stretches(code text) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', h.org_id, h.from_date, h.to_date), ', ' ORDER BY h.from_date)
    FROM party.membership h JOIN party.member m ON m.id = h.member_id WHERE m.emp_no = code $$;
-- What a statement leads to, told by a query, and taken back.
CREATE FUNCTION pg_temp.leads(sql text, query text, said text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
  message text;
  more text;
BEGIN
  BEGIN
    EXECUTE sql;
    EXECUTE query INTO r;
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, more = PG_EXCEPTION_DETAIL;
    IF SQLSTATE <> 'PB000' THEN
      r := SQLSTATE || ' ' || message || CASE WHEN SQLSTATE ~ '^2[23]0' AND more <> '' THEN ': ' || more ELSE '' END;
    END IF;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN is(r, said, what);
END $$;

-- Set up: what it cannot be is said.
SELECT pg_temp.leads('SELECT partybuild.feed(' || args || ')', 'SELECT NULL', said, 'no feed: ' || said)
  FROM (VALUES
    ('NULL, ''hr.as_member'', ''code''', '22004 source, mapping, key and target of a feed must not be null'),
    ('''hr.staff'', ''hr.staff'', ''code''', '22023 hr.staff cannot feed party.member: hr.staff is no view.'),
    ('''hr.staff'', ''hr.as_member'', ''emp_no''',
      '22023 hr.staff cannot feed party.member: hr.staff has no column "emp_no".'),
    ('''hr.staff'', ''hr.as_member'', ''code'', ''hr.staff''',
     '22023 hr.staff cannot feed hr.staff: hr.staff is no register: it has no id that it numbers itself.'),
    ('''hr.staff'', ''hr.as_membership'', ''code''',
     '22023 hr.staff cannot feed party.member: hr.as_membership has a column "from_date", which party.member has not.'),
    ('''party.post'', ''hr.as_member'', ''code''',
      '22023 party.post cannot feed party.member: party.post has no column "code".'),
    ('''hr.staff'', ''hr.as_member'', ''code'', match => ''{phone}''',
     '22023 hr.staff cannot feed party.member: column "phone" is not shown by hr.as_member.'),
    ('''hr.staff'', ''hr.as_member'', ''code'', on_gone => ''end''',
     '22023 hr.staff cannot feed party.member: rows of party.member have no end (to_date).'),
    ('''hr.staff'', ''hr.as_member'', ''code'', on_gone => ''drop''',
     '22023 hr.staff cannot feed party.member: on_gone is keep, end or refuse, not "drop".')) v (args, said);
SELECT pg_temp.leads('ALTER TABLE hr.staff DROP CONSTRAINT staff_pkey; SELECT partybuild.feed(''hr.staff'', '
  '''hr.as_member'', ''code'')', 'SELECT NULL',
  '22023 hr.staff cannot feed party.member: two rows of hr.staff may have the same "code", or none.',
    'a key that is none');
SELECT pg_temp.leads('CREATE ROLE hr_owner; ALTER VIEW hr.as_member OWNER TO hr_owner; SELECT '
  'partybuild.feed(''hr.staff'', '
  '''hr.as_member'', ''code'')', 'SELECT NULL', '22023 hr.staff cannot feed party.member: hr.as_member belongs to '
  '"hr_owner", who is no administrator of the registers.', 'a mapping of who may not write the registers');
SELECT pg_temp.leads('SELECT partybuild.unfeed(''hr.as_member'')', 'SELECT NULL',
  '42704 hr.as_member is the mapping of no feed', 'unfeed() of none');
SELECT pg_temp.leads('SELECT count(*) FROM partybuild.refeed(''hr.as_member'')', 'SELECT NULL',
  '42704 hr.as_member is the mapping of no feed', 'refeed() of none');

SELECT ok(partybuild.feed('hr.staff', 'hr.as_member', 'code') < partybuild.feed('hr.staff', 'hr.as_membership', 'code',
  'party.membership'), 'two feeds, in order');
-- What is on file is known for the same, and nothing is written where it is as the mapping says.
SELECT is((SELECT string_agg(DISTINCT r.feed || ' ' || r.what, ', ') FROM partybuild.refeed(dry => true) r),
  'hr.as_member missing, hr.as_membership missing', 'a dry comparison says what is not followed');
SELECT count(*) AS memberships FROM party.membership \gset
SELECT isnt((SELECT count(*) FROM partybuild.refeed()), 0::bigint, 'the first comparison');
SELECT is((SELECT count(*) FROM party.membership), :memberships::bigint, 'adds nobody who is there');
SELECT is((SELECT count(*) FROM party.fed w JOIN hr.staff s ON s.code = w.source_key
            JOIN party.membership h ON h.id = w.target_id JOIN party.member m ON m.id = h.member_id
              AND m.emp_no = s.code
           WHERE w.feed = (SELECT f.id FROM partybuild.feed f WHERE f.mapping = 'hr.as_membership'::regclass)),
  (SELECT count(*) FROM hr.staff s WHERE s.political = 'member'), 'each follows his own');
SELECT is((SELECT count(*) FROM partybuild.refeed()), 0::bigint, 'then nothing is left to do');

-- In the same transaction, by any statement. Rules other than the size of branches say nothing here.
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'ORG-01';
SELECT code AS one FROM hr.staff WHERE branch = (SELECT name FROM party.organisation
  WHERE id = 11) ORDER BY code LIMIT 1 \gset
SELECT name AS first FROM party.organisation WHERE id = 11 \gset
SELECT name AS second FROM party.organisation WHERE id = 12 \gset
SELECT pg_temp.stretches(:'one') AS was \gset
SELECT pg_temp.leads(format('UPDATE hr.staff SET full_name = ''new'' WHERE code = %L', :'one'),
  format('SELECT name FROM party.member WHERE emp_no = %L', :'one'), 'new', 'a name');
SELECT pg_temp.leads(format('UPDATE hr.staff SET branch = %L, since = ''2026-09-01'' WHERE code = %L', :'second',
  :'one'),
  format('SELECT pg_temp.stretches(%L)', :'one'), :'was' || ' 2026-09-01, 12 2026-09-01',
    'a transfer, on the day of HR');
SELECT pg_temp.leads(format('UPDATE hr.staff SET branch = %L, since = NULL WHERE code = %L', :'second', :'one'),
  format('SELECT pg_temp.stretches(%L)', :'one'), format('%s %s, 12 %2$s', :'was', partybuild.today()),
  'a transfer without a day is of today');
SELECT pg_temp.leads(format('UPDATE hr.staff SET branch = %L WHERE code = %L', :'second', :'one'),
  format('SELECT pg_temp.stretches(%L)', :'one'), '12' || substr(:'was', 3), 'the branch alone corrects the stretch');
SELECT pg_temp.leads(format('UPDATE hr.staff SET since = NULL WHERE code = %L', :'one'),
  format('SELECT pg_temp.stretches(%L)', :'one'), :'was', 'no day leaves the day that is on file');
SELECT pg_temp.leads(format($$INSERT INTO hr.staff (code, full_name, political, joined, branch, since)
  SELECT 'N' || i, 'new ' || i, 'member', '2026-09-01', %L, '2026-09-01' FROM generate_series(1, 3) i$$, :'first'),
  'SELECT string_agg(m.name || '' '' || h.org_id || '' '' || h.from_date, '', '' ORDER BY m.name) FROM party.member m '
  'JOIN party.membership h ON h.member_id = m.id WHERE m.emp_no ~ ''^N''',
  'new 1 11 2026-09-01, new 2 11 2026-09-01, new 3 11 2026-09-01', 'members and memberships in the order they need');
SELECT pg_temp.leads($$UPDATE hr.staff SET political = 'member', joined = '2026-09-01', since = '2026-09-01', branch = (
  SELECT name FROM party.organisation WHERE id = 11) WHERE code = 'G1'$$, 'SELECT pg_temp.stretches(''G1'')',
  '11 2026-09-01', 'somebody who was none becomes a member');
SELECT pg_temp.leads(format('MERGE INTO hr.staff s USING (VALUES (%L, ''merged''), (''M1'', ''other'')) v (code, name) '
  'ON s.code = v.code WHEN MATCHED THEN UPDATE SET full_name = v.name WHEN NOT MATCHED THEN INSERT (code, full_name, '
  'political, joined, branch, since) VALUES (v.code, v.name, ''member'', ''2026-09-01'', %L, ''2026-09-01'')',
  :'one', :'first'), format('SELECT string_agg(name, '' '' ORDER BY name) FROM party.member WHERE emp_no IN (%L, '
    '''M1'')',
  :'one'), 'merged other', 'MERGE');
SELECT pg_temp.leads(format('UPDATE hr.staff SET left_on = ''2026-10-01'' WHERE code = %L', :'one'),
  format('SELECT pg_temp.stretches(%L)', :'one'), :'was' || ' 2026-10-01', 'a leaver, as the mapping says');
SELECT pg_temp.leads(format('UPDATE hr.staff SET left_on = ''2026-08-01'' WHERE code = %1$L; UPDATE hr.staff SET '
  'left_on = NULL, since = ''2026-09-01'' WHERE code = %1$L', :'one'), format('SELECT pg_temp.stretches(%L)', :'one'),
  :'was' || ' 2026-08-01, 11 2026-09-01', 'who comes back begins anew, and history stays');
SELECT pg_temp.leads(format('DELETE FROM hr.staff WHERE code = %L', :'one'), format('SELECT pg_temp.stretches(%L) '
  '|| (SELECT count(*) FROM party.member WHERE emp_no = %1$L)', :'one'), format('%s %s1', :'was', partybuild.today()),
  'who is deleted there ends here, and stays on file');
SELECT pg_temp.leads(format('UPDATE hr.staff SET code = ''X1'' WHERE code = %L', :'one'),
  'SELECT emp_no FROM party.member WHERE emp_no = ''X1''', 'X1',
    'another number is another person, if number it is by');
SELECT pg_temp.leads($$UPDATE partybuild.rule SET default_mode = 'off'; TRUNCATE hr.staff$$,
  'SELECT count(*) FROM party.fed', '0', 'TRUNCATE');
SELECT pg_temp.leads('UPDATE hr.staff SET phone = ''1''', 'SELECT count(*) FROM party.member m WHERE '
  'partybuild.is_ours(m.xmin) AND m.name = ''nobody''', '0', 'what the mapping does not read');
-- Judged as any write is, and errors name the feed.
SELECT is(pg_temp.verdict('UPDATE hr.staff SET branch = ' || quote_literal(:'second') || ', since = ''2026-09-01''
  WHERE branch = ' || quote_literal(:'first')) ~ '^refused by', true, 'a branch that is emptied by HR is refused');
SELECT throws_like('UPDATE hr.staff SET full_name = NULL', 'null value in column "name"%', 'a row that cannot be one');
SELECT throws_like('UPDATE hr.staff SET id_no = ''1''', '%', 'a number that is none');

SELECT pg_temp.leads(format($$UPDATE hr.staff SET id_no = '11010519491231002X' WHERE code = 'E11001';
    UPDATE hr.staff SET id_no = '110105194912310038' WHERE code = 'E11002';
    UPDATE hr.staff SET id_no = CASE code WHEN 'E11001' THEN '110105194912310038' ELSE '11010519491231002X' END
     WHERE code IN ('E11001', 'E11002')$$), 'SELECT string_agg(emp_no || '' '' || cnid, '', '' ORDER BY emp_no) FROM '
  'party.member WHERE emp_no IN (''E11001'', ''E11002'')', 'E11001 110105194912310038, E11002 11010519491231002X',
  'two numbers that were mixed up');

-- Rows that cannot be told apart.
SELECT pg_temp.leads(format('INSERT INTO party.member (name, emp_no) VALUES (''x'', ''Y1''); UPDATE hr.staff SET '
  'code = ''Y1'' WHERE code = %L', :'one'), 'SELECT name FROM party.member WHERE emp_no = ''Y1''',
  (SELECT full_name FROM hr.staff WHERE code = :'one'), 'a number that is on file is that person');
CREATE VIEW hr.twice AS SELECT s.code, s.code::text AS emp_no, s.full_name AS name FROM hr.staff s, generate_series(1,
  2);
SELECT pg_temp.leads('SELECT partybuild.feed(''hr.staff'', ''hr.twice'', ''code''); UPDATE hr.staff SET full_name = '
  'full_name || ''!'' WHERE code = ''G1''', 'SELECT NULL',
  '23000 the mapping hr.twice shows a row more than once: code: G1', 'a mapping that shows a row twice');
CREATE VIEW hr.by_name AS SELECT s.code, s.full_name AS name, s.joined AS admitted_on FROM hr.staff s;
SELECT pg_temp.leads('INSERT INTO party.member (name) VALUES (''guest''), (''guest''); SELECT '
  'partybuild.feed(''hr.staff'', '
  '''hr.by_name'', ''code'', match => ''{name}''); UPDATE hr.staff SET joined = ''2020-01-01'' WHERE code = ''G1''',
  'SELECT NULL', '23000 a row of hr.staff is several of party.member: code: G1', 'namesakes on file');
SELECT pg_temp.leads('SELECT partybuild.feed(''hr.staff'', ''hr.by_name'', ''code'', match => ''{name}''); '
  'INSERT INTO party.member (name) VALUES (''guest''); INSERT INTO hr.staff (code, full_name) VALUES (''G2'', '
  '''guest''), '
  '(''G3'', ''guest'')', 'SELECT NULL', '23000 several rows of hr.staff are one of party.member: code: G2, G3',
    'namesakes there');
SELECT pg_temp.leads('SELECT partybuild.feed(''hr.staff'', ''hr.as_member'', ''code'', on_gone => ''refuse''); '
  'DELETE FROM hr.staff WHERE code = ' || quote_literal(:'one'), 'SELECT NULL',
  '23000 rows of hr.staff must not vanish: code: ' || :'one', 'who must not vanish');

-- What follows is not written from elsewhere, but by administrators; what the feed does not write is the clerk's.
CREATE ROLE hr_clerk IN ROLE partybuild_clerk;
CREATE ROLE hr_system;
GRANT USAGE ON SCHEMA hr TO hr_system;
GRANT ALL ON hr.staff TO hr_system;
SELECT pg_temp.leads(format('SET LOCAL ROLE hr_clerk; UPDATE party.member SET %s WHERE emp_no = %L', sql, :'one'),
  format('SELECT m.name FROM party.member m WHERE m.emp_no = %L', :'one'), said, what)
  FROM (VALUES ('name = ''x''', format('42501 row %s of member is kept by the feed as_member, and is not changed from '
          'elsewhere', (SELECT m.id FROM party.member m WHERE m.emp_no = :'one')), 'a clerk, what the feed writes'),
        ('known_from = ''2010-01-01''', (SELECT m.name FROM party.member m WHERE m.emp_no = :'one'),
          'what it does not'),
        ('name = name', (SELECT m.name FROM party.member m WHERE m.emp_no = :'one'), 'as it is')) v (sql, said, what);
SELECT pg_temp.leads('SET LOCAL ROLE hr_clerk; DELETE FROM party.membership h USING party.fed w WHERE h.id = '
  'w.target_id',
  'SELECT NULL', '42501 permission denied for table fed', 'a clerk does not see what follows');
SELECT pg_temp.leads(format('SET LOCAL ROLE hr_system; UPDATE hr.staff SET full_name = ''by HR'' WHERE code = %L; '
  'RESET ROLE', :'one'), format('SELECT name FROM party.member WHERE emp_no = %L', :'one'), 'by HR',
  'HR needs no right on registers');
SELECT pg_temp.leads(format('UPDATE party.member SET name = ''x'' WHERE emp_no = %L', :'one'),
  'SELECT string_agg(r.source_key || '' '' || r.what, '', '') FROM partybuild.refeed(dry => true) r',
  :'one' || ' differs', 'an administrator''s difference is listed');
SELECT pg_temp.leads(format('UPDATE party.member SET name = ''x'' WHERE emp_no = %L; SELECT count(*) FROM '
  'partybuild.refeed()', :'one'), format('SELECT name FROM party.member WHERE emp_no = %L', :'one'),
  (SELECT full_name FROM hr.staff WHERE code = :'one'), 'and mended by refeed()');
-- Who changes nothing that a mapping reads costs nothing, as long as the statement names all that changes.
SELECT is((SELECT string_agg(replace(t.tgname, 'partybuild_feed_', ''), ' ' ORDER BY t.tgname)
             FROM pg_trigger t
            WHERE t.tgrelid = 'hr.staff'::regclass AND t.tgfoid = 'partybuild.fed'::regproc),
          (SELECT string_agg(x.first || '_' || e, ' ' ORDER BY e)
             FROM (SELECT lpad(min(f.id)::text, 6, '0') AS first FROM partybuild.feed f) x
            CROSS JOIN unnest('{delete,insert,replicated,truncate,update,updated}'::text[]) e),
          'one set of triggers, for all feeds of a table');
SELECT is((SELECT string_agg(a.attname, ' ' ORDER BY a.attname)
             FROM pg_trigger t
            CROSS JOIN unnest(t.tgattr) c (n)
             JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = c.n
            WHERE t.tgrelid = 'hr.staff'::regclass AND t.tgname LIKE '%\_update'),
          'branch code full_name id_no joined left_on political since', 'called for what the mappings read');
CREATE FUNCTION hr.shout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.full_name := upper(NEW.full_name);
  RETURN NEW;
END $$;
SELECT pg_temp.leads(format('CREATE TRIGGER shout BEFORE UPDATE ON hr.staff FOR EACH ROW EXECUTE FUNCTION hr.shout(); '
  'UPDATE hr.staff SET phone = 1 WHERE code = %L', :'one'),
  format('SELECT name = upper(name) FROM party.member WHERE emp_no = %L', :'one'), 'true',
  'what a trigger changes besides');
SELECT pg_temp.leads(format('CREATE OR REPLACE VIEW hr.as_member AS SELECT s.code, s.code::text AS emp_no, '
  'coalesce(s.phone, s.full_name) AS name, s.joined AS admitted_on, nullif(s.id_no, '''')::partybuild.cnid AS cnid '
  'FROM hr.staff s WHERE s.political = ''member''; UPDATE hr.staff SET phone = ''nick'' WHERE code = %L', :'one'),
  format('SELECT name FROM party.member WHERE emp_no = %L', :'one'), 'nick', 'a column that the mapping comes to read');
SELECT pg_temp.leads(format('DROP VIEW hr.as_membership; '
  'UPDATE hr.staff SET full_name = ''left'' WHERE code = %L', :'one'),
  format('SELECT name || (SELECT string_agg(DISTINCT partybuild.feeds_of(t)::text, '' '') FROM pg_trigger t '
         'WHERE t.tgrelid = ''hr.staff''::regclass AND t.tgfoid = ''partybuild.fed''::regproc) FROM party.member '
         'WHERE emp_no = %L', :'one'),
  (SELECT format('left{%s}', f.id) FROM partybuild.feed f WHERE f.mapping = 'hr.as_member'::regclass),
  'a mapping that is dropped has no triggers any more');
SELECT pg_temp.leads(format('CREATE TABLE hr.nick (code text, nick text); CREATE VIEW hr.by_nick AS SELECT s.code, '
  'coalesce(n.nick, s.full_name) AS name, s.code AS emp_no FROM hr.staff s LEFT JOIN hr.nick n USING (code); '
  'SELECT partybuild.unfeed(''hr.as_member''), partybuild.unfeed(''hr.as_membership''), '
  'partybuild.feed(''hr.staff'', ''hr.by_nick'', ''code''); UPDATE hr.staff SET full_name = ''nicked'' '
  'WHERE code = %1$L; DROP TABLE hr.nick CASCADE; UPDATE hr.staff SET full_name = ''gone'' WHERE code = %1$L', :'one'),
  format('SELECT m.name || (SELECT s.full_name FROM hr.staff s WHERE s.code = m.emp_no) FROM party.member m '
         'WHERE m.emp_no = %L', :'one'), 'nickedgone', 'a mapping that is dropped with what it joins');
SELECT pg_temp.leads(format('CREATE TABLE hr.heirs () INHERITS (hr.staff); WITH gone AS (DELETE FROM ONLY hr.staff '
  'WHERE code = %1$L RETURNING *) INSERT INTO hr.heirs SELECT * FROM gone; UPDATE hr.staff SET full_name = ''heir'' '
  'WHERE code = %1$L', :'one'), format('SELECT name FROM party.member WHERE emp_no = %L', :'one'), 'heir',
  'rows of an heir that comes later');
SELECT pg_temp.leads(format('INSERT INTO hr.staff AS s SELECT * FROM hr.staff WHERE code = %L '
  'ON CONFLICT (code) DO UPDATE SET full_name = ''again''', :'one'),
  format('SELECT name FROM party.member WHERE emp_no = %L', :'one'), 'again', 'ON CONFLICT DO UPDATE');
SELECT pg_temp.leads(format('WITH x AS (UPDATE hr.staff SET full_name = ''by with'' WHERE code = %L RETURNING 1) '
  'SELECT count(*) FROM x', :'one'), format('SELECT name FROM party.member WHERE emp_no = %L', :'one'), 'by with',
  'a statement within another');
-- A statement of the table's own triggers, while rows of the first wait for their statement.
CREATE FUNCTION hr.next_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    UPDATE hr.staff s SET full_name = 'lost' WHERE s.code = NEW.code AND s.full_name <> 'lost';
    RAISE EXCEPTION USING ERRCODE = 'PB009';
  EXCEPTION WHEN SQLSTATE 'PB009' THEN
    NULL;
  END;
  UPDATE hr.staff s SET full_name = 'second' WHERE s.code = 'G1' AND s.full_name <> 'second';
  RETURN NULL;
END $$;
SELECT max(s.code) AS two FROM hr.staff s WHERE s.code ~ '^E' AND s.code <> :'one' \gset
SELECT pg_temp.leads(format('UPDATE hr.staff SET political = ''member'', joined = ''2026-09-01'', since = '
  '''2026-09-01'', branch = %1$L WHERE code = ''G1''; '
  'CREATE TRIGGER zz AFTER UPDATE ON hr.staff FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION '
  'hr.next_one(); UPDATE hr.staff SET full_name = ''first'' WHERE code IN (%2$L, %3$L)', :'first', :'one', :'two'),
  format('SELECT string_agg(DISTINCT name, '' '' ORDER BY name) FROM party.member WHERE emp_no IN (%L, %L, ''G1'')',
         :'one', :'two'), 'first second', 'a statement of the table''s own triggers');
SELECT pg_temp.leads(format('SELECT partybuild.unfeed(''hr.as_membership''); UPDATE hr.staff SET full_name = ''alone'' '
  'WHERE code = %L', :'one'), format('SELECT name || '' '' || (SELECT count(*) FROM pg_trigger t WHERE t.tgfoid = '
  '''partybuild.fed''::regproc) FROM party.member WHERE emp_no = %L', :'one'), 'alone 6', 'the other feed goes on');
-- A partition and an heir are written by themselves.
CREATE TABLE hr.years (code text NOT NULL, full_name text) PARTITION BY LIST (code);
CREATE TABLE hr.years_a PARTITION OF hr.years FOR VALUES IN ('PA');
CREATE UNIQUE INDEX ON hr.years (code);
CREATE VIEW hr.of_years AS SELECT y.code, y.code AS emp_no, y.full_name AS name FROM hr.years y;
SELECT pg_temp.leads('SELECT partybuild.feed(''hr.years'', ''hr.of_years'', ''code''); INSERT INTO hr.years_a VALUES '
  '(''PA'', ''by a partition'')', 'SELECT name FROM party.member WHERE emp_no = ''PA''', 'by a partition',
    'a partition');
-- A key that is written otherwise is the same key, and the row is known again.
SELECT pg_temp.leads('CREATE TABLE hr.numbered (number numeric PRIMARY KEY, code text, full_name text); CREATE VIEW '
  'hr.of_numbered AS SELECT n.number, n.code AS emp_no, n.full_name AS name FROM hr.numbered n; SELECT '
  'partybuild.feed(''hr.numbered'', ''hr.of_numbered'', ''number''); '
  'INSERT INTO hr.numbered VALUES (1.0, ''PA'', ''x''); '
  'UPDATE hr.numbered SET number = 1, full_name = ''y''',
  'SELECT m.name || w.source_key FROM party.member m JOIN party.fed w ON w.target_id = m.id WHERE m.emp_no = ''PA'' '
  'AND w.feed = (SELECT max(f.id) FROM partybuild.feed f)',
  'y1', 'a key of another scale');
-- What is written to a table above them is written to them.
SELECT pg_temp.leads('CREATE VIEW hr.of_years_a AS SELECT y.code, y.code AS emp_no, y.full_name AS name '
  'FROM hr.years_a y; SELECT partybuild.feed(''hr.years_a'', ''hr.of_years_a'', ''code''); '
  'INSERT INTO hr.years VALUES (''PA'', ''inserted''); UPDATE hr.years SET full_name = ''by the table above''; '
  'SELECT count(*) FROM partybuild.pending_violations()',
  'SELECT name FROM party.member WHERE emp_no = ''PA''', 'by the table above', 'a partition, by its table');
SELECT pg_temp.leads('CREATE TABLE hr.person (code text, full_name text); CREATE TABLE hr.heirs '
  '(code text PRIMARY KEY, full_name text, phone text); '
  'CREATE VIEW hr.of_heirs AS SELECT y.code, y.code AS emp_no, y.full_name AS name '
  'FROM hr.heirs y; SELECT partybuild.feed(''hr.heirs'', ''hr.of_heirs'', ''code''); '
  'ALTER TABLE hr.heirs INHERIT hr.person; INSERT INTO hr.heirs VALUES (''PA'', ''x''); '
  'UPDATE hr.person SET full_name = ''by the table above''; SELECT count(*) FROM partybuild.pending_violations()',
  'SELECT name FROM party.member WHERE emp_no = ''PA''', 'by the table above', 'one that becomes an heir');
-- What nobody follows is told.
SELECT pg_temp.leads(sql, 'SELECT string_agg(h.problem, '', '') FROM partybuild.health() h WHERE h.kind = ''feed'' '
  'AND h.object <> ''hr.of_years''', said, 'health: ' || said)
  FROM (VALUES ('ALTER TABLE hr.staff DISABLE TRIGGER USER',
    'nobody follows what is written to hr.staff, nobody follows '
          'what is written to hr.staff'),
        ('DROP VIEW hr.as_membership', 'it is over: source, mapping or register was dropped'),
        ('CREATE ROLE hr_owner; ALTER VIEW hr.as_member OWNER TO hr_owner',
          'its owner is no administrator of the registers'))
       v (sql, said);
SELECT pg_temp.leads('SELECT partybuild.feed(''hr.years'', ''hr.of_years'', ''code''); CREATE TABLE hr.years_b '
  'PARTITION OF '
  'hr.years FOR VALUES IN (''PB'')', 'SELECT string_agg(h.problem, '', '') FROM partybuild.health() h '
  'WHERE h.kind = ''feed''', 'nobody follows what is written to hr.years_b', 'health: a partition that is new');
SELECT is((SELECT count(*) FROM partybuild.health() h WHERE h.kind = 'feed'), 0::bigint, 'health: else nothing');
-- Ended, nothing is left there, and everything here.
SELECT partybuild.unfeed('hr.as_membership'), partybuild.unfeed('hr.as_member');
SELECT is((SELECT count(*) FROM pg_trigger t WHERE t.tgfoid IN ('partybuild.fed'::regproc,
  'partybuild.guard_fed'::regproc))
  + (SELECT count(*) FROM party.fed) + (SELECT count(*) FROM partybuild.feed), 0::bigint, 'nothing is left of a feed');
SELECT is(pg_temp.stretches(:'one'), :'was', 'registers stay');
SELECT * FROM finish();
ROLLBACK;
