-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-17',
  'Names are unique among siblings',
  '支部名称唯一',
  kind => 'structure', subject => 'organisation', mode => 'reject', view => 'org_17_unique_names',
  for_superiors => '{external_superior,higher_committee,basic_committee,general_branch}',
  message_en => '{problem}',
  message_zh => '{problem}',
  hint_en => 'Choose another name.',
  hint_zh => '另取名称。',
  seed_ref => '二(一)1', source => 'seed');

INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('without name', '有一个组织名称为空', 'an organisation has a blank name', 'organisation'),
  ('name of another', '同一上级之下已有名为“{organisation}”的组织',
   'the name "{organisation}" is taken by another organisation of the same superior', 'organisation');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_17_unique_names AS
SELECT o.id AS subject, o.id AS org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'problem',
         CASE WHEN partybuild.is_blank(o.name) THEN 'without name' ELSE 'name of another' END) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) + partybuild.is_blank(o.name)::integer AS n
      FROM party.subordination s
      -- by an index of the core's
      JOIN party.organisation p ON partybuild.tidy(p.name) = partybuild.tidy(o.name)
      JOIN party.subordination t ON t.org_id = p.id AND t.parent_id = s.parent_id AND t.org_id <> s.org_id
                                AND daterange(t.from_date, t.to_date) && daterange(s.from_date, s.to_date)
     WHERE s.org_id = o.id
       AND (p.revoked_on IS NULL OR p.revoked_on > coalesce(o.active_on, s.from_date))
       AND (o.revoked_on IS NULL OR o.revoked_on > coalesce(p.active_on, t.from_date))
 ) x
 WHERE x.n > 0;
SELECT partybuild.watch('ORG-17', 'party.organisation', 'id', ARRAY['name', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-17', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], leaves => false);
