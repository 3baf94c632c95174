-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-23',
  'Not before probation is over',
  '按期转正',
  kind => 'transition', subject => 'member', mode => 'reject', view => 'dev_23_probation_over',
  message_en => '"{member}" cannot become a full member on {day}: {problem}',
  message_zh => '“{member}”不能在{day}转为正式党员：{problem}',
  hint_en =>
    'When probation is over (with its extension) the branch meets; record the approval, and call '
    'party.confirm_member() in the same transaction.',
  hint_zh => '预备期（含延长）满后召开支部大会；登记上级批复，并在同一事务内调用 party.confirm_member()。',
  seed_ref => '二(四)2', source => '党章第七条');
SELECT partybuild.ship_parameter('DEV-23', 'remind', 30, 'days', at_least => 0, at_most => 366);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no approved conversion', '没有经上级批准的支部大会转正决定', 'no meeting that decided so is on file with its approval',
   'development'),
  ('decided before the end', '支部大会早于预备期满之日{ends}', 'the meeting was before the end of probation on {ends}',
   'development'),
  ('full before the end', '预备期至{ends}才满', 'probation is over on {ends} only', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_23_probation_over AS
SELECT h.id AS subject, coalesce(x.org_id, b.org_id) AS org_id, x.magnitude::numeric,
       jsonb_build_object('member', h.name, 'day', x.day, 'problem', x.problem, 'ends', x.ends) AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    -- a stretch of time as a full member, or the day of becoming one, that no approved decision covers; this is not
    -- asked of who was admitted elsewhere, or before development is recorded, unless his probation is on file here
    SELECT NULL::bigint AS org_id, min(f.day) AS day, 4000000 AS magnitude, 'no approved conversion' AS problem,
           NULL::date AS ends
      FROM (SELECT h.confirmed_on, h.ended_on WHERE h.confirmed_on IS NOT NULL
            UNION ALL
            SELECT m.from_date, coalesce(m.to_date, h.ended_on)
              FROM party.membership m
             WHERE m.member_id = h.id
               AND m.status = 'full') f (day, until)
     WHERE (EXISTS (SELECT FROM party_rule.dev_00_member n WHERE n.id = h.id)
         OR EXISTS (SELECT
                      FROM party.applicant a
                      JOIN party.development_meeting g ON g.applicant_id = a.id
                     WHERE a.member_id = h.id
                       AND g.outcome <> 'not_admitted'
                       AND g.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)))
       AND NOT EXISTS (SELECT
                         FROM party_rule.dev_00_conversion c
                        WHERE c.member_id = h.id
                          AND c.outcome = 'full'
                          AND c.approved_on IS NOT NULL
                          AND (c.withdrawn_on IS NULL OR c.withdrawn_on >= f.until))
    HAVING count(*) > 0
    UNION ALL
    SELECT c.org_id, e.day, t.ends - e.day, e.problem, t.ends
      FROM party_rule.dev_00_conversion c
      JOIN party_rule.dev_00_term t ON t.applicant_id = c.applicant_id
     CROSS JOIN LATERAL (
        SELECT c.held_on, 'decided before the end'
        UNION ALL
        SELECT m.from_date, 'full before the end'
          FROM party.membership m
         WHERE m.member_id = h.id
           AND m.status = 'full'
     ) e (day, problem)
     WHERE c.member_id = h.id
       AND c.outcome = 'full'
       AND c.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
       AND e.day < t.ends
    ORDER BY 3 DESC
    LIMIT 1
 ) x
  LEFT JOIN LATERAL (
    SELECT m.org_id FROM party.membership m WHERE m.member_id = h.id ORDER BY m.from_date DESC LIMIT 1
 ) b ON true;
-- Of a new member it is DEV-20 that objects; changes only.
SELECT partybuild.watch('DEV-23', 'party.member', 'id', ARRAY['admitted_on', 'confirmed_on', 'ended_on']::name[],
  enters => false);
SELECT partybuild.watch('DEV-23', 'party.applicant', 'member_id', '{}');
SELECT partybuild.watch('DEV-23', 'party.development_meeting', 'applicant_id', ARRAY['outcome', 'org_id', 'held_on',
  'extension_months']::name[], kind => 'applicant', via => 'party.applicant', via_key => 'id',
  via_subject => 'member_id');
SELECT partybuild.watch('DEV-23', 'party.development_approval', 'meeting_id', ARRAY['approved',
  'withdrawn_on']::name[], kind => 'development_meeting', through => 'party.development_meeting', through_key => 'id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
-- Of who has no application on file it is DEV-20 that objects, once; so that all other memberships cost nothing here.
SELECT partybuild.watch('DEV-23', 'party.membership', 'member_id', ARRAY['org_id', 'status', 'from_date',
  'to_date']::name[], leaves => false, kind => 'member', via => 'party.applicant', via_key => 'member_id',
  via_subject => 'member_id');
SELECT partybuild.harmless('DEV-23', 'party.transfer_in', ARRAY['member_id', 'arrived_on', 'document_id']::name[],
  'DEV-20 objects to who has no letter any more');
SELECT partybuild.harmless('DEV-23', 'party.document', ARRAY['id', 'kind', 'dated_on']::name[],
  'DEV-20 objects to who has no letter any more');
SELECT partybuild.harmless('DEV-23', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-23', 'party.applicant', ARRAY['id']::name[], 'its steps name it');
SELECT partybuild.harmless('DEV-23', 'party.development_meeting', ARRAY['kind']::name[],
  'what changes the kind of a meeting changes its outcome');
SELECT partybuild.harmless('DEV-23', 'party.development_approval', ARRAY['decided_on']::name[], 'there always is one');
-- Who is on probation, and no meeting has decided that it has come to its end.
CREATE OR REPLACE VIEW party_rule.dev_23_coming AS
SELECT h.id AS subject, s.org_id, e.ends AS first_day, h.name AS label
  FROM party.member h
  JOIN party_rule.dev_00_term t ON t.member_id = h.id
  JOIN party.membership s ON s.member_id = h.id
    AND s.status = 'probationary'
    AND partybuild.in_force(s.from_date, s.to_date)
 -- asked once
 CROSS JOIN LATERAL (SELECT t.ends OFFSET 0) e
 WHERE h.confirmed_on IS NULL
   AND h.ended_on IS NULL
   AND NOT EXISTS (SELECT
                     FROM party.development_meeting m
                    WHERE m.applicant_id = t.applicant_id
                      AND m.outcome IN ('full', 'cancelled'));
COMMENT ON VIEW party_rule.dev_23_coming IS
  'DEV-23 probationary members, and from when the branch can meet on full membership';
SELECT partybuild.set_coming('DEV-23', 'party_rule.dev_23_coming',
  'the probation of "{subject}" ends: "{organisation}" can meet on full membership from {day} on',
  '“{subject}”预备期满，“{organisation}”自{day}起可以召开讨论转正的支部大会');
