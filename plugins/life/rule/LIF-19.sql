-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-19',
  'Minutes are written in time',
  '记录及时',
  kind => 'invariant', subject => 'activity', mode => 'warn', view => 'lif_19_minutes_in_time',
  message_en => '{kind} of "{organisation}" on {held}: the minutes came {days} days after it',
  message_zh => '“{organisation}”{held}的{kind}记录迟了{days}天',
  hint_en => 'Record minutes within 7 days.',
  hint_zh => '会后7日内记录。',
  seed_ref => '二(二)2', source => 'seed');
SELECT partybuild.ship_parameter('LIF-19', 'days', 7, 'days', at_least => 0, at_most => 3660);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_19_minutes_in_time AS
SELECT a.id AS subject, a.org_id, (s.seen - a.held_on)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'days', s.seen - a.held_on) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    -- the minutes of any version: a correction is no later than what it corrects, and no earlier
    SELECT coalesce(min(partybuild.day_of(m.seen_at)), (SELECT partybuild.today())) AS seen
      FROM party_rule.lif_00_before v
     CROSS JOIN LATERAL (SELECT x.seen_at FROM party.minutes x WHERE x.activity_id = v.version_id OFFSET 0) m
     WHERE v.subject = a.id
 ) s
 WHERE a.status IN ('held', 'filed')
   -- what was held before the database was there to see it is not late for it
   AND a.held_on >= (SELECT c.recorded_from FROM compliance.court c)
   AND s.seen > a.held_on + (SELECT partybuild.param('LIF-19', 'days'))::integer;
SELECT partybuild.watch('LIF-19', 'party.activity', 'id', ARRAY['org_id', 'status', 'held_on',
  'supersedes_id']::name[], leaves => false);
SELECT partybuild.watch('LIF-19', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
-- minutes that come are no later than none
SELECT partybuild.watch('LIF-19', 'party.minutes', 'activity_id', ARRAY['seen_at']::name[], enters => false);
