-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-19',
  'Vacancies are filled by by-election',
  '缺额补选',
  kind => 'obligation', subject => 'post', mode => 'report', view => 'ele_19_vacancies_filled',
  message_en => 'the post of {title} of "{organisation}" is vacant since {since} and was not filled within 90 days',
  message_zh => '“{organisation}”{title}自{since}起空缺，90日内未补选',
  hint_en => 'Hold a by-election of the body that elected.',
  hint_zh => '由原选举的会议补选。',
  seed_ref => '二(一)2、3', source => 'seed');
SELECT partybuild.ship_parameter('ELE-19', 'days', 90, 'days', at_least => 0, at_most => 3660);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_19_vacancies_filled AS
SELECT p.id AS subject, p.org_id, ((SELECT partybuild.today()) - p.to_date)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'since', p.to_date) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  JOIN party.election e ON e.id = p.election_id
 CROSS JOIN LATERAL (
    -- of the term that was running; what a committee from before the register elected had its own
    SELECT coalesce((SELECT r.ends FROM party_rule.ele_00_running r WHERE r.election_id = e.id),
                    CASE WHEN e.purpose <> 'by_election'
                         THEN party.term_end(e.held_on, party.term_years(o.kind)) END) AS ends
 ) l
 WHERE p.to_date + (SELECT partybuild.param('ELE-19', 'days'))::integer < (SELECT partybuild.today())
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND l.ends > (SELECT partybuild.today())
   -- a new committee has as many as were elected, but needs a secretary
   AND (p.title IN ('secretary', 'discipline_secretary')
     OR NOT EXISTS (
          SELECT
            FROM party_rule.ele_00_term t
           WHERE t.org_id = p.org_id
             AND t.held_on > e.held_on
             AND t.held_on <= (SELECT partybuild.today())))
   AND party.is_vacant(p);
-- Itself, and who took its place.
SELECT partybuild.watch('ELE-19', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date',
  'election_id']::name[], kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-19', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false, kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-19', 'party.election', 'id', ARRAY['org_id', 'purpose', 'held_on']::name[],
  leaves => false, kind => 'election', via => 'party.post', via_key => 'election_id', via_subject => 'id');
SELECT partybuild.harmless('ELE-19', 'party.election', ARRAY['office', 'body', 'round_of_id',
  'result']::name[], because => 'no ballot is refused for a vacancy; the audit finds it');
SELECT partybuild.harmless('ELE-19', 'party.term', ARRAY['election_id', 'to_date', 'extended_to']::name[],
  because => 'no extension is refused for a vacancy; the audit finds it');
