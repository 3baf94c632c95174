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
COMMENT ON COLUMN compliance.trend.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.trend.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.trend.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.trend.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.trend.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.trend.month IS 'first day of the month in which it was due';
COMMENT ON COLUMN compliance.trend.met IS 'met in time';
COMMENT ON COLUMN compliance.trend.late IS 'met too late';
COMMENT ON COLUMN compliance.trend.overdue IS 'owed, not done, and due';
COMMENT ON COLUMN compliance.trend.share IS 'met of what was due, 0 to 1';
COMMENT ON COLUMN compliance.trend.change IS 'change of the share since the month before; null: there is none';
