-- What counts as the report of a ballot, or as its filing (ELE-18, ELE-22): to or from who was superior on the day, and
-- not from before it. A report may be the filing too.
CREATE OR REPLACE VIEW party_rule.ele_00_reported AS
SELECT e.id AS election_id, d.id AS document_id, d.dated_on
  FROM party.election e
  JOIN party.subordination s ON s.org_id = e.org_id AND partybuild.in_force(s.from_date, s.to_date, e.held_on)
  JOIN party.document d ON d.issuer_id = s.parent_id OR d.issuer_id = e.org_id AND d.addressee_id = s.parent_id
 WHERE d.kind IN ('report', 'filing')
   AND d.dated_on >= e.held_on;
COMMENT ON VIEW party_rule.ele_00_reported IS
  'ballots with each document that could be their report or filing; which of them is, the ballot names';
