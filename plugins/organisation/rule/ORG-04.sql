-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-04',
  'A basic committee has 100 or more full members',
  '基层委员会100人以上',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'org_04_basic_committee_size',
  for_superiors => '{basic_committee}',
  message_en => 'basic committee "{organisation}" has {count} full members, at least {min} are required',
  message_zh => '基层委员会“{organisation}”所属正式党员{count}人，少于{min}人',
  hint_en => 'Adjust the set-up, or put the superior''s approval on record.',
  hint_zh => '调整设置，或登记上级批准。',
  seed_ref => '二(一)1', source => 'seed; 机关基层组织工作条例');
SELECT partybuild.ship_parameter('ORG-04', 'min', 100, 'members', at_least => 0, at_most => 1000000);

-- at deploy()
-- org_04_basic_committee_size() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_04_basic_committee_size AS
SELECT t.id AS subject, t.id AS org_id,
       (SELECT partybuild.param('ORG-04', 'min')) - t.n AS magnitude,
       jsonb_build_object('organisation', t.name, 'count', t.n,
                          'min', (SELECT partybuild.param('ORG-04', 'min'))) AS args
  FROM party_rule.org_00_subtree t
 WHERE t.kind = 'basic_committee'
   AND t.n < (SELECT partybuild.param('ORG-04', 'min'));
-- who comes on a later day breaks no minimum
SELECT partybuild.watch('ORG-04', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[],
  enters => false, expected => '{from_date}');
SELECT partybuild.watch('ORG-04', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-04', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false);
