-- What time alone will break against an audit of the same rules, where days are on file: of 1,000 members 10 move and 2
-- leave within 90 days, of 100 posts 2 end, of 100 branches 10 come to the end of their term, and 40 have missed it.
\set ON_ERROR_STOP 1
SET jit = off;
SET session_replication_role = replica;
UPDATE party.membership m
   SET to_date = partybuild.today() + 1 + (m.id / 1000 % 90)::integer
 WHERE m.id % 1000 < 12;
INSERT INTO party.membership (id, member_id, org_id, status, from_date)
SELECT 50000000 + m.id, m.member_id, m.org_id + CASE WHEN m.org_id % 2 = 0 THEN 1 ELSE -1 END, m.status, m.to_date
  FROM party.membership m
 WHERE m.id % 1000 < 10;
UPDATE party.post p
   SET to_date = partybuild.today() + 1 + (p.id % 89)::integer, end_reason = 'death'
 WHERE p.id % 50 = 0;
INSERT INTO party.election
       (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned, valid, result)
SELECT o.id * 10 + 5, o.id, 'renewal',
       partybuild.today() - 3 * 365 + CASE WHEN o.id % 10 = 0 THEN (o.id % 90)::integer WHEN o.id % 10 < 5 THEN -100
                                      ELSE 500 END, 3, 4, 40, 40, 40, 40, 40, 'valid'
  FROM party.organisation o
 WHERE o.kind = 'branch' AND o.id >= 100000;
SET session_replication_role = origin;
VACUUM ANALYZE party.membership, party.post, party.election;
CALL partybuild.audit(false);
CALL partybuild.foresee(false);
VACUUM ANALYZE party.finding, party.foreseen;
CALL partybuild.audit(false);
CALL partybuild.foresee(false);
WITH taken AS (
  SELECT s.step, extract(epoch FROM max(s.ended_at - s.started_at) FILTER (WHERE r.job = 'audit')) AS audit,
         extract(epoch FROM max(s.ended_at - s.started_at) FILTER (WHERE r.job = 'foresee')) AS foresee
    FROM (SELECT max(x.id) AS id, x.job FROM party.job_run x WHERE x.job IN ('audit', 'foresee') GROUP BY x.job) r
    JOIN party.job_step s ON s.run_id = r.id
   GROUP BY s.step
)
SELECT format('  %s %s   (%s ms, audit %s ms; %s foreseen, %s findings)',
              CASE WHEN step IS NULL THEN 'all rules' ELSE step END,
              round(sum(foresee) / sum(audit), 2), round(sum(foresee) * 1000), round(sum(audit) * 1000),
              (SELECT count(*) FROM party.foreseen f WHERE f.rule = t.step OR t.step IS NULL),
              (SELECT count(*) FROM party.finding f WHERE f.closed_on IS NULL AND (f.rule = t.step OR t.step IS NULL)))
  FROM taken t
 WHERE foresee IS NOT NULL
 GROUP BY GROUPING SETS ((), (step))
HAVING step IS NULL OR sum(foresee) > 0.1 * (SELECT max(x.foresee) FROM taken x)
 ORDER BY step NULLS FIRST;
SELECT string_agg(s.step || ': ' || s.error, E'\n') FROM party.job_step s WHERE s.error IS NOT NULL;
