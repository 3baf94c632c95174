-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-10',
  'Appraisal results hold together',
  '评议结果有据',
  kind => 'invariant', subject => 'member', mode => 'reject', view => 'lif_10_appraisal_results',
  message_en => 'the appraisal of {year} in "{organisation}" does not hold together: {problem}',
  message_zh => '“{organisation}”{year}年民主评议结果不合规定：{problem}',
  hint_en => 'Keep one grade a member and year; record how the unqualified member is handled, or the reason why more '
    'than a third are excellent.',
  hint_zh => '每人每年只登记一个等次；不合格的登记处置措施；优秀超过三分之一的登记理由。',
  seed_ref => '二(四)3', source => '支部工作条例第十八条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_10_appraisal_results AS
SELECT g.member_id AS subject, a.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'year', g.year, 'problem', p.problem, 'warning',
         p.problem = 'excellent above a third') AS args
  FROM party.appraisal g
  JOIN party_rule.lif_00_current a ON a.id = g.activity_id
  JOIN party.organisation o ON o.id = a.org_id
  JOIN party.member h ON h.id = g.member_id
 CROSS JOIN LATERAL (
    SELECT CASE WHEN a.status <> 'planned'
                     AND EXISTS (SELECT
                                   FROM party.appraisal x
                                   JOIN party_rule.lif_00_held b ON b.id = x.activity_id
                                  WHERE x.member_id = g.member_id AND x.year = g.year AND x.id < g.id)
                  THEN 'two grades in the year'
                WHEN g.grade = 'unqualified' AND coalesce(partybuild.is_blank(g.measure), true)
                THEN 'unqualified without a measure'
                -- asked only of the excellent without a reason
                WHEN g.grade = 'excellent' AND coalesce(partybuild.is_blank(g.reason), true)
                     AND (SELECT 3 * count(*) FILTER (WHERE x.grade = 'excellent') > count(*) FROM party.appraisal x
                       WHERE x.activity_id = g.activity_id) THEN 'excellent above a third' END AS problem
 ) p
 WHERE p.problem IS NOT NULL;
SELECT partybuild.watch('LIF-10', 'party.appraisal', 'member_id', ARRAY['year', 'measure', 'reason']::name[],
  leaves => false);
-- a grade that comes or goes alters the share of the others
SELECT partybuild.watch('LIF-10', 'party.appraisal', 'activity_id', ARRAY['grade']::name[], kind => 'activity',
  via => 'party.appraisal', via_key => 'activity_id', via_subject => 'member_id');
SELECT partybuild.watch('LIF-10', 'party.activity', 'id', ARRAY['org_id', 'status']::name[], leaves => false,
  kind => 'activity', via => 'party.appraisal', via_key => 'activity_id', via_subject => 'member_id');
SELECT partybuild.watch('LIF-10', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false,
  kind => 'activity', via => 'party.appraisal', via_key => 'activity_id', via_subject => 'member_id');
SELECT partybuild.harmless('LIF-10', 'party.member', ARRAY['id']::name[],
  because => 'an appraisal names a member that there is');
