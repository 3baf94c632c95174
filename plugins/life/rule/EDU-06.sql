-- EDU-06 党员年度学时（党员教育管理工作条例）
-- Study hours of members.
-- One obligation a person, whatever branches he moved through; it is shown with the last.
CREATE OR REPLACE VIEW party_rule.edu_06_applies AS
SELECT c.member_id AS subject, c.org_id, greatest(m.admitted_on, m.known_from) AS from_date, coalesce(m.ended_on, c.to_date) AS to_date, m.name AS label
  FROM party.membership c
  JOIN party.member m ON m.id = c.member_id
 WHERE c.status IN ('full', 'probationary') AND m.admitted_on IS NOT NULL
   AND NOT EXISTS (SELECT FROM party.membership n WHERE n.member_id = c.member_id AND n.status IN ('full', 'probationary') AND n.from_date > c.from_date);
COMMENT ON VIEW party_rule.edu_06_applies IS 'EDU-06 members, from admission to the end of membership';
CREATE OR REPLACE VIEW party_rule.edu_06_evidence AS
SELECT t.member_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference,
       coalesce(t.hours, round(extract(epoch FROM a.ends_at - a.starts_at) / 3600, 2)) AS quantity
  FROM party.attendance t
  JOIN party_rule.lif_00_held a ON a.id = t.activity_id
 WHERE t.status = 'present' AND a.kind IN ('study', 'discussion', 'seminar', 'lecture', 'theme_day', 'training', 'policy_lecture', 'integrity_education', 'reading');
COMMENT ON VIEW party_rule.edu_06_evidence IS 'EDU-06 hours of study and training';
SELECT partybuild.set_obligation('EDU-06', 'party_rule.edu_06_applies', 'party_rule.edu_06_evidence', 'year', pro_rata => true);
SELECT partybuild.evidence_source('EDU-06', 'party.attendance', 'member_id', 'held_on', joined => 'party.activity', joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('EDU-06', 'party.activity', 'member_id', 'held_on', joined => 'party.attendance', joined_key => 'activity_id', key => 'id');
SELECT partybuild.evidence_source('EDU-06', 'party.member', 'id', columns => '{admitted_on,known_from,ended_on}');
