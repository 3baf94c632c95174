-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-12',
  'Order of votes, ties',
  '按得票多少取足名额，票数相等再选',
  kind => 'invariant', subject => 'election', mode => 'reject', view => 'ele_12_order_of_votes',
  message_en =>
    'election of "{organisation}" on {held}: {elected} elected for {seats} seats, not in the order of votes, or a '
    'tie was not voted on again',
  message_zh => '“{organisation}”{held}选举当选{elected}人（应选{seats}名），不符合得票顺序或票数相等未再选',
  hint_en => 'Elect by the order of votes; vote on a tie in a further round (round_of_id).',
  hint_zh => '按得票多少取足名额；票数相等的另行投票（登记为再次选举，round_of_id）。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_12_order_of_votes AS
SELECT e.id AS subject, e.org_id, greatest(x.n - e.seats, 1)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'elected', x.n, 'seats', e.seats) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.elected) AS n,
           min(c.votes_for) FILTER (WHERE c.elected) AS lowest,
           max(c.votes_for) FILTER (WHERE NOT c.elected AND partybuild.more_than_half(c.votes_for, e.present))
             AS highest
      FROM party.candidate c
     WHERE c.election_id = e.id
 ) x
 WHERE x.n > e.seats
    OR x.lowest <= x.highest;
SELECT partybuild.watch('ELE-12', 'party.election', 'id', ARRAY['org_id', 'seats', 'present']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-12', 'party.candidate', 'election_id', ARRAY['votes_for', 'elected']::name[]);
