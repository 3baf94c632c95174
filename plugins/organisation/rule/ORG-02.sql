-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-02',
  'A branch has at most 50 full members',
  '党支部正式党员一般不超过50人',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'org_02_branch_maximum',
  message_en => '"{organisation}" has {count} full members, at most {max} are allowed without approval',
  message_zh => '“{organisation}”正式党员{count}人，超过{max}人',
  hint_en => 'Split the branch, set up a general branch, or put the superior''s approval on record.',
  hint_zh => '分设支部、设立党总支，或登记上级批准。',
  seed_ref => '二(一)1', source => '支部工作条例第四条');
SELECT partybuild.ship_parameter('ORG-02', 'max', 50, 'members', at_least => 1, at_most => 1000000);

-- at deploy()
-- org_02_branch_maximum() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_02_branch_maximum AS
SELECT b.id AS subject, b.id AS org_id,
       b.n - (SELECT partybuild.param('ORG-02', 'max')) AS magnitude,
       jsonb_build_object('organisation', b.name, 'count', b.n,
                          'max', (SELECT partybuild.param('ORG-02', 'max'))) AS args
  FROM party_rule.org_00_branch b
 WHERE b.n > (SELECT partybuild.param('ORG-02', 'max'));
SELECT partybuild.watch('ORG-02', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-02', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
