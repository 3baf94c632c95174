-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-22',
  'Absence has a reason',
  '无正当理由缺席',
  kind => 'record', subject => 'activity', mode => 'warn', view => 'lif_22_absence_with_reason',
  message_en =>
    '{kind} of "{organisation}" on {held}: {count} of the roster are neither present nor absent with a reason: {who}',
  message_zh => '“{organisation}”{held}的{kind}有{count}人既未到会也未说明原因：{who}',
  hint_en => 'Record them as present, or absent with the reason.',
  hint_zh => '登记到会，或缺席及原因。',
  seed_ref => '二(四)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_22_absence_with_reason AS
SELECT a.id AS subject, a.org_id, s.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'count', s.n, 'who', s.who) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, left(string_agg(h.name, '、' ORDER BY h.id), 100) AS who
      FROM (
        -- the roster: a committee meeting's are those in office (a discipline secretary is of the discipline committee,
        -- POS-07), a group's those in it, others' the branch's members
        SELECT m.member_id FROM party.membership m
         WHERE a.kind NOT IN ('committee_meeting', 'group_meeting')
           AND o.kind IN ('branch', 'joint_branch', 'provisional_branch')
           AND m.org_id = a.org_id AND m.status IN ('full', 'probationary')
             AND partybuild.in_force(m.from_date, m.to_date, a.held_on)
        UNION ALL
        SELECT DISTINCT p.member_id FROM party.post p
         WHERE a.kind = 'committee_meeting' AND p.org_id = a.org_id AND p.title <> 'discipline_secretary'
           AND partybuild.in_force(p.from_date, p.to_date, a.held_on)
        UNION ALL
        SELECT g.member_id FROM party.group_member g
          WHERE g.group_id = a.group_id AND partybuild.in_force(g.from_date, g.to_date, a.held_on)
      ) r
      JOIN party.member h ON h.id = r.member_id
     WHERE NOT EXISTS (SELECT
                         FROM party.attendance t
                        WHERE t.activity_id = a.id
                          AND t.member_id = r.member_id
                          AND (t.status = 'present' OR NOT partybuild.is_blank(t.reason)))
 ) s
 WHERE a.status IN ('held', 'filed') AND s.n > 0;
SELECT partybuild.watch('LIF-22', 'party.activity', 'id', ARRAY['org_id', 'group_id', 'kind', 'status',
  'held_on']::name[], leaves => false);
SELECT partybuild.watch('LIF-22', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.watch('LIF-22', 'party.attendance', 'activity_id', ARRAY['member_id', 'status', 'reason']::name[],
  enters => false);
SELECT partybuild.watch('LIF-22', 'party.membership', 'org_id', ARRAY['member_id', 'status', 'from_date',
  'to_date']::name[], kind => 'organisation', leaves => false, via => 'party.activity', via_key => 'org_id',
  via_subject => 'id', via_day => 'held_on');
SELECT partybuild.watch('LIF-22', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  kind => 'organisation', leaves => false, via => 'party.activity', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on');
SELECT partybuild.watch('LIF-22', 'party.group_member', 'group_id', ARRAY['member_id', 'from_date',
  'to_date']::name[], kind => 'group', leaves => false, via => 'party.activity', via_key => 'group_id',
  via_subject => 'id', via_day => 'held_on');
SELECT partybuild.watch('LIF-22', 'party.organisation', 'id', ARRAY['kind']::name[], kind => 'organisation',
  leaves => false, via => 'party.activity', via_key => 'org_id', via_subject => 'id');
