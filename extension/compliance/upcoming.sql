CREATE OR REPLACE VIEW compliance.upcoming AS
SELECT s.registry, s.rule, s.area, s.title_zh, s.title_en, s.subject_kind, s.subject, s.subject_name, s.org_id,
  s.organisation, s.period, s.status, s.due_on,
       s.due_on - partybuild.today() AS days_left, s.number, s.least
  FROM compliance.status s
 WHERE NOT s.closed AND s.status IN ('due', 'upcoming')
UNION ALL
SELECT p.registry, p.rule, p.area, p.title_zh, p.title_en, p.subject_kind, p.subject, p.subject_name, p.org_id,
  p.organisation, partybuild.period(p.first_day, 'month')::text, 'possible', p.first_day,
       p.days_left, NULL, NULL
  FROM compliance.possible p;
COMMENT ON VIEW compliance.upcoming IS
  'what is still to be done in the open periods, and what becomes possible (compliance.possible); for the next N days: '
  'WHERE days_left <= N';
COMMENT ON COLUMN compliance.upcoming.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.upcoming.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.upcoming.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.upcoming.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.upcoming.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.upcoming.subject_kind IS
  'who owes it, or can do it: organisation, member, post, group, …';
COMMENT ON COLUMN compliance.upcoming.subject IS 'number of who owes it, or can do it';
COMMENT ON COLUMN compliance.upcoming.subject_name IS 'name of who owes it, or can do it';
COMMENT ON COLUMN compliance.upcoming.org_id IS 'number of the organisation that answers for it';
COMMENT ON COLUMN compliance.upcoming.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.upcoming.period IS
  'the period: 2025, 2025-H1, 2025-Q1 or 2025-01; the month in which it becomes possible';
COMMENT ON COLUMN compliance.upcoming.due_on IS
  'last day on which it is in time; possible: the first on which it can be done';
COMMENT ON COLUMN compliance.upcoming.number IS 'number done; null: nothing is owed';
COMMENT ON COLUMN compliance.upcoming.least IS 'number that was owed at least; null: nothing is owed';
COMMENT ON COLUMN compliance.upcoming.status IS
  'due: a reminder has gone out, or upcoming; possible: nothing is owed, and it can be done from due_on on';
COMMENT ON COLUMN compliance.upcoming.days_left IS 'days until it is due, or possible';
