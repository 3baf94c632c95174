-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-06',
  'Agency secretary is a leader',
  '机关党委书记人选',
  kind => 'invariant', subject => 'post', mode => 'approve', view => 'pos_06_agency_secretary',
  message_en => 'secretary "{member}" of "{organisation}" is no member of the agency''s leadership',
  message_zh => '“{organisation}”书记“{member}”不是单位领导班子成员',
  hint_en => 'Choose a member of the leadership, or put the superior''s approval on record.',
  hint_zh => '由分管人事的党组成员、其他班子成员或党组书记担任，或登记上级批准。',
  seed_ref => '二(一)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_06_agency_secretary AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 WHERE partybuild.in_force(p.from_date, p.to_date)
   AND p.title = 'secretary'
   AND o.kind = 'basic_committee'
   AND NOT EXISTS (
         SELECT
           FROM party.leader l
          WHERE l.member_id = p.member_id
            AND partybuild.in_force(l.from_date, l.to_date));
SELECT partybuild.watch('POS-06', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'from_date',
  'to_date']::name[], leaves => false);
SELECT partybuild.watch('POS-06', 'party.leader', 'member_id', ARRAY['from_date', 'to_date']::name[], enters => false,
  kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('POS-06', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
