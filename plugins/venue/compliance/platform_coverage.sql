-- What there is of each function of the platform: which of its views, and which data in the year. Both are looked up.
CREATE OR REPLACE VIEW compliance.platform_coverage AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, b.subject AS org_id, o.name AS organisation, y.year,
       f.function, f.title_zh, v.there AS views, v.missing AS missing_views, d.records, d.first_on,
       v.there <> '' AND d.records > 0 AS covered
  FROM party_rule.lif_00_basic_committee b
  JOIN party.organisation o ON o.id = b.subject
 CROSS JOIN LATERAL generate_series(
    extract(year FROM greatest(b.from_date, (SELECT c.counted_from FROM compliance.court c)))::integer,
    extract(year FROM least(b.to_date - 1, (SELECT partybuild.today())))::integer) y (year)
 CROSS JOIN (VALUES ('affairs', '党务管理'), ('assessment', '考核评价'), ('education', '党员教育'),
                    ('services', '党员服务'), ('exchange', '互动交流'), ('supervision', '党建监督')
      ) f (function, title_zh)
 CROSS JOIN LATERAL (
    SELECT coalesce(string_agg(v.relation, ', ' ORDER BY v.relation)
                      FILTER (WHERE partybuild.find_relation(v.relation) IS NOT NULL), '') AS there,
           coalesce(string_agg(v.relation, ', ' ORDER BY v.relation)
                      FILTER (WHERE partybuild.find_relation(v.relation) IS NULL), '') AS missing
      FROM partybuild.platform_view v
     WHERE v.function = f.function
 ) v
 CROSS JOIN LATERAL (
    SELECT count(*)::integer AS records, min(d.day) AS first_on
      FROM party_rule.ven_15_data d
     WHERE d.subject = b.subject
       AND d.function = f.function
       AND d.day >= make_date(y.year, 1, 1)
       AND d.day < make_date(y.year + 1, 1, 1)
 ) d;
COMMENT ON VIEW compliance.platform_coverage IS
  'the six functions of the platform by agency committee and year: which of their views there are, how many records, '
  'and whether that covers the function (VEN-15)';
COMMENT ON COLUMN compliance.platform_coverage.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.platform_coverage.org_id IS 'number of the agency committee';
COMMENT ON COLUMN compliance.platform_coverage.organisation IS 'name of the agency committee';
COMMENT ON COLUMN compliance.platform_coverage.year IS 'the year; this year up to today';
COMMENT ON COLUMN compliance.platform_coverage.function IS
  'affairs, assessment, education, services, exchange or supervision';
COMMENT ON COLUMN compliance.platform_coverage.title_zh IS 'what it is called';
COMMENT ON COLUMN compliance.platform_coverage.views IS
  'views that serve it and are there, by partybuild.platform_view';
COMMENT ON COLUMN compliance.platform_coverage.missing_views IS
  'views that are named there and are not in this database: their plugin is not installed';
COMMENT ON COLUMN compliance.platform_coverage.records IS
  'records of the year, of the committee and the organisations right below it';
COMMENT ON COLUMN compliance.platform_coverage.first_on IS 'day of the first of them; null: there is none';
COMMENT ON COLUMN compliance.platform_coverage.covered IS 'is there a view, and a record';
