-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-06',
  'Fewer than 7: no committee',
  '不足7人不设委员会',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'org_06_no_committee',
  message_en => '"{organisation}" had fewer than {threshold} full members, {posts} committee posts are too many',
  message_zh => '“{organisation}”任命时正式党员不足{threshold}人，不设委员会，却有{posts}个委员职务',
  hint_en => 'Appoint a secretary and, if necessary, one deputy only.',
  hint_zh => '只任命书记，必要时一名副书记。',
  seed_ref => '二(一)2', source => '支部工作条例第二十条');
SELECT partybuild.ship_parameter('ORG-06', 'threshold', 7, 'members', at_least => 1, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_06_no_committee AS
SELECT o.id AS subject, o.id AS org_id,
       x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'posts', x.n, 'threshold',
         (SELECT partybuild.param('ORG-06', 'threshold'))) AS args
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
           AND partybuild.in_force(m.from_date, m.to_date, p.from_date)
     ) then_
     WHERE p.org_id = o.id
       AND partybuild.in_force(p.from_date, p.to_date)
       AND then_.n < (SELECT partybuild.param('ORG-06', 'threshold'))
 ) x
 WHERE o.kind IN ('branch', 'joint_branch')
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND x.n > 0;
SELECT partybuild.watch('ORG-06', 'party.post', 'org_id', ARRAY['org_id', 'member_id', 'title', 'portfolio',
  'from_date', 'to_date', 'end_reason', 'end_document_id', 'term_ends_on', 'elected_on']::name[], leaves => false);
SELECT partybuild.watch('ORG-06', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
