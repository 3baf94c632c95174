-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-07',
  'Branch committee: 3 to 5, at most 7',
  '支部委员会3至5人，最多7人',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'ele_07_branch_committee_members',
  message_en =>
    'the branch committee of "{organisation}" has {count} {what}, {min} to {max} are allowed',
  message_zh => '“{organisation}”支部委员会委员{what}{count}人，应为{min}至{max}人',
  hint_en => 'Adjust the number; for more, up to the limit, put the superior''s approval on record.',
  hint_zh => '调整人数；超过的登记上级批准，不得超过上限。',
  seed_ref => '二(一)2', source => 'seed; 支部工作条例第二十条');
SELECT partybuild.ship_parameter('ELE-07', 'limit', 7, 'persons', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-07', 'max', 5, 'persons', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-07', 'min', 3, 'persons', at_least => 0, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_07_branch_committee_members AS
SELECT c.id AS subject, c.id AS org_id,
       greatest(c.n - (SELECT partybuild.param('ELE-07', 'max')),
                (SELECT partybuild.param('ELE-07', 'min')) - c.seats) AS magnitude,
       jsonb_build_object('organisation', c.name,
                          -- what is out of bounds: those in office, or the seats of the last election
                          'count', CASE WHEN c.n > (SELECT partybuild.param('ELE-07', 'max')) THEN c.n ELSE c.seats END,
                          'what', CASE WHEN c.n > (SELECT partybuild.param('ELE-07', 'max')) THEN 'in office'
                                       ELSE 'seats to elect' END,
                          'min', (SELECT partybuild.param('ELE-07', 'min')),
                          'max', (SELECT partybuild.param('ELE-07', 'max')),
                          'approvable', c.n <= (SELECT partybuild.param('ELE-07', 'limit'))
                            AND coalesce(c.seats >= (SELECT partybuild.param('ELE-07', 'min')), true)) AS args
  FROM party_rule.org_00_committee c
 WHERE c.kind IN ('branch', 'joint_branch')
   AND (c.n > (SELECT partybuild.param('ELE-07', 'max')) OR c.seats < (SELECT partybuild.param('ELE-07', 'min')));
SELECT partybuild.watch('ELE-07', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-07', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-07', 'party.election', 'org_id', ARRAY['purpose', 'office', 'held_on', 'seats',
  'seats_reduced_to', 'result', 'round_of_id']::name[]);
