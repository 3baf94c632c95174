-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-07',
  'What was decided is followed up',
  '议定事项抓落实',
  kind => 'obligation', subject => 'activity', mode => 'report', view => 'lif_07_followed_up',
  message_en => '"{subject}" of "{organisation}" has decisions past their date without outcome in {periods}',
  message_zh => '“{organisation}”的“{subject}”议定事项逾期未落实：{periods}',
  hint_en => 'Record the outcome, or the person and the date.',
  hint_zh => '登记落实结果，或补登责任人和期限。',
  seed_ref => '二(四)3', source => 'seed');
SELECT partybuild.ship_parameter('LIF-07', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-07', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-07', 'remind', 14, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_07_applies AS
SELECT d.activity_id AS subject, a.org_id, a.held_on AS from_date, coalesce(d.due_on, a.held_on) + 1 AS to_date,
  d.id::text AS item,
       to_char(a.held_on, 'YYYY-MM-DD') || ' ' || coalesce(a.theme, a.kind::text) AS label
  FROM party.decision d
  JOIN party_rule.lif_00_held a ON a.id = d.activity_id;
COMMENT ON VIEW party_rule.lif_07_applies IS 'LIF-07 decisions; one without a date is due at once';
CREATE OR REPLACE VIEW party_rule.lif_07_evidence AS
SELECT d.activity_id AS subject, d.outcome_on AS on_date, 'decision ' || d.id AS reference, d.id::text AS item
  FROM party.decision d
 WHERE d.outcome_on IS NOT NULL AND d.person_id IS NOT NULL AND d.due_on IS NOT NULL;
COMMENT ON VIEW party_rule.lif_07_evidence IS 'LIF-07 outcomes, where person and date were named';
SELECT partybuild.set_obligation('LIF-07', 'party_rule.lif_07_applies', 'party_rule.lif_07_evidence', 'once');
SELECT partybuild.evidence_source('LIF-07', 'party.decision', 'activity_id',
  columns => '{activity_id,person_id,due_on,outcome_on}');
SELECT partybuild.evidence_source('LIF-07', 'party.activity', 'activity_id', columns => '{org_id,status,held_on}',
  joined => 'party.decision', joined_key => 'activity_id', key => 'id', replaces => 'supersedes_id');
