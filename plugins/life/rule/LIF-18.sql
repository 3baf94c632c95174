-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-18',
  'Nothing is held in the future',
  '会议不得预先记为已召开',
  kind => 'structure', subject => 'activity', mode => 'reject', view => 'lif_18_nothing_in_advance',
  fixed => 'check constraint LIF-18 on party.activity: it starts before it ends',
  message_en => '{kind} of "{organisation}" on {held} cannot be recorded as held: {problem}',
  message_zh => '“{organisation}”{held}的{kind}不能记为已召开：{problem}',
  hint_en => 'Correct the date, or record it as planned.',
  hint_zh => '更正日期，或记为计划（planned）。',
  seed_ref => '二(四)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_18_nothing_in_advance AS
SELECT a.id AS subject, a.org_id,
       -- days ahead
       (greatest(least(a.ends_at::date, (SELECT partybuild.today()) + 36525), (SELECT partybuild.today()) + 1)
         - (SELECT partybuild.today()))::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind,
                          'problem', CASE WHEN a.ends_at::date > (SELECT partybuild.today()) THEN 'in the future'
                            ELSE 'outside the life of the organisation' END) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 WHERE a.status IN ('held', 'filed')
   AND (a.ends_at::date > (SELECT partybuild.today()) OR o.active_on IS NULL OR o.active_on > a.held_on
     OR o.revoked_on <= a.held_on);
SELECT partybuild.watch('LIF-18', 'party.activity', 'id', ARRAY['org_id', 'status', 'held_on',
  'ends_at']::name[], leaves => false);
SELECT partybuild.watch('LIF-18', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.watch('LIF-18', 'party.organisation', 'id', ARRAY['active_on', 'revoked_on']::name[],
  enters => false, kind => 'organisation', via => 'party.activity', via_key => 'org_id', via_subject => 'id');
