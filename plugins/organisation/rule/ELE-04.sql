-- ELE-04 代表名额（基层组织选举工作条例）
-- Number of delegates.
CREATE OR REPLACE VIEW party_rule.ele_04_number_of_delegates AS
SELECT e.id AS subject, e.org_id, greatest((SELECT partybuild.param('ELE-04', 'min')) - e.delegates, e.delegates - (SELECT partybuild.param('ELE-04', 'max'))) AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'delegates', e.delegates, 'min', (SELECT partybuild.param('ELE-04', 'min')), 'max', (SELECT partybuild.param('ELE-04', 'max')), 'approvable', e.delegates BETWEEN (SELECT partybuild.param('ELE-04', 'min')) AND (SELECT partybuild.param('ELE-04', 'limit'))) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 WHERE e.body = 'delegates_congress'
   AND (e.delegates IS NULL OR e.delegates NOT BETWEEN (SELECT partybuild.param('ELE-04', 'min')) AND (SELECT partybuild.param('ELE-04', 'max')));
COMMENT ON VIEW party_rule.ele_04_number_of_delegates IS 'ELE-04 Number of delegates';
SELECT partybuild.watch('ELE-04', 'party.election', 'id', ARRAY['org_id', 'purpose', 'office', 'body', 'held_on', 'round_of_id', 'seats', 'candidates', 'delegates', 'scattered', 'entitled', 'present', 'issued', 'returned', 'valid', 'invalid', 'result', 'secret_ballot', 'scrutineer_id', 'seats_reduced_to', 'reduction_document_id', 'consent_document_id', 'congress_document_id', 'report_document_id', 'filing_document_id']::name[], leaves => false);
