-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-18',
  'Result reported, members filed',
  '选举结果报告并备案',
  kind => 'obligation', subject => 'election', mode => 'report', view => 'ele_18_reported_and_filed',
  message_en =>
    'the election of "{organisation}" on {held} was not reported ({report}) and filed ({filing}) within 30 days',
  message_zh => '“{organisation}”{held}选举结果30日内未报告上级（{report}）或委员未备案（{filing}）',
  hint_en => 'Report and file it, and record the numbers.',
  hint_zh => '补报并登记文号。',
  seed_ref => '二(一)2', source => 'seed');
SELECT partybuild.ship_parameter('ELE-18', 'days', 30, 'days', at_least => 0, at_most => 3660);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_18_reported_and_filed AS
SELECT e.id AS subject, e.org_id, ((SELECT partybuild.today()) - e.held_on)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'report', x.report, 'filing', x.filing) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    -- within the days after the ballot
    SELECT EXISTS (SELECT FROM party_rule.ele_00_reported r
                    WHERE r.election_id = e.id AND r.document_id = e.report_document_id
                      AND r.dated_on <= e.held_on + (SELECT partybuild.param('ELE-18', 'days'))::integer) AS report,
           EXISTS (SELECT FROM party_rule.ele_00_reported r
                    WHERE r.election_id = e.id AND r.document_id = e.filing_document_id
                      AND r.dated_on <= e.held_on + (SELECT partybuild.param('ELE-18', 'days'))::integer) AS filing
 ) x
 WHERE e.result = 'valid'
   AND e.held_on + (SELECT partybuild.param('ELE-18', 'days'))::integer < (SELECT partybuild.today())
   AND NOT (x.report AND x.filing);
SELECT partybuild.watch('ELE-18', 'party.election', 'id', ARRAY['org_id', 'held_on', 'result', 'report_document_id',
  'filing_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-18', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'addressee_id',
  'kind']::name[], enters => false, kind => 'document', via => 'party.election', via_key => 'report_document_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-18', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'addressee_id',
  'kind']::name[], enters => false, kind => 'document', via => 'party.election', via_key => 'filing_document_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-18', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id',
  via_subject => 'id');
