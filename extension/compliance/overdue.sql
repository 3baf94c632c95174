CREATE OR REPLACE VIEW compliance.overdue AS
SELECT s.registry, s.rule, s.area, s.title_zh, s.title_en, s.subject_kind, s.subject, s.subject_name, s.org_id,
  s.organisation, s.period, s.due_on,
       partybuild.today() - s.due_on AS days_overdue, s.number, s.least
  FROM compliance.status s
 WHERE s.status = 'overdue';
COMMENT ON VIEW compliance.overdue IS 'what was owed and not done, with the days since it was due';
