-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-06',
  'Reviewed every half year',
  '每半年考察',
  kind => 'obligation', subject => 'applicant', mode => 'report', view => 'dev_06_reviews',
  message_en => '"{organisation}" did not review activist "{subject}" in time, by {due} first',
  message_zh => '“{organisation}”未按期考察入党积极分子“{subject}”，最早应于{due}前完成',
  hint_en => 'Review the activist, and put it on record.',
  hint_zh => '进行考察并登记。',
  seed_ref => '二(四)2', source => '细则第十一条');
SELECT partybuild.ship_parameter('DEV-06', 'months', 6, 'months', at_least => 1, at_most => 120);
SELECT partybuild.ship_parameter('DEV-06', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DEV-06', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-06', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- The half years of each time as an activist, by their number and first day; the last is the one under way. What began
-- before development was recorded is not counted.
CREATE OR REPLACE VIEW party_rule.dev_06_half_year AS
SELECT r.applicant_id, r.until, r.since || ' ' || n.nth AS item, s.from_date, s.to_date
  FROM party_rule.dev_00_round r
 CROSS JOIN LATERAL (SELECT partybuild.param('DEV-06', 'months', r.since)::integer AS months OFFSET 0) p
 -- enough of them; which have begun is asked below
 CROSS JOIN LATERAL generate_series(1, (least(r.until, partybuild.today()) - r.since) / (28 * p.months) + 1) n (nth)
 CROSS JOIN LATERAL (
    -- within so many months: the day itself is in time
    SELECT partybuild.months_after(r.since, p.months * (n.nth - 1)) + (n.nth > 1)::integer AS from_date,
           partybuild.months_after(r.since, p.months * n.nth) + 1 AS to_date
 ) s
 WHERE s.from_date >= (SELECT c.recorded_from FROM party_rule.dev_00_record c)
   AND s.from_date <= partybuild.today();
COMMENT ON VIEW party_rule.dev_06_half_year IS 'DEV-06 half years since somebody became an activist';
CREATE OR REPLACE VIEW party_rule.dev_06_applies AS
SELECT a.id AS subject, b.org_id, y.from_date, y.to_date, y.item, h.name AS label
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
  JOIN party_rule.dev_06_half_year y ON y.applicant_id = a.id
  -- by the branch that has the file at the end, or has it now
  JOIN party.applicant_branch b ON b.applicant_id = a.id
    AND b.org_id IS NOT NULL
    AND partybuild.in_force(b.from_date, b.to_date, least(y.to_date - 1, partybuild.today()))
 -- of a half year that was not finished nothing is owed
 WHERE y.until IS NULL OR y.until >= y.to_date;
COMMENT ON VIEW party_rule.dev_06_applies IS
  'DEV-06 activists and development objects, by half year, up to the admission meeting or the end';
CREATE OR REPLACE VIEW party_rule.dev_06_evidence AS
SELECT v.applicant_id AS subject, v.reviewed_on AS on_date, 'review ' || v.id AS reference, y.item
  FROM party.applicant_review v
  JOIN party_rule.dev_06_half_year y ON y.applicant_id = v.applicant_id
    AND v.reviewed_on >= y.from_date
    AND v.reviewed_on < y.to_date
 WHERE v.kind = 'activist';
COMMENT ON VIEW party_rule.dev_06_evidence IS 'DEV-06 reviews, each for the half year in which it was held';
SELECT partybuild.set_obligation('DEV-06', 'party_rule.dev_06_applies', 'party_rule.dev_06_evidence', 'once');
SELECT partybuild.evidence_source('DEV-06', 'party.applicant_review', 'applicant_id',
  columns => '{applicant_id,kind,reviewed_on}');
SELECT partybuild.evidence_source('DEV-06', 'party.development_decision', 'applicant_id',
  columns => '{applicant_id,kind,decided_on}');
SELECT partybuild.evidence_source('DEV-06', 'party.development_meeting', 'applicant_id',
  columns => '{applicant_id,kind,held_on}');
SELECT partybuild.evidence_source('DEV-06', 'party.applicant_branch', 'applicant_id',
  columns => '{applicant_id,org_id,from_date,to_date}', dated => true);
SELECT partybuild.harmless('DEV-06', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DEV-06', 'party.development_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DEV-06', 'party.development_record', ARRAY['only_one']::name[], 'there is one row');
