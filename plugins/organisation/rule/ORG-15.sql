-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-15',
  'A branch that lost its ground is adjusted',
  '不符合条件及时调整',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'org_15_adjust_in_time',
  message_en => '"{organisation}" has had too few full members since {since} and was not adjusted',
  message_zh => '“{organisation}”自{since}起正式党员不足，仍未调整',
  hint_en => 'Merge or revoke the branch.',
  hint_zh => '合并或撤销该支部。',
  seed_ref => '二(一)1', source => '支部工作条例第七条');
SELECT partybuild.ship_parameter('ORG-15', 'grace', 90, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ORG-15', 'min', 3, 'members', at_least => 0, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_15_adjust_in_time AS
SELECT o.id AS subject, o.id AS org_id, ((SELECT partybuild.param('ORG-15', 'min')) - f.n)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', f.n, 'since', greatest(b.since, o.active_on)) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) AS n
      FROM party.membership m
     WHERE m.org_id = o.id
       AND m.status = 'full'
       AND partybuild.in_force(m.from_date, m.to_date)
 ) f
 CROSS JOIN LATERAL (
    -- asked only where the number is out of bounds
    SELECT CASE WHEN f.n < (SELECT partybuild.param('ORG-15', 'min'))
      THEN party.crossed_on(o.id, (SELECT partybuild.param('ORG-15', 'min')), false) END AS since
 ) b
 WHERE o.kind IN ('branch', 'joint_branch')
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND f.n < (SELECT partybuild.param('ORG-15', 'min'))
   AND greatest(b.since,
     o.active_on) + (SELECT partybuild.param('ORG-15', 'grace'))::integer < (SELECT partybuild.today());
SELECT partybuild.watch('ORG-15', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-15', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[],
  enters => false);
