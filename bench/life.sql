-- Obligations: three years of 25,000 branches (at 1,000,000 members): 3.6 million activities, 8 present at each.
-- Closing everything, the open periods of all and of one, correction after 0.1% and 1% of the evidence changed, and a
-- month's attendance against bare tables.
\set ON_ERROR_STOP 1
SET jit = off;
SET session_replication_role = replica;
UPDATE compliance.court SET counted_from = date_trunc('year', partybuild.today() - interval '2 years')::date;
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, chair_id, recorder_id, theme, content)
SELECT row_number() OVER (), o.id, k.kind::party.activity_kind, 'held',
       d + k.day * interval '1 day' + time '09:00' + k.day * interval '10 minutes',
       d + k.day * interval '1 day' + time '11:00' + k.day * interval '10 minutes',
       (o.id - 100000) * 40, (o.id - 100000) * 40, 'theme', 'content'
  FROM party.organisation o
 CROSS JOIN generate_series((SELECT counted_from FROM compliance.court),
                            date_trunc('month', partybuild.today()) - interval '1 month', interval '1 month') d
  JOIN (VALUES ('study', 5, 1), ('theme_day', 10, 1), ('committee_meeting', 15, 1), ('general_meeting', 20, 3),
               ('lecture', 21, 3), ('discussion', 22, 3)) k (kind, day, every)
    ON extract(month FROM d)::int % k.every = 0
 WHERE o.kind = 'branch' AND o.id >= 100000;
INSERT INTO party.attendance (activity_id, member_id)
SELECT a.id, (a.org_id - 100000) * 40 + m
  FROM party.activity a
 CROSS JOIN generate_series(0, 7) m;
SET session_replication_role = origin;
VACUUM ANALYZE party.activity, party.attendance;
SELECT format('%s activities, %s attendances, database %s',
              (SELECT count(*) FROM party.activity), (SELECT count(*) FROM party.attendance),
              pg_size_pretty(pg_database_size(current_database())));
\timing on
\echo closing everything, for the first time
CALL partybuild.close_periods();
SELECT rows, error FROM party.job_run ORDER BY id DESC LIMIT 1;
SELECT step, round(extract(epoch FROM ended_at - started_at)::numeric, 1) AS s, rows
  FROM party.job_step
 WHERE run_id = (SELECT max(id) FROM party.job_run)
 ORDER BY 2 DESC
 LIMIT 4;
VACUUM ANALYZE compliance.period_result;
\echo closing again, nothing changed
CALL partybuild.close_periods();
\echo the open periods of everything: of organisations, then of members (EDU-06)
SELECT count(*)
  FROM party_rule.live
 WHERE rule IN ('EDU-01', 'EDU-02', 'EDU-03', 'EDU-04', 'EDU-05', 'EDU-07',
                'LIF-01', 'LIF-02', 'LIF-03', 'LIF-04', 'LIF-08', 'LIF-09');
SELECT count(*) FROM party_rule.live WHERE rule = 'EDU-06';
\timing off
DO $$
DECLARE
  t timestamptz;
  e text;
  n bigint;
  organisations text[] := ARRAY(
    SELECT rule
      FROM partybuild.obligation o
      JOIN partybuild.rule r ON r.code = o.rule
     WHERE r.subject = 'organisation'
     ORDER BY 1);
  spent numeric := 0;
BEGIN
  EXECUTE 'PREPARE of_one (bigint) AS ' || (
    SELECT string_agg(
             format('SELECT status FROM %s e WHERE e.subject = $1 AND e.first_day >= '
                    '(SELECT coalesce(max(h.live_from), ''-infinity'') FROM compliance.horizon h WHERE h.rule = %L)',
                    o.evaluation, o.rule), ' UNION ALL ')
      FROM partybuild.obligation o
     WHERE o.rule = ANY (organisations));
  SET LOCAL plan_cache_mode = force_generic_plan;
  EXECUTE 'EXECUTE of_one (100001)';
  t := clock_timestamp();
  FOR i IN 1..200 LOOP
    EXECUTE format('EXECUTE of_one (%s)', 100000 + i);
  END LOOP;
  RAISE WARNING 'open periods of one organisation, % obligations: % ms, prepared',
    cardinality(organisations), round(extract(epoch FROM clock_timestamp() - t)::numeric * 1000 / 200, 3);
END $$;
\timing on
\echo one organisation through party_rule.live, planned each time
SELECT count(*) FROM party_rule.live WHERE org_id = 100100;
SELECT count(*) FROM party_rule.live WHERE org_id = 100101 AND rule < 'EDU-06';
\echo the evidence of 0.1% of the organisations changes, in a closed month each
UPDATE party.activity
   SET theme = 'other'
 WHERE org_id % 1000 = 7 AND kind = 'study'
   AND held_on BETWEEN date_trunc('year', partybuild.today())
                   AND date_trunc('year', partybuild.today()) + interval '30 days';
CALL partybuild.close_periods();
\echo of 1%
UPDATE party.activity
   SET theme = 'another'
 WHERE org_id % 100 = 7 AND kind = 'study'
   AND held_on BETWEEN date_trunc('year', partybuild.today())
                   AND date_trunc('year', partybuild.today()) + interval '30 days';
CALL partybuild.close_periods();
\echo a month of attendance: bare table with its keys, then the register with its rules
CREATE TABLE bench.attendance (
  LIKE party.attendance INCLUDING ALL,
  FOREIGN KEY (activity_id) REFERENCES party.activity ON DELETE CASCADE,
  FOREIGN KEY (member_id) REFERENCES party.member);
\timing off
SET session_replication_role = replica;
INSERT INTO bench.attendance SELECT * FROM party.attendance;
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, chair_id, recorder_id, theme)
SELECT 100000000 + o.id, o.id, 'study', 'held',
       date_trunc('month', partybuild.today()) + time '00:10', date_trunc('month', partybuild.today()) + time '00:50',
       (o.id - 100000) * 40, (o.id - 100000) * 40, 'study'
  FROM party.organisation o
 WHERE o.kind = 'branch' AND o.id >= 100000;
SET session_replication_role = origin;
CREATE TABLE bench.month AS
SELECT 100000000 + o.id AS activity_id, (o.id - 100000) * 40 + m AS member_id
  FROM party.organisation o
 CROSS JOIN generate_series(0, 39) m
 WHERE o.kind = 'branch' AND o.id >= 100000;
VACUUM ANALYZE bench.attendance, bench.month, party.activity;
\timing on
INSERT INTO bench.attendance (activity_id, member_id) SELECT activity_id, member_id FROM bench.month;
INSERT INTO party.attendance (activity_id, member_id) SELECT activity_id, member_id FROM bench.month;
DELETE FROM bench.attendance WHERE activity_id > 100000000;
BEGIN;
ALTER TABLE party.attendance DISABLE TRIGGER USER;
DELETE FROM party.attendance WHERE activity_id > 100000000;
ALTER TABLE party.attendance ENABLE TRIGGER USER;
COMMIT;
\echo one activity of 40, by itself
INSERT INTO bench.attendance (activity_id, member_id)
SELECT activity_id, member_id FROM bench.month WHERE activity_id = 100100000;
INSERT INTO party.attendance (activity_id, member_id)
SELECT activity_id, member_id FROM bench.month WHERE activity_id = 100100000;
INSERT INTO party.attendance (activity_id, member_id)
SELECT activity_id, member_id FROM bench.month WHERE activity_id = 100100001;
