-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-15',
  'Terms of 5 and 3 years',
  '任期机关党委5年，总支支部3年',
  kind => 'structure', subject => 'election', mode => 'reject', view => 'ele_15_terms',
  message_en =>
    'the term of the election of "{organisation}" on {held} runs from that day to {due}, and no post begins before or '
    'ends after it',
  message_zh => '“{organisation}”{held}选举的任期应自选举之日起至{due}止，职务起止不得超出任期',
  hint_en => 'Correct the term; an extension needs the superior''s approval on record.',
  hint_zh => '更正任期；延长须经上级批准并登记。',
  seed_ref => '二(一)2', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_15_terms AS
SELECT e.id AS subject, e.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'from', t.from_date, 'to', t.to_date, 'due',
         party.term_end(e.held_on, party.term_years(o.kind))) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
  LEFT JOIN party.term t ON t.election_id = e.id
 WHERE t.from_date <> e.held_on
    OR t.to_date <> party.term_end(e.held_on, party.term_years(o.kind))
    OR t.org_id <> e.org_id
    OR EXISTS (
         SELECT
           FROM party.post p
          WHERE p.election_id = e.id
            AND p.from_date < e.held_on)
    OR e.purpose = 'renewal' AND EXISTS (
         SELECT FROM party.post p
          WHERE p.election_id = e.id
            AND coalesce(p.to_date, p.term_ends_on) > greatest(t.extended_to,
              party.term_end(e.held_on, party.term_years(o.kind))));
SELECT partybuild.watch('ELE-15', 'party.election', 'id', ARRAY['org_id', 'held_on', 'purpose']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-15', 'party.term', 'election_id', ARRAY['org_id', 'from_date', 'to_date',
  'extended_to']::name[]);
SELECT partybuild.watch('ELE-15', 'party.post', 'election_id', ARRAY['from_date', 'to_date', 'term_ends_on']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-15', 'party.organisation', 'id', ARRAY['kind']::name[], kind => 'organisation',
  leaves => false, via => 'party.election', via_key => 'org_id', via_subject => 'id');
