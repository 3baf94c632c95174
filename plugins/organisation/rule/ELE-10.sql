-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-10',
  'The figures agree',
  '票数自洽',
  kind => 'structure', subject => 'election', mode => 'reject', view => 'ele_10_figures_agree',
  message_en =>
    'the figures of the election of "{organisation}" on {held} do not agree (returned {returned}, valid {valid}, '
    'invalid {invalid})',
  message_zh => '“{organisation}”{held}选举票数不自洽（收回{returned}、有效{valid}、无效{invalid}）',
  hint_en => 'Correct the figures by the tellers'' sheet.',
  hint_zh => '按计票单更正票数。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_10_figures_agree AS
SELECT e.id AS subject, e.org_id,
       greatest(abs(e.valid::bigint + e.invalid - e.returned), e.valid - e.returned, e.present - e.entitled,
                x.votes - e.valid::bigint * e.seats, 1)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'returned', e.returned, 'valid', e.valid,
         'invalid', e.invalid) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT sum(c.votes_for) AS votes, bool_or(c.votes_for::bigint + c.against + c.abstaining > e.valid) AS beyond
      FROM party.candidate c
     WHERE c.election_id = e.id
 ) x
 WHERE e.valid > e.returned
    OR e.valid::bigint + e.invalid <> e.returned
    OR e.present > e.entitled
    OR x.beyond
    OR x.votes > e.valid::bigint * e.seats;
SELECT partybuild.watch('ELE-10', 'party.election', 'id', ARRAY['org_id', 'seats', 'entitled', 'present', 'returned',
  'valid', 'invalid']::name[], leaves => false);
SELECT partybuild.watch('ELE-10', 'party.candidate', 'election_id', ARRAY['votes_for', 'against',
  'abstaining']::name[], leaves => false);
