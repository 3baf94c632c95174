-- Ballots with their figures and the numbers of their documents.
CREATE OR REPLACE VIEW compliance.election AS
SELECT e.id AS election_id, e.org_id, o.name AS organisation, e.purpose, e.office, e.body, e.held_on, e.seats,
  e.candidates,
       e.entitled, e.present, e.issued, e.returned, e.valid, e.result, c.elected,
       k.number AS consent, r.number AS report, f.number AS filing
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
  LEFT JOIN party.document k ON k.id = e.consent_document_id
  LEFT JOIN party.document r ON r.id = e.report_document_id
  LEFT JOIN party.document f ON f.id = e.filing_document_id
 CROSS JOIN LATERAL (
    SELECT string_agg(m.name, '、' ORDER BY x.votes_for DESC, x.id) AS elected
      FROM party.candidate x JOIN party.member m ON m.id = x.member_id
     WHERE x.election_id = e.id AND x.elected
  ) c;
COMMENT ON VIEW compliance.election IS
  'ballots: body, day, seats, candidates, figures, result, who was elected, and the numbers of the documents on file';
