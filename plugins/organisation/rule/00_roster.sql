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
