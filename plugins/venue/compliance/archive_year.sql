-- What each branch's archive has of each year, document by document: what is filed, when, and in how many places.
CREATE OR REPLACE VIEW compliance.archive_year AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, a.subject AS org_id, o.name AS organisation, y.year,
       a.item AS category, d.documents, d.filed_on, d.one_copy
  FROM party_rule.ven_10_applies a
  JOIN party.organisation o ON o.id = a.subject
 CROSS JOIN LATERAL generate_series(
    extract(year FROM greatest(a.from_date, (SELECT c.counted_from FROM compliance.court c)))::integer,
    extract(year FROM least(a.to_date - 1, (SELECT partybuild.today())))::integer) y (year)
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x.subject IS NOT NULL)::integer AS documents, min(d.filed_on) AS filed_on,
           count(*) FILTER (WHERE x.subject IS NOT NULL
                              AND (SELECT count(*)
                                     FROM party.archive_copy c
                                    WHERE c.archive_document_id = d.id AND c.gone_on IS NULL) < 2)::integer AS one_copy
      FROM party.archive_document d
      LEFT JOIN party_rule.ven_11_applies x ON x.subject = d.id
     WHERE d.org_id = a.subject AND d.year = y.year AND d.category::text = a.item AND d.filed_on IS NOT NULL
 ) d;
COMMENT ON VIEW compliance.archive_year IS
  'the archive of each branch by year and category: documents on file, since when, and how many lack a second copy '
  '(VEN-10, VEN-11)';
COMMENT ON COLUMN compliance.archive_year.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.archive_year.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.archive_year.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.archive_year.year IS 'year that the documents are about';
COMMENT ON COLUMN compliance.archive_year.category IS 'category, as party.archive_category has it';
COMMENT ON COLUMN compliance.archive_year.documents IS 'documents on file, each in its last version';
COMMENT ON COLUMN compliance.archive_year.filed_on IS 'day on which the first was filed; null: none is';
COMMENT ON COLUMN compliance.archive_year.one_copy IS 'how many of them are in one place only, or none';
