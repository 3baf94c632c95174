-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-11',
  'Every document has a backup',
  '资料备份留存',
  kind => 'obligation', subject => 'archive_document', mode => 'report', view => 'ven_11_backup',
  fixed => 'unique index "VEN-11 place" on party.archive_copy: no two in one place; check constraint VEN-11: what is '
    'digital has a checksum',
  message_en => 'document "{subject}" of "{organisation}" is kept in {number} of {least} places or media',
  message_zh => '“{organisation}”的归档资料“{subject}”存有{number}份，应在不同地点或介质存{least}份',
  hint_en => 'Make a second copy in another place or medium, and enter it in party.archive_copy, with its '
    'SHA-256 where it is digital; one that is lost gets a gone_on.',
  hint_zh => '在另一地点或另一介质留存备份，在 party.archive_copy 登记；电子的登记 SHA-256 校验值；已灭失的登记 gone_on。',
  seed_ref => '二(二)2', source => 'seed');
SELECT partybuild.ship_parameter('VEN-11', 'grace', 30, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-11', 'least', 2, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-11', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_11_applies AS
SELECT d.id AS subject, d.org_id, d.filed_on AS from_date, d.filed_on + 1 AS to_date, d.title AS label
  FROM party.archive_document d
 WHERE d.filed_on IS NOT NULL
   AND NOT EXISTS (SELECT
                     FROM party.archive_document n
                    WHERE n.supersedes_id = d.id AND n.filed_on IS NOT NULL);
COMMENT ON VIEW party_rule.ven_11_applies IS 'VEN-11 documents that are filed, without those that were corrected';
CREATE OR REPLACE VIEW party_rule.ven_11_evidence AS
SELECT c.archive_document_id AS subject, c.made_on AS on_date, c.medium || ' copy ' || c.id AS reference
  FROM party.archive_copy c
 WHERE c.gone_on IS NULL;
COMMENT ON VIEW party_rule.ven_11_evidence IS 'VEN-11 copies that are there, each in another place or medium';
SELECT partybuild.set_obligation('VEN-11', 'party_rule.ven_11_applies', 'party_rule.ven_11_evidence', 'once');
SELECT partybuild.evidence_source('VEN-11', 'party.archive_copy', 'archive_document_id',
  columns => '{archive_document_id,made_on,gone_on}');
SELECT partybuild.evidence_source('VEN-11', 'party.archive_document', 'id', columns => '{org_id,filed_on}',
  replaces => 'supersedes_id');
SELECT partybuild.harmless('VEN-11', 'party.archive_copy', ARRAY['id', 'medium']::name[], 'a reference for the report');
