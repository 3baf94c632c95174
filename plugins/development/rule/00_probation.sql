-- Probation runs for a year from the day of the meeting that admitted, and is extended once at most by the meeting that
-- judges it (DEV-20, DEV-24).
CREATE OR REPLACE VIEW party_rule.dev_00_probation AS
SELECT m.applicant_id, a.member_id, m.id AS meeting_id, m.org_id, m.held_on, v.decided_on AS approved_on,
       v.withdrawn_on, y.year_over,
       coalesce(party.months_after(y.year_over, e.extension_months), y.year_over) AS ends
  FROM party.development_meeting m
  JOIN party.applicant a ON a.id = m.applicant_id
  LEFT JOIN party.development_approval v ON v.meeting_id = m.id AND v.approved
 CROSS JOIN LATERAL (SELECT party.years_after(m.held_on, 1) AS year_over) y
 -- by the first that extends; a second one breaks DEV-24, and extends nothing
  LEFT JOIN LATERAL (
    SELECT x.extension_months
      FROM party.development_meeting x
     WHERE x.applicant_id = m.applicant_id
       AND x.kind = 'conversion'
       AND x.outcome = 'extended'
       AND x.held_on > m.held_on
     ORDER BY x.held_on
     LIMIT 1
  ) e ON true
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

-- Who was admitted by a branch here since development is recorded; not who came from elsewhere with a letter.
CREATE OR REPLACE VIEW party_rule.dev_00_member AS
SELECT h.id, h.name, h.admitted_on, h.confirmed_on, h.ended_on
  FROM party.member h
 WHERE h.admitted_on >= (SELECT r.recorded_from FROM party.development_record r WHERE r.only_one)
   AND NOT EXISTS (SELECT FROM party.transfer_in t WHERE t.member_id = h.id AND t.arrived_on > h.admitted_on);
COMMENT ON VIEW party_rule.dev_00_member IS 'members who were admitted here since development is recorded';
