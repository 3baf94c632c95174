-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-20',
  'Chair and recorder attended',
  '主持人记录人到会',
  kind => 'invariant', subject => 'activity', mode => 'reject', view => 'lif_20_chair_and_recorder',
  message_en => '{kind} of "{organisation}" on {held}: chair or recorder do not meet the rule: {problem}',
  message_zh => '“{organisation}”{held}的{kind}主持人或记录人不合规定：{problem}',
  hint_en =>
    'Record both as present; the chair is the secretary, a deputy, or somebody they named (chair_named_by_id).',
  hint_zh => '登记主持人、记录人到会；主持人为书记、副书记或其指定的人（chair_named_by_id）。',
  seed_ref => '二(四)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_20_chair_and_recorder AS
SELECT a.id AS subject, a.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'problem', p.problem) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    SELECT CASE
      WHEN NOT EXISTS (SELECT
                         FROM party.attendance t
                        WHERE t.activity_id = a.id
                          AND t.member_id = a.chair_id
                          AND t.status = 'present') THEN 'chair not present'
      WHEN NOT EXISTS (SELECT
                         FROM party.attendance t
                        WHERE t.activity_id = a.id
                          AND t.member_id = a.recorder_id
                          AND t.status = 'present') THEN 'recorder not present'
      -- asked only where somebody is on record who might have chaired
      WHEN EXISTS (SELECT FROM party.post x
        WHERE x.org_id = a.org_id AND x.title IN ('secretary', 'deputy', 'fulltime_deputy')
        AND partybuild.in_force(x.from_date, x.to_date, a.held_on))
       AND NOT (EXISTS (SELECT FROM party.post x
                         WHERE x.org_id = a.org_id AND x.member_id IN (a.chair_id, a.chair_named_by_id)
                           AND x.title IN ('secretary', 'deputy', 'fulltime_deputy')
                           AND partybuild.in_force(x.from_date, x.to_date, a.held_on))
                OR EXISTS (SELECT FROM party.party_group g
                            WHERE g.id = a.group_id AND g.org_id = a.org_id AND g.leader_id = a.chair_id)
                OR a.kind = 'democratic_life_meeting' AND EXISTS (SELECT FROM party.leader l
                         WHERE l.member_id IN (a.chair_id, a.chair_named_by_id)
                           AND l.duty IN ('group_secretary', 'group_deputy')
                           AND partybuild.in_force(l.from_date, l.to_date, a.held_on)))
           THEN 'chair without authority' END AS problem
 ) p
 WHERE a.status IN ('held', 'filed') AND p.problem IS NOT NULL;
SELECT partybuild.watch('LIF-20', 'party.activity', 'id', ARRAY['org_id', 'kind', 'group_id', 'status', 'held_on',
  'chair_id', 'chair_named_by_id', 'recorder_id']::name[], leaves => false);
SELECT partybuild.watch('LIF-20', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.watch('LIF-20', 'party.attendance', 'activity_id', ARRAY['member_id', 'status']::name[],
  enters => false);
SELECT partybuild.watch('LIF-20', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  kind => 'organisation', via => 'party.activity', via_key => 'org_id', via_subject => 'id', via_day => 'held_on');
SELECT partybuild.watch('LIF-20', 'party.leader', 'member_id', ARRAY['duty', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.activity', via_key => 'chair_id', via_subject => 'id',
  via_day => 'held_on');
SELECT partybuild.watch('LIF-20', 'party.leader', 'member_id', ARRAY['duty', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.activity', via_key => 'chair_named_by_id', via_subject => 'id',
  via_day => 'held_on');
SELECT partybuild.watch('LIF-20', 'party.party_group', 'id', ARRAY['org_id']::name[], leaves => false, kind => 'group',
  via => 'party.activity', via_key => 'group_id', via_subject => 'id');
SELECT partybuild.harmless('LIF-20', 'party.party_group', ARRAY['id', 'leader_id']::name[],
  because => 'a group has a leader of today only; who chaired its past meetings was so then');
