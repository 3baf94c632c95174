-- ORG-14 联合支部一般不超过5个单位（支部工作条例第五条）
-- A joint branch covers at most 5 units.
CREATE OR REPLACE VIEW party_rule.org_14_joint_branch_units AS
SELECT o.id AS subject, o.id AS org_id,
       greatest((SELECT partybuild.param('ORG-14', 'min')) - x.n, x.n - (SELECT partybuild.param('ORG-14', 'max'))) AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', x.n, 'min', (SELECT partybuild.param('ORG-14', 'min')), 'max', (SELECT partybuild.param('ORG-14', 'max')),
                          'approvable', x.n > (SELECT partybuild.param('ORG-14', 'max'))) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT u.unit_id) AS n FROM party.covered_unit u WHERE u.org_id = o.id AND u.from_date <= (SELECT partybuild.today()) AND (u.to_date IS NULL OR u.to_date > (SELECT partybuild.today()))
 ) x
 WHERE o.kind = 'joint_branch'
   AND o.active_on <= (SELECT partybuild.today()) AND (o.revoked_on IS NULL OR o.revoked_on > (SELECT partybuild.today()))
   AND (x.n < (SELECT partybuild.param('ORG-14', 'min')) OR x.n > (SELECT partybuild.param('ORG-14', 'max')));
COMMENT ON VIEW party_rule.org_14_joint_branch_units IS 'ORG-14 A joint branch covers at most 5 units';
SELECT partybuild.watch('ORG-14', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[], leaves => false);
SELECT partybuild.watch('ORG-14', 'party.covered_unit', 'org_id', ARRAY['unit_id', 'from_date', 'to_date']::name[]);
