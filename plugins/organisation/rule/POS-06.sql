-- POS-06 机关党委书记人选（seed）
-- Agency secretary is a leader.
CREATE OR REPLACE VIEW party_rule.pos_06_agency_secretary AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 WHERE p.from_date <= (SELECT partybuild.today()) AND (p.to_date IS NULL OR p.to_date > (SELECT partybuild.today()))
   AND p.title = 'secretary'
   AND o.kind = 'basic_committee'
   AND NOT EXISTS (
         SELECT FROM party.leader l WHERE l.member_id = p.member_id AND l.from_date <= (SELECT partybuild.today()) AND (l.to_date IS NULL OR l.to_date > (SELECT partybuild.today())));
COMMENT ON VIEW party_rule.pos_06_agency_secretary IS 'POS-06 Agency secretary is a leader';
SELECT partybuild.watch('POS-06', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'portfolio', 'from_date', 'to_date', 'end_reason', 'end_document_id', 'term_ends_on', 'elected_on']::name[], leaves => false);
SELECT partybuild.watch('POS-06', 'party.leader', 'member_id', ARRAY['from_date', 'to_date']::name[], enters => false, kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
