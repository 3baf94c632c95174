-- LIF-19 记录及时（seed）
-- Minutes are written in time.
CREATE OR REPLACE VIEW party_rule.lif_19_minutes_in_time AS
SELECT a.id AS subject, a.org_id, (s.seen - a.held_on)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'days', s.seen - a.held_on) AS args
  FROM party.activity a
  JOIN party.organisation o ON o.id = a.org_id
  LEFT JOIN party.minutes x ON x.activity_id = a.id
 CROSS JOIN LATERAL (SELECT coalesce(partybuild.day_of(x.seen_at), (SELECT partybuild.today())) AS seen) s
 WHERE a.status IN ('held', 'filed') AND a.supersedes_id IS NULL
   -- what was held before the database was there to see it is not late for it
   AND a.held_on >= (SELECT c.recorded_from FROM compliance.court c)
   AND s.seen > a.held_on + (SELECT partybuild.param('LIF-19', 'days'))::integer;
COMMENT ON VIEW party_rule.lif_19_minutes_in_time IS 'LIF-19 Minutes are written in time';
SELECT partybuild.watch('LIF-19', 'party.activity', 'id', ARRAY['org_id', 'status', 'starts_at']::name[], leaves => false);
SELECT partybuild.watch('LIF-19', 'party.minutes', 'activity_id', ARRAY['activity_id']::name[]);
