-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-09',
  'Criticism notice',
  '通报批评',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'sup_09_no_notice',
  message_en => '"{organisation}" was to be given a notice of criticism by {due}',
  message_zh => '“{organisation}”应予通报批评，逾期未通报（{due}前）',
  hint_en => 'Give the notice, and enter it in party.criticism_notice.',
  hint_zh => '予以通报批评，并登记到 party.criticism_notice。',
  seed_ref => '三4', source => 'seed');
SELECT partybuild.ship_parameter('SUP-09', 'days', 60, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('SUP-09', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-09', 'least', 1, 'number', at_least => 0, at_most => 1);
SELECT partybuild.ship_parameter('SUP-09', 'remind', 30, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('SUP-09', 'threshold', 60, 'points', at_least => 0, at_most => 100);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.sup_09_applies AS
SELECT c.org_id AS subject, c.org_id, c.published_on AS from_date,
       c.published_on + (SELECT partybuild.param('SUP-09', 'days'))::integer + 1 AS to_date, c.year::text AS item
  FROM party_rule.sup_00_result c
 WHERE c.score < (SELECT partybuild.param('SUP-09', 'threshold')) OR c.serious_overdue > 0;
COMMENT ON VIEW party_rule.sup_09_applies IS
  'SUP-09 branches below the threshold, or with a serious item overdue, by year, from the day of publication';
CREATE OR REPLACE VIEW party_rule.sup_09_evidence AS
SELECT n.org_id AS subject, n.noticed_on AS on_date, 'notice of ' || n.noticed_on AS reference, n.year::text AS item
  FROM party.criticism_notice n;
COMMENT ON VIEW party_rule.sup_09_evidence IS 'SUP-09 notices of criticism, by the year they are about';
SELECT partybuild.set_obligation('SUP-09', 'party_rule.sup_09_applies', 'party_rule.sup_09_evidence', 'once');
SELECT partybuild.evidence_source('SUP-09', 'party.assessment_result', 'org_id',
  columns => '{org_id,assessment_id,score,serious_overdue,published_on,supersedes_id}');
SELECT partybuild.evidence_source('SUP-09', 'party.assessment', 'org_id', columns => '{id,year,published_on}',
  joined => 'party.assessment_result', joined_key => 'assessment_id', key => 'id');
SELECT partybuild.evidence_source('SUP-09', 'party.criticism_notice', 'org_id', columns => '{org_id,noticed_on,year}');
SELECT partybuild.harmless('SUP-09', 'party.assessment_result', ARRAY['id', 'version']::name[],
  'numbers of the row, given once');
