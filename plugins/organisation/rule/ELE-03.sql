-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-03',
  'Delegates'' congress only where allowed',
  '召开代表大会的条件',
  kind => 'record', subject => 'election', mode => 'reject', view => 'ele_03_delegates_congress',
  message_en =>
    '"{organisation}" with {members} members may not elect by a delegates'' congress, or its superior has not '
    'approved',
  message_zh => '“{organisation}”党员{members}人，召开代表大会的条件或上级批准不具备',
  hint_en =>
    'Hold a members'' congress, or record the superior''s approval (with fewer than 500 members, scattered premises '
    'too).',
  hint_zh => '召开党员大会，或登记上级批准文件（不足500人的须驻地分散）。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例第四条');
SELECT partybuild.ship_parameter('ELE-03', 'min', 500, 'members', at_least => 0, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_03_delegates_congress AS
SELECT e.id AS subject, e.org_id,
       greatest(x.lacking, 1) AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'members', v.n) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM party.entitled_voters(e.org_id, e.held_on)
 ) v
 CROSS JOIN LATERAL (
    -- of the number; from before the register nobody knows it
    SELECT CASE WHEN NOT e.scattered
                 AND NOT EXISTS (SELECT FROM party_rule.ele_00_before_the_register b WHERE b.id = e.id)
                THEN (SELECT partybuild.param('ELE-03', 'min')) - v.n END AS lacking
 ) x
 WHERE e.body = 'delegates_congress'
   AND (x.lacking > 0
        OR NOT EXISTS (
             SELECT FROM party.document d JOIN party.subordination s ON s.org_id = e.org_id
               AND s.parent_id = d.issuer_id AND partybuild.in_force(s.from_date, s.to_date, e.held_on)
              WHERE d.id = e.congress_document_id AND d.kind = 'approval' AND d.dated_on <= e.held_on));
SELECT partybuild.watch('ELE-03', 'party.election', 'id', ARRAY['org_id', 'body', 'held_on', 'scattered',
  'congress_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-03', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-03', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[],
  enters => false, kind => 'document', via => 'party.election', via_key => 'congress_document_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-03', 'party.membership', 'org_id', ARRAY['member_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, via => 'party.election', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on', superiors => true);
SELECT partybuild.watch('ELE-03', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, via => 'party.election', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on', superiors => true);
SELECT partybuild.harmless('ELE-03', 'party.membership', ARRAY['status']::name[],
  because => 'members are counted with and without a vote');
SELECT partybuild.harmless('ELE-03', 'party.rights_suspension', ARRAY['member_id', 'from_date', 'to_date']::name[],
  because => 'members are counted with and without a vote');
SELECT partybuild.watch('ELE-03', 'party.member', 'id', ARRAY['confirmed_on']::name[], enters => false,
  kind => 'member', through => 'party_rule.ele_00_known_later', through_key => 'subject',
  through_subject => 'election_id', via => 'party.election', via_key => 'id', via_subject => 'id');
SELECT partybuild.harmless('ELE-03', 'party.member', ARRAY['id', 'known_from']::name[],
  because => 'who is known from an earlier day is in a branch from then on (ORG-11), which is watched');
SELECT partybuild.harmless('ELE-03', 'party.organisation', ARRAY['id', 'kind']::name[],
  because => 'whose members elect is judged where they are counted (ELE-01)');
