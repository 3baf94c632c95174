-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-06',
  'Other items symmetric',
  '其他制度对称',
  kind => 'invariant', subject => 'room', mode => 'reject', view => 'ven_06_symmetric',
  message_en => '"{room}" of "{organisation}", layout {version}: {problem}; such faults in all: {count}',
  message_zh => '“{organisation}”“{room}”第{version}版上墙布局：{problem}（此类问题共{count}处）',
  hint_en => 'Hang all else in pairs of one size, at mirrored places, in a new version of the layout. '
    'partybuild.wall_problems({layout}) names all faults.',
  hint_zh => '在新版布局中把其他内容成对对称悬挂，大小一致；partybuild.wall_problems({layout}) 列出全部问题。',
  seed_ref => '二(二)1', source => 'seed');
SELECT partybuild.ship_parameter('VEN-06', 'tolerance', 5, 'cm', at_least => 0, at_most => 100);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_06_symmetric AS
SELECT v.subject, v.org_id, v.magnitude,
       jsonb_build_object('organisation', v.organisation, 'room', v.room, 'layout', v.layout, 'version', v.version,
                          'count', v.count, 'problem', v.problem, 'item', v.item, 'other', v.other, 'what', v.what,
                          'cm', v.cm) AS args
  FROM party_rule.ven_00_verdict v
 WHERE v.rule = 'VEN-06';
SELECT partybuild.watch('VEN-06', 'party.wall_layout', 'room_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('VEN-06', 'party.room', 'id', ARRAY['kind', 'org_id']::name[], leaves => false);
SELECT partybuild.harmless('VEN-06', t.name, t.columns, 'what is in use is sealed')
  FROM (VALUES ('party.wall_layout'::regclass, '{id}'::name[]),
               ('party.wall', '{layout_id,wall,width,height}'),
               ('party.wall_item', '{id,layout_id,wall,kind,left_edge,bottom_edge,width,height}')) t (name, columns);
