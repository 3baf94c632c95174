-- The last run of everything schedule() schedules; late: no good run within its time and an hour.
CREATE OR REPLACE VIEW compliance.job AS
SELECT j.name AS job, r.job AS part, j.at, r.started_at, r.ended_at, r.rows, r.error, s.done AS steps_done, s.steps,
  s.failed AS steps_failed, k.last_success,
       coalesce(k.last_success, c.first_day) < now() - j.every - interval '1 hour' AS late
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
