-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-10',
  'Portfolios of a branch committee',
  '支委会设组织宣传纪检委员',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'pos_10_portfolios',
  message_en =>
    'the committee of "{organisation}" lacks {missing} of the portfolios organisation, publicity and discipline',
  message_zh => '“{organisation}”支部委员会缺少组织、宣传、纪检分工中的{missing}项',
  hint_en => 'Assign the portfolios.',
  hint_zh => '明确分工。',
  seed_ref => '二(一)2', source => '支部工作条例第二十条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_10_portfolios AS
SELECT o.id AS subject, o.id AS org_id, x.missing::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'missing', x.missing) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT p.member_id) AS n,
           (NOT bool_or('organisation' = ANY (p.portfolio)))::integer
           + (NOT bool_or('publicity' = ANY (p.portfolio)))::integer
           + (NOT bool_or('discipline' = ANY (p.portfolio)))::integer AS missing
      FROM party.post p
     WHERE p.org_id = o.id
       AND partybuild.in_force(p.from_date, p.to_date)
 ) x
 WHERE o.kind IN ('branch', 'joint_branch')
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND x.n >= 3
   AND x.missing > 0;
SELECT partybuild.watch('POS-10', 'party.post', 'org_id', ARRAY['member_id', 'portfolio', 'from_date',
  'to_date']::name[]);
SELECT partybuild.watch('POS-10', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
