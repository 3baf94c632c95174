-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-14',
  'A joint branch covers at most 5 units',
  '联合支部一般不超过5个单位',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'org_14_joint_branch_units',
  message_en => 'joint branch "{organisation}" covers {count} units, {min} to {max} are allowed',
  message_zh => '联合党支部“{organisation}”覆盖{count}个单位，应为{min}至{max}个',
  hint_en => 'Adjust the units; for more, put the superior''s approval on record.',
  hint_zh => '调整覆盖的单位；超过时登记上级批准。',
  seed_ref => '二(一)1', source => '支部工作条例第五条');
SELECT partybuild.ship_parameter('ORG-14', 'max', 5, 'units', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ORG-14', 'min', 2, 'units', at_least => 0, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_14_joint_branch_units AS
SELECT o.id AS subject, o.id AS org_id,
       greatest((SELECT partybuild.param('ORG-14', 'min')) - x.n, x.n - (SELECT partybuild.param('ORG-14', 'max')))
         AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', x.n, 'min', (SELECT partybuild.param('ORG-14', 'min')),
         'max', (SELECT partybuild.param('ORG-14', 'max')),
                          'approvable', x.n > (SELECT partybuild.param('ORG-14', 'max'))) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT u.unit_id) AS n FROM party.covered_unit u
      WHERE u.org_id = o.id AND partybuild.in_force(u.from_date, u.to_date)
 ) x
 WHERE o.kind = 'joint_branch'
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND (x.n < (SELECT partybuild.param('ORG-14', 'min')) OR x.n > (SELECT partybuild.param('ORG-14', 'max')));
SELECT partybuild.watch('ORG-14', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-14', 'party.covered_unit', 'org_id', ARRAY['unit_id', 'from_date', 'to_date']::name[]);
