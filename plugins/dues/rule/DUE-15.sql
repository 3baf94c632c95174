-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-15',
  'Published every year',
  '每年公示收支',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'due_15_published',
  message_en => '"{organisation}" did not publish its income and expenditure as the books have it: {periods}',
  message_zh => '“{organisation}”未按时按账公示党费收支：{periods}',
  hint_en => 'Publish the figures of compliance.dues_account to the members after the year, file the notice, and enter '
    'both in party.dues_publication.',
  hint_zh => '年度终了后按 compliance.dues_account 的数字向党员公示，公示文件归档，并登记到 party.dues_publication。',
  seed_ref => '二(四)5', source => '党费规定');
SELECT partybuild.ship_parameter('DUE-15', 'grace', 31, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DUE-15', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DUE-15', 'remind', 15, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_15_applies AS
SELECT a.org_id AS subject, a.org_id, a.opened_on AS from_date, o.revoked_on AS to_date
  FROM party.dues_account a
  JOIN party.organisation o ON o.id = a.org_id;
COMMENT ON VIEW party_rule.due_15_applies IS
  'DUE-15 organisations that keep money of dues, from when their books begin';
CREATE OR REPLACE VIEW party_rule.due_15_evidence AS
SELECT p.org_id AS subject, make_date(p.year, 12, 31) AS on_date, greatest(p.published_on, d.dated_on) AS done_on,
       'publication ' || p.id AS reference
  FROM party.dues_publication p
  -- published is what a document of the organisation's says, after the year is over
  JOIN party.document d ON d.id = p.document_id AND d.issuer_id = p.org_id AND d.kind IN ('notice', 'report')
  JOIN party_rule.due_00_account b ON b.org_id = p.org_id AND b.year = p.year
 WHERE p.published_on > make_date(p.year, 12, 31)
   AND p.opening = b.opening
   AND p.income = b.income
   AND p.remitted = b.remitted
   AND p.spent = b.spent;
COMMENT ON VIEW party_rule.due_15_evidence IS 'DUE-15 accounts that were published as the books have them';
SELECT partybuild.set_obligation('DUE-15', 'party_rule.due_15_applies', 'party_rule.due_15_evidence', 'year');
-- what is entered for an earlier year changes what there was at the beginning of each after it: all periods
SELECT partybuild.evidence_source('DUE-15', 'party.dues_publication', 'org_id',
  columns => '{org_id,year,published_on,opening,income,remitted,spent,document_id}');
SELECT partybuild.evidence_source('DUE-15', 'party.document', 'org_id', columns => '{issuer_id,dated_on,kind}',
  joined => 'party.dues_publication', joined_key => 'document_id', key => 'id');
SELECT partybuild.evidence_source('DUE-15', 'party.dues_account', 'org_id', columns => '{org_id,opened_on,opening}');
SELECT partybuild.evidence_source('DUE-15', 'party.dues_payment', 'org_id', columns => '{org_id,paid_on,amount}');
SELECT partybuild.evidence_source('DUE-15', 'party.dues_large_payment', 'org_id',
  columns => '{org_id,paid_on,amount}');
SELECT partybuild.evidence_source('DUE-15', 'party.dues_remittance', 'org_id',
  columns => '{org_id,remitted_on,amount}');
SELECT partybuild.evidence_source('DUE-15', 'party.dues_remittance', 'superior_id',
  columns => '{superior_id,remitted_on,amount}');
SELECT partybuild.evidence_source('DUE-15', 'party.dues_expenditure', 'org_id', columns => '{org_id,spent_on,amount}');
SELECT partybuild.evidence_source('DUE-15', 'party.organisation', 'id', columns => '{kind,revoked_on}');
