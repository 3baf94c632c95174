CREATE OR REPLACE VIEW compliance.scorecard AS
SELECT s.registry, s.org_id, s.organisation, s.area, date_trunc('month', s.due_on)::date AS month,
       count(*) FILTER (WHERE s.status = 'met') AS met, count(*) FILTER (WHERE s.status = 'late') AS late,
       count(*) FILTER (WHERE s.status IN ('due', 'upcoming')) AS due, count(*) FILTER (WHERE s.status = 'overdue')
         AS overdue,
       count(*) FILTER (WHERE s.status = 'exempt') AS exempt,
       round(count(*) FILTER (WHERE s.status = 'met') / nullif(count(*) FILTER (WHERE s.status IN ('met', 'late',
         'overdue')), 0)::numeric, 3) AS share
  FROM compliance.status s
 WHERE s.status <> 'not applicable'
 GROUP BY s.registry, s.org_id, s.organisation, s.area, date_trunc('month', s.due_on)::date;
COMMENT ON VIEW compliance.scorecard IS
  'by organisation, area and the month in which things were due: how many met in time, late, still due, overdue, '
  'exempt; share: met of what was due';
COMMENT ON COLUMN compliance.scorecard.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.scorecard.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.scorecard.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.scorecard.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.scorecard.month IS 'first day of the month in which things were due';
COMMENT ON COLUMN compliance.scorecard.met IS 'met in time';
COMMENT ON COLUMN compliance.scorecard.late IS 'met too late';
COMMENT ON COLUMN compliance.scorecard.due IS 'not yet due';
COMMENT ON COLUMN compliance.scorecard.overdue IS 'owed, not done, and due';
COMMENT ON COLUMN compliance.scorecard.exempt IS 'exempt by approval';
COMMENT ON COLUMN compliance.scorecard.share IS 'met of what was due, 0 to 1; null: nothing was';
