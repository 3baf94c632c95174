-- LIF-10 评议结果有据（支部工作条例第十八条）
-- Appraisal results hold together.
CREATE OR REPLACE VIEW party_rule.lif_10_appraisal_results AS
SELECT g.member_id AS subject, a.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'year', g.year, 'problem', p.problem, 'warning', p.problem = 'excellent above a third') AS args
  FROM party.appraisal g
  JOIN party.activity a ON a.id = g.activity_id
  JOIN party.organisation o ON o.id = a.org_id
  JOIN party.member h ON h.id = g.member_id
 CROSS JOIN LATERAL (
    SELECT CASE WHEN g.grade = 'unqualified' AND coalesce(g.measure, '') = '' THEN 'unqualified without a measure'
                -- asked only of the excellent without a reason
                WHEN g.grade = 'excellent' AND coalesce(g.reason, '') = ''
                     AND (SELECT 3 * count(*) FILTER (WHERE x.grade = 'excellent') > count(*) FROM party.appraisal x WHERE x.activity_id = g.activity_id) THEN 'excellent above a third' END AS problem
 ) p
 WHERE p.problem IS NOT NULL;
COMMENT ON VIEW party_rule.lif_10_appraisal_results IS 'LIF-10 Appraisal results hold together';
SELECT partybuild.watch('LIF-10', 'party.appraisal', 'member_id', ARRAY['activity_id', 'grade', 'measure', 'reason']::name[]);
