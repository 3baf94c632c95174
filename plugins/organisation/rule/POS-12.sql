-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-12',
  'Discipline secretary is another person',
  '纪委书记不由机关党委书记兼任',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'pos_12_discipline_secretary',
  message_en => '"{member}" is both secretary of the agency committee and of its discipline committee',
  message_zh => '“{member}”同时任机关党委书记和纪委书记',
  hint_en => 'Let somebody else, such as a deputy, be discipline secretary.',
  hint_zh => '纪委书记由他人（如副书记）担任。',
  seed_ref => '二(一)3', source => 'seed; 机关基层组织工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_12_discipline_secretary AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 WHERE partybuild.in_force(p.from_date, p.to_date)
   AND (p.title = 'discipline_secretary' OR p.title = 'secretary'
     AND o.kind IN ('discipline_committee', 'basic_committee'))
   AND EXISTS (
         SELECT FROM party.post q JOIN party.organisation k ON k.id = q.org_id
          WHERE q.member_id = p.member_id AND partybuild.in_force(q.from_date, q.to_date)
            AND (p.title = 'secretary' AND o.kind = 'basic_committee'
                 AND (q.title = 'discipline_secretary' AND q.org_id = p.org_id OR q.title = 'secretary'
                   AND k.kind = 'discipline_committee')
                 OR NOT (p.title = 'secretary' AND o.kind = 'basic_committee') AND q.title = 'secretary'
                   AND k.kind = 'basic_committee'));
SELECT partybuild.watch('POS-12', 'party.post', 'member_id', ARRAY['org_id', 'title', 'from_date', 'to_date']::name[],
  leaves => false, kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('POS-12', 'party.organisation', 'id', ARRAY['kind']::name[], kind => 'organisation',
  leaves => false, through => 'party.post', through_key => 'org_id', through_subject => 'member_id',
  via => 'party.post', via_key => 'member_id', via_subject => 'id');
