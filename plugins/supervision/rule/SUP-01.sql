-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-01',
  'Self-inspection',
  '支部全面自查',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'sup_01_self_inspected',
  message_en => '"{organisation}" did not inspect itself against the whole catalogue in {periods}',
  message_zh => '“{organisation}”未对照全部要求开展自查：{periods}',
  hint_en => 'Inspect against all of it, and enter it in party.self_inspection.',
  hint_zh => '对照全部要求开展自查，登记到 party.self_inspection。',
  seed_ref => '三2', source => 'seed');
SELECT partybuild.ship_parameter('SUP-01', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-01', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('SUP-01', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.sup_01_evidence AS
SELECT s.org_id AS subject, s.inspected_on AS on_date, 'self-inspection ' || s.id AS reference
  FROM party.self_inspection s
 WHERE s.whole;
COMMENT ON VIEW party_rule.sup_01_evidence IS 'SUP-01 self-inspections against the whole catalogue';
SELECT partybuild.set_obligation('SUP-01', 'party_rule.sup_00_branch', 'party_rule.sup_01_evidence', 'year');
SELECT partybuild.evidence_source('SUP-01', 'party.self_inspection', 'org_id', 'inspected_on');
SELECT partybuild.evidence_source('SUP-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('SUP-01', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('SUP-01', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
