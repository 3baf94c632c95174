CREATE OR REPLACE VIEW compliance.upcoming AS
SELECT s.registry, s.rule, s.area, s.title_zh, s.title_en, s.subject_kind, s.subject, s.subject_name, s.org_id,
  s.organisation, s.period, s.status, s.due_on,
       s.due_on - partybuild.today() AS days_left, s.number, s.least
  FROM compliance.status s
 WHERE NOT s.closed AND s.status IN ('due', 'upcoming');
COMMENT ON VIEW compliance.upcoming IS
  'what is still to be done in the open periods; for the next N days: WHERE days_left <= N';
