-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-24',
  'One renewal per term',
  '一届只有一次换届选举',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'ele_24_one_renewal_per_term',
  message_en => '"{organisation}" held another renewal on {held} within the running term',
  message_zh => '“{organisation}”在任期届满前又于{held}换届',
  hint_en => 'One renewal a term; an early one needs approval (ELE-17).',
  hint_zh => '一届只换届一次；提前换届须经批准（ELE-17）。',
  seed_ref => '二(一)2', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_24_one_renewal_per_term AS
SELECT o.id AS subject, o.id AS org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', x.held_on) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, max(e.held_on) AS held_on
      FROM party_rule.ele_00_term e
     CROSS JOIN LATERAL (
        SELECT t.due, t.office
          FROM party_rule.ele_00_term t
         WHERE t.org_id = e.org_id
           AND (t.held_on, t.id) < (e.held_on, e.id)
         ORDER BY t.held_on DESC, t.id DESC
         LIMIT 1
     ) l
     WHERE e.org_id = o.id
       AND e.held_on < l.due - (SELECT partybuild.param('ELE-17', 'window'))::integer
       AND NOT (e.office = 'committee' AND l.office = 'secretary')
       AND NOT EXISTS (
         SELECT FROM party.approval a JOIN party.document d ON d.id = a.document_id
           JOIN party.subordination s ON s.org_id = e.org_id AND s.parent_id = d.issuer_id
                                     AND partybuild.in_force(s.from_date, s.to_date, e.held_on)
          WHERE d.kind = 'approval' AND a.rule = 'ELE-17' AND a.subject = e.id
            AND d.dated_on <= e.held_on)
 ) x
 WHERE x.n > 0;
SELECT partybuild.watch('ELE-24', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'held_on',
  'result', 'round_of_id']::name[]);
SELECT partybuild.watch('ELE-24', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false);
SELECT partybuild.watch('ELE-24', 'party.approval', 'subject', ARRAY['rule', 'document_id']::name[], enters => false,
  kind => 'election', via => 'party.election', via_key => 'id', via_subject => 'org_id');
SELECT partybuild.watch('ELE-24', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false);
SELECT partybuild.harmless('ELE-24', 'party.document', ARRAY['id', 'dated_on', 'issuer_id', 'kind']::name[],
  because => 'an approval whose document changes counts as changed, and is watched');
SELECT partybuild.harmless('ELE-24', 'party.term', ARRAY['election_id', 'to_date', 'extended_to']::name[],
  because => 'a renewal is early by the length of the term, which ELE-15 judges');
