-- Terms, as several rules count them: each begins with a renewal, of the committee, or of the secretary where there is
-- none. What is written of a term counts here; ELE-15 judges it.
CREATE OR REPLACE VIEW party_rule.ele_00_term AS
SELECT e.id, e.org_id, e.office, e.held_on, x.due, coalesce(t.extended_to, x.due) AS ends
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
  LEFT JOIN party.term t ON t.election_id = e.id
 CROSS JOIN LATERAL (
    SELECT coalesce(t.to_date, party.term_end(e.held_on, party.term_years(o.kind))) AS due
 ) x
 WHERE e.purpose = 'renewal'
   AND e.round_of_id IS NULL
   AND e.result = 'valid'
   AND (e.office = 'committee'
     OR e.office = 'secretary'
    AND e.body = 'general_meeting'
    AND NOT EXISTS (
          SELECT
            FROM party.election c
            LEFT JOIN party.term u ON u.election_id = c.id
           WHERE c.org_id = e.org_id
             AND c.purpose = 'renewal'
             AND c.office = 'committee'
             AND c.round_of_id IS NULL
             AND c.result = 'valid'
             AND c.held_on <= e.held_on
             AND coalesce(u.extended_to, u.to_date, party.term_end(c.held_on, party.term_years(o.kind))) > e.held_on));
COMMENT ON VIEW party_rule.ele_00_term IS
  'terms by the ballot that began each: due, its end by its length, and ends, with the extension';

CREATE OR REPLACE VIEW party_rule.ele_00_running AS
SELECT e.id AS election_id,
       (SELECT t.ends
          FROM party_rule.ele_00_term t
         WHERE t.org_id = e.org_id
           AND t.held_on <= e.held_on
         ORDER BY t.held_on DESC, t.id DESC
         LIMIT 1) AS ends
  FROM party.election e;
COMMENT ON VIEW party_rule.ele_00_running IS
  'when the term ends that was running when a ballot was held, or that it began; null: none is known';
