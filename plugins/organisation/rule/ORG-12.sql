-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-12',
  'Members are in branches',
  '党员编入支部而非上级',
  kind => 'structure', subject => 'member', mode => 'reject', view => 'org_12_members_in_branches',
  message_en => 'member "{member}" is placed in "{organisation}", which is no branch',
  message_zh => '党员“{member}”编入的“{organisation}”不是支部',
  hint_en => 'Place the member in a branch below it.',
  hint_zh => '将党员编入其下属的支部。',
  seed_ref => '二(一)1', source => '党章第八条');

-- at deploy()
-- org_12_members_in_branches() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_12_members_in_branches AS
SELECT s.member_id AS subject, s.org_id,
       (SELECT count(*) FROM party.membership t JOIN party.organisation p ON p.id = t.org_id
         WHERE t.member_id = s.member_id AND p.kind NOT IN ('branch', 'joint_branch', 'provisional_branch'))::numeric
           AS magnitude,
       jsonb_build_object('member', m.name, 'organisation', o.name) AS args
  FROM party.membership s
  JOIN party.organisation o ON o.id = s.org_id
  JOIN party.member m ON m.id = s.member_id
 WHERE o.kind NOT IN ('branch', 'joint_branch', 'provisional_branch')
   -- one row a member; a join, so that an audit reads each table once
   AND NOT EXISTS (
         SELECT FROM party.membership t JOIN party.organisation p ON p.id = t.org_id
          WHERE t.member_id = s.member_id AND t.id < s.id
            AND p.kind NOT IN ('branch', 'joint_branch', 'provisional_branch'));
SELECT partybuild.watch('ORG-12', 'party.membership', 'member_id', ARRAY['org_id']::name[], leaves => false);
SELECT partybuild.watch('ORG-12', 'party.organisation', 'id', ARRAY['kind']::name[], kind => 'organisation',
  leaves => false, via => 'party.membership', via_key => 'org_id', via_subject => 'member_id');
SELECT partybuild.harmless('ORG-12', 'party.member', ARRAY['id']::name[],
  because => 'a membership names a member that there is');
