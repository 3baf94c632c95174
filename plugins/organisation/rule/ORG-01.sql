-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-01',
  'A branch has at least 3 full members',
  '党支部正式党员不少于3人',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'org_01_branch_minimum',
  message_en => '"{organisation}" has {count} full members, at least {min} are required',
  message_zh => '“{organisation}”正式党员{count}人，少于{min}人',
  hint_en => 'Move full members in within the same transaction, or have the branch revoked or merged with approval.',
  hint_zh => '在同一事务中调入正式党员，或经批准撤销、合并该支部。',
  seed_ref => '二(一)1', source => '支部工作条例第四条');
SELECT partybuild.ship_parameter('ORG-01', 'min', 3, 'members', at_least => 0, at_most => 1000000);

-- at deploy()
-- org_01_branch_minimum() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_01_branch_minimum AS
SELECT b.id AS subject, b.id AS org_id,
       (SELECT partybuild.param('ORG-01', 'min')) - b.n AS magnitude,
       jsonb_build_object('organisation', b.name, 'count', b.n,
                          'min', (SELECT partybuild.param('ORG-01', 'min'))) AS args
  FROM party_rule.org_00_branch b
 WHERE b.n < (SELECT partybuild.param('ORG-01', 'min'));
-- who comes on a later day breaks no minimum
SELECT partybuild.watch('ORG-01', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[],
  enters => false, expected => '{from_date}');
SELECT partybuild.watch('ORG-01', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
