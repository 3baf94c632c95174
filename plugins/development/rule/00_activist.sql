-- Since when the year of training counts (DEV-07): from the decision on an activist, or anew from the day on which the
-- file was received after too long a time on its way (DEV-32). Of these days the last before a decision counts for it.
CREATE OR REPLACE VIEW party_rule.dev_00_move AS
SELECT b.id, b.applicant_id, b.org_id, b.from_date AS received_on, s.sent_on, b.document_id
  FROM party.applicant_branch b
 CROSS JOIN LATERAL (
    SELECT p.to_date AS sent_on
      FROM party.applicant_branch p
     WHERE p.applicant_id = b.applicant_id
       AND p.from_date < b.from_date
     ORDER BY p.from_date DESC
     LIMIT 1
 ) s;
COMMENT ON VIEW party_rule.dev_00_move IS
  'moves of applicants: when the file was sent, when it was received, and the letter that it came with';

CREATE OR REPLACE VIEW party_rule.dev_00_activist AS
SELECT d.applicant_id, d.decided_on AS since, NULL::date AS sent_on
  FROM party.development_decision d
 WHERE d.kind = 'activist'
UNION ALL
SELECT m.applicant_id, m.received_on, m.sent_on
  FROM party_rule.dev_00_move m
 WHERE m.received_on > partybuild.months_after(m.sent_on, (SELECT partybuild.param('DEV-32', 'months'))::integer)
   AND EXISTS (SELECT
                 FROM party.development_decision d
                WHERE d.applicant_id = m.applicant_id
                  AND d.kind = 'activist'
                  AND d.decided_on < m.received_on);
COMMENT ON VIEW party_rule.dev_00_activist IS
  'days from which the year as an activist counts; sent_on: where it counts anew, because the file was on its way from '
  'that day for too long';
