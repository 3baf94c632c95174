-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-13',
  'Seats left over',
  '不足名额另选或减少名额',
  kind => 'obligation', subject => 'election', mode => 'report', view => 'ele_13_seats_left_over',
  message_en =>
    'election of "{organisation}" on {held} filled {elected} of {seats} seats; no further round or decision to '
    'reduce them followed within 30 days',
  message_zh => '“{organisation}”{held}选举应选{seats}名、当选{elected}名，30日内未另选也未决定减少名额',
  hint_en => 'Hold a further round, or record the decision to reduce the seats.',
  hint_zh => '另行选举，或登记减少名额的决定。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');
SELECT partybuild.ship_parameter('ELE-13', 'days', 30, 'days', at_least => 0, at_most => 3660);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_13_seats_left_over AS
SELECT e.id AS subject, e.org_id, (s.seats - x.n)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'seats', e.seats, 'elected', x.n) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    -- a decision to reduce them counts as a further round does: of its own or of who was superior, and in time
    SELECT coalesce((SELECT e.seats_reduced_to
                       FROM party.document d
                      WHERE d.id = e.reduction_document_id
                        AND (d.kind IN ('decision', 'minutes') AND d.issuer_id = e.org_id
                          OR d.kind IN ('decision', 'approval')
                         AND EXISTS (SELECT FROM party.subordination s
                                      WHERE s.org_id = e.org_id AND s.parent_id = d.issuer_id
                                        AND partybuild.in_force(s.from_date, s.to_date, e.held_on)))
                        AND d.dated_on >= e.held_on
                        AND d.dated_on <= e.held_on + (SELECT partybuild.param('ELE-13', 'days'))::integer),
                    e.seats) AS seats
 ) s
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.elected) AS n, count(*) FILTER (WHERE c.election_id = e.id) AS candidates
      FROM (SELECT e.id
            UNION ALL
            SELECT r.id
              FROM party.election r
             WHERE r.round_of_id = e.id
               AND r.result = 'valid'
               AND r.held_on <= e.held_on + (SELECT partybuild.param('ELE-13', 'days'))::integer) b (id)
      JOIN party.candidate c ON c.election_id = b.id
 ) x
 WHERE e.result = 'valid'
   AND e.round_of_id IS NULL
   AND x.candidates > 0
   AND x.n < s.seats
   AND e.held_on + (SELECT partybuild.param('ELE-13', 'days'))::integer < (SELECT partybuild.today());
SELECT partybuild.watch('ELE-13', 'party.election', 'id', ARRAY['org_id', 'held_on', 'round_of_id', 'seats', 'result',
  'seats_reduced_to', 'reduction_document_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-13', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[],
  enters => false, kind => 'document', via => 'party.election', via_key => 'reduction_document_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-13', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-13', 'party.candidate', 'election_id', ARRAY['elected']::name[]);
