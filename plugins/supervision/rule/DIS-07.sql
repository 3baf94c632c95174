-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'DIS-07',
  'Reports on leading cadres',
  '向上级反映领导干部情况',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'dis_07_reports',
  message_en => '"{organisation}" told its superior {number} of {least} things that a report on leading cadres '
    'covers: {periods}',
  message_zh => '“{organisation}”向上级反映党员领导干部情况{number}项，应有{least}项（六项纪律和履职尽责）：{periods}',
  hint_en => 'Report to the superior, by a document, on all six kinds of discipline and the performance of duty, and '
    'enter it in party.discipline_report.',
  hint_zh => '就六项纪律和履职尽责情况书面报告上级，登记到 party.discipline_report。',
  seed_ref => '二(四)6', source => 'seed');
SELECT partybuild.ship_parameter('DIS-07', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DIS-07', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DIS-07', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dis_07_applies AS
SELECT d.subject, d.org_id, d.from_date, d.to_date, a.aspect::text AS item
  FROM party_rule.sup_00_discipline_committee d
 CROSS JOIN unnest(enum_range(NULL::party.discipline_aspect)) a (aspect);
COMMENT ON VIEW party_rule.dis_07_applies IS 'DIS-07 discipline committees, by what a report covers';
-- Reported is what who was superior that day has been sent; one report or several, in the year.
CREATE OR REPLACE VIEW party_rule.dis_07_evidence AS
SELECT r.org_id AS subject, r.reported_on AS on_date, greatest(r.reported_on, d.dated_on) AS done_on,
       'report ' || r.id AS reference, a.aspect::text AS item
  FROM party.discipline_report r
  JOIN party.document d ON d.id = r.document_id AND d.issuer_id = r.org_id AND d.kind IN ('report', 'filing')
 CROSS JOIN unnest(r.covers) a (aspect)
 WHERE EXISTS (SELECT
                 FROM party.subordination s
                WHERE s.org_id = r.org_id
                  AND s.parent_id = d.addressee_id
                  AND partybuild.in_force(s.from_date, s.to_date, r.reported_on));
COMMENT ON VIEW party_rule.dis_07_evidence IS 'DIS-07 reports to the superior, by what they cover';
SELECT partybuild.set_obligation('DIS-07', 'party_rule.dis_07_applies', 'party_rule.dis_07_evidence', 'year');
SELECT partybuild.evidence_source('DIS-07', 'party.discipline_report', 'org_id', 'reported_on');
SELECT partybuild.evidence_source('DIS-07', 'party.document', 'org_id',
  columns => '{issuer_id,addressee_id,dated_on,kind}', joined => 'party.discipline_report', joined_key => 'document_id',
  key => 'id');
SELECT partybuild.evidence_source('DIS-07', 'party.subordination', 'org_id',
  columns => '{org_id,parent_id,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('DIS-07', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DIS-07', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DIS-07', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
