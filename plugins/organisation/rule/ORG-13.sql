-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-13',
  'Limits of a provisional branch',
  '临时党支部限制',
  kind => 'record', subject => 'organisation', mode => 'reject', view => 'org_13_provisional_branch',
  message_en =>
    'provisional branch "{organisation}" needs a task, an end and leaders named by its superior, and admits nobody '
    '({admitted} admitted)',
  message_zh => '临时党支部“{organisation}”须有任务和期限、由上级指定负责人，且不得发展党员（已发展{admitted}人）',
  hint_en => 'Record task, end and the superior that named the leaders; members are admitted by their own branch.',
  hint_zh => '补登任务、期限和指定的上级；发展党员由原支部进行。',
  seed_ref => '二(一)1', source => '支部工作条例第八条');

-- at deploy()
-- org_13_provisional_branch() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_13_provisional_branch AS
SELECT o.id AS subject, o.id AS org_id,
       (x.admitted + (o.task IS NULL)::integer + (o.until IS NULL)::integer + (x.named IS NOT TRUE)::integer)::numeric
         AS magnitude,
       jsonb_build_object('organisation', o.name, 'task', o.task, 'until', o.until, 'admitted', x.admitted, 'named',
         x.named) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT (SELECT count(*)
              FROM party.membership s JOIN party.member m ON m.id = s.member_id
             WHERE s.org_id = o.id
               AND (partybuild.in_force(s.from_date, s.to_date, m.admitted_on) OR s.from_date = m.confirmed_on))
             AS admitted,
           EXISTS (SELECT
                     FROM party.subordination u
                    WHERE u.org_id = o.id
                      AND u.parent_id = o.named_by_id) AS named
 ) x
 WHERE o.kind = 'provisional_branch'
   AND o.active_on IS NOT NULL
   AND (x.admitted > 0 OR o.task IS NULL OR o.until IS NULL OR NOT x.named);
SELECT partybuild.watch('ORG-13', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'task', 'until',
  'named_by_id']::name[], leaves => false);
SELECT partybuild.watch('ORG-13', 'party.membership', 'org_id', ARRAY['member_id', 'from_date', 'to_date']::name[],
  leaves => false);
-- A new member is in no branch yet: changes only.
SELECT partybuild.watch('ORG-13', 'party.member', 'id', ARRAY['admitted_on', 'confirmed_on']::name[], enters => false,
  kind => 'member', via => 'party.membership', via_key => 'member_id', via_subject => 'org_id');
SELECT partybuild.watch('ORG-13', 'party.subordination', 'org_id', ARRAY['parent_id']::name[]);
