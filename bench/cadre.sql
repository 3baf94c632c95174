-- The hours of 100,000 secretaries and committee members in a year (CAD-02): everybody holds a post, attended a study
-- activity a month, a class of five days and a meeting on one of them; by their posts, and once for what overlaps.
-- Against the plain sum, which counts the meeting twice.
\set ON_ERROR_STOP 1
SET jit = off;
SET session_replication_role = replica;
CREATE TABLE bench.year AS SELECT extract(year FROM partybuild.today())::integer - 1 AS year;
UPDATE compliance.court SET counted_from = (SELECT make_date(y.year, 1, 1) FROM bench.year y);
UPDATE party.cadre_record SET recorded_from = (SELECT make_date(y.year, 1, 1) FROM bench.year y);
INSERT INTO party.post (org_id, member_id, title, elected_on, from_date)
SELECT d.org_id, d.member_id, 'member', '2024-01-01', '2024-01-01'
  FROM bench.data d
 WHERE NOT EXISTS (SELECT FROM party.post p WHERE p.member_id = d.member_id);
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at)
SELECT 20000000 + row_number() OVER (), o.id, 'study', 'held', d + time '14:00', d + time '16:00'
  FROM party.organisation o
 CROSS JOIN bench.year y
 CROSS JOIN generate_series(make_date(y.year, 1, 5)::timestamp, make_date(y.year, 12, 5), interval '1 month') d
 WHERE o.kind = 'branch';
INSERT INTO party.attendance (activity_id, member_id)
SELECT a.id, d.member_id FROM party.activity a JOIN bench.data d ON d.org_id = a.org_id WHERE a.id > 20000000;
INSERT INTO party.training (id, org_id, form, topic, starts_on, ends_on, days, hours)
SELECT o.id * 10 + t.n, o.id, t.form::party.training_form, 'topic', make_date(y.year, 6, t.day),
       make_date(y.year, 6, t.day) + t.days - 1, t.days, t.hours
  FROM party.organisation o
 CROSS JOIN bench.year y
 CROSS JOIN (VALUES (1, 'class', 2, 5, 40), (2, 'meeting', 3, 1, 6)) t (n, form, day, days, hours)
 WHERE o.kind = 'branch';
INSERT INTO party.training_attendance (training_id, member_id)
SELECT t.id, d.member_id FROM party.training t JOIN bench.data d ON d.org_id = t.org_id;
SET session_replication_role = origin;
VACUUM ANALYZE party.post, party.activity, party.attendance, party.training, party.training_attendance;
CREATE PROCEDURE bench.took(what text, query text, base numeric, OUT took numeric) LANGUAGE plpgsql AS $$
DECLARE
  t0 timestamptz := clock_timestamp();
  answer text;
BEGIN
  EXECUTE query INTO answer;
  took := extract(epoch FROM clock_timestamp() - t0);
  RAISE INFO '%: % s%, %', what, round(took, 3), coalesce(', ' || round(took / base, 2) || ' times', ''), answer;
END $$;
DO $$
DECLARE
  bare numeric;
  took numeric;
BEGIN
  CALL bench.took('hours of a year, overlaps counted twice', $q$
    SELECT count(*) || ' members, ' || sum(h.hours) || ' hours'
      FROM (SELECT x.subject, sum(x.hours) AS hours
              FROM (SELECT s.subject, s.hours FROM party_rule.edu_00_study s
                    UNION ALL
                    SELECT a.subject, a.hours FROM party_rule.cad_00_attended a) x
             GROUP BY x.subject) h$q$, NULL, bare);
  CALL bench.took('hours of a year, each once', $q$
    SELECT count(*) || ' members, ' || sum(h.hours) || ' hours'
      FROM (SELECT x.subject, sum(x.quantity) AS hours FROM party_rule.cad_00_hours x GROUP BY x.subject) h$q$,
    bare, took);
  CALL bench.took('full months in office', $q$
    SELECT count(*) || ' years, ' || sum(f.months) || ' months' FROM party_rule.cad_02_office f$q$, bare, took);
  CALL bench.took('CAD-02 of all, for the year', $q$
    SELECT string_agg(s.status || ' ' || s.n, ', ')
      FROM (SELECT e.status, count(*) AS n
              FROM party_rule.cad_02_evaluation e
             WHERE e.first_day = (SELECT make_date(y.year, 1, 1) FROM bench.year y)
             GROUP BY e.status) s$q$, bare, took);
  CALL bench.took('CAD-02 of a branch', $q$
    SELECT count(*) || ' rows' FROM party_rule.cad_02_evaluation e WHERE e.org_id = 100007$q$, bare, took);
  CALL bench.took('CAD-02 of a member', $q$
    SELECT count(*) || ' rows' FROM party_rule.cad_02_evaluation e WHERE e.subject = 77$q$, bare, took);
  CALL bench.took('hours of a member', $q$
    SELECT sum(h.quantity) || ' hours' FROM party_rule.cad_00_hours h WHERE h.subject = 77$q$, bare, took);
END $$;
