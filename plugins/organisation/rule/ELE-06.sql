-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-06',
  'Basic committee: 5 to 9, at most 11',
  '机关党委委员5至9人，最多11人',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'ele_06_basic_committee_members',
  message_en => 'the committee of "{organisation}" has {count} {what}, {min} to {max} are allowed',
  message_zh => '“{organisation}”委员{what}{count}人，应为{min}至{max}人',
  hint_en => 'Adjust the number; for more, up to the limit, put the superior''s approval on record.',
  hint_zh => '调整人数；超过的登记上级批准，不得超过上限。',
  seed_ref => '二(一)2', source => 'seed');
SELECT partybuild.ship_parameter('ELE-06', 'limit', 11, 'persons', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-06', 'max', 9, 'persons', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-06', 'min', 5, 'persons', at_least => 0, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_06_basic_committee_members AS
SELECT c.id AS subject, c.id AS org_id,
       greatest(c.n - (SELECT partybuild.param('ELE-06', 'max')),
                (SELECT partybuild.param('ELE-06', 'min')) - c.seats) AS magnitude,
       jsonb_build_object('organisation', c.name,
                          -- what is out of bounds: those in office, or the seats of the last election
                          'count', CASE WHEN c.n > (SELECT partybuild.param('ELE-06', 'max')) THEN c.n ELSE c.seats END,
                          'what', CASE WHEN c.n > (SELECT partybuild.param('ELE-06', 'max')) THEN 'in office'
                                       ELSE 'seats to elect' END,
                          'min', (SELECT partybuild.param('ELE-06', 'min')),
                          'max', (SELECT partybuild.param('ELE-06', 'max')),
                          'approvable', c.n <= (SELECT partybuild.param('ELE-06', 'limit'))
                            AND coalesce(c.seats >= (SELECT partybuild.param('ELE-06', 'min')), true)) AS args
  FROM party_rule.org_00_committee c
 WHERE c.kind = 'basic_committee'
   AND (c.n > (SELECT partybuild.param('ELE-06', 'max')) OR c.seats < (SELECT partybuild.param('ELE-06', 'min')));
SELECT partybuild.watch('ELE-06', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-06', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-06', 'party.election', 'org_id', ARRAY['purpose', 'office', 'held_on', 'seats',
  'seats_reduced_to', 'result', 'round_of_id']::name[]);
