CREATE OR REPLACE VIEW compliance.upcoming AS
SELECT c.registry, l.rule, r.area, r.title_zh, r.title_en, r.subject AS subject_kind, l.subject, coalesce(l.label, g.name) AS subject_name, l.org_id, g.name AS organisation,
       l.period, l.status, l.due_on, l.due_on - partybuild.today() AS days_left, l.number, l.least
  FROM compliance.live l
  JOIN partybuild.rule r ON r.code = l.rule
  LEFT JOIN party.organisation g ON g.id = l.org_id
 CROSS JOIN compliance.court c
 WHERE l.status IN ('due', 'upcoming');
COMMENT ON VIEW compliance.upcoming IS 'what is still to be done in the open periods; for the next N days: WHERE days_left <= N';
