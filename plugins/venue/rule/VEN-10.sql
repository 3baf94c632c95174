-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-10',
  'Document categories complete',
  '八类资料齐全',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'ven_10_categories',
  message_en => '"{organisation}" has filed {number} of {least} documents of the year: {periods}',
  message_zh => '“{organisation}”年度资料归档{number}项，应有{least}项：{periods}',
  hint_en => 'File what lacks in party.archive_document; compliance.archive_year says what that is.',
  hint_zh => '将所缺资料（见 compliance.archive_year）归档，登记到 party.archive_document。',
  seed_ref => '二(二)2', source => 'seed');
SELECT partybuild.ship_parameter('VEN-10', 'grace', 31, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-10', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-10', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- Eight categories, of which the second, what is planned for the year and how it went, is two documents.
CREATE OR REPLACE VIEW party_rule.ven_10_applies AS
SELECT b.subject, b.org_id, b.from_date, b.to_date, c.item
  FROM party_rule.lif_00_branch b
 CROSS JOIN (VALUES ('roster'), ('annual_plan'), ('annual_summary'), ('study_plan'), ('study_notes'),
                    ('special_activity'), ('appraisal'), ('dues_register'), ('statistics')) c (item);
COMMENT ON VIEW party_rule.ven_10_applies IS 'VEN-10 branches, by document that each year wants';
-- What was corrected was filed when it was filed: its successor is of the same year and category.
CREATE OR REPLACE VIEW party_rule.ven_10_evidence AS
SELECT d.org_id AS subject, make_date(d.year, 12, 31) AS on_date, d.filed_on AS done_on,
       'document ' || d.id AS reference, d.category::text AS item
  FROM party.archive_document d
 WHERE d.filed_on IS NOT NULL;
COMMENT ON VIEW party_rule.ven_10_evidence IS 'VEN-10 documents that were filed, by year and category';
SELECT partybuild.set_obligation('VEN-10', 'party_rule.ven_10_applies', 'party_rule.ven_10_evidence', 'year');
SELECT partybuild.evidence_source('VEN-10', 'party.archive_document', 'org_id',
  columns => '{org_id,year,category,filed_on}');
SELECT partybuild.evidence_source('VEN-10', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.harmless('VEN-10', 'party.archive_document', ARRAY['id']::name[], 'a document keeps its number');
