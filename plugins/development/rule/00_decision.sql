-- Meetings by the number that a step names them by: by that record, or by the one of it that is in force.
CREATE OR REPLACE VIEW party_rule.dev_00_meeting AS
SELECT v.subject AS activity_id, t.org_id, t.held_on, t.kind
  FROM party_rule.lif_00_after v
 CROSS JOIN LATERAL (
    SELECT x.org_id, x.held_on, x.kind FROM party_rule.lif_00_held x WHERE x.id = v.version_id OFFSET 0
 ) t;
COMMENT ON VIEW party_rule.dev_00_meeting IS
  'activities that were held, also by the numbers of records that they correct';

-- Decisions of a branch here on an applicant (DEV-04, DEV-08): of its committee, or of its members where it has none.
-- What another court's branch decided is not judged.
CREATE OR REPLACE VIEW party_rule.dev_00_decision AS
SELECT c.id, c.applicant_id, c.kind, c.decided_on, b.org_id,
       -- since when evidence counts for it
       greatest(a.applied_on, (SELECT max(t.day)
                                 FROM party_rule.dev_00_since t
                                WHERE t.applicant_id = c.applicant_id
                                  AND t.day < c.decided_on)) AS since,
       CASE
         -- by the meeting that it names
         WHEN c.activity_id IS NOT NULL
         THEN EXISTS (SELECT
                        FROM party_rule.dev_00_meeting t
                       WHERE t.activity_id = c.activity_id
                         AND t.org_id = b.org_id
                         AND t.held_on = c.decided_on
                         AND (t.kind = 'committee_meeting'
                           OR t.kind = 'general_meeting'
                          AND NOT EXISTS (SELECT
                                            FROM party.post p
                                           WHERE p.org_id = b.org_id
                                             AND p.title = 'member'
                                             AND partybuild.in_force(p.from_date, p.to_date, c.decided_on))))
         -- or by the document
         ELSE EXISTS (SELECT
                        FROM party.document d
                       WHERE d.id = c.document_id
                         AND d.kind IN ('decision', 'minutes')
                         AND d.issuer_id = b.org_id
                         AND d.dated_on >= c.decided_on)
       END AS decided,
       EXISTS (SELECT FROM party_rule.dev_00_filed f WHERE f.decision_id = c.id) AS filed
  FROM party.development_decision c
  JOIN party.applicant a ON a.id = c.applicant_id
  LEFT JOIN party.applicant_branch b ON b.applicant_id = c.applicant_id
    AND partybuild.in_force(b.from_date, b.to_date, c.decided_on)
 WHERE c.decided_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
   AND (b.id IS NULL OR b.org_id IS NOT NULL);
COMMENT ON VIEW party_rule.dev_00_decision IS
  'decisions on activists and development objects that are judged: taken by who may, filed, and since when evidence '
  'counts';
