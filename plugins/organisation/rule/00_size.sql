-- What several rules count: full members of a branch and of all below an organisation, and its committee.
CREATE OR REPLACE VIEW party_rule.org_00_branch AS
SELECT o.id, o.name, o.active_on, f.n
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) AS n
      FROM party.membership m
     WHERE m.org_id = o.id
       AND m.status = 'full'
       AND partybuild.in_force(m.from_date, m.to_date)
 ) f
 WHERE o.kind IN ('branch', 'joint_branch')
   AND partybuild.in_force(o.active_on, o.revoked_on);
COMMENT ON VIEW party_rule.org_00_branch IS 'branches at work, with n full members';

CREATE OR REPLACE VIEW party_rule.org_00_subtree AS
SELECT o.id, o.name, o.kind, f.n
  FROM party.organisation o
 CROSS JOIN LATERAL (
    WITH RECURSIVE subtree (id) AS (
        SELECT o.id
      UNION
        -- OFFSET 0: by index from each, however many rows the planner expects
        SELECT s.org_id
          FROM subtree
         CROSS JOIN LATERAL (
            SELECT s.org_id
              FROM party.subordination s
             WHERE s.parent_id = subtree.id
               AND partybuild.in_force(s.from_date, s.to_date)
            OFFSET 0
         ) s
    )
    SELECT sum(b.n)::bigint AS n
      FROM subtree
     CROSS JOIN LATERAL (
        SELECT count(*) AS n
          FROM party.membership m
         WHERE m.org_id = subtree.id
           AND m.status = 'full'
           AND partybuild.in_force(m.from_date, m.to_date)
     ) b
 ) f
 WHERE partybuild.in_force(o.active_on, o.revoked_on);
COMMENT ON VIEW party_rule.org_00_subtree IS
  'organisations at work, with n full members of theirs and of all below them';

CREATE OR REPLACE VIEW party_rule.org_00_committee AS
SELECT o.id, o.name, o.kind, x.n, l.seats
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT p.member_id) AS n
      FROM party.post p
     WHERE p.org_id = o.id
       AND p.title <> 'discipline_secretary'
       AND partybuild.in_force(p.from_date, p.to_date)
 ) x
 CROSS JOIN LATERAL (
    -- fewer in office than were elected is a vacancy (ELE-19)
    SELECT (array_agg(coalesce(e.seats_reduced_to, e.seats) ORDER BY e.held_on DESC, e.id DESC))[1] AS seats
      FROM party.election e
     WHERE e.org_id = o.id
       AND e.office = 'committee'
       AND e.purpose = 'renewal'
       AND e.round_of_id IS NULL
       AND e.result = 'valid'
 ) l
 WHERE partybuild.in_force(o.active_on, o.revoked_on);
COMMENT ON VIEW party_rule.org_00_committee IS
  'organisations at work: n in office in their committees, and the seats of the last election of one';
