-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-22',
  'Secretary and deputy approved by the superior',
  '书记副书记报上级批准',
  kind => 'record', subject => 'post', mode => 'reject', view => 'ele_22_approved_by_the_superior',
  message_en =>
    '{title} "{member}" of "{organisation}" is in office from {from} without the superior''s approval (a committee '
    'member: the filing)',
  message_zh => '“{organisation}”的{title}“{member}”自{from}任职，没有上级批准（委员为备案）文件',
  hint_en => 'Record the superior''s approval, dated by the first day in office, or the filing.',
  hint_zh => '登记上级批准或备案文件；批准日期不晚于任职日。',
  seed_ref => '二(一)2', source => '支部工作条例第六章');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_22_approved_by_the_superior AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'from', p.from_date) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  LEFT JOIN party.election e ON e.id = p.election_id
 -- in office before the register began: nobody can ask for the document
 WHERE (e.id IS NOT NULL
     OR greatest(p.from_date, p.elected_on, o.active_on) >= (SELECT c.recorded_from FROM compliance.court c))
   -- all of a provisional branch are named by the superior (ORG-13)
   AND CASE WHEN p.title IN ('secretary', 'deputy', 'fulltime_deputy') OR o.kind = 'provisional_branch'
            THEN NOT EXISTS (
              SELECT FROM party.document d JOIN party.subordination s ON s.org_id = p.org_id
                AND s.parent_id = d.issuer_id AND partybuild.in_force(s.from_date, s.to_date, p.from_date)
               WHERE d.id = p.approval_document_id AND d.kind = 'approval'
                 -- who won the ballot is approved after it
                 AND d.dated_on BETWEEN coalesce(e.held_on, d.dated_on) AND p.from_date)
            -- however late (ELE-18)
            ELSE NOT EXISTS (
              SELECT FROM party_rule.ele_00_reported r
               WHERE r.election_id = e.id AND r.document_id = e.filing_document_id) END;
SELECT partybuild.watch('ELE-22', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'elected_on',
  'from_date', 'election_id', 'approval_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-22', 'party.organisation', 'id', ARRAY['kind', 'active_on']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-22', 'party.election', 'id', ARRAY['org_id', 'held_on', 'filing_document_id']::name[],
  leaves => false, kind => 'election', via => 'party.post', via_key => 'election_id', via_subject => 'id');
SELECT partybuild.watch('ELE-22', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-22', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[],
  enters => false, kind => 'document', via => 'party.post', via_key => 'approval_document_id', via_subject => 'id');
SELECT partybuild.watch('ELE-22', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'addressee_id',
  'kind']::name[], enters => false, kind => 'document', through => 'party.election',
  through_key => 'filing_document_id', through_subject => 'id', via => 'party.post', via_key => 'election_id',
  via_subject => 'id');
SELECT partybuild.harmless('ELE-22', 'compliance.court', ARRAY['recorded_from']::name[],
  because => 'the court says once from which day it records; the audit judges by it');
