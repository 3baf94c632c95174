-- What EDU-06 counts, and other plugins with it.
CREATE OR REPLACE VIEW party_rule.edu_00_study AS
SELECT t.member_id AS subject, a.id AS activity_id, a.held_on, a.starts_at, a.ends_at,
       coalesce(t.hours, round(extract(epoch FROM a.ends_at - a.starts_at) / 3600, 2)) AS hours
  FROM party.attendance t
  JOIN party_rule.lif_00_held a ON a.id = t.activity_id
 WHERE t.status = 'present' AND a.kind IN ('study', 'discussion', 'seminar', 'lecture', 'theme_day', 'training',
   'policy_lecture', 'integrity_education', 'reading');
COMMENT ON VIEW party_rule.edu_00_study IS 'study and training that members attended, and for how many hours';
