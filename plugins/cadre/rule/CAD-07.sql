-- at CREATE EXTENSION
SELECT partybuild.ship_rule('cadre', 'CAD-07',
  'Training records hold together',
  '培训记录真实',
  kind => 'structure', subject => 'training', mode => 'reject', view => 'cad_07_holds_together',
  fixed => 'check constraint CAD-07 on party.training: more than 0 hours and at most 10 for each day, whatever the '
    'mode; CAD-07 times: no more than lie between its times; CAD-07 attended on party.training_attendance: no hours of '
    'who was absent; type party.training_form',
  message_en => 'training "{topic}" of "{organisation}" from {from}: {problems}',
  message_zh => '“{organisation}”{from}起的培训“{topic}”：{problems}',
  hint_en => 'Correct the days, the hours, the list, or which activity it is.',
  hint_zh => '更正日期、学时、名单或所对应的活动。',
  seed_ref => '二(三)2', source => 'seed');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('trained without being a member', '参加人当日不是党员：{strangers}', 'attended by who was no member that day: {strangers}',
   'cadre'),
  ('more hours than the training', '个人学时多于培训学时：{eager}', 'more hours than it has are put down for {eager}',
   'cadre'),
  ('apart from its activity', '与所对应的活动（{held}）时间不符', 'it is not at the time of the activity of {held}',
   'cadre');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.cad_07_holds_together AS
SELECT t.id AS subject, t.org_id, n.wrong::numeric AS magnitude,
       jsonb_build_object('topic', t.topic, 'organisation', o.name, 'from', t.starts_on, 'strangers', a.who,
         'eager', a.whose, 'held', v.day, 'problems',
         array_remove(ARRAY[CASE WHEN a.strangers > 0 THEN 'trained without being a member' END,
                            CASE WHEN a.eager > 0 THEN 'more hours than the training' END,
                            CASE WHEN v.apart > 0 THEN 'apart from its activity' END], NULL)) AS args
  FROM party.training t
  JOIN party.organisation o ON o.id = t.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x.stranger) AS strangers, count(*) FILTER (WHERE x.eager) AS eager,
           left(string_agg(x.name, '、' ORDER BY x.id) FILTER (WHERE x.stranger), 100) AS who,
           left(string_agg(x.name, '、' ORDER BY x.id) FILTER (WHERE x.eager), 100) AS whose
      FROM (SELECT h.id, h.name, a.hours > t.hours AS eager,
                   -- on its first day
                   (h.admitted_on <= t.starts_on AND (h.ended_on IS NULL OR h.ended_on > t.starts_on))
                     IS NOT TRUE AS stranger
              FROM party.training_attendance a
              JOIN party.member h ON h.id = a.member_id
             WHERE a.training_id = t.id
               AND a.status = 'present') x
 ) a
  LEFT JOIN LATERAL (
    -- of the versions of the activity the one in force: by how many days it is apart, or at another time of the day
    SELECT d.day,
           greatest(0, t.starts_on - d.day, d.day - t.ends_on,
                    (t.from_time > c.starts_at::time OR c.ends_at > d.day + t.to_time)::integer) AS apart
      FROM party_rule.lif_00_after v
      JOIN party_rule.lif_00_held c ON c.id = v.version_id
     CROSS JOIN LATERAL (SELECT c.starts_at::date AS day) d
     WHERE v.subject = t.activity_id
 ) v ON true
 CROSS JOIN LATERAL (SELECT a.strangers + a.eager + coalesce(v.apart, 0) AS wrong) n
 WHERE n.wrong > 0;
SELECT partybuild.watch('CAD-07', 'party.training', 'id', ARRAY['org_id', 'starts_on', 'ends_on', 'from_time',
  'to_time', 'hours', 'activity_id']::name[], leaves => false);
SELECT partybuild.watch('CAD-07', 'party.training_attendance', 'training_id', ARRAY['member_id', 'status',
  'hours']::name[], leaves => false);
-- nobody has attended yet who is new
SELECT partybuild.watch('CAD-07', 'party.member', 'id', ARRAY['admitted_on', 'ended_on']::name[], enters => false,
  kind => 'member', via => 'party.training_attendance', via_key => 'member_id', via_subject => 'training_id');
-- By the activity, which is locked: it is not moved beside the training that says it is it.
SELECT partybuild.watch('CAD-07', 'party.training', 'activity_id', ARRAY['starts_on', 'ends_on', 'from_time',
  'to_time']::name[], leaves => false, kind => 'activity', via => 'party.training', via_key => 'activity_id',
  via_subject => 'id');
SELECT partybuild.watch('CAD-07', 'party.activity', 'id', ARRAY['starts_at', 'ends_at', 'status']::name[],
  enters => false, kind => 'activity', through => 'party_rule.lif_00_before', through_key => 'subject',
  through_subject => 'version_id', via => 'party.training', via_key => 'activity_id', via_subject => 'id');
-- a correction that is new, or gone
SELECT partybuild.watch('CAD-07', 'party.activity', 'supersedes_id', '{}', kind => 'activity',
  through => 'party_rule.lif_00_before', through_key => 'subject', through_subject => 'version_id',
  via => 'party.training', via_key => 'activity_id', via_subject => 'id');
