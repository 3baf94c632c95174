-- Terms, as several rules count them: each begins with a renewal, of the committee, or of the secretary where there is
-- none. An extension counts as it is written; ELE-15 judges it.
CREATE OR REPLACE VIEW party_rule.ele_00_term AS
SELECT e.id, e.org_id, e.office, e.held_on, x.due, greatest(t.extended_to, x.due) AS ends
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
  LEFT JOIN party.term t ON t.election_id = e.id
 CROSS JOIN LATERAL (
    SELECT party.term_end(e.held_on, party.term_years(o.kind)) AS due
 ) x
 WHERE e.purpose = 'renewal'
   AND e.round_of_id IS NULL
   AND e.result = 'valid'
   AND (e.office = 'committee'
     OR e.office = 'secretary' AND e.body = 'general_meeting');
COMMENT ON VIEW party_rule.ele_00_term IS
  'terms by the ballot that began each: due, its end by its length, and ends, with the extension';
