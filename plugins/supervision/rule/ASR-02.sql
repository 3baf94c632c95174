-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'ASR-02',
  'The six steps of a year',
  '年度六环节',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'asr_02_six_steps',
  fixed => 'primary key ASR-02 of party.work_step: each step once a year, whatever the mode',
  message_en => '"{organisation}" lacks steps of the year, or has them out of order: due in {periods}',
  message_zh => '“{organisation}”年度工作环节缺失或次序颠倒：应于{periods}完成',
  hint_en =>
    'Enter plan, deployment, measures, check, implementation and summary in party.work_step; none after a later one.',
  hint_zh => '将计划、部署、措施、检查、落实、总结登记到 party.work_step；前一环节不得晚于后一环节。',
  seed_ref => '二(六)1', source => 'seed');
SELECT partybuild.ship_parameter('ASR-02', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ASR-02', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-02', 'plan', 3, 'months', at_least => 1, at_most => 12);
SELECT partybuild.ship_parameter('ASR-02', 'remind', 30, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-02', 'summary', 1, 'months', at_least => 1, at_most => 12);

-- at deploy()
-- Each step has its own day by which it is due: the plan some months into the year, the summary after it, the others
-- by its end. Owed is a year for all of which the committee is there.
CREATE OR REPLACE VIEW party_rule.asr_02_applies AS
SELECT c.subject, c.org_id, y.first_day AS from_date, d.due_before AS to_date, concat_ws(' ', y.year, s.step) AS item
  FROM party_rule.sup_00_committee c
 CROSS JOIN LATERAL (
    SELECT n.year, make_date(n.year, 1, 1) AS first_day, make_date(n.year + 1, 1, 1) AS next_year
      FROM generate_series(extract(year FROM (SELECT k.counted_from FROM compliance.court k))::integer,
                           extract(year FROM (SELECT partybuild.today()))::integer) n (year)
 ) y
 CROSS JOIN unnest(enum_range(NULL::party.year_step)) s (step)
 CROSS JOIN LATERAL (
    SELECT CASE s.step
             WHEN 'plan'
             THEN partybuild.months_after(y.first_day, partybuild.param('ASR-02', 'plan', y.first_day)::integer)
             WHEN 'summary'
             THEN partybuild.months_after(y.next_year, partybuild.param('ASR-02', 'summary', y.next_year)::integer)
             ELSE y.next_year END AS due_before
 ) d
 WHERE y.first_day >= c.from_date
   AND y.first_day >= (SELECT k.counted_from FROM compliance.court k)
   AND (c.to_date IS NULL OR c.to_date >= y.next_year);
COMMENT ON VIEW party_rule.asr_02_applies IS 'ASR-02 agency committees, by year and step';
-- In order is what nothing that comes after it was done before; the plan may be made before the year begins.
CREATE OR REPLACE VIEW party_rule.asr_02_evidence AS
SELECT s.org_id AS subject, s.done_on AS on_date, concat_ws(' ', s.step, s.done_on) AS reference,
       concat_ws(' ', s.year, s.step) AS item
  FROM party.work_step s
 WHERE (s.step = 'plan' OR s.done_on >= make_date(s.year, 1, 1))
   AND NOT EXISTS (SELECT
                     FROM party.work_step l
                    WHERE l.org_id = s.org_id
                      AND l.year = s.year
                      AND l.step > s.step
                      AND l.done_on < s.done_on);
COMMENT ON VIEW party_rule.asr_02_evidence IS 'ASR-02 steps that were done in order';
SELECT partybuild.set_obligation('ASR-02', 'party_rule.asr_02_applies', 'party_rule.asr_02_evidence', 'once');
SELECT partybuild.evidence_source('ASR-02', 'party.work_step', 'org_id', columns => '{org_id,year,step,done_on}');
SELECT partybuild.evidence_source('ASR-02', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('ASR-02', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('ASR-02', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
