-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-07',
  'Parent of the right kind, no cycles',
  '隶属关系合法',
  kind => 'structure', subject => 'organisation', mode => 'reject', view => 'org_07_superior',
  for_superiors => '{higher_committee,basic_committee,general_branch}',
  fixed => 'exclusion constraint ORG-07 on party.subordination: one superior at a time',
  message_en => '"{organisation}" is placed wrongly: {problem}',
  message_zh => '“{organisation}”隶属关系不合规定：{problem}',
  hint_en =>
    'A branch belongs under a general branch or a basic committee, a general branch under a basic committee, that '
    'under a higher committee.',
  hint_zh => '支部隶属于党总支或基层委员会，党总支隶属于基层委员会，基层委员会隶属于上级党委。',
  seed_ref => '二(一)1', source => '党章; 机关基层组织工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_07_superior AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'problem', x.problem) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT min(y.problem) AS problem
      FROM (
        SELECT 'has no active superior' AS problem
         WHERE o.kind NOT IN ('external_superior', 'higher_committee')
           AND partybuild.in_force(o.active_on, o.revoked_on)
           AND NOT EXISTS (
             SELECT FROM party.subordination s JOIN party.organisation p ON p.id = s.parent_id
              WHERE s.org_id = o.id AND partybuild.in_force(s.from_date, s.to_date)
                AND (p.kind = 'external_superior' OR partybuild.in_force(p.active_on, p.revoked_on)))
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
                SELECT s.parent_id FROM party.subordination s
                  WHERE s.org_id = o.id AND partybuild.in_force(s.from_date, s.to_date)
              UNION
                SELECT s.parent_id FROM up JOIN party.subordination s ON s.org_id = up.id
                  WHERE partybuild.in_force(s.from_date, s.to_date)
            )
            SELECT up.id FROM up
          ) u
         WHERE u.id = o.id
      ) y
 ) x
 WHERE x.problem IS NOT NULL;
SELECT partybuild.watch('ORG-07', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[]);
SELECT partybuild.watch('ORG-07', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[]);
SELECT partybuild.watch('ORG-07', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[]);
