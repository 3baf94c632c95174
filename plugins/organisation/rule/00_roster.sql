-- Before the register there is no roster to count voters by (ELE-01, ELE-03).
CREATE OR REPLACE VIEW party_rule.ele_00_before_the_register AS
SELECT e.id
  FROM party.election e
 CROSS JOIN LATERAL (
    WITH RECURSIVE subtree (id) AS (
        SELECT party.electorate(e.org_id, e.held_on)
      UNION
        -- OFFSET 0: by index from each, however many rows the planner expects
        SELECT s.org_id
          FROM subtree
         CROSS JOIN LATERAL (
            SELECT s.org_id
              FROM party.subordination s
             WHERE s.parent_id = subtree.id
               AND partybuild.in_force(s.from_date, s.to_date, e.held_on)
            OFFSET 0
         ) s
    )
    SELECT min(m.from_date) AS since,
           bool_or(h.known_from > e.held_on AND h.confirmed_on <= e.held_on) AS known_later
      FROM subtree
      JOIN party.membership m ON m.org_id = subtree.id
      JOIN party.member h ON h.id = m.member_id
 ) r
 WHERE r.since > e.held_on
   AND r.known_later;
COMMENT ON VIEW party_rule.ele_00_before_the_register IS
  'elections by a body of which the register knew nobody yet on the day, though full members known later may have '
  'been there';

-- The elections of before the register that a member may have been at: they are asked again when it is corrected since
-- when he was a full member.
CREATE OR REPLACE VIEW party_rule.ele_00_known_later AS
SELECT h.id AS subject, e.id AS election_id
  FROM party.member h
  JOIN party.membership m ON m.member_id = h.id
 CROSS JOIN LATERAL (
    WITH RECURSIVE superior (id) AS (
        SELECT m.org_id
      UNION
        SELECT s.parent_id
          FROM superior
         CROSS JOIN LATERAL (SELECT x.parent_id FROM party.subordination x WHERE x.org_id = superior.id OFFSET 0) s
    )
    SELECT superior.id FROM superior
 ) o
 CROSS JOIN LATERAL (
    SELECT x.id
      FROM party.election x
     WHERE x.org_id = o.id
       AND x.held_on < h.known_from
       AND x.held_on < (SELECT min(y.from_date) FROM party.membership y WHERE y.org_id = m.org_id)
    OFFSET 0
 ) e;
COMMENT ON VIEW party_rule.ele_00_known_later IS
  'elections of a member''s branches, and above, from before the register knew him or anybody there';
