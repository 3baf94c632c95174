CREATE OR REPLACE VIEW compliance.trend AS
SELECT t.registry, t.area, t.rule, t.title_zh, t.title_en, t.month, t.met, t.late, t.overdue, t.share,
       t.share - lag(t.share) OVER (PARTITION BY t.registry, t.rule ORDER BY t.month) AS change
  FROM (
    SELECT s.registry, s.area, s.rule, s.title_zh, s.title_en, date_trunc('month', s.due_on)::date AS month,
           count(*) FILTER (WHERE s.status = 'met') AS met, count(*) FILTER (WHERE s.status = 'late') AS late,
             count(*) FILTER (WHERE s.status = 'overdue') AS overdue,
           round(count(*) FILTER (WHERE s.status = 'met') / count(*)::numeric, 3) AS share
      FROM compliance.status s
     WHERE s.status IN ('met', 'late', 'overdue')
     GROUP BY s.registry, s.area, s.rule, s.title_zh, s.title_en, date_trunc('month', s.due_on)::date
  ) t;
COMMENT ON VIEW compliance.trend IS
  'by obligation and month over all organisations of a court: met in time, late, overdue, the share met, and its '
  'change since the month before';
