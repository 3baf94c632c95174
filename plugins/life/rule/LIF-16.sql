-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-16',
  'Votes of a general meeting',
  '党员大会表决有效',
  kind => 'invariant', subject => 'activity', mode => 'reject', view => 'lif_16_valid_votes',
  message_en =>
    '{kind} of "{organisation}" on {held}: the vote on "{motion}" does not stand ({entitled} entitled, {roster} on '
    'the roster, {present} present, {for} for)',
  message_zh => '“{organisation}”{held}的{kind}表决“{motion}”无效：应到{entitled}、名册{roster}、实到{present}、赞成{for}',
  hint_en =>
    'At least half of those with voting rights are present, more than half of those entitled are for it, and the '
    'number entitled is that of the roster.',
  hint_zh => '有表决权的党员半数以上到会、赞成超过应到会半数方为通过；应到数与名册一致。',
  seed_ref => '二(四)3', source => '支部工作条例第十一条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_16_valid_votes AS
SELECT a.id AS subject, a.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'motion', v.motion, 'entitled',
         partybuild.figure(v.figures, 'entitled'), 'roster', r.n,
                          'present', partybuild.figure(v.figures, 'present'), 'for',
                            partybuild.figure(v.figures, 'for')) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    -- its own members, and those of all below it: a general branch meets as a whole
    WITH RECURSIVE subtree (id) AS (
        SELECT a.org_id
      UNION
        -- OFFSET 0: by index from each, however many rows the planner expects
        SELECT s.org_id
          FROM subtree
         CROSS JOIN LATERAL (SELECT s.org_id FROM party.subordination s
           WHERE s.parent_id = subtree.id AND partybuild.in_force(s.from_date, s.to_date, a.held_on) OFFSET 0) s
    )
    SELECT sum(b.n)::bigint AS n
      FROM subtree
     CROSS JOIN LATERAL (
        SELECT count(*) AS n
          FROM party.membership m
         WHERE m.org_id = subtree.id AND m.status = 'full' AND partybuild.in_force(m.from_date, m.to_date, a.held_on)
           AND NOT EXISTS (SELECT FROM party.rights_suspension s
             WHERE s.member_id = m.member_id AND s.from_date <= a.held_on AND s.to_date > a.held_on)
     ) b
 ) r
 CROSS JOIN LATERAL (
    -- the first of its bad votes; + 0: by the activity's index, not in the order of all votes there are
    SELECT x.motion, x.figures
      FROM party.vote x
     WHERE x.activity_id = a.id
       AND (partybuild.figure(x.figures, 'entitled') <> r.n OR NOT partybuild.quorum(x.figures, 1, 2) OR x.passed
         AND NOT partybuild.majority_of_entitled(x.figures))
     ORDER BY x.id + 0 LIMIT 1
 ) v
 WHERE a.kind = 'general_meeting' AND a.status IN ('held', 'filed');
SELECT partybuild.watch('LIF-16', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on']::name[],
  leaves => false);
SELECT partybuild.watch('LIF-16', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.watch('LIF-16', 'party.vote', 'activity_id', ARRAY['figures', 'passed']::name[],
  leaves => false);
SELECT partybuild.watch('LIF-16', 'party.membership', 'org_id', ARRAY['member_id', 'status', 'from_date',
  'to_date']::name[], kind => 'organisation', via => 'party.activity', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on', superiors => true);
SELECT partybuild.watch('LIF-16', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', via => 'party.activity', via_key => 'org_id', via_subject => 'id', via_day => 'held_on',
  superiors => true);
SELECT partybuild.watch('LIF-16', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  kind => 'member', through => 'party.membership', through_key => 'member_id', through_subject => 'org_id',
  via => 'party.activity', via_key => 'org_id', via_subject => 'id', via_day => 'held_on', superiors => true);
