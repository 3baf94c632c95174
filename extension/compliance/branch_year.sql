-- The year of an organisation as a person would print it: a line an obligation, a column a month.
-- A cell has the days of the evidence and, where a period ends that is not met, its status; for members and posts how
-- many of how many.
CREATE OR REPLACE VIEW compliance.branch_year AS
SELECT y.registry, y.org_id, y.organisation, y.year, y.rule, y.title_zh, y.title_en, y.per,
       max(y.cell) FILTER (WHERE y.month = 1) AS jan, max(y.cell) FILTER (WHERE y.month = 2) AS feb,
         max(y.cell) FILTER (WHERE y.month = 3) AS mar,
       max(y.cell) FILTER (WHERE y.month = 4) AS apr, max(y.cell) FILTER (WHERE y.month = 5) AS may,
         max(y.cell) FILTER (WHERE y.month = 6) AS jun,
       max(y.cell) FILTER (WHERE y.month = 7) AS jul, max(y.cell) FILTER (WHERE y.month = 8) AS aug,
         max(y.cell) FILTER (WHERE y.month = 9) AS sep,
       max(y.cell) FILTER (WHERE y.month = 10) AS oct, max(y.cell) FILTER (WHERE y.month = 11) AS nov,
         max(y.cell) FILTER (WHERE y.month = 12) AS dec,
       sum(y.met)::integer AS met, sum(y.owed)::integer AS owed
  FROM (
    SELECT s.registry, s.org_id, s.organisation, s.year, s.rule, s.title_zh, s.title_en, s.per, x.month,
           CASE WHEN s.subject_kind = 'organisation'
             THEN nullif(concat_ws(' ', string_agg(DISTINCT x.day::text, ','), string_agg(DISTINCT x.mark, ',')), '')
                WHEN count(x.status) > 0
                  THEN count(*) FILTER (WHERE x.status IN ('met', 'late')) || '/' || count(x.status) END AS cell,
           count(*) FILTER (WHERE x.status = 'met') AS met,
             count(*) FILTER (WHERE x.status IN ('met', 'late', 'overdue')) AS owed
      FROM (SELECT t.*, extract(year FROM t.first_day)::integer AS year FROM compliance.status t
        WHERE t.status <> 'not applicable') s
     CROSS JOIN LATERAL (
        SELECT extract(month FROM least(s.last_day, s.due_on))::integer AS month, NULL::text AS day,
          CASE WHEN s.status NOT IN ('met', 'upcoming') THEN s.status END AS mark, s.status
        UNION ALL
        SELECT substr(e ->> 'on', 6, 2)::integer, substr(e ->> 'on', 9, 2), NULL, NULL
          FROM jsonb_array_elements(s.evidence) e WHERE s.subject_kind = 'organisation'
            AND left(e ->> 'on', 4) = s.year::text
     ) x
     GROUP BY s.registry, s.org_id, s.organisation, s.year, s.rule, s.title_zh, s.title_en, s.per, s.subject_kind,
       x.month
  ) y
 GROUP BY y.registry, y.org_id, y.organisation, y.year, y.rule, y.title_zh, y.title_en, y.per;
COMMENT ON VIEW compliance.branch_year IS
  'the year of an organisation, a line an obligation: by month the days on which it was met, or what became of it; '
  'for members and posts how many met of how many';
COMMENT ON COLUMN compliance.branch_year.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.branch_year.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.branch_year.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.branch_year.year IS 'the year';
COMMENT ON COLUMN compliance.branch_year.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.branch_year.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.branch_year.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.branch_year.per IS 'how often it is owed';
COMMENT ON COLUMN compliance.branch_year.jan IS 'January: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.feb IS 'February: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.mar IS 'March: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.apr IS 'April: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.may IS 'May: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.jun IS 'June: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.jul IS 'July: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.aug IS 'August: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.sep IS 'September: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.oct IS 'October: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.nov IS 'November: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.dec IS 'December: days on which it was met, or what became of it';
COMMENT ON COLUMN compliance.branch_year.met IS 'how often it was met in the year';
COMMENT ON COLUMN compliance.branch_year.owed IS 'how often it was owed';
