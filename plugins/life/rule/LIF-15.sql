-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-15',
  'Quorum of a branch committee',
  '支委会过半数到会',
  kind => 'invariant', subject => 'activity', mode => 'reject', view => 'lif_15_committee_quorum',
  message_en =>
    '{kind} of "{organisation}" on {held} decided with {present} of {count} committee members present: fewer than '
    'half',
  message_zh => '“{organisation}”{held}的{kind}到会{present}人，不足应到{count}人的半数，不能议决',
  hint_en => 'Decide in a meeting with at least half present.',
  hint_zh => '另行召开会议议决。',
  seed_ref => '二(四)3', source => '支部工作条例第十二条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_15_committee_quorum AS
SELECT a.id AS subject, a.org_id, (c.n - 2 * c.present)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'count', c.n, 'present', c.present)
         AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS n,
      count(*) FILTER (WHERE EXISTS (SELECT FROM party.attendance t
      WHERE t.activity_id = a.id AND t.member_id = p.member_id AND t.status = 'present')) AS present
      -- a discipline secretary is of the discipline committee (POS-07)
      FROM (SELECT DISTINCT p.member_id FROM party.post p
        WHERE p.org_id = a.org_id AND p.title <> 'discipline_secretary'
          AND partybuild.in_force(p.from_date, p.to_date, a.held_on)) p
 ) c
 WHERE a.kind = 'committee_meeting'
   AND a.status IN ('held', 'filed')
   AND 2 * c.present < c.n
   AND (EXISTS (SELECT
                  FROM party.decision d
                 WHERE d.activity_id = a.id)
        OR EXISTS (SELECT
                     FROM party.vote v
                    WHERE v.activity_id = a.id)
        -- a theme that it set is decided too (LIF-06); a filed theme day goes on naming the first version
        OR EXISTS (SELECT
                     FROM party_rule.lif_00_before v
                    CROSS JOIN LATERAL (SELECT FROM party_rule.lif_00_current t
                                         WHERE t.decided_by_id = v.version_id OFFSET 0) t
                    WHERE v.subject = a.id));
CREATE OR REPLACE VIEW party_rule.lif_15_theme AS
SELECT t.id AS subject, v.version_id AS meeting_id
  FROM party.activity t
 CROSS JOIN LATERAL (SELECT v.version_id FROM party_rule.lif_00_after v WHERE v.subject = t.decided_by_id OFFSET 0) v;
COMMENT ON VIEW party_rule.lif_15_theme IS 'activities with the meeting that set their theme, and all that correct it';
SELECT partybuild.watch('LIF-15', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on',
  'supersedes_id']::name[], leaves => false);
SELECT partybuild.watch('LIF-15', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.watch('LIF-15', 'party.attendance', 'activity_id', ARRAY['member_id', 'status']::name[],
  enters => false);
SELECT partybuild.watch('LIF-15', 'party.decision', 'activity_id', ARRAY['activity_id']::name[], leaves => false);
-- what sets a theme, in whatever version, and does again when a correction of the theme day is withdrawn
SELECT partybuild.watch('LIF-15', 'party.activity', 'id', ARRAY['decided_by_id']::name[], leaves => false,
  through => 'party_rule.lif_15_theme', through_key => 'subject', through_subject => 'meeting_id',
  via => 'party.activity', via_key => 'id', via_subject => 'id');
SELECT partybuild.watch('LIF-15', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false,
  through => 'party_rule.lif_15_theme', through_key => 'subject', through_subject => 'meeting_id',
  via => 'party.activity', via_key => 'id', via_subject => 'id');
SELECT partybuild.watch('LIF-15', 'party.vote', 'activity_id', ARRAY['activity_id']::name[], leaves => false);
SELECT partybuild.watch('LIF-15', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  kind => 'organisation', via => 'party.activity', via_key => 'org_id', via_subject => 'id', via_day => 'held_on');
