-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-20',
  'By-elected serve the rest of the term',
  '补选任期到本届为止',
  kind => 'structure', subject => 'post', mode => 'reject', view => 'ele_20_rest_of_the_term',
  message_en => '{problem}',
  message_zh => '{problem}',
  hint_en => 'Let the post end with the running term; after it, hold a renewal, or record the approved extension.',
  hint_zh => '将任期改为本届届满之日；已届满的应当换届，或者登记经批准的延期。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('to the end of the running term', '“{organisation}”的{title}“{member}”任期应到本届届满（{ends}）为止，而不是{to}',
   '{title} "{member}" of "{organisation}" serves to the end of the running term ({ends}), not to {to}',
   'organisation'),
  ('to an end that is not recorded',
   '“{organisation}”的{title}“{member}”任期应到本届届满（{ends}）为止，未登记届满日',
   '{title} "{member}" of "{organisation}" serves to the end of the running term ({ends}), and no end is recorded',
   'organisation'),
  ('elected after the term', '“{organisation}”的{title}“{member}”于{held}补选，本届已于{ends}届满',
   '{title} "{member}" of "{organisation}" was by-elected on {held}, when the term had ended ({ends})',
   'organisation');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_20_rest_of_the_term AS
SELECT p.id AS subject, p.org_id,
       greatest(party.days_in(daterange(least(p.term_ends_on, l.ends), greatest(p.term_ends_on, l.ends))),
                party.days_in(daterange(l.ends, greatest(p.to_date, l.ends))), 1)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'to',
         coalesce(p.to_date, p.term_ends_on), 'ends', l.ends, 'held', e.held_on, 'problem',
         CASE WHEN l.ends <= e.held_on THEN 'elected after the term'
              WHEN coalesce(p.to_date, p.term_ends_on) IS NULL THEN 'to an end that is not recorded'
              ELSE 'to the end of the running term' END) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  LEFT JOIN party.election e ON e.id = p.election_id
 CROSS JOIN LATERAL (
    SELECT coalesce((SELECT r.ends FROM party_rule.ele_00_running r WHERE r.election_id = e.id),
                    -- from before the register, by the day of election that is written
                    CASE WHEN e.id IS NULL
                         THEN party.term_end(coalesce(p.elected_on, p.from_date), party.term_years(o.kind)) END) AS ends
 ) l
 WHERE CASE WHEN e.purpose = 'by_election'
            THEN l.ends IS NOT NULL AND p.term_ends_on IS NULL AND p.to_date IS NULL
              OR p.term_ends_on <> l.ends
              OR p.to_date > l.ends
            -- and who has no ballot served no longer than his term, but for a renewal that was late
            WHEN e.id IS NULL
            THEN p.term_ends_on > l.ends OR p.to_date > l.ends + interval '1 year'
            ELSE false END;
SELECT partybuild.watch('ELE-20', 'party.post', 'id', ARRAY['org_id', 'member_id', 'elected_on', 'from_date',
  'to_date', 'term_ends_on', 'election_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-20', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
-- The ballot, and the term in which it was held.
SELECT partybuild.watch('ELE-20', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'round_of_id',
  'held_on', 'result']::name[], kind => 'organisation', through => 'party.election', through_key => 'org_id',
  through_subject => 'id', via => 'party.post', via_key => 'election_id', via_subject => 'id');
SELECT partybuild.watch('ELE-20', 'party.term', 'org_id', ARRAY['election_id', 'to_date', 'extended_to']::name[],
  kind => 'organisation', through => 'party.election', through_key => 'org_id', through_subject => 'id',
  via => 'party.post', via_key => 'election_id', via_subject => 'id');
