-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-13',
  'Limits of a provisional branch',
  '临时党支部限制',
  kind => 'record', subject => 'organisation', mode => 'reject', view => 'org_13_provisional_branch',
  message_en => 'provisional branch "{organisation}" {problems}',
  message_zh => '临时党支部“{organisation}”{problems}',
  hint_en => 'Record task, end and the superior that named the leaders; members are admitted by their own branch.',
  hint_zh => '补登任务、期限和指定的上级；发展党员由原支部进行。',
  seed_ref => '二(一)1', source => '支部工作条例第八条');

INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('without task', '未登记任务', 'has no task', 'organisation'),
  ('without end', '未登记期限', 'has no end', 'organisation'),
  ('leaders not named', '未由上级指定负责人', 'has no leaders named by its superior', 'organisation'),
  ('admits members', '发展了党员{admitted}人', 'has admitted {admitted}', 'organisation'),
  ('elects its leaders', '自行选举{elections}次', 'has held {elections} elections of its leaders', 'organisation');

-- at deploy()
-- org_13_provisional_branch() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_13_provisional_branch AS
SELECT o.id AS subject, o.id AS org_id,
       (x.admitted + x.elections + x.aimless::integer + (o.until IS NULL)::integer
         + (NOT x.named)::integer)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'admitted', x.admitted, 'elections', x.elections, 'problems',
         array_remove(ARRAY[CASE WHEN x.aimless THEN 'without task' END,
                            CASE WHEN o.until IS NULL THEN 'without end' END,
                            CASE WHEN NOT x.named THEN 'leaders not named' END,
                            CASE WHEN x.admitted > 0 THEN 'admits members' END,
                            CASE WHEN x.elections > 0 THEN 'elects its leaders' END], NULL)) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT coalesce(partybuild.is_blank(o.task), true) AS aimless,
           (SELECT count(*)
              FROM party.membership s
              JOIN party.member m ON m.id = s.member_id
             WHERE s.org_id = o.id
               AND (partybuild.in_force(s.from_date, s.to_date, m.admitted_on)
                 -- whose probation ends while he is there is confirmed by the branch that sent him
                 OR s.from_date = m.confirmed_on AND NOT EXISTS (
                      SELECT
                        FROM party.membership b
                       WHERE b.member_id = s.member_id
                         AND b.org_id = o.id
                         AND b.to_date = s.from_date))) AS admitted,
           (SELECT count(*)
              FROM party.election e
             WHERE e.org_id = o.id
               AND e.purpose <> 'delegates') AS elections,
           EXISTS (SELECT
                     FROM party.subordination u
                    WHERE u.org_id = o.id
                      AND u.parent_id = o.named_by_id) AS named
 ) x
 WHERE o.kind = 'provisional_branch'
   AND o.active_on IS NOT NULL
   AND (x.admitted > 0 OR x.elections > 0 OR x.aimless OR o.until IS NULL OR NOT x.named);
SELECT partybuild.watch('ORG-13', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'task', 'until',
  'named_by_id']::name[], leaves => false);
SELECT partybuild.watch('ORG-13', 'party.membership', 'org_id', ARRAY['member_id', 'from_date', 'to_date']::name[],
  leaves => false);
-- A new member is in no branch yet: changes only.
SELECT partybuild.watch('ORG-13', 'party.member', 'id', ARRAY['admitted_on', 'confirmed_on']::name[], enters => false,
  kind => 'member', via => 'party.membership', via_key => 'member_id', via_subject => 'org_id');
SELECT partybuild.watch('ORG-13', 'party.subordination', 'org_id', ARRAY['parent_id']::name[], enters => false);
SELECT partybuild.watch('ORG-13', 'party.election', 'org_id', ARRAY['purpose']::name[], leaves => false);
