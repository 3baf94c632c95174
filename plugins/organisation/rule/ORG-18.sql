-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-18',
  'Party groups',
  '党小组设置',
  kind => 'invariant', subject => 'group', mode => 'reject', view => 'org_18_party_groups',
  fixed => 'exclusion constraint ORG-18 on party.group_member: one group at a time',
  message_en => 'Party group "{group}" {problems}',
  message_zh => '党小组“{group}”{problems}',
  hint_en => 'A group has at least 3 members of its own branch and a leader who is a full member in it.',
  hint_zh => '党小组不少于3人，均属本支部，组长为组内正式党员。',
  seed_ref => '二(一)1', source => '支部工作条例第十三条');
SELECT partybuild.ship_parameter('ORG-18', 'min', 3, 'members', at_least => 0, at_most => 1000000);

INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('too few in the group', '只有{count}人，少于{min}人', 'has {count} members, at least {min} are required',
   'organisation'),
  ('nobody full in the group', '没有正式党员', 'has no full member', 'organisation'),
  ('strangers in the group', '有外支部{strangers}人', 'has {strangers} of other branches', 'organisation'),
  ('no leader in the group', '组长不是组内正式党员', 'has no leader who is a full member in it', 'organisation');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_18_party_groups AS
SELECT g.id AS subject, g.org_id,
       (greatest((SELECT partybuild.param('ORG-18', 'min')) - x.n,
         0) + (x.fulls = 0)::integer + x.strangers + (NOT x.leads)::integer)::numeric AS magnitude,
       jsonb_build_object('group', g.name, 'count', x.n, 'full', x.fulls, 'strangers', x.strangers, 'leader', x.leads,
         'min', (SELECT partybuild.param('ORG-18', 'min')), 'problems',
         array_remove(ARRAY[CASE WHEN x.n < (SELECT partybuild.param('ORG-18', 'min')) THEN 'too few in the group' END,
                            CASE WHEN x.fulls = 0 THEN 'nobody full in the group' END,
                            CASE WHEN x.strangers > 0 THEN 'strangers in the group' END,
                            CASE WHEN NOT x.leads THEN 'no leader in the group' END], NULL)) AS args
  FROM party.party_group g
 CROSS JOIN LATERAL (
    SELECT count(*) AS n,
           count(*) FILTER (WHERE s.status = 'full') AS fulls,
           count(*) FILTER (WHERE s.id IS NULL) AS strangers,
           coalesce(bool_or(s.status = 'full' AND i.member_id = g.leader_id), false) AS leads
      FROM party.group_member i
      LEFT JOIN party.membership s ON s.member_id = i.member_id AND s.org_id = g.org_id
        AND partybuild.in_force(s.from_date, s.to_date)
     WHERE i.group_id = g.id
       AND partybuild.in_force(i.from_date, i.to_date)
 ) x
 WHERE partybuild.in_force(g.from_date, g.to_date)
   -- without a full member there is no leader who is one
   AND (x.n < (SELECT partybuild.param('ORG-18', 'min')) OR x.strangers > 0 OR NOT x.leads);
SELECT partybuild.watch('ORG-18', 'party.party_group', 'id', ARRAY['org_id', 'leader_id', 'from_date',
  'to_date']::name[], leaves => false);
SELECT partybuild.watch('ORG-18', 'party.group_member', 'group_id', ARRAY['member_id', 'from_date', 'to_date']::name[]);
SELECT partybuild.watch('ORG-18', 'party.membership', 'member_id', ARRAY['org_id', 'status', 'from_date',
  'to_date']::name[], enters => false, kind => 'member', via => 'party.group_member', via_key => 'member_id',
  via_subject => 'group_id');
