-- One row a subject, obligation and period: the closed ones as kept, of every court that reports here; the open ones as
-- they are now.
CREATE OR REPLACE VIEW compliance.status AS
SELECT r.registry, r.rule, o.area, o.title_zh, o.title_en, o.subject_kind, r.subject,
       coalesce(r.label, g.name) AS subject_name, r.org_id, g.name AS organisation,
       r.period::text AS period, o.per,
       partybuild.first_day(r.period) AS first_day, partybuild.last_day(r.period) AS last_day,
       r.status, r.due_on, r.met_on, r.number, r.least, r.evidence, true AS closed
  FROM compliance.period_result r
  JOIN compliance.obligation o ON o.registry = r.registry AND o.rule = r.rule
  LEFT JOIN compliance.organisation g ON g.registry = r.registry AND g.org_id = r.org_id
 -- as of an earlier day (partybuild.as_of) what ended later is open
 WHERE (current_setting('partybuild.as_of', true) = ''
        OR partybuild.last_day(r.period) < (SELECT partybuild.today()))
UNION ALL
SELECT c.registry, l.rule, o.area, o.title_zh, o.title_en, o.subject, l.subject,
       coalesce(l.label, g.name), l.org_id, g.name,
       l.period::text, b.per,
       l.first_day, l.last_day,
       l.status, l.due_on, l.met_on, l.number, l.least, l.evidence, false
  FROM party_rule.live l
  JOIN partybuild.rule o ON o.code = l.rule
  JOIN partybuild.obligation b ON b.rule = l.rule
  LEFT JOIN party.organisation g ON g.id = l.org_id
 CROSS JOIN compliance.court c;
COMMENT ON VIEW compliance.status IS
  'obligations by subject and period: met, late, due, overdue, upcoming, exempt or not applicable; due and met on, '
  'number done of the least number, evidence; closed: kept, otherwise evaluated now';
COMMENT ON COLUMN compliance.status.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.status.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.status.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.status.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.status.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.status.subject_kind IS 'who owes it: organisation, member, post or group';
COMMENT ON COLUMN compliance.status.subject IS 'number of who owes it';
COMMENT ON COLUMN compliance.status.subject_name IS 'name of who owes it';
COMMENT ON COLUMN compliance.status.org_id IS 'number of the organisation that answers for it';
COMMENT ON COLUMN compliance.status.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.status.period IS 'the period: 2025, 2025-H1, 2025-Q1 or 2025-01';
COMMENT ON COLUMN compliance.status.per IS 'how often: month, quarter, half, year or once';
COMMENT ON COLUMN compliance.status.first_day IS 'first day of the period';
COMMENT ON COLUMN compliance.status.last_day IS 'last day of the period';
COMMENT ON COLUMN compliance.status.status IS 'met, late, due, overdue, upcoming, exempt or not applicable';
COMMENT ON COLUMN compliance.status.due_on IS 'last day on which it is in time';
COMMENT ON COLUMN compliance.status.met_on IS 'day on which it was met; null: it was not';
COMMENT ON COLUMN compliance.status.number IS 'number done';
COMMENT ON COLUMN compliance.status.least IS 'number that was owed at least';
COMMENT ON COLUMN compliance.status.evidence IS 'list of what counts: on, reference';
COMMENT ON COLUMN compliance.status.closed IS 'kept as the period was closed; otherwise evaluated now';
