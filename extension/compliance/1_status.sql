-- One row a subject, obligation and period: the closed ones as kept, of every court that reports here; the open ones as
-- they are now.
CREATE OR REPLACE VIEW compliance.status AS
SELECT r.registry, r.rule, o.area, o.title_zh, o.title_en, o.subject_kind, r.subject,
  coalesce(r.label, g.name) AS subject_name, r.org_id, g.name AS organisation,
       r.period, o.per, partybuild.first_day(r.period) AS first_day, partybuild.last_day(r.period) AS last_day,
         r.status, r.due_on, r.met_on, r.number, r.least, r.evidence, true AS closed
  FROM compliance.period_result r
  JOIN compliance.obligation o ON o.registry = r.registry AND o.rule = r.rule
  LEFT JOIN compliance.organisation g ON g.registry = r.registry AND g.org_id = r.org_id
UNION ALL
SELECT c.registry, l.rule, o.area, o.title_zh, o.title_en, o.subject, l.subject, coalesce(l.label, g.name), l.org_id,
  g.name,
       l.period, b.per, l.first_day, l.last_day, l.status, l.due_on, l.met_on, l.number, l.least, l.evidence, false
  FROM compliance.live l
  JOIN partybuild.rule o ON o.code = l.rule
  JOIN partybuild.obligation b ON b.rule = l.rule
  LEFT JOIN party.organisation g ON g.id = l.org_id
 CROSS JOIN compliance.court c;
COMMENT ON VIEW compliance.status IS
  'obligations by subject and period: met, late, due, overdue, upcoming, exempt or not applicable; due and met on, '
  'number done of the least number, evidence; closed: kept, otherwise evaluated now';
