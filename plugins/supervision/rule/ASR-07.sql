-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'ASR-07',
  'On the agency committee''s agenda',
  '机关党委列入议程',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'asr_07_agenda',
  message_en => '"{organisation}" did not deliberate standardised Party building in {periods}',
  message_zh => '“{organisation}”未将党建规范化建设列入议程研究：{periods}',
  hint_en => 'Have a committee meeting deliberate it, and enter that in party.deliberation.',
  hint_zh => '提交委员会会议研究，并登记到 party.deliberation。',
  seed_ref => '三1', source => 'seed');
SELECT partybuild.ship_parameter('ASR-07', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ASR-07', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-07', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- What was on the agenda is told by the record in force, whichever is named.
CREATE OR REPLACE VIEW party_rule.asr_07_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a
 WHERE a.kind = 'committee_meeting'
   AND EXISTS (SELECT
                 FROM party_rule.lif_00_before v
                CROSS JOIN LATERAL (SELECT FROM party.deliberation d WHERE d.activity_id = v.version_id OFFSET 0) d
                WHERE v.subject = a.id);
COMMENT ON VIEW party_rule.asr_07_evidence IS 'ASR-07 committee meetings that deliberated standardised Party building';
SELECT partybuild.set_obligation('ASR-07', 'party_rule.sup_00_committee', 'party_rule.asr_07_evidence', 'half');
SELECT partybuild.evidence_source('ASR-07', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
-- of the record that corrects it the day may be another
SELECT partybuild.evidence_source('ASR-07', 'party.deliberation', 'org_id', columns => '{activity_id}',
  joined => 'party.activity', joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('ASR-07', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('ASR-07', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('ASR-07', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
