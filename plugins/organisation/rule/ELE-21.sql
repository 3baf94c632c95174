-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-21',
  'Secret ballot, scrutiny',
  '无记名投票与监计票',
  kind => 'structure', subject => 'election', mode => 'reject', view => 'ele_21_secret_ballot',
  message_en =>
    'the election of "{organisation}" on {held} needs a secret ballot, a scrutineer and tellers ({tellers}) who are '
    'voters and no candidates ({bad} are not)',
  message_zh => '“{organisation}”{held}选举须无记名投票，登记监票人、计票人（{tellers}名），且均到会、非候选人（{bad}名不符）',
  hint_en => 'Record scrutineer and tellers; a candidate can be neither.',
  hint_zh => '补登监票人、计票人，候选人不得担任。',
  seed_ref => '二(一)2', source => '党章第十一条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_21_secret_ballot AS
SELECT e.id AS subject, e.org_id,
  (NOT e.secret_ballot)::integer + (e.scrutineer_id IS NULL)::integer + (x.tellers = 0)::integer + x.bad::numeric
  AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'secret', e.secret_ballot, 'tellers', x.tellers,
         'bad', x.bad) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    -- bad: who counts or watches and is a candidate, or is no voter of that day (a probationary member may count); of
    -- whom the register does not know yet where he was, it knows when he became a full member
    SELECT count(*) FILTER (WHERE s.teller) AS tellers,
           count(*) FILTER (WHERE EXISTS (SELECT FROM party.candidate c
             WHERE c.election_id = e.id AND c.member_id = s.member_id)
                               OR NOT EXISTS (SELECT FROM party.entitled_voters(e.org_id, e.held_on) v
                                 WHERE v.member_id = s.member_id
                                   AND (v.reason IS NULL OR s.teller AND v.reason = 'probationary'))
                                 AND NOT EXISTS (SELECT FROM party.member h
                                   WHERE h.id = s.member_id AND h.known_from > e.held_on
                                     AND h.confirmed_on <= e.held_on)
                               OR EXISTS (SELECT FROM party.excused_voter q
                                 WHERE q.election_id = e.id AND q.member_id = s.member_id)) AS bad
      FROM (SELECT t.member_id, true
              FROM party.teller t
             WHERE t.election_id = e.id
             UNION ALL SELECT e.scrutineer_id, false WHERE e.scrutineer_id IS NOT NULL) s (member_id, teller)
 ) x
 WHERE e.result = 'valid'
   AND (NOT e.secret_ballot OR e.scrutineer_id IS NULL OR x.tellers = 0 OR x.bad > 0);
SELECT partybuild.watch('ELE-21', 'party.election', 'id', ARRAY['org_id', 'held_on', 'result', 'secret_ballot',
  'scrutineer_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-21', 'party.teller', 'election_id', ARRAY['member_id']::name[]);
SELECT partybuild.watch('ELE-21', 'party.candidate', 'election_id', ARRAY['member_id']::name[], leaves => false);
-- A new member counted nowhere yet: changes only.
SELECT partybuild.watch('ELE-21', 'party.member', 'id', ARRAY['confirmed_on', 'known_from']::name[], enters => false,
  kind => 'member', via => 'party.teller', via_key => 'member_id', via_subject => 'election_id');
SELECT partybuild.watch('ELE-21', 'party.member', 'id', ARRAY['confirmed_on', 'known_from']::name[], enters => false,
  kind => 'member', via => 'party.election', via_key => 'scrutineer_id', via_subject => 'id');
SELECT partybuild.watch('ELE-21', 'party.membership', 'member_id', ARRAY['org_id', 'status', 'from_date',
  'to_date']::name[], enters => false, kind => 'member', via => 'party.teller', via_key => 'member_id',
  via_subject => 'election_id');
SELECT partybuild.watch('ELE-21', 'party.membership', 'member_id', ARRAY['org_id', 'status', 'from_date',
  'to_date']::name[], enters => false, kind => 'member', via => 'party.election', via_key => 'scrutineer_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-21', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false, kind => 'member', via => 'party.teller', via_key => 'member_id', via_subject => 'election_id');
SELECT partybuild.watch('ELE-21', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false, kind => 'member', via => 'party.election', via_key => 'scrutineer_id', via_subject => 'id');
SELECT partybuild.watch('ELE-21', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, via => 'party.election', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on', superiors => true);
SELECT partybuild.watch('ELE-21', 'party.excused_voter', 'election_id', ARRAY['member_id']::name[], leaves => false);
SELECT partybuild.harmless('ELE-21', 'party.organisation', ARRAY['id', 'kind']::name[],
  because => 'whose members elect is judged where they are counted (ELE-01)');
SELECT partybuild.watch('ELE-21', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, via => 'party.election', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on');
