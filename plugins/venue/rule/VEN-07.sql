-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-07',
  'Items fit the wall',
  '上墙内容不重叠不越界',
  kind => 'structure', subject => 'room', mode => 'reject', view => 'ven_07_fits',
  fixed => 'check constraints VEN-07 on party.wall and party.wall_item: no side is 0 or less',
  message_en => '"{room}" of "{organisation}", layout {version}: {problem}; such faults in all: {count}',
  message_zh => '“{organisation}”“{room}”第{version}版上墙布局：{problem}（此类问题共{count}处）',
  hint_en => 'Give each item a place of its own within its wall, in centimetres. '
    'partybuild.wall_problems({layout}) names all faults.',
  hint_zh => '每件内容应当在墙面之内、互不重叠，单位为厘米；partybuild.wall_problems({layout}) 列出全部问题。',
  seed_ref => '二(二)1', source => 'seed');
SELECT partybuild.ship_parameter('VEN-07', 'lowest_wall', 200, 'cm', at_least => 0, at_most => 1000);
SELECT partybuild.ship_parameter('VEN-07', 'smallest', 10, 'cm', at_least => 0, at_most => 100);
SELECT partybuild.ship_parameter('VEN-07', 'smallest_flag', 64, 'cm', at_least => 0, at_most => 1000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_07_fits AS
SELECT v.subject, v.org_id, v.magnitude,
       jsonb_build_object('organisation', v.organisation, 'room', v.room, 'layout', v.layout, 'version', v.version,
                          'count', v.count, 'problem', v.problem, 'item', v.item, 'other', v.other, 'what', v.what,
                          'cm', v.cm,
                          'warning', v.warning) AS args
  FROM party_rule.ven_00_verdict v
 WHERE v.rule = 'VEN-07';
-- Touching is no overlap; that no two overlap is the view's to say, in words that name both.
SELECT partybuild.watch('VEN-07', 'party.wall_layout', 'room_id', ARRAY['to_date']::name[], leaves => false);
SELECT partybuild.watch('VEN-07', 'party.room', 'id', ARRAY['org_id']::name[], leaves => false);
SELECT partybuild.watch('VEN-07', 'party.wall', 'layout_id', ARRAY['width', 'height']::name[], leaves => false,
  kind => 'wall_layout', via => 'party.wall_layout', via_key => 'id', via_subject => 'room_id');
SELECT partybuild.watch('VEN-07', 'party.wall_item', 'layout_id',
  ARRAY['wall', 'kind', 'left_edge', 'bottom_edge', 'width', 'height']::name[], leaves => false,
  kind => 'wall_layout', via => 'party.wall_layout', via_key => 'id', via_subject => 'room_id');
SELECT partybuild.harmless('VEN-07', t.name, t.columns, because)
  FROM (VALUES ('party.wall_layout'::regclass, '{id,from_date}'::name[], 'in use or not, it has to fit'),
               ('party.room', '{kind}', 'whatever it is for, it has to fit'),
               ('party.wall', '{wall}', 'on which something hangs stays where it is'),
               ('party.wall_item', '{id}', 'an item keeps its number')) t (name, columns, because);
