-- The checks in C beside the views of ORG-01, 02, 03, 04, 10, 11, 12 and 13 agree with the views on generated data.
\set VERBOSITY terse
SET client_min_messages = warning;
BEGIN;
ALTER TABLE party.organisation DROP CONSTRAINT organisation_life;
SELECT setseed(0.42);
INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
SELECT i, 'o' || i, (ARRAY['basic_committee', 'general_branch', 'branch', 'joint_branch', 'provisional_branch',
  'branch', 'branch'])[1 + i % 7]::party.organisation_kind,
       CASE WHEN random() < 0.9 THEN date '2005-01-01' WHEN random() < 0.5 THEN partybuild.today() + 1 END,
       CASE WHEN random() < 0.1 THEN partybuild.today() + 2 - (random() * 2)::integer * 2 END
  FROM generate_series(1, 400) i;
INSERT INTO party.subordination (org_id, parent_id, from_date, to_date)
SELECT i, CASE i % 7 WHEN 1 THEN i - 1 ELSE i - i % 7 + (random() > 0.5)::integer END, '2005-01-01',
  CASE WHEN random() < 0.1 THEN partybuild.today() END
  FROM generate_series(8, 400) i WHERE i % 7 > 0;
INSERT INTO party.member (id, name, admitted_on, known_from, ended_on, ended_as)
SELECT i, 'm' || i, CASE WHEN random() < 0.95 THEN date '2010-01-01' END, CASE WHEN random() < 0.3
  THEN date '2012-01-01' END, e, CASE WHEN e IS NOT NULL THEN 'withdrew'::party.membership_end END
  FROM generate_series(1, 9000) i CROSS
    JOIN LATERAL (SELECT CASE WHEN random() < 0.1 AND i > 0 THEN partybuild.today() - 10 END AS e) x;
ALTER TABLE party.membership DROP CONSTRAINT "ORG-11";
INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
SELECT i, o, (ARRAY['full', 'full', 'full', 'probationary',
  'suspended'])[1 + (random() * 4)::integer]::party.member_status, f, CASE WHEN random() < 0.2 THEN date '2020-01-01'
  WHEN random() < 0.2 THEN partybuild.today() + (random() * 2 - 1)::integer END
  FROM generate_series(1, 9000) i CROSS JOIN LATERAL (SELECT 1 + (power(random(), 3) * 399 + i * 0)::integer AS o, CASE
    WHEN random() < 0.8 THEN date '2010-01-01' ELSE '2012-01-01' END AS f) x;
INSERT INTO party.membership (member_id, org_id, status, from_date)
SELECT m.member_id, m.org_id, 'full', CASE WHEN random() < 0.8 THEN m.to_date ELSE m.to_date + 1 END
  FROM party.membership m WHERE m.to_date = '2020-01-01' AND random() < 0.8;
CREATE TEMP TABLE said (rule text, subject bigint, screen text, found boolean);
DO $$
DECLARE
  r record;
BEGIN
  FOR r IN SELECT * FROM partybuild.rule
    WHERE code IN ('ORG-01', 'ORG-02', 'ORG-03', 'ORG-04', 'ORG-10', 'ORG-11', 'ORG-12', 'ORG-13') LOOP
    EXECUTE format('INSERT INTO said SELECT %L, s.id, partybuild.screen(%1$L, s.id),
                      EXISTS (SELECT FROM %s v WHERE v.subject = s.id) FROM %s s', r.code, r.view,
                   (SELECT k.relation FROM partybuild.subject_kind k WHERE k.name = r.subject));
  END LOOP;
END $$;
-- the two never contradict each other, and both answers occur
SELECT rule, count(*) FILTER (WHERE (screen = 'clean') = found OR (screen = 'violated') <> found) AS contradictions,
       bool_or(found) AND bool_or(NOT found) AS both_occur, bool_or(screen = 'clean') AS clears FROM said GROUP BY rule
         ORDER BY rule;
ROLLBACK;
