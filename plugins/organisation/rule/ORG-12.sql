-- ORG-12 党员编入支部而非上级（党章第八条）
-- Members are in branches.
CREATE OR REPLACE VIEW party_rule.org_12_members_in_branches AS
SELECT m.id AS subject, x.org_id, x.n::numeric AS magnitude,
       jsonb_build_object('member', m.name, 'organisation', x.name) AS args
  FROM party.member m
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, min(o.id) AS org_id, min(o.name) AS name
      FROM party.membership s JOIN party.organisation o ON o.id = s.org_id
     WHERE s.member_id = m.id
       AND o.kind NOT IN ('branch', 'joint_branch', 'provisional_branch')
 ) x
 WHERE x.n > 0;
COMMENT ON VIEW party_rule.org_12_members_in_branches IS 'ORG-12 Members are in branches';
SELECT partybuild.watch('ORG-12', 'party.membership', 'member_id', ARRAY['org_id', 'from_date', 'to_date']::name[], leaves => false);
