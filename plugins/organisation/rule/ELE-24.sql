-- ELE-24 一届只有一次换届选举（seed）
-- One renewal per term.
CREATE OR REPLACE VIEW party_rule.ele_24_one_renewal_per_term AS
SELECT o.id AS subject, o.id AS org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', x.held_on) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, max(e.held_on) AS held_on
      FROM party.election e
     CROSS JOIN LATERAL (
        SELECT party.term_before(e) AS ends
     ) l
     WHERE e.org_id = o.id AND e.purpose = 'renewal' AND e.office = 'committee' AND e.round_of_id IS NULL AND e.result = 'valid'
       AND e.held_on < l.ends - (SELECT partybuild.param('ELE-17', 'window'))::integer
       AND NOT EXISTS (
         SELECT FROM party.approval a JOIN party.document d ON d.id = a.document_id
          WHERE a.rule = 'ELE-17' AND a.subject = e.id AND d.dated_on <= least(e.held_on, l.ends - 1))
 ) x
 WHERE x.n > 0;
COMMENT ON VIEW party_rule.ele_24_one_renewal_per_term IS 'ELE-24 One renewal per term';
SELECT partybuild.watch('ELE-24', 'party.election', 'org_id', ARRAY['purpose', 'office', 'held_on', 'result', 'round_of_id']::name[]);
