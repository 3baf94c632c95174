CREATE OR REPLACE VIEW compliance.overdue AS
SELECT s.registry, s.rule, s.area, s.title_zh, s.title_en, s.subject_kind, s.subject, s.subject_name, s.org_id,
  s.organisation, s.period, s.due_on,
       partybuild.today() - s.due_on AS days_overdue, s.number, s.least
  FROM compliance.status s
 WHERE s.status = 'overdue';
COMMENT ON VIEW compliance.overdue IS 'what was owed and not done, with the days since it was due';
COMMENT ON COLUMN compliance.overdue.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.overdue.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.overdue.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.overdue.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.overdue.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.overdue.subject_kind IS 'who owes it: organisation, member, post or group';
COMMENT ON COLUMN compliance.overdue.subject IS 'number of who owes it';
COMMENT ON COLUMN compliance.overdue.subject_name IS 'name of who owes it';
COMMENT ON COLUMN compliance.overdue.org_id IS 'number of the organisation that answers for it';
COMMENT ON COLUMN compliance.overdue.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.overdue.period IS 'the period: 2025, 2025-H1, 2025-Q1 or 2025-01';
COMMENT ON COLUMN compliance.overdue.due_on IS 'last day on which it is in time';
COMMENT ON COLUMN compliance.overdue.number IS 'number done';
COMMENT ON COLUMN compliance.overdue.least IS 'number that was owed at least';
COMMENT ON COLUMN compliance.overdue.days_overdue IS 'days since it was due';
