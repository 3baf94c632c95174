-- ELE-15 任期机关党委5年，总支支部3年（seed）
-- Terms of 5 and 3 years.
CREATE OR REPLACE VIEW party_rule.ele_15_terms AS
SELECT e.id AS subject, e.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'from', t.from_date, 'to', t.to_date, 'due', party.term_end(e.held_on, party.term_years(o.kind))) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
  LEFT JOIN party.term t ON t.election_id = e.id
 WHERE t.from_date <> e.held_on
    OR t.to_date <> party.term_end(e.held_on, party.term_years(o.kind))
    OR t.org_id <> e.org_id
    OR e.purpose = 'renewal' AND EXISTS (
         SELECT FROM party.post p
          WHERE p.election_id = e.id
            AND coalesce(p.to_date, p.term_ends_on) > greatest(t.extended_to, party.term_end(e.held_on, party.term_years(o.kind))));
COMMENT ON VIEW party_rule.ele_15_terms IS 'ELE-15 Terms of 5 and 3 years';
SELECT partybuild.watch('ELE-15', 'party.election', 'id', ARRAY['org_id', 'held_on', 'purpose']::name[], leaves => false);
SELECT partybuild.watch('ELE-15', 'party.term', 'election_id', ARRAY['org_id', 'from_date', 'to_date', 'extended_to']::name[]);
SELECT partybuild.watch('ELE-15', 'party.post', 'election_id', ARRAY['to_date', 'term_ends_on']::name[], leaves => false);
