-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-05',
  'Rights and duties left and right',
  '权利义务在两侧',
  kind => 'invariant', subject => 'room', mode => 'reject', view => 'ven_05_both_sides',
  message_en => '"{room}" of "{organisation}", layout {version}: {problem}; such faults in all: {count}',
  message_zh => '“{organisation}”“{room}”第{version}版上墙布局：{problem}（此类问题共{count}处）',
  hint_en => 'Hang the rights to one side of flag and oath and the duties to the other, level with them, in a new '
    'version of the layout. '
    'partybuild.wall_problems({layout}) names all faults.',
  hint_zh => '在新版布局中把党员权利、党员义务分别悬挂在党旗及入党誓词的左、右两侧；partybuild.wall_problems({layout}) 列出全部问题。',
  seed_ref => '二(二)1', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_05_both_sides AS
SELECT v.subject, v.org_id, v.magnitude,
       jsonb_build_object('organisation', v.organisation, 'room', v.room, 'layout', v.layout, 'version', v.version,
                          'count', v.count, 'problem', v.problem, 'item', v.item, 'other', v.other, 'what', v.what,
                          'cm', v.cm) AS args
  FROM party_rule.ven_00_verdict v
 WHERE v.rule = 'VEN-05';
SELECT partybuild.watch('VEN-05', 'party.wall_layout', 'room_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('VEN-05', 'party.room', 'id', ARRAY['kind', 'org_id']::name[], leaves => false);
SELECT partybuild.harmless('VEN-05', t.name, t.columns, 'what is in use is sealed')
  FROM (VALUES ('party.wall_layout'::regclass, '{id}'::name[]),
               ('party.wall', '{layout_id,wall,width,height}'),
               ('party.wall_item', '{id,layout_id,wall,kind,left_edge,bottom_edge,width,height}')) t (name, columns);
