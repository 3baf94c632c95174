-- ORG-03 党总支50至100人（seed; 机关基层组织工作条例）
-- A general branch has 50 to 100 full members.
CREATE OR REPLACE VIEW party_rule.org_03_general_branch_size AS
SELECT o.id AS subject, o.id AS org_id,
       greatest((SELECT partybuild.param('ORG-03', 'min')) - f.n, f.n - (SELECT partybuild.param('ORG-03', 'max'))) AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', f.n, 'min', (SELECT partybuild.param('ORG-03', 'min')), 'max', (SELECT partybuild.param('ORG-03', 'max'))) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    WITH RECURSIVE subtree (id) AS (
        SELECT o.id
      UNION
        -- OFFSET 0: by index from each, however many rows the planner expects
        SELECT s.org_id
          FROM subtree
         CROSS JOIN LATERAL (SELECT s.org_id FROM party.subordination s WHERE s.parent_id = subtree.id AND s.from_date <= (SELECT partybuild.today()) AND (s.to_date IS NULL OR s.to_date > (SELECT partybuild.today())) OFFSET 0) s
    )
    SELECT sum(b.n)::bigint AS n
      FROM subtree
     CROSS JOIN LATERAL (
        SELECT count(*) AS n
          FROM party.membership m
         WHERE m.org_id = subtree.id
           AND m.status = 'full'
           AND m.from_date <= (SELECT partybuild.today()) AND (m.to_date IS NULL OR m.to_date > (SELECT partybuild.today()))
     ) b
 ) f
 WHERE o.kind = 'general_branch'
   AND o.active_on <= (SELECT partybuild.today()) AND (o.revoked_on IS NULL OR o.revoked_on > (SELECT partybuild.today()))
   AND (f.n < (SELECT partybuild.param('ORG-03', 'min')) OR f.n > (SELECT partybuild.param('ORG-03', 'max')));
COMMENT ON VIEW party_rule.org_03_general_branch_size IS 'ORG-03 A general branch has 50 to 100 full members';
SELECT partybuild.watch('ORG-03', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[]);
SELECT partybuild.watch('ORG-03', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[], leaves => false);
SELECT partybuild.watch('ORG-03', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date', 'to_date']::name[]);
