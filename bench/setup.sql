-- The court of the benchmark, the same rows in bare tables, and what a user would write instead in PL/pgSQL.
CREATE EXTENSION partybuild CASCADE;
CREATE EXTENSION partybuild_organisation;
CREATE EXTENSION partybuild_life;
CREATE EXTENSION partybuild_development;
CREATE EXTENSION partybuild_dues;
CREATE EXTENSION partybuild_venue;
CREATE EXTENSION partybuild_cadre;
CREATE EXTENSION partybuild_supervision;
SELECT count(*) FROM partybuild.deploy();
CREATE SCHEMA bench;
SET session_replication_role = replica;
INSERT INTO party.organisation (id, name, kind, active_on) VALUES (1, 'superior', 'external_superior', NULL);
INSERT INTO party.organisation (id, name, kind, active_on)
SELECT 1 + i, 'committee ' || i, 'basic_committee', '2005-01-01' FROM generate_series(1, greatest(:n / 4000, 1)) i;
INSERT INTO party.organisation (id, name, kind, active_on)
SELECT 100000 + i, 'branch ' || i, 'branch', '2005-01-01' FROM generate_series(0, :n / 40 - 1) i;
INSERT INTO party.subordination (org_id, parent_id, from_date)
SELECT id, 1, '2005-01-01' FROM party.organisation WHERE kind = 'basic_committee';
INSERT INTO party.subordination (org_id, parent_id, from_date)
SELECT id, 2 + (id - 100000) % greatest(:n / 4000, 1), '2005-01-01' FROM party.organisation WHERE kind = 'branch';
INSERT INTO party.member (id, name, admitted_on, confirmed_on)
SELECT i, 'member ' || i, '2010-01-01', '2011-01-01' FROM generate_series(0, :n - 1) i;
INSERT INTO party.post (org_id, member_id, title, elected_on, from_date)
SELECT 100000 + i, i * 40 + t, CASE t WHEN 0 THEN 'secretary' ELSE 'member' END::party.post_title,
       '2024-01-01', '2024-01-01'
  FROM generate_series(0, :n / 40 - 1) i, generate_series(0, 4) t;
SET session_replication_role = origin;
CREATE TABLE bench.data AS
SELECT i::bigint AS id, i::bigint AS member_id, (100000 + i / 40)::bigint AS org_id,
       'full'::party.member_status AS status, date '2010-01-01' AS from_date
  FROM generate_series(0, :n - 1) i;
DO $$
BEGIN
  -- bare; one count in a row trigger (e1); four rules in a deferred row trigger (plpgsql); the same in a statement
  -- trigger (e3)
  FOR t IN 1..4 LOOP
    EXECUTE format('CREATE TABLE bench.%I (
                      LIKE party.membership INCLUDING ALL,
                      FOREIGN KEY (member_id) REFERENCES party.member ON DELETE CASCADE,
                      FOREIGN KEY (org_id) REFERENCES party.organisation)',
                   (ARRAY['bare', 'e1', 'plpgsql', 'e3'])[t]);
  END LOOP;
END $$;
CREATE FUNCTION bench.check_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  n bigint;
BEGIN
  SELECT count(*) INTO n
    FROM bench.e1 m
   WHERE m.org_id = coalesce(NEW.org_id, OLD.org_id) AND m.status = 'full'
     AND m.from_date <= current_date AND (m.to_date IS NULL OR m.to_date > current_date);
  IF n > 50 THEN RAISE check_violation USING MESSAGE = 'size'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_count AFTER INSERT OR UPDATE OF org_id, status OR DELETE ON bench.e1
  FOR EACH ROW EXECUTE FUNCTION bench.check_count();
CREATE FUNCTION bench.check_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad text;
BEGIN
  SELECT 'size' INTO bad
    FROM (SELECT DISTINCT org_id FROM touched) t
   CROSS JOIN LATERAL (
      SELECT count(*) AS n
        FROM bench.e3 m
       WHERE m.org_id = t.org_id AND m.status = 'full'
         AND m.from_date <= current_date AND (m.to_date IS NULL OR m.to_date > current_date)) f
   CROSS JOIN LATERAL (
      SELECT count(*) AS n, count(*) FILTER (WHERE p.title = 'secretary') AS secretaries
        FROM party.post p
       WHERE p.org_id = t.org_id AND p.to_date IS NULL) c
   WHERE f.n NOT BETWEEN 3 AND 50 OR f.n >= 7 AND c.n < 3 OR c.secretaries > 1
   LIMIT 1;
  IF bad IS NULL THEN
    SELECT 'holder' INTO bad
      FROM touched t
      JOIN party.post p ON p.member_id = t.member_id AND p.to_date IS NULL
     WHERE p.org_id <> t.org_id AND TG_OP = 'UPDATE'
     LIMIT 1;
  END IF;
  IF bad IS NOT NULL THEN RAISE check_violation USING MESSAGE = bad; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_insert AFTER INSERT ON bench.e3 REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION bench.check_statement();
CREATE TRIGGER check_update AFTER UPDATE ON bench.e3 REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION bench.check_statement();
CREATE TRIGGER check_delete AFTER DELETE ON bench.e3 REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION bench.check_statement();
-- Four rules by hand, deferred, a row at a time: size, committee, secretary, office-holders of the branch.
CREATE FUNCTION bench.check_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  o bigint;
  n bigint;
BEGIN
  FOREACH o IN ARRAY ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.org_id END,
                           CASE WHEN TG_OP <> 'DELETE' THEN NEW.org_id END] LOOP
    CONTINUE WHEN o IS NULL;
    SELECT count(*) INTO n
      FROM bench.plpgsql m
     WHERE m.org_id = o AND m.status = 'full'
       AND m.from_date <= current_date AND (m.to_date IS NULL OR m.to_date > current_date);
    IF n NOT BETWEEN 3 AND 50 THEN
      RAISE check_violation USING MESSAGE = 'size';
    END IF;
    IF n >= 7 AND (SELECT count(*) FROM party.post p WHERE p.org_id = o AND p.to_date IS NULL) < 3 THEN
      RAISE check_violation USING MESSAGE = 'committee';
    END IF;
    IF (SELECT count(*)
          FROM party.post p
         WHERE p.org_id = o AND p.title = 'secretary' AND p.to_date IS NULL) > 1 THEN
      RAISE check_violation USING MESSAGE = 'secretary';
    END IF;
  END LOOP;
  IF TG_OP = 'UPDATE'
     AND EXISTS (SELECT FROM party.post p
                  WHERE p.member_id = NEW.member_id AND p.to_date IS NULL AND p.org_id <> NEW.org_id) THEN
    RAISE check_violation USING MESSAGE = 'holder';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_row AFTER INSERT OR UPDATE OF org_id, status OR DELETE ON bench.plpgsql
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bench.check_row();
-- Who comes and goes in insert_delete.pgbench; never admitted, so no rule asks where they have been.
INSERT INTO party.member (id, name) SELECT 10000000 + i, 'guest ' || i FROM generate_series(0, 63) i;
ANALYZE;
