-- Ballots with their figures and the numbers of their documents.
CREATE OR REPLACE VIEW compliance.election AS
SELECT e.id AS election_id, e.org_id, o.name AS organisation, e.purpose::text AS purpose, e.office::text AS office,
  e.body::text AS body, e.held_on, e.seats,
  e.candidates,
       e.entitled, e.present, e.issued, e.returned, e.valid, e.result::text AS result, c.elected,
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
COMMENT ON COLUMN compliance.election.election_id IS 'number of the ballot';
COMMENT ON COLUMN compliance.election.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.election.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.election.purpose IS 'renewal or by-election';
COMMENT ON COLUMN compliance.election.office IS 'what was elected';
COMMENT ON COLUMN compliance.election.body IS 'who elected';
COMMENT ON COLUMN compliance.election.held_on IS 'day of the ballot';
COMMENT ON COLUMN compliance.election.seats IS 'seats to be filled';
COMMENT ON COLUMN compliance.election.candidates IS 'candidates on the ballot';
COMMENT ON COLUMN compliance.election.entitled IS 'entitled to vote';
COMMENT ON COLUMN compliance.election.present IS 'present of them';
COMMENT ON COLUMN compliance.election.issued IS 'ballots issued';
COMMENT ON COLUMN compliance.election.returned IS 'ballots returned';
COMMENT ON COLUMN compliance.election.valid IS 'valid ballots';
COMMENT ON COLUMN compliance.election.result IS 'valid or void';
COMMENT ON COLUMN compliance.election.elected IS 'names of who was elected, by votes';
COMMENT ON COLUMN compliance.election.consent IS 'number of the superior''s consent';
COMMENT ON COLUMN compliance.election.report IS 'number of the report of the result';
COMMENT ON COLUMN compliance.election.filing IS 'number of the filing';
