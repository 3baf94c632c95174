-- ORG-01 党支部正式党员不少于3人（支部工作条例第四条）
-- A branch has at least 3 full members.
CREATE OR REPLACE VIEW party_rule.org_01_branch_minimum AS
SELECT o.id AS subject, o.id AS org_id,
       (SELECT partybuild.param('ORG-01', 'min')) - f.n AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', f.n, 'min', (SELECT partybuild.param('ORG-01', 'min'))) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) AS n
      FROM party.membership m
     WHERE m.org_id = o.id
       AND m.status = 'full'
       AND m.from_date <= (SELECT partybuild.today()) AND (m.to_date IS NULL OR m.to_date > (SELECT partybuild.today()))
 ) f
 WHERE o.kind IN ('branch', 'joint_branch')
   AND o.active_on <= (SELECT partybuild.today()) AND (o.revoked_on IS NULL OR o.revoked_on > (SELECT partybuild.today()))
   AND f.n < (SELECT partybuild.param('ORG-01', 'min'));
COMMENT ON VIEW party_rule.org_01_branch_minimum IS 'ORG-01 A branch has at least 3 full members';
SELECT partybuild.watch('ORG-01', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[], enters => false);
SELECT partybuild.watch('ORG-01', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[], leaves => false);
