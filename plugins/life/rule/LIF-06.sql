-- LIF-06 主题事先研究确定（seed）
-- Theme decided before.
CREATE OR REPLACE VIEW party_rule.lif_06_theme_decided AS
SELECT a.id AS subject, a.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind) AS args
  FROM party.activity a
  JOIN party.organisation o ON o.id = a.org_id
 WHERE a.kind = 'theme_day' AND a.status IN ('held', 'filed')
   AND (coalesce(a.theme, '') = '' OR coalesce(a.content, '') = ''
        OR NOT EXISTS (SELECT FROM party.activity d
                        WHERE d.id = a.decided_by_id AND d.org_id = a.org_id AND d.kind IN ('committee_meeting', 'general_meeting')
                          AND d.status IN ('held', 'filed') AND d.held_on <= a.held_on));
COMMENT ON VIEW party_rule.lif_06_theme_decided IS 'LIF-06 Theme decided before';
SELECT partybuild.watch('LIF-06', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'starts_at', 'theme', 'content', 'decided_by_id']::name[], leaves => false);
SELECT partybuild.watch('LIF-06', 'party.activity', 'decided_by_id', ARRAY['org_id', 'kind', 'status', 'starts_at']::name[]);
SELECT partybuild.watch('LIF-06', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'starts_at']::name[], via => 'party.activity', via_key => 'decided_by_id', via_subject => 'id');
