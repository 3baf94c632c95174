-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'BRA-02',
  'Volunteer service',
  '志愿服务',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'bra_02_volunteers',
  message_en => '"{organisation}" has no volunteer service on record in {periods}',
  message_zh => '“{organisation}”未开展志愿服务：{periods}',
  hint_en => 'Serve, and enter it in party.volunteer_service; for good reason, put the superior''s approval on record.',
  hint_zh => '开展志愿服务并登记到 party.volunteer_service；确有原因的登记上级批准。',
  seed_ref => '二(五)2', source => 'seed');
SELECT partybuild.ship_parameter('BRA-02', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('BRA-02', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('BRA-02', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.bra_02_evidence AS
SELECT v.org_id AS subject, v.served_on AS on_date, 'service ' || v.id AS reference
  FROM party.volunteer_service v;
COMMENT ON VIEW party_rule.bra_02_evidence IS 'BRA-02 volunteer service';
SELECT partybuild.set_obligation('BRA-02', 'party_rule.sup_00_branch', 'party_rule.bra_02_evidence', 'half');
SELECT partybuild.evidence_source('BRA-02', 'party.volunteer_service', 'org_id', 'served_on');
SELECT partybuild.evidence_source('BRA-02', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('BRA-02', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('BRA-02', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
