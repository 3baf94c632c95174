-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-21',
  'Nobody in two places',
  '同一人不同时参加两会',
  kind => 'invariant', subject => 'member', mode => 'reject', view => 'lif_21_one_place',
  message_en => 'member "{member}" attended two meetings at once: {first} and {second}',
  message_zh => '党员“{member}”同时参加两个会议：{first}与{second}',
  hint_en => 'Correct the times or the lists.',
  hint_zh => '更正时间或名单。',
  seed_ref => '二(四)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_21_one_place AS
SELECT x.subject, max(x.org_id) AS org_id, count(*)::numeric AS magnitude,
       jsonb_build_object('member', (SELECT h.name
                                       FROM party.member h
                                      WHERE h.id = x.subject),
                          'first', to_char(min(x.before), 'YYYY-MM-DD HH24:MI'),
                          'second', to_char(min(x.starts_at), 'YYYY-MM-DD HH24:MI')) AS args
  FROM (
    -- in the order of their beginning: one that begins before those before it have ended
    SELECT t.member_id AS subject, a.org_id, a.starts_at, max(a.ends_at) OVER w AS before_ends,
      max(a.starts_at) OVER w AS before
      FROM party.attendance t
      JOIN party_rule.lif_00_held a ON a.id = t.activity_id
     WHERE t.status = 'present' AND t.in_person
    WINDOW w AS (PARTITION BY t.member_id ORDER BY a.starts_at, a.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  ) x
 WHERE x.starts_at < x.before_ends
 GROUP BY x.subject;
SELECT partybuild.watch('LIF-21', 'party.attendance', 'member_id', ARRAY['activity_id', 'status', 'in_person']::name[],
  leaves => false);
-- nobody attends yet what is new
SELECT partybuild.watch('LIF-21', 'party.activity', 'id', ARRAY['org_id', 'status', 'starts_at', 'ends_at']::name[],
  enters => false, kind => 'activity', via => 'party.attendance', via_key => 'activity_id',
  via_subject => 'member_id');
SELECT partybuild.watch('LIF-21', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false,
  kind => 'activity', via => 'party.attendance', via_key => 'activity_id', via_subject => 'member_id');
