-- What is open: violations on record, as the last audit, adoption or warning saw them.
CREATE OR REPLACE VIEW compliance.violation AS
SELECT f.id AS finding_id, f.rule, r.title_zh, r.title_en, r.source,
       partybuild.mode(f.rule, f.org_id) AS mode, r.subject AS subject_kind, f.subject,
       f.org_id, o.name AS organisation, f.magnitude, f.bar, f.args, f.origin, f.found_on,
       f.goal, f.measure, m.name AS responsible, f.deadline,
       f.deadline < partybuild.today() AS overdue
  FROM party.finding f
  JOIN partybuild.rule r ON r.code = f.rule
  LEFT JOIN party.organisation o ON o.id = f.org_id
  LEFT JOIN party.member m ON m.id = f.responsible_id
 WHERE f.closed_on IS NULL;
COMMENT ON VIEW compliance.violation IS
  'open findings with rule, organisation, how bad, since when, who is to mend them by when';
