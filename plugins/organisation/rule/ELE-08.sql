-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-08',
  'Candidates may be elected',
  '候选人有被选举权',
  kind => 'invariant', subject => 'candidate', mode => 'reject', view => 'ele_08_eligible_candidates',
  message_en =>
    'candidate "{member}" in the election of "{organisation}" on {held} is no full member of it with the right to '
    'be elected',
  message_zh => '“{organisation}”{held}选举的候选人“{member}”没有被选举权或不属于该组织',
  hint_en => 'Choose another candidate.',
  hint_zh => '更换候选人。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例第五条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_08_eligible_candidates AS
SELECT c.id AS subject, e.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'member', h.name) AS args
  FROM party.candidate c
  JOIN party.member h ON h.id = c.member_id
  JOIN party.election e ON e.id = c.election_id
  JOIN party.organisation o ON o.id = e.org_id
 -- of whom the register does not know yet where he was, it knows when he became a full member
 WHERE (h.known_from > e.held_on AND h.confirmed_on <= e.held_on) IS NOT TRUE
   AND NOT EXISTS (
         WITH RECURSIVE up (id) AS (
             SELECT m.org_id
               FROM party.membership m
              WHERE m.member_id = c.member_id
                AND m.status = 'full'
                AND partybuild.in_force(m.from_date, m.to_date, e.held_on)
           UNION
             SELECT s.parent_id FROM up JOIN party.subordination s ON s.org_id = up.id
               WHERE partybuild.in_force(s.from_date, s.to_date, e.held_on)
         )
         SELECT
           FROM up
          WHERE up.id = party.electorate(e.org_id, e.held_on))
    OR EXISTS (SELECT
                 FROM party.rights_suspension r
                WHERE r.member_id = c.member_id
                  AND r.from_date <= e.held_on
                  AND r.to_date > e.held_on);
SELECT partybuild.watch('ELE-08', 'party.candidate', 'id', ARRAY['election_id', 'member_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-08', 'party.election', 'id', ARRAY['org_id', 'held_on']::name[], leaves => false,
  kind => 'election', via => 'party.candidate', via_key => 'election_id', via_subject => 'id');
-- A new member stood nowhere yet: changes only.
SELECT partybuild.watch('ELE-08', 'party.member', 'id', ARRAY['confirmed_on', 'known_from']::name[], enters => false,
  kind => 'member', via => 'party.candidate', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('ELE-08', 'party.membership', 'member_id', ARRAY['org_id', 'status', 'from_date',
  'to_date']::name[], enters => false, kind => 'member', via => 'party.candidate', via_key => 'member_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-08', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false, kind => 'member', via => 'party.candidate', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('ELE-08', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, through => 'party.election', through_key => 'org_id',
  through_subject => 'id', via => 'party.candidate', via_key => 'election_id', via_subject => 'id',
  superiors => true);
SELECT partybuild.watch('ELE-08', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', through => 'party.election', through_key => 'org_id', through_subject => 'id',
  via => 'party.candidate', via_key => 'election_id', via_subject => 'id');
SELECT partybuild.watch('ELE-08', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, through => 'party.election', through_key => 'org_id',
  through_subject => 'id', via => 'party.candidate', via_key => 'election_id', via_subject => 'id');
