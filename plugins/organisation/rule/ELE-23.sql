-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-23',
  'Candidates cleared beforehand',
  '候选人预备人选报上级审查',
  kind => 'record', subject => 'election', mode => 'reject', view => 'ele_23_consent_to_candidates',
  message_en =>
    'the candidates of the election of "{organisation}" on {held} were not cleared by its superior beforehand',
  message_zh => '“{organisation}”{held}选举的候选人预备人选没有上级事先审查同意',
  hint_en => 'Record the superior''s consent, dated by election day.',
  hint_zh => '登记上级同意文件，日期不晚于选举日。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_23_consent_to_candidates AS
SELECT e.id AS subject, e.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 WHERE e.result = 'valid'
   AND e.round_of_id IS NULL
   AND NOT EXISTS (
         SELECT FROM party.document d JOIN party.subordination s ON s.org_id = e.org_id AND s.parent_id = d.issuer_id
           AND partybuild.in_force(s.from_date, s.to_date, e.held_on)
          WHERE d.id = e.consent_document_id AND d.kind IN ('consent', 'approval') AND d.dated_on <= e.held_on);
SELECT partybuild.watch('ELE-23', 'party.election', 'id', ARRAY['org_id', 'held_on', 'round_of_id', 'result',
  'consent_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-23', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-23', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[],
  enters => false, kind => 'document', via => 'party.election', via_key => 'consent_document_id',
  via_subject => 'id');
