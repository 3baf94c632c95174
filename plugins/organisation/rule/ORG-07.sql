-- ORG-07 隶属关系合法（党章; 机关基层组织工作条例）
-- Parent of the right kind, no cycles.
CREATE OR REPLACE VIEW party_rule.org_07_superior AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'problem', x.problem) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT min(y.problem) AS problem
      FROM (
        SELECT 'has no active superior' AS problem
         WHERE o.kind NOT IN ('external_superior', 'higher_committee')
           AND o.active_on <= (SELECT partybuild.today()) AND (o.revoked_on IS NULL OR o.revoked_on > (SELECT partybuild.today()))
           AND NOT EXISTS (
             SELECT FROM party.subordination s JOIN party.organisation p ON p.id = s.parent_id
              WHERE s.org_id = o.id AND s.from_date <= (SELECT partybuild.today()) AND (s.to_date IS NULL OR s.to_date > (SELECT partybuild.today()))
                AND (p.kind = 'external_superior' OR p.active_on <= (SELECT partybuild.today()) AND (p.revoked_on IS NULL OR p.revoked_on > (SELECT partybuild.today()))))
        UNION ALL
        SELECT 'superior of the wrong kind'
          FROM party.subordination s JOIN party.organisation p ON p.id = s.parent_id
         WHERE s.org_id = o.id
           AND NOT party.may_be_superior(p.kind, o.kind)
        UNION ALL
        SELECT 'subordinate of the wrong kind'
          FROM party.subordination s JOIN party.organisation c ON c.id = s.org_id
         WHERE s.parent_id = o.id
           AND NOT party.may_be_superior(o.kind, c.kind)
        UNION ALL
        SELECT 'is its own superior'
          FROM (
            WITH RECURSIVE up (id) AS (
                SELECT s.parent_id FROM party.subordination s WHERE s.org_id = o.id AND s.from_date <= (SELECT partybuild.today()) AND (s.to_date IS NULL OR s.to_date > (SELECT partybuild.today()))
              UNION
                SELECT s.parent_id FROM up JOIN party.subordination s ON s.org_id = up.id WHERE s.from_date <= (SELECT partybuild.today()) AND (s.to_date IS NULL OR s.to_date > (SELECT partybuild.today()))
            )
            SELECT up.id FROM up
          ) u
         WHERE u.id = o.id
      ) y
 ) x
 WHERE x.problem IS NOT NULL;
COMMENT ON VIEW party_rule.org_07_superior IS 'ORG-07 Parent of the right kind, no cycles';
SELECT partybuild.watch('ORG-07', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date', 'to_date']::name[]);
SELECT partybuild.watch('ORG-07', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date', 'to_date']::name[]);
SELECT partybuild.watch('ORG-07', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[]);
