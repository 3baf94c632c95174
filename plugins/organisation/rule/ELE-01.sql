-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-01',
  'Entitled voters match the roster',
  '应到会人数与名册一致',
  kind => 'invariant', subject => 'election', mode => 'reject', view => 'ele_01_entitled_voters',
  message_en => 'election of "{organisation}" on {held} counts {entitled} entitled voters, the roster has {roster}',
  message_zh => '“{organisation}”{held}选举应到会{entitled}人，名册上有选举权的{roster}人',
  hint_en =>
    'Compare with the roster of that day (party.entitled_voters()); name those excused, each with a reason.',
  hint_zh => '按当日名册核对；因规定情形未到的，逐人登记原因。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例第五条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_01_entitled_voters AS
SELECT e.id AS subject, e.org_id, abs(e.entitled - v.n)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'entitled', e.entitled, 'roster', v.n) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    -- the body's roster that day, as party.entitled_voters() lists it, less those excused
    WITH RECURSIVE subtree (id) AS (
        SELECT party.electorate(e.org_id, e.held_on)
      UNION
        -- OFFSET 0: by index from each, however many rows the planner expects
        SELECT s.org_id
          FROM subtree
         CROSS JOIN LATERAL (SELECT s.org_id FROM party.subordination s
           WHERE s.parent_id = subtree.id AND partybuild.in_force(s.from_date, s.to_date, e.held_on) OFFSET 0) s
    )
    SELECT sum(b.n)::bigint AS n
      FROM subtree
     CROSS JOIN LATERAL (
        SELECT count(*) AS n
          FROM party.membership m
         WHERE m.org_id = subtree.id AND m.status = 'full' AND partybuild.in_force(m.from_date, m.to_date, e.held_on)
           AND NOT EXISTS (SELECT FROM party.rights_suspension r
             WHERE r.member_id = m.member_id AND r.from_date <= e.held_on AND r.to_date > e.held_on)
           AND NOT EXISTS (SELECT
                             FROM party.excused_voter x
                            WHERE x.election_id = e.id
                              AND x.member_id = m.member_id)
           AND CASE e.body
                 WHEN 'general_meeting' THEN true
                 WHEN 'delegates_congress' THEN EXISTS (SELECT FROM party.delegate d
                   WHERE d.election_id = e.id AND d.member_id = m.member_id)
                 -- the committee as the ballot found it: who was elected by it ends one post that day, begins another
                 ELSE EXISTS (SELECT FROM party.post p
                               WHERE p.org_id = e.org_id AND p.member_id = m.member_id
                                 AND p.title <> 'discipline_secretary'
                                 AND p.election_id IS DISTINCT FROM e.id
                                 AND (partybuild.in_force(p.from_date, p.to_date, e.held_on)
                                      OR p.to_date = e.held_on
                                         AND EXISTS (SELECT FROM party.candidate q
                                                      WHERE q.election_id = e.id AND q.member_id = p.member_id
                                                        AND q.elected)))
                   OR EXISTS (SELECT FROM party.candidate c JOIN party.election b ON b.id = c.election_id
                               WHERE c.member_id = m.member_id AND c.elected AND b.org_id = e.org_id
                                 AND b.office = 'committee' AND b.result = 'valid' AND b.held_on = e.held_on)
               END
     ) b
 ) v
 -- CASE: asked only where they differ
 WHERE CASE WHEN e.entitled <> v.n
            THEN NOT EXISTS (SELECT FROM party_rule.ele_00_before_the_register b WHERE b.id = e.id) ELSE false END;
SELECT partybuild.watch('ELE-01', 'party.election', 'id', ARRAY['body', 'entitled']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-01', 'party.excused_voter', 'election_id', ARRAY['member_id']::name[]);
SELECT partybuild.watch('ELE-01', 'party.delegate', 'election_id', ARRAY['member_id']::name[]);
-- The roster of a day past: what is back-dated alters it.
SELECT partybuild.watch('ELE-01', 'party.membership', 'org_id', ARRAY['member_id', 'status', 'from_date',
  'to_date']::name[], kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on', superiors => true);
SELECT partybuild.watch('ELE-01', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id', via_day => 'held_on',
  superiors => true);
SELECT partybuild.watch('ELE-01', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  kind => 'member', through => 'party.membership', through_key => 'member_id', through_subject => 'org_id',
  via => 'party.election', via_key => 'org_id', via_subject => 'id', via_day => 'held_on', superiors => true);
SELECT partybuild.watch('ELE-01', 'party.post', 'org_id', ARRAY['member_id', 'title', 'election_id', 'from_date',
  'to_date']::name[], kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on');
-- Who was elected into the committee the same day has a vote in its ballots.
SELECT partybuild.watch('ELE-01', 'party.election', 'org_id', ARRAY['office', 'held_on', 'result']::name[],
  kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id', via_day => 'held_on');
SELECT partybuild.watch('ELE-01', 'party.candidate', 'election_id', ARRAY['member_id', 'elected']::name[],
  kind => 'election', through => 'party.election', through_key => 'id', through_subject => 'org_id',
  via => 'party.election', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-01', 'party.member', 'id', ARRAY['confirmed_on']::name[], enters => false,
  kind => 'member', through => 'party_rule.ele_00_known_later', through_key => 'subject',
  through_subject => 'election_id', via => 'party.election', via_key => 'id', via_subject => 'id');
SELECT partybuild.harmless('ELE-01', 'party.member', ARRAY['id', 'known_from']::name[],
  because => 'who is known from an earlier day is in a branch from then on (ORG-11), which is watched');
SELECT partybuild.watch('ELE-01', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id');
-- Whose discipline committee it was. What is back-dated among the superior's members is left to the audit there: every
-- transfer would have to look for a discipline committee beside each superior.
SELECT partybuild.watch('ELE-01', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id', via_day => 'held_on');
