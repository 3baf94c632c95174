-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-07',
  'Branch committee: 3 to 5, at most 7',
  '支部委员会3至5人，最多7人',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'ele_07_branch_committee_members',
  message_en =>
    'the branch committee of "{organisation}" has {count} in office ({seats} seats), {min} to {max} are allowed',
  message_zh => '“{organisation}”支部委员会委员{count}人（选举名额{seats}），应为{min}至{max}人',
  hint_en => 'Adjust the number; for more, up to the limit, put the superior''s approval on record.',
  hint_zh => '调整人数；超过的登记上级批准，不得超过上限。',
  seed_ref => '二(一)2', source => 'seed; 支部工作条例第二十条');
SELECT partybuild.ship_parameter('ELE-07', 'limit', 7, 'persons', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-07', 'max', 5, 'persons', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-07', 'min', 3, 'persons', at_least => 0, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_07_branch_committee_members AS
SELECT o.id AS subject, o.id AS org_id,
       greatest(x.n - (SELECT partybuild.param('ELE-07', 'max')), (SELECT partybuild.param('ELE-07', 'min')) - l.seats)
         AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', x.n, 'seats', l.seats, 'min',
         (SELECT partybuild.param('ELE-07', 'min')), 'max', (SELECT partybuild.param('ELE-07', 'max')),
                          'approvable', x.n <= (SELECT partybuild.param('ELE-07', 'limit'))
                            AND coalesce(l.seats >= (SELECT partybuild.param('ELE-07', 'min')), true)) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT p.member_id) AS n
      FROM party.post p
     WHERE p.org_id = o.id AND p.title <> 'discipline_secretary' AND partybuild.in_force(p.from_date, p.to_date)
 ) x
 CROSS JOIN LATERAL (
    -- seats of the last election of a committee; fewer in office than were elected is a vacancy (ELE-19)
    SELECT (array_agg(coalesce(e.seats_reduced_to, e.seats) ORDER BY e.held_on DESC, e.id DESC))[1] AS seats
      FROM party.election e
     WHERE e.org_id = o.id AND e.office = 'committee' AND e.purpose = 'renewal' AND e.round_of_id IS NULL
       AND e.result = 'valid'
 ) l
 WHERE o.kind IN ('branch', 'joint_branch')
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND (x.n > (SELECT partybuild.param('ELE-07', 'max')) OR l.seats < (SELECT partybuild.param('ELE-07', 'min')));
SELECT partybuild.watch('ELE-07', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-07', 'party.election', 'org_id', ARRAY['purpose', 'office', 'held_on', 'seats',
  'seats_reduced_to', 'result', 'round_of_id']::name[]);
