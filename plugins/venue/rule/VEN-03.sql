-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-03',
  'Main wall is complete',
  '主墙面内容齐全',
  kind => 'invariant', subject => 'room', mode => 'reject', view => 'ven_03_complete',
  fixed => 'exclusion constraint VEN-03 on party.wall_layout: one layout in use at a time',
  message_en => '"{room}" of "{organisation}", layout {version}: {problem}; such faults in all: {count}',
  message_zh => '“{organisation}”“{room}”第{version}版上墙布局：{problem}（此类问题共{count}处）',
  hint_en => 'Hang one flag, one oath, the rights and the duties of members on the main wall, in a new '
    'version of the layout. '
    'partybuild.wall_problems({layout}) names all faults.',
  hint_zh => '在新版布局的主墙面悬挂党旗、入党誓词、党员权利、党员义务各一件；partybuild.wall_problems({layout}) 列出全部问题。',
  seed_ref => '二(二)1', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_03_complete AS
SELECT v.subject, v.org_id, v.magnitude,
       jsonb_build_object('organisation', v.organisation, 'room', v.room, 'layout', v.layout, 'version', v.version,
                          'count', v.count, 'problem', v.problem, 'item', v.item, 'other', v.other, 'what', v.what,
                          'cm', v.cm) AS args
  FROM party_rule.ven_00_verdict v
 WHERE v.rule = 'VEN-03';
SELECT partybuild.watch('VEN-03', 'party.wall_layout', 'room_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('VEN-03', 'party.room', 'id', ARRAY['kind', 'org_id']::name[], leaves => false);
SELECT partybuild.harmless('VEN-03', t.name, t.columns, 'what is in use is sealed')
  FROM (VALUES ('party.wall_layout'::regclass, '{id}'::name[]),
               ('party.wall', '{layout_id,wall,width,height}'),
               ('party.wall_item', '{id,layout_id,wall,kind,left_edge,bottom_edge,width,height}')) t (name, columns);
