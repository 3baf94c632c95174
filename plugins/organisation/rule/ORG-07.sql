-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-07',
  'Parent of the right kind, no cycles',
  '隶属关系合法',
  kind => 'structure', subject => 'organisation', mode => 'reject', view => 'org_07_superior',
  for_superiors => '{higher_committee,basic_committee,general_branch}',
  fixed => 'exclusion constraint ORG-07 on party.subordination: one superior at a time',
  message_en => '"{organisation}" is placed wrongly from {from}: {problem}',
  message_zh => '“{organisation}”自{from}起隶属关系不合规定：{problem}',
  hint_en =>
    'A branch belongs under a general branch or a basic committee, a general branch under a basic committee, that '
    'under a higher committee.',
  hint_zh => '支部隶属于党总支或基层委员会，党总支隶属于基层委员会，基层委员会隶属于上级党委。',
  seed_ref => '二(一)1', source => '党章; 机关基层组织工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_07_superior AS
SELECT o.id AS subject, o.id AS org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'problem', x.problem, 'from', x.from_date) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT sum(y.n) AS n, (array_agg(y.problem ORDER BY y.problem, y.from_date DESC))[1] AS problem,
           (array_agg(y.from_date ORDER BY y.problem, y.from_date DESC))[1] AS from_date
      FROM (
        -- days of its life, in stretches
        SELECT 'has no active superior' AS problem, lower(r.days) AS from_date, upper(r.days) - lower(r.days) AS n
          FROM unnest(party.days(o.active_on, o.revoked_on) - coalesce((
                 SELECT range_agg(CASE p.kind
                          WHEN 'external_superior' THEN party.days(s.from_date, s.to_date)
                          ELSE party.days(s.from_date, s.to_date) * party.days(p.active_on, p.revoked_on)
                        END)
                   FROM party.subordination s
                   JOIN party.organisation p ON p.id = s.parent_id
                  WHERE s.org_id = o.id), '{}')) r (days)
         WHERE o.kind NOT IN ('external_superior', 'higher_committee')
        UNION ALL
        SELECT 'superior of the wrong kind', s.from_date, 1
          FROM party.subordination s JOIN party.organisation p ON p.id = s.parent_id
         WHERE s.org_id = o.id
           AND NOT party.may_be_superior(p.kind, o.kind)
        UNION ALL
        SELECT 'subordinate of the wrong kind', s.from_date, 1
          FROM party.subordination s JOIN party.organisation c ON c.id = s.org_id
         WHERE s.parent_id = o.id
           AND NOT party.may_be_superior(o.kind, c.kind)
        UNION ALL
        SELECT 'is its own superior', lower(r.days), upper(r.days) - lower(r.days)
          FROM (
            -- who is above it, and when
            WITH RECURSIVE up (id, days) AS (
                SELECT s.parent_id, party.days(s.from_date, s.to_date)
                  FROM party.subordination s
                 WHERE s.org_id = o.id
              UNION
                SELECT s.parent_id, s.days
                  FROM up
                 CROSS JOIN LATERAL (
                    SELECT s.parent_id, up.days * party.days(s.from_date, s.to_date) AS days
                      FROM party.subordination s
                     WHERE s.org_id = up.id
                    OFFSET 0
                 ) s
            )
            SELECT range_agg(up.days) AS days
              FROM up
             WHERE up.id = o.id
          ) u
         CROSS JOIN LATERAL unnest(u.days) r (days)
      ) y
 ) x
 WHERE x.n IS NOT NULL;
SELECT partybuild.watch('ORG-07', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[]);
SELECT partybuild.watch('ORG-07', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], leaves => false);
SELECT partybuild.watch('ORG-07', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
-- whose superior becomes active later, or is revoked
SELECT partybuild.watch('ORG-07', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  enters => false, via => 'party.subordination', via_key => 'parent_id', via_subject => 'org_id');
