-- ELE-01 应到会人数与名册一致（基层组织选举工作条例第五条）
-- Entitled voters match the roster.
CREATE OR REPLACE VIEW party_rule.ele_01_entitled_voters AS
SELECT e.id AS subject, e.org_id, abs(e.entitled - v.n)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'entitled', e.entitled, 'roster', v.n) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT party.entitled(e) AS n
 ) v
 WHERE e.entitled <> v.n;
COMMENT ON VIEW party_rule.ele_01_entitled_voters IS 'ELE-01 Entitled voters match the roster';
SELECT partybuild.watch('ELE-01', 'party.election', 'id', ARRAY['org_id', 'purpose', 'office', 'body', 'held_on', 'round_of_id', 'seats', 'candidates', 'delegates', 'scattered', 'entitled', 'present', 'issued', 'returned', 'valid', 'invalid', 'result', 'secret_ballot', 'scrutineer_id', 'seats_reduced_to', 'reduction_document_id', 'consent_document_id', 'congress_document_id', 'report_document_id', 'filing_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-01', 'party.excused_voter', 'election_id', ARRAY['member_id']::name[]);
SELECT partybuild.watch('ELE-01', 'party.delegate', 'election_id', ARRAY['member_id']::name[]);
