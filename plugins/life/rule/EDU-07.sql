-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'EDU-07',
  'Yearly study plan',
  '年度学习计划',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'edu_07_study_plan',
  message_en => '"{organisation}" had no study plan on file in time in {periods}',
  message_zh => '“{organisation}”未按时制定年度学习计划：{periods}',
  hint_en => 'File the study plan.',
  hint_zh => '制定并备案学习计划。',
  seed_ref => '二(四)1', source => 'seed');
SELECT partybuild.ship_parameter('EDU-07', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('EDU-07', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('EDU-07', 'remind', 31, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.edu_07_evidence AS
SELECT p.org_id AS subject, make_date(p.year, 1, 1) AS on_date, greatest(p.filed_on, d.dated_on) AS done_on,
  'study plan ' || p.id AS reference
  FROM party.study_plan p
  JOIN party.document d ON d.id = p.document_id AND d.issuer_id = p.org_id AND d.kind IN ('plan', 'filing', 'report')
 -- filed is what who is superior that day has been sent
 WHERE EXISTS (SELECT FROM party.subordination s
                WHERE s.org_id = p.org_id AND s.parent_id = d.addressee_id
                  AND partybuild.in_force(s.from_date, s.to_date, greatest(p.filed_on, d.dated_on)));
COMMENT ON VIEW party_rule.edu_07_evidence IS 'EDU-07 what counts';
SELECT partybuild.set_obligation('EDU-07', 'party_rule.lif_00_branch', 'party_rule.edu_07_evidence', 'year',
  within => '1 month');
-- a plan is for a whole year; its change concerns that year's result, which its row does not name as a day
SELECT partybuild.evidence_source('EDU-07', 'party.study_plan', 'org_id',
  columns => '{org_id,year,filed_on,document_id}');
SELECT partybuild.evidence_source('EDU-07', 'party.document', 'org_id',
  columns => '{issuer_id,addressee_id,dated_on,kind}', joined => 'party.study_plan', joined_key => 'document_id',
  key => 'id');
SELECT partybuild.evidence_source('EDU-07', 'party.subordination', 'org_id',
  columns => '{org_id,parent_id,from_date,to_date}');
SELECT partybuild.evidence_source('EDU-07', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
