-- An HR table that registers follow, the same bare, and with what a user would write instead: a row trigger in
-- PL/pgSQL. People and branches of its own, beside those of the court.
\set ON_ERROR_STOP 1
SET session_replication_role = replica;
INSERT INTO party.organisation (id, name, kind, active_on)
SELECT 500000 + i, 'fed ' || i, 'branch', '2005-01-01' FROM generate_series(0, :n / 40 - 1) i;
INSERT INTO party.subordination (org_id, parent_id, from_date)
SELECT id, 2 + id % greatest(:n / 4000, 1), '2005-01-01' FROM party.organisation WHERE id >= 500000;
SET session_replication_role = origin;
SELECT setval('party.member_id_seq', 100000000), setval('party.membership_id_seq', 100000000);
CREATE TABLE bench.hr_data AS
SELECT 'F' || i AS code, 'person ' || i AS name, date '2010-01-01' AS joined, 'fed ' || i / 40 AS branch,
       date '2010-01-01' AS since, 0 AS phone
  FROM generate_series(0, :n - 1) i;
CREATE TABLE bench.hr_bare (
  code text PRIMARY KEY, name text NOT NULL, joined date, branch text, since date, phone integer
);
CREATE TABLE bench.hr_plpgsql (LIKE bench.hr_bare INCLUDING ALL);
CREATE TABLE bench.hr_fed (LIKE bench.hr_bare INCLUDING ALL);
CREATE VIEW bench.hr_as_member AS
SELECT f.code, f.code AS emp_no, f.name, f.joined AS admitted_on FROM bench.hr_fed f;
CREATE VIEW bench.hr_as_membership AS
SELECT f.code, m.id AS member_id, o.id AS org_id, 'full'::text AS status, f.since AS from_date
  FROM bench.hr_fed f
  JOIN party.member m ON m.emp_no = f.code
  JOIN party.organisation o ON o.name = f.branch;
CREATE INDEX ON party.organisation (name);
SELECT partybuild.feed('bench.hr_fed', 'bench.hr_as_member', 'code'),
       partybuild.feed('bench.hr_fed', 'bench.hr_as_membership', 'code', 'party.membership');
CREATE FUNCTION bench.follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person bigint;
  org bigint := (SELECT o.id FROM party.organisation o WHERE o.name = NEW.branch);
BEGIN
  SELECT m.id INTO person FROM party.member m WHERE m.emp_no = NEW.code;
  IF person IS NULL THEN
    INSERT INTO party.member (emp_no, name, admitted_on) VALUES (NEW.code, NEW.name, NEW.joined)
    RETURNING id INTO person;
  ELSE
    UPDATE party.member m SET name = NEW.name, admitted_on = NEW.joined
     WHERE m.id = person AND (m.name, m.admitted_on) IS DISTINCT FROM (NEW.name, NEW.joined);
  END IF;
  IF NOT EXISTS (SELECT FROM party.membership h
                  WHERE h.member_id = person AND h.to_date IS NULL AND (h.org_id, h.from_date) = (org, NEW.since)) THEN
    UPDATE party.membership h SET to_date = NEW.since WHERE h.member_id = person AND h.to_date IS NULL;
    INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (person, org, 'full', NEW.since);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow AFTER INSERT OR UPDATE ON bench.hr_plpgsql FOR EACH ROW EXECUTE FUNCTION bench.follow();
CREATE PROCEDURE bench.empty_hr(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL session_replication_role = replica;
  EXECUTE format('TRUNCATE %s', target);
  TRUNCATE party.fed;
  DELETE FROM party.membership WHERE org_id >= 500000;
  DELETE FROM party.member WHERE emp_no ~ '^F';
END $$;
VACUUM ANALYZE party.member, party.membership, party.organisation, bench.hr_data;

-- With rows that registers refuse: put aside by the feed, or by a row trigger that catches each error.
CREATE TABLE bench.hr_aside (code text, message text);
CREATE TABLE bench.hr_caught (LIKE bench.hr_bare INCLUDING ALL);
ALTER TABLE bench.hr_caught ALTER name DROP NOT NULL;
ALTER TABLE bench.hr_bare ALTER name DROP NOT NULL;
ALTER TABLE bench.hr_fed ALTER name DROP NOT NULL;
CREATE FUNCTION bench.follow_caught() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person bigint;
  org bigint := (SELECT o.id FROM party.organisation o WHERE o.name = NEW.branch);
BEGIN
  BEGIN
    SELECT m.id INTO person FROM party.member m WHERE m.emp_no = NEW.code;
    IF person IS NULL THEN
      INSERT INTO party.member (emp_no, name, admitted_on) VALUES (NEW.code, NEW.name, NEW.joined)
      RETURNING id INTO person;
    END IF;
    INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (person, org, 'full', NEW.since);
  EXCEPTION WHEN OTHERS THEN
    INSERT INTO bench.hr_aside VALUES (NEW.code, SQLERRM);
  END;
  RETURN NULL;
END $$;
CREATE TRIGGER follow AFTER INSERT ON bench.hr_caught FOR EACH ROW EXECUTE FUNCTION bench.follow_caught();
-- rows without a name, and branches of sixty (ORG-02)
CREATE FUNCTION bench.hr_rows(bad integer, crowded integer) RETURNS SETOF bench.hr_data LANGUAGE sql AS $$
  SELECT d.code, CASE WHEN i % greatest(n / greatest(bad, 1), 1) <> 0 OR i / greatest(n / greatest(bad, 1), 1) >= bad
                      THEN d.name END, d.joined,
         CASE WHEN i < crowded THEN 'fed ' || i / 60 ELSE d.branch END, d.since, d.phone
    FROM bench.hr_data d
   CROSS JOIN LATERAL (SELECT substr(d.code, 2)::integer AS i, (SELECT count(*)::integer FROM bench.hr_data) AS n) x $$;
