-- Feeds whose mapping joins tables of the HR system: the shape of an ERP, whose employees are parties of its own.
\ir court.psql
SELECT no_plan();
SET partybuild.language = 'en';
UPDATE partybuild.rule SET default_mode = 'off';
CREATE SCHEMA erp;
CREATE TABLE erp.party_party (id serial PRIMARY KEY, name varchar, code varchar NOT NULL UNIQUE, active boolean);
CREATE TABLE erp.party_identifier (id serial PRIMARY KEY, party integer NOT NULL REFERENCES erp.party_party
  ON DELETE CASCADE, type varchar, code varchar NOT NULL);
CREATE TABLE erp.company_employee (id serial PRIMARY KEY, party integer NOT NULL REFERENCES erp.party_party,
  start_date date, end_date date, supervisor integer);
CREATE INDEX ON erp.company_employee (party);
INSERT INTO erp.party_party (id, name, code) VALUES (1, 'one', 'P1'), (2, 'two', 'P2'), (3, 'a supplier', 'P3');
INSERT INTO erp.company_employee (id, party, start_date) VALUES (1, 1, '2020-01-01'), (2, 2, '2020-01-01');
-- persons are parties that are employed; each employment is a stretch of time
CREATE VIEW erp.as_member AS
SELECT p.id, p.code::text AS emp_no, p.name::text AS name,
       (SELECT min(i.code)
          FROM erp.party_identifier i
         WHERE i.party = p.id AND i.type = 'cn_ric')::partybuild.cnid AS cnid
  FROM erp.party_party p
 WHERE EXISTS (SELECT FROM erp.company_employee e WHERE e.party = p.id);
CREATE VIEW erp.as_membership AS
SELECT e.id, m.id AS member_id, 11::bigint AS org_id, 'full'::text AS status, e.start_date AS from_date,
       e.end_date + 1 AS to_date
  FROM erp.company_employee e
  JOIN erp.party_party p ON p.id = e.party
  JOIN party.member m ON m.emp_no = p.code;
SELECT ok(partybuild.feed('erp.party_party', 'erp.as_member', 'id') < partybuild.feed('erp.company_employee',
  'erp.as_membership', 'id', 'party.membership'), 'two feeds');
SELECT is((SELECT string_agg(h.object || ': ' || h.problem, '; ' ORDER BY h.object, h.problem)
             FROM partybuild.health() h
            WHERE h.kind = 'feed'),
          'erp.as_member: nobody follows what is written to erp.company_employee, which it joins; '
          'erp.as_member: nobody follows what is written to erp.party_identifier, which it joins; '
          'erp.as_membership: nobody follows what is written to erp.party_party, which it joins',
          'health: what they join, and nobody follows');
-- What cannot be followed is said.
SELECT throws_ok(format('SELECT partybuild.feed_joined(%s)', args), state, NULL, 'no: ' || args)
  FROM (VALUES ('''erp.party_party'', ''erp.party_party'', ''id'', ''id''', '42704'),
               ('''erp.as_member'', ''erp.party_party'', ''id'', ''id''', '22023'),
               ('''erp.as_member'', ''erp.as_membership'', ''id'', ''id''', '22023'),
               ('''erp.as_member'', ''erp.company_employee'', ''nothing'', ''id''', '22023'),
               ('''erp.as_member'', ''erp.company_employee'', ''party'', ''nothing''', '22023'),
               ('''erp.as_membership'', ''erp.party_identifier'', ''party'', ''party''', '22023'),
               ('''erp.as_member'', NULL, ''party'', ''id''', '22023')) v (args, state);
SELECT partybuild.feed_joined('erp.as_member', 'erp.company_employee', 'party', 'id'),
       partybuild.feed_joined('erp.as_member', 'erp.party_identifier', 'party', 'id'),
       partybuild.feed_joined('erp.as_membership', 'erp.party_party', 'id', 'party');
SELECT is((SELECT count(*) FROM partybuild.health() h WHERE h.kind = 'feed'), 0::bigint, 'health: all are followed');
SELECT isnt((SELECT count(*) FROM partybuild.refeed()), 0::bigint, 'the first comparison');

CREATE FUNCTION pg_temp.people() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', m.emp_no, m.name, m.cnid, (
    SELECT string_agg(concat_ws(' ', h.from_date, replace(h.to_date::text, partybuild.today()::text, 'today')), ', '
           ORDER BY h.from_date)
      FROM party.membership h WHERE h.member_id = m.id)), '; ' ORDER BY m.id)
    || coalesce((SELECT '; left: ' || string_agg(r.source_key || ' ' || r.what, ', ' ORDER BY r.feed, r.source_key)
                   FROM partybuild.refeed(dry => true) r), '')
    FROM party.member m WHERE m.emp_no IS NOT NULL $$;
CREATE FUNCTION pg_temp.leads(sql text, said text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE sql;
    r := pg_temp.people();
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    IF SQLSTATE <> 'PB000' THEN
      r := SQLSTATE || ' ' || SQLERRM;
    END IF;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN is(r, said, what);
END $$;
SELECT is(pg_temp.people(), 'P1 one 2020-01-01; P2 two 2020-01-01', 'employees are members, suppliers are not');
SELECT pg_temp.leads('UPDATE erp.party_party SET name = ''new'' WHERE id = 1', 'P1 new 2020-01-01; P2 two 2020-01-01',
  'a name');
SELECT pg_temp.leads('UPDATE erp.party_party SET code = ''X1'' WHERE id = 1', 'X1 one 2020-01-01; P2 two 2020-01-01',
  'a number, by which the other mapping joins');
SELECT pg_temp.leads('UPDATE erp.party_party SET code = ''X1'' WHERE id = 1; UPDATE erp.company_employee SET '
  'end_date = ''2025-06-30'' WHERE id = 1', 'X1 one 2020-01-01 2025-07-01; P2 two 2020-01-01',
  'who is dismissed after it leaves on that day');
SELECT pg_temp.leads($$INSERT INTO erp.party_identifier (party, type, code) VALUES (1, 'cn_ric', '11010519491231002X'),
  (2, 'other', 'x')$$, 'P1 one 11010519491231002X 2020-01-01; P2 two 2020-01-01', 'a citizen number');
SELECT pg_temp.leads($$INSERT INTO erp.party_identifier (party, type, code) VALUES (1, 'cn_ric', '11010519491231002X');
  UPDATE erp.party_identifier SET party = 2$$, 'P1 one 2020-01-01; P2 two 11010519491231002X 2020-01-01',
  'that is another''s');
SELECT pg_temp.leads($$INSERT INTO erp.party_identifier (party, type, code) VALUES (1, 'cn_ric', '11010519491231002X');
  DELETE FROM erp.party_identifier$$, 'P1 one 2020-01-01; P2 two 2020-01-01', 'and deleted');
SELECT pg_temp.leads($$INSERT INTO erp.party_identifier (party, type, code) VALUES (1, 'cn_ric', '11010519491231002X');
  TRUNCATE erp.party_identifier$$, 'P1 one 2020-01-01; P2 two 2020-01-01', 'or truncated');
SELECT pg_temp.leads($$INSERT INTO erp.company_employee (id, party, start_date) VALUES (3, 3, '2026-02-01')$$,
  'P1 one 2020-01-01; P2 two 2020-01-01; P3 a supplier 2026-02-01', 'who is hired is a member, and then in a branch');
SELECT pg_temp.leads($$UPDATE erp.company_employee SET end_date = '2025-06-30' WHERE id = 1;
  INSERT INTO erp.company_employee (id, party, start_date) VALUES (3, 1, '2026-02-01')$$,
  'P1 one 2020-01-01 2025-07-01, 2026-02-01; P2 two 2020-01-01', 'who is hired again begins anew');
SELECT pg_temp.leads($$INSERT INTO erp.company_employee (id, party, start_date) VALUES (3, 1, '2026-02-01')$$,
  '23000 several rows of erp.company_employee are one of party.membership', 'two employments at once');
SELECT pg_temp.leads('UPDATE erp.company_employee SET supervisor = 2', 'P1 one 2020-01-01; P2 two 2020-01-01',
  'what no mapping reads');
SELECT pg_temp.leads('DELETE FROM erp.company_employee WHERE id = 2', 'P1 one 2020-01-01; P2 two 2020-01-01 today',
  'a row that is deleted');
-- The writer needs no right on registers; what is judged refuses him.
CREATE ROLE erp_system;
GRANT USAGE ON SCHEMA erp TO erp_system;
GRANT ALL ON ALL TABLES IN SCHEMA erp TO erp_system;
SELECT pg_temp.leads('SET LOCAL ROLE erp_system; UPDATE erp.party_party SET name = ''by ERP'' WHERE id = 1; RESET ROLE',
  'P1 by ERP 2020-01-01; P2 two 2020-01-01', 'with the rights of the mapping''s owner');
SELECT throws_ok('UPDATE erp.party_party SET name = NULL WHERE id = 1', '23502', NULL, 'what cannot be a member');
-- Put aside as what comes from the source.
SELECT partybuild.feed('erp.party_party', 'erp.as_member', 'id', on_error => 'quarantine') IS NOT NULL;
SELECT partybuild.feed_joined('erp.as_member', 'erp.party_identifier', 'party', 'id');
INSERT INTO erp.party_identifier (party, type, code) VALUES (1, 'cn_ric', '1'), (2, 'cn_ric', '11010519491231002X');
SELECT is((SELECT count(*) FROM party.member WHERE cnid IS NOT NULL AND emp_no ~ '^P'), 0::bigint,
  'carried at the end of the transaction');
SELECT count(*) FROM partybuild.pending_violations();
SELECT is((SELECT string_agg(emp_no, ' ') FROM party.member WHERE cnid IS NOT NULL AND emp_no ~ '^P'), 'P2',
  'what can be');
SELECT is(string_agg(q.source_key || ' ' || q.column_name, ', '), '1 cnid', 'the other is put aside')
  FROM compliance.quarantine q;
-- Ended with the feed.
SELECT partybuild.unfeed('erp.as_membership'), partybuild.unfeed('erp.as_member');
SELECT is((SELECT count(*) FROM pg_trigger t WHERE t.tgname ~ '^partybuild_fed|^partybuild_feed'), 0::bigint,
  'nothing is left of it');
SELECT * FROM finish();
ROLLBACK;
