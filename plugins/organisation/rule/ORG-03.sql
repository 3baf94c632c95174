-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-03',
  'A general branch has 50 to 100 full members',
  '党总支50至100人',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'org_03_general_branch_size',
  for_superiors => '{general_branch}',
  message_en => 'general branch "{organisation}" has {count} full members, {min} to {max} are required',
  message_zh => '党总支“{organisation}”所属正式党员{count}人，应为{min}至{max}人',
  hint_en => 'Adjust the set-up, or put the superior''s approval on record.',
  hint_zh => '调整设置，或登记上级批准。',
  seed_ref => '二(一)1', source => 'seed; 机关基层组织工作条例');
SELECT partybuild.ship_parameter('ORG-03', 'max', 100, 'members', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ORG-03', 'min', 50, 'members', at_least => 0, at_most => 1000000);

-- at deploy()
-- org_03_general_branch_size() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_03_general_branch_size AS
SELECT t.id AS subject, t.id AS org_id,
       greatest((SELECT partybuild.param('ORG-03', 'min')) - t.n,
                t.n - (SELECT partybuild.param('ORG-03', 'max'))) AS magnitude,
       jsonb_build_object('organisation', t.name, 'count', t.n,
                          'min', (SELECT partybuild.param('ORG-03', 'min')),
                          'max', (SELECT partybuild.param('ORG-03', 'max'))) AS args
  FROM party_rule.org_00_subtree t
 WHERE t.kind = 'general_branch'
   AND (t.n < (SELECT partybuild.param('ORG-03', 'min')) OR t.n > (SELECT partybuild.param('ORG-03', 'max')));
SELECT partybuild.watch('ORG-03', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[]);
SELECT partybuild.watch('ORG-03', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-03', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[]);
