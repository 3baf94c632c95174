-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-14',
  'Secretary and deputy come from the committee',
  '书记副书记由委员会选举',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'ele_14_from_the_committee',
  message_en => '{title} "{member}" of "{organisation}" was not elected by the committee from among its members',
  message_zh => '“{organisation}”的{title}“{member}”不是由委员会在委员中选举产生',
  hint_en => 'Elect the committee first, and by it the secretary; without a committee the general meeting elects.',
  hint_zh => '先选举委员，再由委员会选举；不设委员会的由党员大会选举。',
  seed_ref => '二(一)2', source => '支部工作条例第六章');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_14_from_the_committee AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  JOIN party.election e ON e.id = p.election_id
 CROSS JOIN LATERAL (
    -- the committee in office then: elected last, in whatever round or by-election since
    SELECT max(b.held_on) AS since
      FROM party.election b
     WHERE b.org_id = p.org_id AND b.office = 'committee' AND b.purpose = 'renewal' AND b.result = 'valid'
       AND b.round_of_id IS NULL AND b.held_on <= e.held_on
 ) k
 WHERE p.title IN ('secretary', 'deputy', 'fulltime_deputy')
   AND (e.office NOT IN ('secretary', 'deputy')
        OR k.since IS NULL AND e.body <> 'general_meeting'
        OR k.since IS NOT NULL AND e.body <> 'committee'
        OR k.since IS NOT NULL AND NOT EXISTS (
             SELECT FROM party.election b JOIN party.candidate c ON c.election_id = b.id
              WHERE b.org_id = p.org_id AND b.office = 'committee' AND b.result = 'valid' AND b.held_on BETWEEN k.since
                AND e.held_on
                AND c.member_id = p.member_id AND c.elected));
SELECT partybuild.watch('ELE-14', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'election_id']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-14', 'party.election', 'id', ARRAY['office', 'body', 'held_on']::name[],
  leaves => false, kind => 'election', via => 'party.post', via_key => 'election_id', via_subject => 'id');
-- The committee in office then, and who was elected into it.
SELECT partybuild.watch('ELE-14', 'party.election', 'org_id', ARRAY['purpose', 'office', 'round_of_id', 'held_on',
  'result']::name[], kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-14', 'party.candidate', 'election_id', ARRAY['member_id', 'elected']::name[],
  enters => false, kind => 'election', through => 'party.election', through_key => 'id', through_subject => 'org_id',
  via => 'party.post', via_key => 'org_id', via_subject => 'id');
