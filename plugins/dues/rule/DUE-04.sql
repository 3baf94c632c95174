-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-04',
  'The base has a source',
  '计算基数有据',
  kind => 'record', subject => 'member', mode => 'report', view => 'due_04_reviewed',
  fixed => 'CHECKs of party.dues_base: a base with category and source, in order; exclusion constraint DUE-04: no '
    'overlap',
  message_en => 'the base of "{subject}" of "{organisation}" was not reviewed in {periods}',
  message_zh => '“{organisation}”的“{subject}”未核定年度党费计算基数：{periods}',
  hint_en => 'Enter the new base from its day on, or the review that left it as it was.',
  hint_zh => '登记新的计算基数及其起始日期，或登记基数不变的年度核定。',
  seed_ref => '二(四)5', source => '党费规定第一条');
SELECT partybuild.ship_parameter('DUE-04', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DUE-04', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DUE-04', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- One obligation a person, whatever branches he moved through; it is shown with the branch of the year's end.
CREATE OR REPLACE VIEW party_rule.due_04_applies AS
SELECT m.id AS subject, NULL::bigint AS org_id, lower(c.life) AS from_date, upper(c.life) AS to_date, m.name AS label
  FROM party.member m
 CROSS JOIN LATERAL (
    SELECT unnest(range_agg(daterange(s.from_date, s.to_date))
                  * datemultirange(daterange((SELECT r.recorded_from FROM party_rule.due_00_record r), NULL))) AS life
      FROM party.membership s
     WHERE s.member_id = m.id AND s.status <> 'suspended'
 ) c;
COMMENT ON VIEW party_rule.due_04_applies IS 'DUE-04 members, without the time in which they are suspended';
CREATE OR REPLACE VIEW party_rule.due_04_evidence AS
SELECT b.member_id AS subject, b.from_date AS on_date, 'base from ' || b.from_date AS reference
  FROM party.dues_base b
UNION ALL
SELECT r.member_id, r.reviewed_on, 'review of ' || r.reviewed_on
  FROM party.dues_review r;
COMMENT ON VIEW party_rule.due_04_evidence IS 'DUE-04 new bases, and reviews that left one as it was';
SELECT partybuild.set_obligation('DUE-04', 'party_rule.due_04_applies', 'party_rule.due_04_evidence', 'year');
SELECT partybuild.evidence_source('DUE-04', 'party.dues_base', 'member_id', 'from_date');
SELECT partybuild.evidence_source('DUE-04', 'party.dues_review', 'member_id', 'reviewed_on');
SELECT partybuild.evidence_source('DUE-04', 'party.membership', 'member_id',
  columns => '{org_id,status,from_date,to_date}', dated => true);
SELECT partybuild.harmless('DUE-04', 'party.member', ARRAY['id', 'name']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DUE-04', 'party.dues_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DUE-04', 'party.dues_record', ARRAY['only_one']::name[], 'there is one row');
