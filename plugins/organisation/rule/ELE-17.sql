-- ELE-17 提前或延期须批准且不超过1年（seed; 选举工作条例第三条）
-- Early or late renewal approved, within a year.
CREATE OR REPLACE VIEW party_rule.ele_17_early_or_late AS
SELECT e.id AS subject, e.org_id, greatest(l.ends - e.held_on, e.held_on - l.ends)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'ends', l.ends, 'approvable', false) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT party.term_before(e) AS ends
 ) l
 WHERE e.purpose = 'renewal'
   AND e.result = 'valid'
   AND e.round_of_id IS NULL
   AND e.office = 'committee'
   AND (e.held_on > l.ends OR e.held_on < l.ends - (SELECT partybuild.param('ELE-17', 'window'))::integer)
   -- the approval counts by its date, whatever its period
   AND NOT (e.held_on BETWEEN (l.ends - interval '1 year')::date AND (l.ends + interval '1 year')::date
        AND EXISTS (
         SELECT FROM party.approval a JOIN party.document d ON d.id = a.document_id
          WHERE a.rule = 'ELE-17' AND a.subject = e.id AND d.dated_on <= least(e.held_on, l.ends - 1)));
COMMENT ON VIEW party_rule.ele_17_early_or_late IS 'ELE-17 Early or late renewal approved, within a year';
SELECT partybuild.watch('ELE-17', 'party.election', 'id', ARRAY['org_id', 'purpose', 'office', 'body', 'held_on', 'round_of_id', 'seats', 'candidates', 'delegates', 'scattered', 'entitled', 'present', 'issued', 'returned', 'valid', 'invalid', 'result', 'secret_ballot', 'scrutineer_id', 'seats_reduced_to', 'reduction_document_id', 'consent_document_id', 'congress_document_id', 'report_document_id', 'filing_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-17', 'party.election', 'org_id', ARRAY['purpose', 'office', 'held_on', 'result', 'round_of_id']::name[], enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-17', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[], enters => false, kind => 'document', via => 'party.approval', via_key => 'document_id', via_subject => 'subject');
