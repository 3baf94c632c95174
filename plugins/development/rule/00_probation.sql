-- Probation runs from the day of the meeting that admitted (DEV-20).
CREATE OR REPLACE VIEW party_rule.dev_00_probation AS
SELECT m.applicant_id, a.member_id, m.id AS meeting_id, m.org_id, m.held_on, v.decided_on AS approved_on,
       v.withdrawn_on, partybuild.years_after(m.held_on, 1) AS year_over,
       party.probation_end(m.applicant_id, m.held_on) AS ends
  FROM party.development_meeting m
  JOIN party.applicant a ON a.id = m.applicant_id
  LEFT JOIN party.development_approval v ON v.meeting_id = m.id AND v.approved
 WHERE m.kind = 'admission'
   AND m.outcome = 'admitted';
COMMENT ON VIEW party_rule.dev_00_probation IS
  'meetings that admitted: approved when, withdrawn when, and the probation that follows: a year, and its end with the '
  'extension';

CREATE OR REPLACE VIEW party_rule.dev_00_conversion AS
SELECT m.applicant_id, a.member_id, m.id AS meeting_id, m.org_id, m.held_on, m.outcome, v.decided_on AS approved_on,
       v.withdrawn_on
  FROM party.development_meeting m
  JOIN party.applicant a ON a.id = m.applicant_id
  LEFT JOIN party.development_approval v ON v.meeting_id = m.id AND v.approved
 WHERE m.kind = 'conversion';
COMMENT ON VIEW party_rule.dev_00_conversion IS 'meetings that judged a probation, with their approval';

-- Who came from elsewhere, by the letter on file: admitted before, and in no branch here until the day of arrival.
CREATE OR REPLACE VIEW party_rule.dev_00_letter AS
SELECT t.member_id, t.arrived_on
  FROM party.transfer_in t
  JOIN party.member h ON h.id = t.member_id
  JOIN party.document d ON d.id = t.document_id
 WHERE d.kind = 'other'
   AND d.dated_on >= h.admitted_on
   AND d.dated_on <= t.arrived_on
   AND t.arrived_on > h.admitted_on
   AND NOT EXISTS (SELECT
                     FROM party.membership m
                    WHERE m.member_id = t.member_id
                      AND m.from_date < t.arrived_on);
COMMENT ON VIEW party_rule.dev_00_letter IS 'members with a letter by which they came here after they were admitted';

-- Who was admitted by a branch here since development is recorded; not who came from elsewhere with a letter.
CREATE OR REPLACE VIEW party_rule.dev_00_member AS
SELECT h.id, h.name, h.admitted_on, h.confirmed_on, h.ended_on
  FROM party.member h
 WHERE h.admitted_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
   AND NOT EXISTS (SELECT FROM party_rule.dev_00_letter t WHERE t.member_id = h.id);
COMMENT ON VIEW party_rule.dev_00_member IS 'members who were admitted here since development is recorded';

-- When a probation ends that is judged here: a year after the meeting that admitted, or, of who came with a letter
-- while it ran, after his admission elsewhere; and so much later as it is extended.
CREATE OR REPLACE VIEW party_rule.dev_00_term AS
SELECT a.id AS applicant_id, a.member_id, partybuild.years_after(b.begins, 1) AS year_over,
       party.probation_end(a.id, b.begins) AS ends
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT coalesce((SELECT max(m.held_on)
                       FROM party.development_meeting m
                       JOIN party.development_approval v ON v.meeting_id = m.id
                      WHERE m.applicant_id = a.id
                        AND m.outcome = 'admitted'
                        AND v.approved), h.admitted_on) AS begins
 ) b;
COMMENT ON VIEW party_rule.dev_00_term IS
  'applications with the end of the probation that follows: a year, and its end with the extension';
