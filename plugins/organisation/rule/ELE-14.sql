-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-14',
  'Secretary and deputy come from the committee',
  '书记副书记由委员会选举',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'ele_14_from_the_committee',
  message_en => '{title} "{member}" of "{organisation}" (from {from}): {fault}',
  message_zh => '“{organisation}”的{title}“{member}”（自{from}）：{fault}',
  hint_en =>
    'Name the ballot that was won: first the committee is elected, and by it the secretary; without a committee the '
    'general meeting elects.',
  hint_zh => '写明当选的选举：先选举委员，再由委员会选举书记；不设委员会的由党员大会选举。',
  seed_ref => '二(一)2', source => '支部工作条例第六章');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_14_from_the_committee AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'from', p.from_date, 'fault',
         x.fault) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  LEFT JOIN party.election e ON e.id = p.election_id
 CROSS JOIN LATERAL (
    -- the committee in office then: elected last, in whatever round or by-election since; one whose term is over
    -- may have been the last, where too few are left for another (ORG-06)
    SELECT max(b.held_on) FILTER (
             WHERE b.ends > e.held_on
                OR EXISTS (SELECT
                             FROM party.post q
                            WHERE q.org_id = p.org_id
                              AND q.title = 'member'
                              AND partybuild.in_force(q.from_date, q.to_date, e.held_on))) AS since,
           count(*) = 0
             AND EXISTS (SELECT
                           FROM party.post q
                          WHERE q.org_id = p.org_id
                            AND q.title = 'member'
                            AND q.from_date <= e.held_on
                            AND (q.to_date IS NULL OR q.to_date >= e.held_on)) AS unrecorded
      FROM party_rule.ele_00_term b
     WHERE b.org_id = p.org_id
       AND b.office = 'committee'
       AND b.held_on <= e.held_on
 ) k
 CROSS JOIN LATERAL (
    SELECT (SELECT c.recorded_from FROM compliance.court c) AS day
 ) r
 CROSS JOIN LATERAL (
    SELECT CASE
             -- in office before the register began, as far as can be seen: nobody can ask for the ballot; nor where the
             -- superior names the leaders (ORG-13)
             WHEN e.id IS NULL
             THEN CASE WHEN o.kind <> 'provisional_branch'
                        AND greatest(p.from_date, p.elected_on, o.active_on) >= r.day THEN 'names no ballot' END
             WHEN e.result <> 'valid'
             THEN 'the ballot is void'
             -- a discipline secretary is elected by the discipline committee, which is an organisation of its own
             WHEN e.org_id <> p.org_id
              AND NOT (p.title = 'discipline_secretary'
                   AND EXISTS (SELECT
                                 FROM party.subordination s
                                 JOIN party.organisation d ON d.id = s.org_id
                                WHERE s.org_id = e.org_id
                                  AND s.parent_id = p.org_id
                                  AND d.kind = 'discipline_committee'
                                  AND partybuild.in_force(s.from_date, s.to_date, e.held_on)))
             THEN 'ballot of another organisation'
             WHEN NOT CASE p.title
                        WHEN 'member' THEN e.office = 'committee'
                        WHEN 'secretary' THEN e.office = 'secretary'
                        WHEN 'discipline_secretary' THEN e.office = 'secretary'
                                                         OR e.office = 'committee' AND e.org_id = p.org_id
                        ELSE e.office = 'deputy'
                      END
             THEN 'the ballot is for another office'
             WHEN NOT EXISTS (SELECT
                                FROM party.candidate c
                               WHERE c.election_id = e.id
                                 AND c.member_id = p.member_id
                                 AND c.elected)
              -- of a ballot from before the register, whoever stood may be unknown
              AND NOT (p.from_date < r.day
                   AND NOT EXISTS (SELECT
                                     FROM party.candidate c
                                    WHERE c.election_id = e.id))
             THEN 'the ballot was won by others'
             WHEN p.title NOT IN ('secretary', 'deputy', 'fulltime_deputy')
             THEN NULL
             -- A committee from before the register shows by its posts alone.
             WHEN k.since IS NULL AND NOT k.unrecorded
             THEN CASE WHEN e.body <> 'general_meeting' THEN 'there is no committee that could have elected' END
             WHEN e.body <> 'committee'
             THEN 'not elected by the committee'
             WHEN NOT EXISTS (SELECT
                                FROM party.election b
                                JOIN party.candidate c ON c.election_id = b.id
                               WHERE b.org_id = p.org_id
                                 AND b.office = 'committee'
                                 AND b.result = 'valid'
                                 AND b.held_on BETWEEN coalesce(k.since, '-infinity') AND e.held_on
                                 AND c.member_id = p.member_id
                                 AND c.elected)
              AND NOT (k.since IS NULL
                   AND EXISTS (SELECT
                                 FROM party.post q
                                WHERE q.org_id = p.org_id
                                  AND q.member_id = p.member_id
                                  AND q.election_id IS NULL
                                  AND q.from_date <= e.held_on
                                  AND (q.to_date IS NULL OR q.to_date >= e.held_on)))
             THEN 'not a member of the committee'
           END AS fault
 ) x
 WHERE x.fault IS NOT NULL;
SELECT partybuild.watch('ELE-14', 'party.election', 'id', ARRAY['org_id', 'office', 'body', 'held_on',
  'result']::name[], leaves => false, kind => 'election', via => 'party.post', via_key => 'election_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-14', 'party.candidate', 'election_id', ARRAY['member_id', 'elected']::name[],
  enters => false, kind => 'election', via => 'party.post', via_key => 'election_id', via_subject => 'id');
-- The committee in office then, and who was elected into it.
SELECT partybuild.watch('ELE-14', 'party.term', 'org_id', ARRAY['election_id', 'to_date', 'extended_to']::name[],
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-14', 'party.election', 'org_id', ARRAY['purpose', 'office', 'round_of_id',
  'held_on', 'result']::name[], kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-14', 'party.candidate', 'election_id', ARRAY['member_id', 'elected']::name[],
  enters => false, kind => 'election', through => 'party.election', through_key => 'id', through_subject => 'org_id',
  via => 'party.post', via_key => 'org_id', via_subject => 'id');
-- The post itself, and a committee from before the register.
SELECT partybuild.watch('ELE-14', 'party.post', 'org_id', ARRAY['member_id', 'title', 'elected_on', 'from_date',
  'to_date', 'election_id']::name[], kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id');
-- Whose discipline committee it was.
SELECT partybuild.watch('ELE-14', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-14', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', through => 'party.election', through_key => 'org_id', through_subject => 'id',
  via => 'party.post', via_key => 'election_id', via_subject => 'id');
-- A branch that became active since the register began had no committee before.
SELECT partybuild.watch('ELE-14', 'party.organisation', 'id', ARRAY['kind', 'active_on']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.harmless('ELE-14', 'compliance.court', ARRAY['recorded_from']::name[],
  because => 'the court says once from which day it records; the audit judges by it');
