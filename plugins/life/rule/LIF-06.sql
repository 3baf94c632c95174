-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-06',
  'Theme decided before',
  '主题事先研究确定',
  kind => 'record', subject => 'activity', mode => 'reject', view => 'lif_06_theme_decided',
  message_en =>
    '{kind} of "{organisation}" on {held} has no theme and content decided by a meeting on or before the day',
  message_zh => '“{organisation}”{held}的{kind}没有事先经会议研究确定主题和内容',
  hint_en => 'Name the committee or general meeting that decided them (decided_by_id), not later than the day.',
  hint_zh => '登记确定主题的支委会或党员大会（decided_by_id），日期不晚于当日。',
  seed_ref => '二(四)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_06_theme_decided AS
SELECT a.id AS subject, a.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 WHERE a.kind = 'theme_day' AND a.status IN ('held', 'filed')
   AND (coalesce(partybuild.is_blank(a.theme) OR partybuild.is_blank(a.content), true)
        -- a filed theme day goes on naming the first version: the one that is in force decides
        OR NOT EXISTS (SELECT
                         FROM party_rule.lif_00_after v
                        CROSS JOIN LATERAL (SELECT FROM party_rule.lif_00_held d
                                             WHERE d.id = v.version_id AND d.org_id = a.org_id
                                               AND d.kind IN ('committee_meeting', 'general_meeting')
                                               AND d.held_on <= a.held_on OFFSET 0) d
                        WHERE v.subject = a.decided_by_id));
SELECT partybuild.watch('LIF-06', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on', 'theme',
  'content', 'decided_by_id']::name[], leaves => false);
SELECT partybuild.watch('LIF-06', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
-- what is named is there already, and is not deleted
SELECT partybuild.watch('LIF-06', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on']::name[],
  enters => false, via => 'party.activity', via_key => 'decided_by_id', via_subject => 'id');
-- a version of it: of the same organisation and kind
SELECT partybuild.watch('LIF-06', 'party.activity', 'supersedes_id', ARRAY['status', 'held_on']::name[],
  through => 'party_rule.lif_00_before', through_key => 'subject', through_subject => 'version_id',
  via => 'party.activity', via_key => 'decided_by_id', via_subject => 'id');
