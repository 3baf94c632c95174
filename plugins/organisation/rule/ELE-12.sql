-- ELE-12 按得票多少取足名额，票数相等再选（基层组织选举工作条例）
-- Order of votes, ties.
CREATE OR REPLACE VIEW party_rule.ele_12_order_of_votes AS
SELECT e.id AS subject, e.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'elected', x.n, 'seats', e.seats) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.elected) AS n,
           min(c.votes_for) FILTER (WHERE c.elected) AS lowest,
           max(c.votes_for) FILTER (WHERE NOT c.elected AND partybuild.more_than_half(c.votes_for, e.present)) AS highest
      FROM party.candidate c
     WHERE c.election_id = e.id
 ) x
 WHERE x.n > e.seats
    OR x.lowest <= x.highest;
COMMENT ON VIEW party_rule.ele_12_order_of_votes IS 'ELE-12 Order of votes, ties';
SELECT partybuild.watch('ELE-12', 'party.election', 'id', ARRAY['org_id', 'purpose', 'office', 'body', 'held_on', 'round_of_id', 'seats', 'candidates', 'delegates', 'scattered', 'entitled', 'present', 'issued', 'returned', 'valid', 'invalid', 'result', 'secret_ballot', 'scrutineer_id', 'seats_reduced_to', 'reduction_document_id', 'consent_document_id', 'congress_document_id', 'report_document_id', 'filing_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-12', 'party.candidate', 'election_id', ARRAY['member_id', 'votes_for', 'against', 'abstaining', 'elected']::name[]);
