-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-16',
  'A basic committee has a discipline committee',
  '机关党委设机关纪委',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'org_16_discipline_committee',
  message_en => '"{organisation}" has no discipline committee with a secretary in office',
  message_zh => '“{organisation}”没有机关纪委或纪委书记',
  hint_en => 'Set up a discipline committee and appoint its secretary.',
  hint_zh => '设立机关纪委并任命书记。',
  seed_ref => '二(一)3', source => '党章; 机关基层组织工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_16_discipline_committee AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name) AS args
  FROM party.organisation o
 WHERE o.kind = 'basic_committee'
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND NOT EXISTS (
     SELECT
       FROM party.post p
      WHERE p.org_id = o.id
        AND p.title = 'discipline_secretary'
        AND partybuild.in_force(p.from_date, p.to_date))
   AND NOT EXISTS (
     SELECT FROM party.subordination s
       JOIN party.organisation d ON d.id = s.org_id AND d.kind = 'discipline_committee'
       JOIN party.post p ON p.org_id = d.id AND p.title = 'secretary'
      WHERE s.parent_id = o.id AND partybuild.in_force(s.from_date, s.to_date)
        AND partybuild.in_force(d.active_on, d.revoked_on) AND partybuild.in_force(p.from_date, p.to_date));
SELECT partybuild.watch('ORG-16', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-16', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  enters => false);
-- the discipline committee, its place and its secretary
SELECT partybuild.watch('ORG-16', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation');
SELECT partybuild.watch('ORG-16', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  enters => false, via => 'party.subordination', via_key => 'org_id', via_subject => 'parent_id');
SELECT partybuild.watch('ORG-16', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation', via => 'party.subordination', via_key => 'org_id',
  via_subject => 'parent_id');
