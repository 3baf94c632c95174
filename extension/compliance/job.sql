-- The last run of everything schedule() schedules; late: no good run within its time and an hour.
CREATE OR REPLACE VIEW compliance.job AS
SELECT j.name AS job, r.job AS part, j.at, r.started_at, r.ended_at, r.rows, r.error, s.done AS steps_done, s.steps,
  s.failed AS steps_failed, k.last_success,
       coalesce(k.last_success, c.first_day) < now() - j.every - interval '1 hour' AS late,
       (SELECT count(*) FROM partybuild.health_problems()) AS problems
  FROM partybuild.job j
 CROSS JOIN LATERAL unnest(j.jobs) n (job)
 CROSS JOIN LATERAL (SELECT d.recorded_from::timestamptz AS first_day FROM compliance.court d) c
  LEFT JOIN LATERAL (SELECT x.* FROM party.job_run x WHERE x.job = n.job ORDER BY x.started_at DESC,
    x.id DESC LIMIT 1) r ON true
 CROSS JOIN LATERAL (SELECT count(*) AS steps, count(*) FILTER (WHERE x.ended_at IS NOT NULL) AS done,
                            string_agg(x.step || ': ' || x.error, E'\n' ORDER BY x.step) AS failed
                       FROM party.job_step x WHERE x.run_id = r.id) s
 CROSS JOIN LATERAL (SELECT max(x.ended_at) AS last_success FROM party.job_run x
   WHERE x.job = n.job AND x.error IS NULL) k;
COMMENT ON VIEW compliance.job IS
  'jobs and their last runs: when, how many rows, which steps failed and why, and which are late';
COMMENT ON COLUMN compliance.job.job IS 'what schedule() schedules';
COMMENT ON COLUMN compliance.job.part IS 'which of its jobs';
COMMENT ON COLUMN compliance.job.at IS 'when it runs, as cron writes it';
COMMENT ON COLUMN compliance.job.started_at IS 'when the last run began; null: none yet';
COMMENT ON COLUMN compliance.job.ended_at IS 'when it ended; null: it has not';
COMMENT ON COLUMN compliance.job.rows IS 'rows that it wrote';
COMMENT ON COLUMN compliance.job.error IS 'why it failed; null: it did not';
COMMENT ON COLUMN compliance.job.steps_done IS 'steps that have ended';
COMMENT ON COLUMN compliance.job.steps IS 'steps in all';
COMMENT ON COLUMN compliance.job.steps_failed IS 'steps that failed, and why, a line each';
COMMENT ON COLUMN compliance.job.last_success IS 'when a run last ended well';
COMMENT ON COLUMN compliance.job.late IS 'no good run within its time and an hour';
COMMENT ON COLUMN compliance.job.problems IS
  'how many problems partybuild.health() tells, besides those of jobs and obligations';
