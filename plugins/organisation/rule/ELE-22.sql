-- ELE-22 书记副书记报上级批准（支部工作条例第六章）
-- Secretary and deputy approved by the superior.
CREATE OR REPLACE VIEW party_rule.ele_22_approved_by_the_superior AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'from', p.from_date) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  JOIN party.election e ON e.id = p.election_id
 WHERE CASE WHEN p.title IN ('secretary', 'deputy', 'fulltime_deputy')
            THEN NOT EXISTS (
              SELECT FROM party.document d JOIN party.subordination s ON s.org_id = p.org_id AND s.parent_id = d.issuer_id
               WHERE d.id = p.approval_document_id AND d.kind = 'approval' AND d.dated_on <= p.from_date)
            ELSE e.filing_document_id IS NULL END;
COMMENT ON VIEW party_rule.ele_22_approved_by_the_superior IS 'ELE-22 Secretary and deputy approved by the superior';
SELECT partybuild.watch('ELE-22', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'from_date', 'to_date', 'term_ends_on', 'elected_on', 'election_id', 'approval_document_id', 'end_reason']::name[], leaves => false);
SELECT partybuild.watch('ELE-22', 'party.election', 'id', ARRAY['filing_document_id']::name[], leaves => false, kind => 'election', via => 'party.post', via_key => 'election_id', via_subject => 'id');
SELECT partybuild.watch('ELE-22', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[], enters => false, kind => 'document', via => 'party.post', via_key => 'approval_document_id', via_subject => 'id');
