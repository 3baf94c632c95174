-- What rules of DEV share. What happened before the day from which development is recorded is on file as far as it is
-- known: it is not asked for, and no write is refused for it.
CREATE OR REPLACE VIEW party_rule.dev_00_applicant AS
SELECT a.id, a.member_id, a.applied_on, a.document_id,
       (SELECT r.recorded_from FROM party_rule.dev_00_record r) AS recorded_from,
       -- the branch that has the file, or had it last
       (SELECT b.org_id
          FROM party.applicant_branch b
         WHERE b.applicant_id = a.id
           AND b.from_date <= (SELECT partybuild.today())
         ORDER BY b.from_date DESC
         LIMIT 1) AS org_id
  FROM party.applicant a;
COMMENT ON VIEW party_rule.dev_00_applicant IS
  'applications: the branch that has the file or had it last, and since when development is recorded here';

-- The branch here that has the file today: who can decide what comes next.
CREATE OR REPLACE VIEW party_rule.dev_00_here AS
SELECT b.applicant_id, b.org_id
  FROM party.applicant_branch b
 WHERE b.org_id IS NOT NULL
   AND partybuild.in_force(b.from_date, b.to_date);
COMMENT ON VIEW party_rule.dev_00_here IS 'applications whose file a branch here has today';

-- A filing or report, to or from who was superior of the branch on the day of the decision, and not from before it.
CREATE OR REPLACE VIEW party_rule.dev_00_filed AS
SELECT c.id AS decision_id, c.applicant_id, c.kind, c.decided_on, d.dated_on AS filed_on
  FROM party.development_decision c
  JOIN party.document d ON d.id = c.filing_document_id
  JOIN party.applicant_branch b ON b.applicant_id = c.applicant_id
    AND partybuild.in_force(b.from_date, b.to_date, c.decided_on)
  JOIN party.subordination s ON s.org_id = b.org_id AND partybuild.in_force(s.from_date, s.to_date, c.decided_on)
 WHERE d.kind IN ('filing', 'report')
   AND (d.issuer_id = s.parent_id OR d.issuer_id = b.org_id AND d.addressee_id = s.parent_id)
   AND d.dated_on >= c.decided_on;
COMMENT ON VIEW party_rule.dev_00_filed IS 'decisions on applicants that are filed with the superior of the day';
