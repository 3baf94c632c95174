-- ELE-11 赞成票超过实到会一半当选（基层组织选举工作条例）
-- Elected by more than half of those present.
CREATE OR REPLACE VIEW party_rule.ele_11_majority_of_present AS
SELECT c.id AS subject, e.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'member', h.name, 'for', c.votes_for, 'present', e.present) AS args
  FROM party.candidate c
  JOIN party.member h ON h.id = c.member_id
  JOIN party.election e ON e.id = c.election_id
  JOIN party.organisation o ON o.id = e.org_id
 WHERE c.elected
   AND NOT partybuild.more_than_half(c.votes_for, e.present);
COMMENT ON VIEW party_rule.ele_11_majority_of_present IS 'ELE-11 Elected by more than half of those present';
SELECT partybuild.watch('ELE-11', 'party.candidate', 'id', ARRAY['votes_for', 'elected', 'election_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-11', 'party.election', 'id', ARRAY['present']::name[], leaves => false, kind => 'election', via => 'party.candidate', via_key => 'election_id', via_subject => 'id');
