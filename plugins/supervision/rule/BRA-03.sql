-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'BRA-03',
  'Pairing help',
  '结对帮扶',
  kind => 'obligation', subject => 'pairing', mode => 'report', view => 'bra_03_visited',
  message_en => '"{organisation}" did not visit "{subject}", whom it helps, in {periods}',
  message_zh => '“{organisation}”未走访结对帮扶对象“{subject}”：{periods}',
  hint_en => 'Visit, and enter it in party.pairing_visit; end a pairing that is over.',
  hint_zh => '走访并登记到 party.pairing_visit；帮扶结束的及时终止结对。',
  seed_ref => '二(五)2', source => 'seed');
SELECT partybuild.ship_parameter('BRA-03', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('BRA-03', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('BRA-03', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.bra_03_applies AS
SELECT p.id AS subject, p.org_id,
       greatest(p.from_date, (SELECT r.recorded_from FROM party_rule.sup_00_record r)) AS from_date,
       least(p.to_date, o.revoked_on) AS to_date, p.partner AS label
  FROM party.pairing p
  JOIN party.organisation o ON o.id = p.org_id;
COMMENT ON VIEW party_rule.bra_03_applies IS
  'BRA-03 pairings, until they or the branches that help are there no longer';
CREATE OR REPLACE VIEW party_rule.bra_03_evidence AS
SELECT v.pairing_id AS subject, v.visited_on AS on_date, 'visit ' || v.id AS reference
  FROM party.pairing_visit v;
COMMENT ON VIEW party_rule.bra_03_evidence IS 'BRA-03 visits; those apart from the pairing lie in no period of it';
SELECT partybuild.set_obligation('BRA-03', 'party_rule.bra_03_applies', 'party_rule.bra_03_evidence', 'half');
SELECT partybuild.evidence_source('BRA-03', 'party.pairing_visit', 'pairing_id', 'visited_on');
SELECT partybuild.evidence_source('BRA-03', 'party.pairing', 'id', columns => '{org_id,from_date,to_date}');
SELECT partybuild.evidence_source('BRA-03', 'party.organisation', 'id', columns => '{revoked_on}',
  joined => 'party.pairing', joined_key => 'org_id', key => 'id');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('BRA-03', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('BRA-03', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
