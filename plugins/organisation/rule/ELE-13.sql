-- ELE-13 不足名额另选或减少名额（基层组织选举工作条例）
-- Seats left over.
CREATE OR REPLACE VIEW party_rule.ele_13_seats_left_over AS
SELECT e.id AS subject, e.org_id, (coalesce(e.seats_reduced_to, e.seats) - x.n)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'seats', e.seats, 'elected', x.n) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.elected) AS n, count(*) FILTER (WHERE c.election_id = e.id) AS candidates
      FROM (SELECT e.id UNION ALL SELECT r.id FROM party.election r WHERE r.round_of_id = e.id AND r.result = 'valid' AND r.held_on <= e.held_on + (SELECT partybuild.param('ELE-13', 'days'))::integer) b (id)
      JOIN party.candidate c ON c.election_id = b.id
 ) x
 WHERE e.result = 'valid'
   AND e.round_of_id IS NULL
   AND x.candidates > 0
   AND x.n < coalesce(e.seats_reduced_to, e.seats)
   AND e.held_on + (SELECT partybuild.param('ELE-13', 'days'))::integer < (SELECT partybuild.today());
COMMENT ON VIEW party_rule.ele_13_seats_left_over IS 'ELE-13 Seats left over';
SELECT partybuild.watch('ELE-13', 'party.election', 'id', ARRAY['org_id', 'purpose', 'office', 'body', 'held_on', 'round_of_id', 'seats', 'candidates', 'delegates', 'scattered', 'entitled', 'present', 'issued', 'returned', 'valid', 'invalid', 'result', 'secret_ballot', 'scrutineer_id', 'seats_reduced_to', 'reduction_document_id', 'consent_document_id', 'congress_document_id', 'report_document_id', 'filing_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-13', 'party.candidate', 'election_id', ARRAY['member_id', 'votes_for', 'against', 'abstaining', 'elected']::name[]);
