-- The year's assessment of all branches, with its trace: 25,000 of them at 1,000,000 members, with their meetings of a
-- year and nothing else, so that most of what is owed is lost. Against a loop that asks branch by branch what is open
-- and overdue. Before it the nightly job with all rules, by rule; after it reports on a ledger of 40 items a branch,
-- against the same of the bare table.
\set ON_ERROR_STOP 1
SET jit = off;
SET session_replication_role = replica;
CREATE TABLE bench.year AS SELECT extract(year FROM partybuild.today())::integer - 1 AS year;
UPDATE compliance.court SET counted_from = (SELECT make_date(y.year, 1, 1) FROM bench.year y);
UPDATE party.supervision_record SET recorded_from = (SELECT make_date(y.year, 1, 1) FROM bench.year y);
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, chair_id, recorder_id, theme, content)
SELECT 30000000 + row_number() OVER (), o.id, k.kind::party.activity_kind, 'held', d + k.day + time '09:00',
       d + k.day + time '11:00', (o.id - 100000) * 40, (o.id - 100000) * 40, 'theme', 'content'
  FROM party.organisation o
 CROSS JOIN bench.year y
 CROSS JOIN generate_series(make_date(y.year, 1, 1)::timestamp, make_date(y.year, 12, 1), interval '1 month') g
 CROSS JOIN LATERAL (SELECT g::date AS d) x
  JOIN (VALUES ('study', 5, 1), ('theme_day', 10, 1), ('committee_meeting', 15, 1), ('general_meeting', 20, 3),
               ('lecture', 21, 3), ('discussion', 22, 3)) k (kind, day, every)
    ON extract(month FROM x.d)::int % k.every = 0
 WHERE o.kind = 'branch' AND o.id >= 100000;
INSERT INTO party.ledger_item (org_id, source, problem, serious, found_on, entered_on, goal, measure, responsible_id,
  responsible_from, deadline, closed_on, evidence, verifier_id)
SELECT o.id, (enum_range('opinions'::party.ledger_source, 'inspection'))[1 + i % 5], 'problem ' || i, i = 1,
       x.day, x.day, 'goal', 'measure', (o.id - 100000) * 40 + i % 5, x.day, x.day + 60,
       CASE WHEN i % 10 > 1 THEN x.day + 20 + i END, CASE WHEN i % 10 > 1 THEN 'evidence' END,
       CASE WHEN i % 10 > 1 THEN (o.id - 100000) * 40 + 6 END
  FROM party.organisation o
 CROSS JOIN bench.year y
 CROSS JOIN generate_series(1, 40) i
 CROSS JOIN LATERAL (SELECT make_date(y.year, 1, 10) + i * 9 AS day) x
 WHERE o.kind = 'branch' AND o.id >= 100000;
SET session_replication_role = origin;
VACUUM ANALYZE party.activity, party.ledger_item;
CREATE PROCEDURE bench.took(what text, query text, base numeric, OUT took numeric) LANGUAGE plpgsql AS $$
DECLARE
  t0 timestamptz := clock_timestamp();
  answer text;
BEGIN
  EXECUTE query INTO answer;
  -- and what is judged at the end
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  took := extract(epoch FROM clock_timestamp() - t0);
  RAISE INFO '%: % s%, %', what, round(took, 3), coalesce(', ' || round(took / base, 2) || ' times', ''), answer;
END $$;
\echo the nightly job, for the first time and again
\timing on
CALL partybuild.nightly();
VACUUM ANALYZE compliance.period_result, party.finding;
CALL partybuild.nightly();
\timing off
WITH run AS (
  SELECT r.id, r.job, rank() OVER (PARTITION BY r.job ORDER BY r.id DESC) AS last
    FROM party.job_run r
), step AS (
  SELECT r.job, r.last, s.step, round(extract(epoch FROM s.ended_at - s.started_at)::numeric, 1) AS s, s.rows,
         row_number() OVER (PARTITION BY r.job, r.last ORDER BY s.ended_at - s.started_at DESC) AS place
    FROM run r
    JOIN party.job_step s ON s.run_id = r.id
   WHERE r.last <= 2
)
SELECT format('%s, %s run: %s rules, %s s; %s', s.job, CASE s.last WHEN 1 THEN 'second' ELSE 'first' END, count(*),
              sum(s.s), string_agg(format('%s %s', s.step, s.s), ', ' ORDER BY s.place) FILTER (WHERE s.place <= 12))
  FROM step s
 GROUP BY s.job, s.last
 ORDER BY s.job, s.last DESC;

SELECT partybuild.draft_scheme(y.year) AS scheme FROM bench.year y \gset
UPDATE party.assessment_item SET points = points + 100 - (SELECT sum(i.points) FROM party.assessment_item i)
 WHERE scheme_id = :scheme AND number = 1;
SELECT partybuild.publish_scheme(:scheme, published_on => make_date(y.year, 1, 20)) FROM bench.year y;
INSERT INTO party.assessment_grade (item_id, org_id, points, reason)
SELECT i.id, b, 4, 'grade'
  FROM bench.year y
 CROSS JOIN partybuild.assessed_branches(y.year) b
  JOIN party.assessment_item i ON i.scheme_id = :scheme AND i.graded;
ANALYZE party.assessment_grade;
-- What a court would write: a branch after the other. A hundred of them, reckoned up to all.
CREATE FUNCTION bench.assess_one(branch bigint, scheme bigint) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  item record;
  score numeric := 0;
BEGIN
  FOR item IN SELECT i.*, make_date(s.year, 1, 1) AS begins, make_date(s.year, 12, 31) AS ends
                FROM party.assessment_item i
                JOIN party.assessment_scheme s ON s.id = i.scheme_id
               WHERE i.scheme_id = scheme AND NOT i.graded LOOP
    score := score + item.points - least(item.points, (
      SELECT coalesce(sum(CASE c.status WHEN 'late' THEN item.lost_late ELSE item.lost_overdue END), 0)
        FROM compliance.status c
        JOIN partybuild.rule r ON r.code = c.rule AND (r.code = ANY (item.rules) OR r.area = ANY (item.rules))
       WHERE c.org_id = branch AND c.status IN ('late', 'overdue') AND c.due_on BETWEEN item.begins AND item.ends)
      + (SELECT count(*) * item.lost_finding
           FROM party.finding f
           JOIN partybuild.rule r ON r.code = f.rule AND (r.code = ANY (item.rules) OR r.area = ANY (item.rules))
          WHERE f.org_id = branch AND f.found_on <= item.ends AND (f.closed_on IS NULL OR f.closed_on > item.ends)
            AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = f.rule)));
  END LOOP;
  RETURN score;
END $$;
DO $$
DECLARE
  scheme bigint := (SELECT s.id FROM party.assessment_scheme s);
  branches bigint := (SELECT count(*) FROM bench.year y CROSS JOIN partybuild.assessed_branches(y.year));
  looped numeric;
  took numeric;
BEGIN
  CALL bench.took('a hundred branches, one after the other', format(
    'SELECT sum(bench.assess_one(100000 + i, %s)) || '' points'' FROM generate_series(0, 99) i', scheme), NULL, looped);
  CALL bench.took(format('all %s branches', branches), $q$
    SELECT 'run ' || partybuild.assess(y.year) FROM bench.year y$q$, looped * branches / 100, took);
  RAISE INFO '% losses', (SELECT count(*) FROM party.assessment_loss);
  CALL bench.took('a scheme tried on all',
    format('SELECT count(*) || '' rows'' FROM partybuild.try_scheme(%s)', scheme), looped * branches / 100, took);
  CALL bench.took('results published', $q$
    SELECT 'final' || partybuild.publish_assessment(y.year) FROM bench.year y$q$,
    looped * branches / 100, took);
END $$;
ANALYZE party.assessment_result;
ANALYZE party.assessment_item_result;
ANALYZE party.assessment_loss;
DO $$
DECLARE
  bare numeric;
  took numeric;
BEGIN
  CALL bench.took('open and overdue items by branch, bare', $q$
    SELECT count(*) || ' branches, ' || sum(x.n)
      FROM (SELECT i.org_id, o.name, count(*) AS n, max(current_date - i.found_on) AS age
              FROM party.ledger_item i JOIN party.organisation o ON o.id = i.org_id
             WHERE i.closed_on IS NULL GROUP BY i.org_id, o.name) x$q$, NULL, bare);
  CALL bench.took('compliance.ledger, the same', $q$
    SELECT count(*) || ' branches, ' || sum(x.n)
      FROM (SELECT l.org_id, l.organisation, count(*) AS n, max(l.age_days) AS age
              FROM compliance.ledger l
             WHERE l.status <> 'closed' AND l.finding_id IS NULL GROUP BY l.org_id, l.organisation) x$q$, bare, took);
  CALL bench.took('compliance.ledger, all of it by responsible person', $q$
    SELECT count(*) || ' persons, ' || sum(x.n)
      FROM (SELECT l.responsible, count(*) AS n, max(l.age_days) AS age
              FROM compliance.ledger l GROUP BY l.responsible) x$q$, bare, took);
  CALL bench.took('compliance.ledger, of one branch', $q$
    SELECT count(*) || ' rows, ' || count(DISTINCT l.problem)
      FROM compliance.ledger l WHERE l.org_id = 100077$q$, bare, took);
  CALL bench.took('compliance.ledger, of one person', $q$
    SELECT count(*) || ' rows, ' || max(l.age_days)
      FROM compliance.ledger l WHERE l.responsible_id = 3081$q$, bare, took);
  CALL bench.took('compliance.returned', 'SELECT count(*) || '' rows'' FROM compliance.returned', bare, took);
  CALL bench.took('compliance.branch_profile, of one branch', $q$
    SELECT p.open_items || ' open items' FROM compliance.branch_profile p WHERE p.org_id = 100077$q$, bare, took);
  CALL bench.took('compliance.branch_profile', $q$
    SELECT count(*) || ' rows, ' || sum(p.open_items) || ' items' FROM compliance.branch_profile p$q$, bare, took);
  CALL bench.took('compliance.assessment', $q$
    SELECT count(*) || ' rows, ' || round(avg(a.score), 2) FROM compliance.assessment a$q$, bare, took);
  CALL bench.took('kept for a superior, for the first time', $q$
    SELECT r.rows || ' rows' FROM partybuild.keep_report() r$q$, bare, took);
  CALL bench.took('kept for a superior, again', $q$
    SELECT r.rows || ' rows' FROM partybuild.keep_report() r$q$, bare, took);
END $$;
