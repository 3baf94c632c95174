-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-11',
  'Elected by more than half of those present',
  '赞成票超过实到会一半当选',
  kind => 'invariant', subject => 'candidate', mode => 'reject', view => 'ele_11_majority_of_present',
  message_en =>
    '"{member}" had {for} votes of {present} present in the election of "{organisation}" on {held}: not more than '
    'half, and is not elected',
  message_zh => '“{member}”在“{organisation}”{held}选举中得赞成{for}票，未超过实到会{present}人的一半，不能当选',
  hint_en => 'Do not record as elected; hold a further round.',
  hint_zh => '不得记为当选；另行选举。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_11_majority_of_present AS
SELECT c.id AS subject, e.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'member', h.name, 'for', c.votes_for, 'present',
         e.present) AS args
  FROM party.candidate c
  JOIN party.member h ON h.id = c.member_id
  JOIN party.election e ON e.id = c.election_id
  JOIN party.organisation o ON o.id = e.org_id
 WHERE c.elected
   AND NOT partybuild.more_than_half(c.votes_for, e.present);
SELECT partybuild.watch('ELE-11', 'party.candidate', 'id', ARRAY['votes_for', 'elected', 'election_id',
  'member_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-11', 'party.election', 'id', ARRAY['org_id', 'present']::name[], leaves => false,
  kind => 'election', via => 'party.candidate', via_key => 'election_id', via_subject => 'id');
