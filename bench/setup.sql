-- The court of the benchmark, the same rows in bare tables, and what a user would write instead in PL/pgSQL.
CREATE EXTENSION partybuild CASCADE;
CREATE EXTENSION partybuild_organisation;
SELECT count(*) FROM partybuild.deploy();
CREATE SCHEMA bench;
SET session_replication_role = replica;
INSERT INTO party.organisation (id, name, kind, active_on) VALUES (1, 'superior', 'external_superior', NULL);
INSERT INTO party.organisation (id, name, kind, active_on) SELECT 1 + i, 'committee ' || i, 'basic_committee', '2005-01-01' FROM generate_series(1, greatest(:n / 4000, 1)) i;
INSERT INTO party.organisation (id, name, kind, active_on) SELECT 100000 + i, 'branch ' || i, 'branch', '2005-01-01' FROM generate_series(0, :n / 40 - 1) i;
INSERT INTO party.subordination (org_id, parent_id, from_date) SELECT id, 1, '2005-01-01' FROM party.organisation WHERE kind = 'basic_committee';
INSERT INTO party.subordination (org_id, parent_id, from_date) SELECT id, 2 + (id - 100000) % greatest(:n / 4000, 1), '2005-01-01' FROM party.organisation WHERE kind = 'branch';
INSERT INTO party.member (id, name, admitted_on, confirmed_on) SELECT i, 'member ' || i, '2010-01-01', '2011-01-01' FROM generate_series(0, :n - 1) i;
INSERT INTO party.post (org_id, member_id, title, elected_on, from_date)
SELECT 100000 + i, i * 40 + t, CASE t WHEN 0 THEN 'secretary' ELSE 'member' END::party.post_title, '2024-01-01', '2024-01-01' FROM generate_series(0, :n / 40 - 1) i, generate_series(0, 4) t;
SET session_replication_role = origin;
CREATE TABLE bench.data AS SELECT i::bigint AS id, i::bigint AS member_id, (100000 + i / 40)::bigint AS org_id, 'full'::party.member_status AS status, date '2010-01-01' AS from_date FROM generate_series(0, :n - 1) i;
CREATE TABLE bench.bare (LIKE party.membership INCLUDING ALL,
  FOREIGN KEY (member_id) REFERENCES party.member ON DELETE CASCADE, FOREIGN KEY (org_id) REFERENCES party.organisation);
CREATE TABLE bench.plpgsql (LIKE party.membership INCLUDING ALL,
  FOREIGN KEY (member_id) REFERENCES party.member ON DELETE CASCADE, FOREIGN KEY (org_id) REFERENCES party.organisation);
-- Four rules by hand, deferred, a row at a time: size, committee, secretary, office-holders of the branch.
CREATE FUNCTION bench.check_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  o bigint;
  n bigint;
BEGIN
  FOREACH o IN ARRAY ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.org_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.org_id END] LOOP
    CONTINUE WHEN o IS NULL;
    SELECT count(*) INTO n FROM bench.plpgsql m WHERE m.org_id = o AND m.status = 'full' AND m.from_date <= current_date AND (m.to_date IS NULL OR m.to_date > current_date);
    IF n NOT BETWEEN 3 AND 50 THEN RAISE check_violation USING MESSAGE = 'size'; END IF;
    IF n >= 7 AND (SELECT count(*) FROM party.post p WHERE p.org_id = o AND p.to_date IS NULL) < 3 THEN RAISE check_violation USING MESSAGE = 'committee'; END IF;
    IF (SELECT count(*) FROM party.post p WHERE p.org_id = o AND p.title = 'secretary' AND p.to_date IS NULL) > 1 THEN RAISE check_violation USING MESSAGE = 'secretary'; END IF;
  END LOOP;
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM party.post p WHERE p.member_id = NEW.member_id AND p.to_date IS NULL AND p.org_id <> NEW.org_id) THEN
    RAISE check_violation USING MESSAGE = 'holder';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_row AFTER INSERT OR UPDATE OF org_id, status OR DELETE ON bench.plpgsql DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bench.check_row();
ANALYZE;
