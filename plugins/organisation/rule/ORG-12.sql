-- ORG-12 党员编入支部而非上级（党章第八条）
-- Members are in branches.
CREATE OR REPLACE VIEW party_rule.org_12_members_in_branches AS
SELECT s.member_id AS subject, s.org_id,
       (SELECT count(*) FROM party.membership t JOIN party.organisation p ON p.id = t.org_id
         WHERE t.member_id = s.member_id AND p.kind NOT IN ('branch', 'joint_branch', 'provisional_branch'))::numeric AS magnitude,
       jsonb_build_object('member', m.name, 'organisation', o.name) AS args
  FROM party.membership s
  JOIN party.organisation o ON o.id = s.org_id
  JOIN party.member m ON m.id = s.member_id
 WHERE o.kind NOT IN ('branch', 'joint_branch', 'provisional_branch')
   -- one row a member; a join, so that an audit reads each table once
   AND NOT EXISTS (
         SELECT FROM party.membership t JOIN party.organisation p ON p.id = t.org_id
          WHERE t.member_id = s.member_id AND t.id < s.id AND p.kind NOT IN ('branch', 'joint_branch', 'provisional_branch'));
COMMENT ON VIEW party_rule.org_12_members_in_branches IS 'ORG-12 Members are in branches';
SELECT partybuild.watch('ORG-12', 'party.membership', 'member_id', ARRAY['org_id', 'from_date', 'to_date']::name[], leaves => false);
