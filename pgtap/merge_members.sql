-- merge_members(): two rows of party.member that are one person.
\ir dues.psql
SELECT no_plan();
SET partybuild.language = 'en';

-- 11005 of branch 11 is on file a second time, as 11905; documents 2 and 11 are on file.
CREATE FUNCTION pg_temp.merge(sql text, query text DEFAULT 'NULL', kept bigint DEFAULT 11005,
  other bigint DEFAULT 11905, document bigint DEFAULT 2) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
  state text;
  message text;
  more text;
  broken text;
BEGIN
  BEGIN
    EXECUTE sql;
    PERFORM partybuild.merge_members(kept, other, document);
    EXECUTE 'SELECT ' || query INTO r;
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, more = PG_EXCEPTION_DETAIL,
      broken = CONSTRAINT_NAME;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN CASE WHEN state = 'PB000' THEN r WHEN state = '23PB1' THEN 'refused by ' || broken
    ELSE concat_ws(' ', state, message, nullif(more, '')) END;
END $$;
CREATE FUNCTION pg_temp.leads(sql text, query text, said text, what text) RETURNS text LANGUAGE sql AS
  $$ SELECT is(pg_temp.merge(sql, query), said, what) $$;
INSERT INTO party.member (id, name) VALUES (11905, 'member 11905');

-- What is no merge.
SELECT is(pg_temp.merge('SELECT NULL', 'NULL', k, o, d), said, 'no merge: ' || said)
  FROM (VALUES (11005, NULL, 2, '22004 two members and a document must be named'),
               (NULL, 11905, 2, '22004 two members and a document must be named'),
               (11005, 11905, NULL, '22004 two members and a document must be named'),
               (11005, 11005, 2, '22023 member 11005 is not merged with itself'),
               (11005, 999, 2, '23503 member 999 does not exist'),
               (999, 11905, 2, '23503 member 999 does not exist'),
               (11005, 11905, 999, '23503 document 999 does not exist')) v (k, o, d, said);
SELECT pg_temp.leads(format('UPDATE party.document SET dated_on = %L WHERE id = 2', partybuild.today() + 1), 'NULL',
  format('22023 members 11005 and 11905 cannot be merged The document is dated %s, which is yet to come.',
         partybuild.today() + 1), 'a document of tomorrow');
SELECT pg_temp.leads(format('UPDATE party.member SET cnid = %L WHERE id = 11005; UPDATE party.member SET cnid = %L '
  'WHERE id = 11905', '11010519491231002X', two), 'm.cnid FROM party.member m WHERE m.id = 11005', said, what)
  FROM (VALUES ('110105194912300021', '22023 members 11005 and 11905 cannot be merged Their citizen numbers have '
                  'different days of birth.', 'born on another day'),
               ('110105194912310038', '22023 members 11005 and 11905 cannot be merged Their citizen numbers are of '
                  'different sexes.', 'of the other sex'),
               ('110106194912310049', '11010519491231002X', 'numbers of the same day and sex')) v (two, said, what)
 WHERE partybuild.cnid_problem(two) IS NULL;
SELECT throws_ok($$SET partybuild.as_of = '2026-01-01'; SELECT partybuild.merge_members(11005, 11905, 2)$$, '55000',
  NULL, 'as of another day');
RESET partybuild.as_of;
SELECT throws_ok($$SELECT partybuild.merge_rows('{party.member}', 'DELETE FROM party.member')$$, '42501',
  'merge_rows() is called by merge_members() alone', 'what a merge runs nobody else runs');
CREATE ROLE merging_clerk IN ROLE partybuild_clerk;
CREATE ROLE merging_admin IN ROLE partybuild_admin;
SELECT is(pg_temp.verdict('SET LOCAL ROLE merging_clerk; SELECT partybuild.merge_members(11005, 11905, 2)'),
  '42501 permission denied for function merge_members', 'clerks do not merge');
SELECT is(pg_temp.verdict('SET LOCAL ROLE merging_admin; SELECT partybuild.merge_members(11005, 11905, 2)'),
  'accepted', 'administrators do');

-- Who names the other names the kept one, in whatever register; the record keeps what he was.
SELECT pg_temp.leads($$UPDATE party.member SET emp_no = 'E9', cnid = '11010519491231002X' WHERE id = 11905$$,
  $$concat_ws(' ', m.emp_no, m.cnid, m.name, (SELECT count(*) FROM party.member x WHERE x.id = 11905),
    g.other_id, g.other_emp_no, g.other_cnid, g.other_name, g.document_id, g.merged_by = session_user)
    FROM party.member m JOIN party.member_merge g ON g.kept_id = m.id WHERE m.id = 11005$$,
  'E9 11010519491231002X member 11005 0 11905 E9 11010519491231002X member 11905 2 t',
  'numbers that the kept one has not are his, and the record has all');
SELECT pg_temp.leads($$UPDATE party.member SET emp_no = 'E9' WHERE id = 11905; UPDATE party.member SET emp_no = 'E8'
  WHERE id = 11005$$, 'm.emp_no FROM party.member m WHERE m.id = 11005', 'E8', 'but those that he has stay');
SELECT is(pg_temp.verdict($$SELECT partybuild.merge_members(11005, 11905, 2); UPDATE party.member_merge
  SET other_name = 'x'$$), 'refused by VEN-13', 'a record is not changed');
SELECT is(pg_temp.verdict($$SELECT partybuild.merge_members(11005, 11905, 2); DELETE FROM party.member_merge$$),
  'refused by VEN-13', 'nor deleted');
SELECT pg_temp.leads($$INSERT INTO party.member (id, name) VALUES (11906, 'third');
  SELECT partybuild.merge_members(11905, 11906, 2)$$,
  $$string_agg(concat_ws(' ', g.kept_id, g.other_id, party.kept_as(g.other_id)), ', ' ORDER BY g.id)
    FROM party.member_merge g$$, '11005 11906 11005, 11005 11905 11005', 'of three, one after the other');
SELECT pg_temp.leads('SELECT partybuild.merge_members(11006, 11905, 2)', 'NULL',
  '23503 member 11905 does not exist It was merged into 11006.', 'who was merged already');

-- Stretches of time.
CREATE FUNCTION pg_temp.stretches() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', h.org_id, h.status, h.from_date, h.to_date), ', ' ORDER BY h.from_date)
    FROM party.membership h WHERE h.member_id = 11005 $$;
CREATE FUNCTION pg_temp.joined(org bigint, status text, since date, until date DEFAULT NULL) RETURNS void LANGUAGE sql
  AS $$ INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (11905, org, status::party.member_status, since, until) $$;
-- He is known from 2011 on (ORG-11): where what he was before 2014 is not on file of the other either, it is refused.
SELECT pg_temp.leads(format('UPDATE party.membership SET from_date = ''2014-01-01'' WHERE member_id = 11005; '
  'SELECT pg_temp.joined(%s)', args), 'pg_temp.stretches()', said, 'memberships: ' || args)
  FROM (VALUES ('11, ''full'', ''2011-01-01'', ''2014-01-01''',
                '11 full 2011-01-01 2014-01-01, 11 full 2014-01-01'),
               ('11, ''full'', ''2011-01-01'', ''2016-01-01''', '11 full 2011-01-01'),
               ('11, ''full'', ''2011-01-01''', '11 full 2011-01-01'),
               ('11, ''full'', ''2014-01-01''', 'refused by ORG-11'),
               ('12, ''full'', ''2011-01-01'', ''2014-01-01''',
                '12 full 2011-01-01 2014-01-01, 11 full 2014-01-01'),
               ('12, ''full'', ''2011-01-01'', ''2014-01-02''',
                '23000 members 11005 and 11905 cannot be merged: what is on file of them contradicts '
                'party.membership (from_date 2014-01-01 / 2011-01-01, org_id 11 / 12, to_date - / 2014-01-02)'),
               ('11, ''suspended'', ''2020-01-01'', ''2020-03-01''',
                '23000 members 11005 and 11905 cannot be merged: what is on file of them contradicts '
                'party.membership (from_date 2014-01-01 / 2020-01-01, status full / suspended, to_date - / 2020-03-01)')
       ) v (args, said);
SELECT pg_temp.leads($$UPDATE party.membership SET to_date = '2014-01-01' WHERE member_id = 11005;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11005, 11, 'full', '2018-01-01');
  SELECT pg_temp.joined(11, 'full', '2013-01-01', '2015-01-01'), pg_temp.joined(11, 'full', '2016-01-01', '2019-01-01'),
    pg_temp.joined(11, 'full', '2015-01-01', '2016-01-01')$$, 'pg_temp.stretches()',
  '11 full 2011-01-01 2015-01-01, 11 full 2015-01-01 2016-01-01, 11 full 2016-01-01',
  'several that overlap become one, those that follow each other stay');
-- Posts: a secretary whose post is on file under both numbers has not gone from office.
CREATE FUNCTION pg_temp.posts() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', p.org_id, p.title, p.from_date, p.to_date), ', ' ORDER BY p.from_date)
    FROM party.post p WHERE p.member_id = 11001 AND p.org_id = 11 $$;
SELECT is(pg_temp.merge(format('INSERT INTO party.post (member_id, org_id, title, elected_on, from_date) VALUES '
  '(11905, 11, ''secretary'', %L, %L)', elected, since), 'pg_temp.posts()', 11001), said, what)
  FROM (VALUES ('2024-05-01', '2024-05-01', '11 secretary 2024-05-01', 'the same post'),
               ('2024-05-01', '2025-05-01', '11 secretary 2024-05-01', 'a post within the other'),
               ('2024-05-01', '2024-04-01', '11 secretary 2024-04-01', 'a post that began before'),
               ('2024-04-30', '2024-05-01', '23000 members 11001 and 11905 cannot be merged: what is on file of them '
                'contradicts party.post (elected_on 2024-05-01 / 2024-04-30, org_id 11, title secretary)',
                'a post by another ballot')) v (elected, since, said, what);

-- There once only: equal ones fall together, in what is filed too.
CREATE FUNCTION pg_temp.attended(member bigint, status text, more text DEFAULT 'true') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.attendance (activity_id, member_id, status, in_person)
  VALUES (1, member, status::party.attendance_status, more::boolean) $$;
CREATE FUNCTION pg_temp.held() RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at)
  VALUES (1, 11, 'study', 'held', '2026-03-02 09:00', '2026-03-02 11:00') $$;
UPDATE partybuild.rule SET default_mode = 'off' WHERE code IN ('LIF-19', 'LIF-20', 'LIF-22');
SELECT pg_temp.leads('SELECT pg_temp.held(); ' || sql || '; UPDATE party.activity SET status = ''filed''',
  $$string_agg(concat_ws(' ', a.member_id, a.status), ', ') FROM party.attendance a$$, said,
  'attendance, filed: ' || what)
  FROM (VALUES ('SELECT pg_temp.attended(11905, ''present'')', '11005 present', 'of the other'),
               ('SELECT pg_temp.attended(11905, ''present''), pg_temp.attended(11005, ''present'')', '11005 present',
                'of both'),
               ('SELECT pg_temp.attended(11905, ''absent''), pg_temp.attended(11005, ''present'')',
                '23000 members 11005 and 11905 cannot be merged: what is on file of them contradicts '
                'party.attendance (activity_id 1, status present / absent)', 'of both, differing')) v (sql, said, what);
SELECT is(pg_temp.verdict($$SELECT pg_temp.held(), pg_temp.attended(11905, 'present');
  UPDATE party.activity SET status = 'filed'; SELECT partybuild.merge_members(11005, 11905, 2);
  UPDATE party.attendance SET member_id = 11006$$), 'refused by VEN-13', 'what is filed is sealed again after it');
-- Dues: what was paid is paid by the kept one, and a month is assessed once.
SELECT pg_temp.leads($$SELECT pg_temp.base(11005, 4000); SELECT pg_temp.assess(11005, '2026-05');
  UPDATE partybuild.rule SET default_mode = 'off' WHERE code IN ('DUE-07', 'DUE-08', 'DUE-11', 'DUE-12');
  INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, month) VALUES (1, 11905, 11, '2026-05-05',
    20, '2026-05-01')$$,
  'string_agg(concat_ws('' '', p.member_id, p.amount), '', '') FROM party.dues_payment p', '11005 20', 'a payment');
SELECT pg_temp.leads(format('SELECT partybuild.set_mode(''DUE-11'', ''off'', ''x''); SELECT pg_temp.base(11005, 4000); '
  'SELECT pg_temp.assess(11005, ''2026-05''); INSERT INTO party.dues_assessment (member_id, month, org_id, category, '
  'base, amount) SELECT 11905, a.month, a.org_id, a.category, a.base, a.amount %s FROM party.dues_assessment a', more),
  'string_agg(concat_ws('' '', a.member_id, a.month, a.amount), '', '') FROM party.dues_assessment a', said,
  'dues of one month, ' || what)
  FROM (VALUES ('', '11005 2026-05-01 40.00', 'equal'),
               ('+ 1', '23000 members 11005 and 11905 cannot be merged: what is on file of them contradicts '
                'party.dues_assessment (amount 40.00 / 41.00, month 2026-05-01)', 'differing')) v (more, said, what);
-- Rows that others name are not taken away from below them.
SELECT pg_temp.leads($$INSERT INTO party.applicant (id, member_id, applied_on) VALUES (1, 11005, '2009-01-01'),
  (2, 11905, '2009-01-01'); INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES
  (2, 11, '2009-01-01')$$, 'NULL', '23000 members 11005 and 11905 cannot be merged: what is on file of them '
  'contradicts party.applicant (2) of party.applicant_branch', 'equal rows of which one is named');

-- A court's own tables: by several columns, and of somebody else.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
CREATE SCHEMA own;
CREATE ROLE own_owner;
GRANT CREATE, USAGE ON SCHEMA own TO own_owner;
ALTER TABLE party.member ADD UNIQUE (id, emp_no);
UPDATE party.member SET emp_no = 'E8' WHERE id = 11005;
UPDATE party.member SET emp_no = 'E9' WHERE id = 11905;
CREATE TABLE own.badge (member_id bigint, emp_no text, no text UNIQUE, FOREIGN KEY (member_id, emp_no)
  REFERENCES party.member (id, emp_no));
CREATE TABLE own.card (emp_no text REFERENCES party.member (emp_no), year integer, UNIQUE (emp_no, year));
CREATE TABLE own.guide (member_id bigint REFERENCES party.member ON DELETE CASCADE, second_id bigint REFERENCES
  party.member, by_role text);
CREATE FUNCTION own.note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.by_role := current_user;
  RETURN NEW;
END $$;
CREATE TRIGGER note BEFORE UPDATE ON own.guide FOR EACH ROW EXECUTE FUNCTION own.note();
ALTER TABLE own.guide OWNER TO own_owner;
SELECT pg_temp.leads($$INSERT INTO own.badge VALUES (11905, 'E9', 'x'), (11005, 'E8', 'y'), (11905, NULL, 'z')$$,
  $$string_agg(concat_ws(' ', b.member_id, b.emp_no, b.no), ', ' ORDER BY b.no) FROM own.badge b$$,
  '11005 E8 x, 11005 E8 y, 11905 z', 'a key of two columns, where it names somebody');
SELECT pg_temp.leads($$INSERT INTO own.card VALUES ('E9', 2025), ('E8', 2025), ('E9', 2026)$$,
  $$string_agg(concat_ws(' ', c.emp_no, c.year), ', ' ORDER BY c.year) FROM own.card c$$, 'E8 2025, E8 2026',
  'a key that is a staff number');
SELECT pg_temp.leads($$INSERT INTO own.guide VALUES (11905, 11905), (11006, 11905), (11905, 11006)$$,
  $$string_agg(concat_ws(' ', g.member_id, g.second_id, g.by_role), ', ' ORDER BY g::text) FROM own.guide g$$,
  '11005 11005 own_owner, 11005 11006 own_owner, 11006 11005 own_owner',
  'two keys, and triggers with their owner''s rights');
CREATE FUNCTION own.grab() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM partybuild.merge_rows('{own.guide}', 'SELECT 1');
  RETURN NEW;
END $$;
CREATE TRIGGER grab BEFORE UPDATE ON own.guide FOR EACH ROW EXECUTE FUNCTION own.grab();
ALTER TABLE own.guide OWNER TO current_user;
SELECT pg_temp.leads('INSERT INTO own.guide VALUES (11905, 11905)', 'NULL',
  '42501 merge_rows() is called by merge_members() alone', 'a trigger is no merge');

DROP TABLE own.guide;
DROP TABLE own.badge;
-- Subjects of rules about members: findings and approvals, and what is owed in periods that are closed.
SELECT pg_temp.leads($$UPDATE partybuild.rule SET default_mode = 'off';
  INSERT INTO party.finding (rule, subject, origin, found_on, bar, magnitude) VALUES
    ('ORG-11', 11905, 'audit', '2026-01-01', 3, 3), ('DIS-04', 11905, 'audit', '2026-01-01', 3, 3),
    ('DIS-04', 11005, 'audit', '2026-01-01', 5, 5), ('ORG-01', 11905, 'audit', '2026-01-01', 1, 1)$$,
  $$string_agg(concat_ws(' ', f.rule, f.subject, f.bar, f.closed_by), ', ' ORDER BY f.rule, f.id)
    FROM party.finding f$$,
  'DIS-04 11005 3 person, DIS-04 11005 3, ORG-01 11905 1, ORG-11 11005 3',
  'findings; of two of one rule that of the kept one, with the lower bar');
SELECT pg_temp.leads($$INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES
  ('ORG-11', 11905, '2026-01-01', 2), ('ORG-01', 11905, '2026-01-01', 2)$$,
  $$string_agg(concat_ws(' ', a.rule, a.subject), ', ' ORDER BY a.id) FROM party.approval a$$,
  'ORG-11 11005, ORG-01 11905', 'approvals of rules about members');
SELECT pg_temp.leads('DELETE FROM compliance.stale', $$bool_and(s.n = 2) FROM (SELECT o.rule, (SELECT count(*)
  FROM compliance.stale s WHERE s.rule = o.rule AND s.subject IN (11005, 11905)) AS n FROM partybuild.obligation o
  JOIN partybuild.rule r ON r.code = o.rule AND r.subject = 'member') s$$, 'true', 'what they owed is looked at again');
-- Who was a member under the other number only is one under the kept one.
SELECT is(pg_temp.merge($$UPDATE party.member SET emp_no = 'E7' WHERE id = 11006$$,
  $$concat_ws(' ', m.admitted_on, m.known_from, m.emp_no, (SELECT count(*) FROM party.membership h
    WHERE h.member_id = m.id)) FROM party.member m WHERE m.id = 11905$$, 11905, 11006), '2010-01-01 2011-01-01 E9 1',
  'a person without membership is a member');

-- Feeds: what the other followed the kept one follows, in number, name and branch.
CREATE SCHEMA hr;
CREATE TABLE hr.staff (code text PRIMARY KEY, full_name text, branch text, since date);
INSERT INTO hr.staff VALUES ('E9', 'member 11905', 'organisation 11', '2011-01-01');
CREATE VIEW hr.as_member AS SELECT s.code, s.code AS emp_no, s.full_name AS name FROM hr.staff s;
CREATE VIEW hr.as_membership AS SELECT s.code, m.id AS member_id, o.id AS org_id, 'full'::text AS status,
  s.since AS from_date FROM hr.staff s JOIN party.member m ON m.emp_no = s.code
  JOIN party.organisation o ON o.name = s.branch;
UPDATE party.member SET admitted_on = '2010-01-01', known_from = '2011-01-01' WHERE id = 11905;
SELECT ok(partybuild.feed('hr.staff', 'hr.as_member', 'code') < partybuild.feed('hr.staff', 'hr.as_membership', 'code',
  'party.membership'), 'feeds');
SELECT isnt((SELECT count(*) FROM partybuild.refeed()), 0::bigint, 'are followed');
SELECT pg_temp.leads('SELECT NULL', $$concat_ws(' ', m.emp_no, m.name, pg_temp.stretches(), (SELECT count(*)
  FROM party.fed w WHERE w.target_id = m.id), (SELECT count(*) FROM partybuild.refeed(dry => true)))
  FROM party.member m WHERE m.id = 11005$$, 'E9 member 11905 11 full 2011-01-01 1 0',
  'the kept one follows, and nothing is left to do');
CREATE FUNCTION pg_temp.after(sql text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE sql;
  RETURN concat_ws(' ', (SELECT m.name FROM party.member m WHERE m.id = 11005), pg_temp.stretches());
END $$;
SELECT pg_temp.leads('SELECT NULL', $$pg_temp.after('UPDATE hr.staff SET full_name = ''new'', '
  'branch = ''organisation 12'', since = ''2026-10-01''')$$, 'new 11 full 2011-01-01 2026-10-01, 12 full 2026-10-01',
  'what HR writes after it is written to the kept one');
SELECT pg_temp.leads($$INSERT INTO hr.staff VALUES ('E8', 'member 11005', 'organisation 11', '2011-01-01')$$, 'NULL',
  '23000 members 11005 and 11905 cannot be merged: what is on file of them contradicts hr.as_member: E8 / E9',
  'whom HR has twice is merged there first');
SELECT pg_temp.leads($$INSERT INTO hr.staff VALUES ('E8', 'member 11005', 'organisation 11', '2011-01-01');
  DELETE FROM hr.staff WHERE code = 'E9'$$, $$concat_ws(' ', m.emp_no, pg_temp.stretches(),
  (SELECT string_agg(what, ' ') FROM partybuild.refeed(dry => true))) FROM party.member m WHERE m.id = 11005$$,
  'E8 11 full 2011-01-01', 'and then here');
SELECT * FROM finish();
ROLLBACK;
