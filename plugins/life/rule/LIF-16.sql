-- LIF-16 党员大会表决有效（支部工作条例第十一条）
-- Votes of a general meeting.
CREATE OR REPLACE VIEW party_rule.lif_16_valid_votes AS
SELECT a.id AS subject, a.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'motion', v.motion, 'entitled', partybuild.figure(v.figures, 'entitled'), 'roster', r.n,
                          'present', partybuild.figure(v.figures, 'present'), 'for', partybuild.figure(v.figures, 'for')) AS args
  FROM party.activity a
  JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS n
      FROM party.membership m
     WHERE m.org_id = a.org_id AND m.status = 'full' AND m.from_date <= a.held_on AND (m.to_date IS NULL OR m.to_date > a.held_on)
       AND NOT EXISTS (SELECT FROM party.rights_suspension s WHERE s.member_id = m.member_id AND s.from_date <= a.held_on AND s.to_date > a.held_on)
 ) r
 CROSS JOIN LATERAL (
    -- the worst of its votes
    SELECT x.motion, x.figures
      FROM party.vote x
     WHERE x.activity_id = a.id
       AND (partybuild.figure(x.figures, 'entitled') <> r.n OR NOT partybuild.quorum(x.figures, 1, 2) OR x.passed AND NOT partybuild.majority_of_entitled(x.figures))
     ORDER BY x.id LIMIT 1
 ) v
 WHERE a.kind = 'general_meeting' AND a.status IN ('held', 'filed');
COMMENT ON VIEW party_rule.lif_16_valid_votes IS 'LIF-16 Votes of a general meeting';
SELECT partybuild.watch('LIF-16', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'starts_at']::name[], leaves => false);
SELECT partybuild.watch('LIF-16', 'party.vote', 'activity_id', ARRAY['motion', 'figures', 'passed']::name[]);
