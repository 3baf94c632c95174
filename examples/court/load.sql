-- From staging into the registers, in one transaction: what cannot be a row is set aside with its reason,
-- what breaks a rule of a group is adopted as a finding. Rows are numbered in the order of the files' lines (ctid), or
-- in another that no plan decides, so that every court that loads them has the same numbers.
SET client_min_messages = warning;
SET jit = off;
BEGIN;
-- The files begin in 2025: obligations are counted from there.
SELECT partybuild.register_court('sample', '中级人民法院', counted_from => '2025-01-01');

-- Files that no kind takes name rows by the numbers of those that are taken: these become the register's.
CREATE FUNCTION pg_temp.keep_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT s.no FROM staging.%I s WHERE %s', TG_ARGV[0], TG_ARGV[1]) INTO STRICT NEW.id USING NEW;
  RETURN NEW;
END $$;
-- Of a file that import() takes, lines that cannot be rows are told with their reasons. numbered: which line of the
-- file a row ($1) is.
CREATE FUNCTION pg_temp.take(kind text, "table" text, key text, numbered text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  register text := (SELECT k.register FROM partybuild.import_kind k WHERE k.name = kind);
BEGIN
  -- the header is the first line
  EXECUTE format('CREATE TEMPORARY VIEW file AS SELECT row_number() OVER (ORDER BY s.ctid) + 1 AS line, s.* '
                 'FROM staging.%I s', "table");
  IF numbered IS NOT NULL THEN
    EXECUTE format('CREATE TRIGGER keep_number BEFORE INSERT ON %s FOR EACH ROW '
                   'EXECUTE FUNCTION pg_temp.keep_number(%L, %L)', register, "table", numbered);
  END IF;
  EXECUTE format('INSERT INTO staging.set_aside SELECT %L, %s, string_agg(i.reason_en, ''; ''), to_jsonb(f) - ''line'' '
                 'FROM partybuild.import(%L, ''pg_temp.file'', %L, judge => false) i JOIN pg_temp.file f USING (line) '
                 'WHERE i.outcome = ''set aside'' GROUP BY f.*, %2$s', "table", key, kind, "table" || '.csv');
  IF numbered IS NOT NULL THEN
    EXECUTE format('DROP TRIGGER keep_number ON %s', register);
    EXECUTE format('SELECT setval(%L, max(id)) FROM %s', pg_get_serial_sequence(register, 'id'), register);
  END IF;
  DROP VIEW pg_temp.file;
END $$;
INSERT INTO party.organisation (name, kind) VALUES ('市直机关工委', 'external_superior');
INSERT INTO party.department (name) SELECT DISTINCT s.department FROM staging.hr_staff s ORDER BY 1;
UPDATE staging.branches SET parent = '市直机关工委' WHERE parent IS NULL;
SELECT pg_temp.take('branches', 'branches', 'f.name');
SELECT pg_temp.take('staff', 'hr_staff', 'f.emp_no');
SELECT pg_temp.take('posts', 'posts', $$f.org || ' ' || f.title$$);
SELECT pg_temp.take('elections', 'elections', $$f.org || ' ' || f.held_on$$);
SELECT pg_temp.take('activities', 'activities', 'f.no::text', 's.no::text = $1.number');
SELECT pg_temp.take('attendance', 'attendance', $$f.activity_no || ' ' || f.emp_no$$);

-- What no kind of file has: who leads the agency and its departments.
UPDATE party.department d
   SET head_id = (SELECT min(m.id)
                    FROM staging.hr_staff s
                    JOIN party.member m USING (emp_no)
                   WHERE s.department = d.name AND s.position IN ('庭长', '主任'));
INSERT INTO party.leader (member_id, duty, personnel, from_date)
SELECT m.id,
       CASE WHEN s.position LIKE '党组书记%' THEN 'group_secretary'
            WHEN s.position LIKE '党组副书记%' THEN 'group_deputy'
            ELSE 'group_member' END::party.leader_duty,
       s.position LIKE '%分管人事%', s.hired_on
  FROM staging.hr_staff s
  JOIN party.member m USING (emp_no)
 WHERE s.position LIKE '党组%'
 ORDER BY s.ctid;
-- The committee's members come from its ballot; the ballots of secretaries by their committees are not in the files.
UPDATE party.post p
   SET election_id = e.id
  FROM party.election e
 WHERE e.org_id = p.org_id AND e.held_on = p.elected_on AND e.office = 'committee' AND p.title = 'member';

-- Findings on persons are known by whose they are.
INSERT INTO staging.file SELECT 'member', m.id, m.emp_no FROM party.member m;
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_development') AS development,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_dues') AS dues,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_venue') AS venue,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_cadre') AS cadre,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'partybuild_supervision') AS supervision \gset
\if :development
  \ir development.sql
\else
  DELETE FROM staging.faults WHERE "table" IN ('development', 'plans');
\endif
\if :dues
  \ir dues.sql
\else
  DELETE FROM staging.faults WHERE "table" = 'dues';
\endif
\if :venue
  \ir venue.sql
\else
  DELETE FROM staging.faults
   WHERE "table" IN ('rooms', 'room_shares', 'inspections', 'layouts', 'wall_items', 'cabinets', 'archive', 'copies',
                     'requests', 'readings');
\endif
\if :cadre
  \ir cadre.sql
\else
  DELETE FROM staging.faults WHERE "table" IN ('cadres', 'trainings', 'training_attendance', 'care');
\endif

DELETE FROM party.import_line;
-- Nobody has looked at the tables yet, and audit and assessment plan by what is in them.
ANALYZE party.member, party.membership, party.post, party.activity, party.attendance;
\if :supervision
  \ir supervision.sql
\else
  DELETE FROM staging.faults
   WHERE "table" IN ('steps', 'hearings', 'agendas', 'responsibilities', 'institutions', 'agency', 'budgets',
                     'expenditures', 'brands', 'services', 'visits', 'commitments', 'self_inspections', 'supervisions',
                     'discipline_reports', 'findings', 'ledger', 'results', 'appeals', 'commendations', 'notices');
\endif
SELECT partybuild.adopt(partybuild.today() + 90,
         (SELECT m.id
            FROM party.member m
            JOIN party.post p ON p.member_id = m.id
           WHERE p.title = 'fulltime_deputy'
           ORDER BY p.id
           LIMIT 1)) AS findings;
\if :supervision
  -- Of what was found, the branches take up what they are to mend themselves.
  SELECT count(partybuild.take_up(f.id, p.member_id)) AS taken_up
    FROM party.finding f
    JOIN party.post p ON p.org_id = f.org_id AND p.title = 'secretary'
   WHERE f.rule IN ('ORG-02', 'ORG-05') AND f.closed_on IS NULL;
\endif
COMMIT;
