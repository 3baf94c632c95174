-- ORG-06 不足7人不设委员会（支部工作条例第二十条）
-- Fewer than 7: no committee.
CREATE OR REPLACE VIEW party_rule.org_06_no_committee AS
SELECT o.id AS subject, o.id AS org_id,
       x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'posts', x.n, 'threshold', (SELECT partybuild.param('ORG-06', 'threshold'))) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    -- who was appointed when there were too few members; a committee from better days serves out its term
    SELECT count(*) FILTER (WHERE p.title NOT IN ('secretary', 'deputy'))
           + greatest(count(*) FILTER (WHERE p.title = 'deputy') - 1, 0) AS n
      FROM party.post p
     CROSS JOIN LATERAL (
        SELECT count(*) AS n
          FROM party.membership m
         WHERE m.org_id = p.org_id
           AND m.status = 'full'
           AND m.from_date <= p.from_date
           AND (m.to_date IS NULL OR m.to_date > p.from_date)
     ) then_
     WHERE p.org_id = o.id
       AND p.from_date <= (SELECT partybuild.today()) AND (p.to_date IS NULL OR p.to_date > (SELECT partybuild.today()))
       AND then_.n < (SELECT partybuild.param('ORG-06', 'threshold'))
 ) x
 WHERE o.kind IN ('branch', 'joint_branch')
   AND o.active_on <= (SELECT partybuild.today()) AND (o.revoked_on IS NULL OR o.revoked_on > (SELECT partybuild.today()))
   AND x.n > 0;
COMMENT ON VIEW party_rule.org_06_no_committee IS 'ORG-06 Fewer than 7: no committee';
SELECT partybuild.watch('ORG-06', 'party.post', 'org_id', ARRAY['org_id', 'member_id', 'title', 'portfolio', 'from_date', 'to_date', 'end_reason', 'end_document_id', 'term_ends_on', 'elected_on']::name[], leaves => false);
SELECT partybuild.watch('ORG-06', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[], leaves => false);
