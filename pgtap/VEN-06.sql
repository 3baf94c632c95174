-- VEN-06 Other items symmetric.
\ir venue.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.chart(set text) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.used(format('UPDATE party.wall_item SET %s WHERE id = 106', set)) $$;
SELECT pg_temp.accepts('VEN-06', pg_temp.used(''), 'a pair on the side walls');
SELECT pg_temp.accepts('VEN-06', pg_temp.chart(set), set) FROM unnest(ARRAY['left_edge = 415', 'left_edge = 405',
  'bottom_edge = 125', 'bottom_edge = 115', 'left_edge = 415, bottom_edge = 125']) set;
SELECT pg_temp.refuses('VEN-06', pg_temp.chart(set), set) FROM unnest(ARRAY['left_edge = 415.1', 'left_edge = 404.9',
  'bottom_edge = 125.1', 'bottom_edge = 114.9', 'width = 90.1', 'height = 59.9', 'left_edge = 100', 'wall = ''back''',
  'wall = ''left'', left_edge = 300']) set;
SELECT pg_temp.refuses('VEN-06', pg_temp.used('DELETE FROM party.wall_item WHERE id = 106'),
  'a single board on one wall');
SELECT pg_temp.refuses('VEN-06', pg_temp.used('DELETE FROM party.wall_item WHERE id = 106;
  UPDATE party.wall_item SET left_edge = 255 WHERE id = 105'), 'a single board in the middle of a side wall');
SELECT pg_temp.accepts('VEN-06', pg_temp.used('DELETE FROM party.wall_item WHERE id IN (105, 106)'), 'nothing else');
SELECT pg_temp.accepts('VEN-06', $$SELECT partybuild.set_param('VEN-06', 'tolerance', 6, '2020-01-01', 'order');$$
  || pg_temp.chart('left_edge = 416'), '6 cm where the court allows it');
-- As many pairs as there can be, within 50 cm: whoever comes first does not take the only partner that another has.
CREATE FUNCTION pg_temp.boards(boards text) RETURNS text LANGUAGE sql AS $$
  SELECT $s$SELECT partybuild.set_param('VEN-06', 'tolerance', 50, '2020-01-01', 'order'); $s$ || pg_temp.used(
    (SELECT string_agg(format('SELECT pg_temp.hang(%s, ''other'', %s, 20, %s, 60, %L)', 109 + n, x[2], x[3], x[1]),
                       '; ')
       FROM unnest(string_to_array(boards, ', ')) WITH ORDINALITY u (board, n),
            string_to_array(board, ' ') x)) $$;
SELECT pg_temp.accepts('VEN-06', pg_temp.boards(boards), what)
  FROM (VALUES ('left 290 80, left 210 80, right 260 80, right 180 80', 'the nearer one left to who has no other'),
               ('left 210 80, left 290 80, right 260 80, right 180 80', 'whoever is entered first'),
               ('left 290 80, left 210 80, left 370 80, right 180 80, right 260 80, right 100 80', 'three who change'),
               ('back 340 40, back 425 40, back 290 40', 'one in the middle that gives up its partner'))
       v (boards, what);
SELECT pg_temp.refuses('VEN-06', pg_temp.boards(boards), what)
  FROM (VALUES ('left 290 80, left 210 80, right 260 80', 'two for one'),
               ('back 340 40, back 425 40, back 290 40, back 230 40', 'one more than who can give way'),
               ('back 100 40, back 140 40', 'two on one side')) v (boards, what);
SELECT pg_temp.lists('VEN-06', pg_temp.boards('left 290 80, left 210 80, right 260 80, right 180 79'), '1:2',
  'by the fewest that are without a partner: one is too narrow');
-- To the fraction of a millimetre that the court allows.
SELECT pg_temp.accepts('VEN-06', format($$SELECT partybuild.set_param('VEN-06', 'tolerance', %s, '2020-01-01', 'order');
  $$, bound) || pg_temp.chart('left_edge = 416'), 'up to ' || bound || ' cm') FROM unnest(ARRAY[6, 6.04, 6.06]) bound;
SELECT pg_temp.refuses('VEN-06', $$SELECT partybuild.set_param('VEN-06', 'tolerance', 5.96, '2020-01-01', 'order');$$
  || pg_temp.chart('left_edge = 416'), '6 cm where 5.96 are allowed');
-- side walls of different length: by the distance from the main wall
SELECT pg_temp.accepts('VEN-06', pg_temp.used('UPDATE party.wall SET width = 700 WHERE wall = ''right'''),
  'a longer right wall, both 410 cm from the main wall');
SELECT pg_temp.refuses('VEN-06', pg_temp.used('UPDATE party.wall SET width = 700 WHERE wall = ''left'''),
  'a longer left wall, one 510 cm from the main wall');
SELECT pg_temp.accepts('VEN-06', pg_temp.used('UPDATE party.wall SET width = 700 WHERE wall = ''left'';
  UPDATE party.wall_item SET id = 99 WHERE id = 106; UPDATE party.wall_item SET left_edge = 510 WHERE id = 99'),
  'a longer left wall, both 510 cm from it, the right one entered first');
-- on the main wall and the one that faces it: about their middle
SELECT pg_temp.accepts('VEN-06', pg_temp.used(format('SELECT pg_temp.hang(110, ''other'', 20, 20, 90, 60, %1$L),
  pg_temp.hang(111, ''other'', %2$s, %3$s, 90, 60, %1$L)', wall, x, y)), wall)
  FROM (VALUES ('main', 690, 20), ('main', 695, 25), ('main', 685, 15), ('back', 690, 20)) v (wall, x, y);
SELECT pg_temp.refuses('VEN-06', pg_temp.used(format('SELECT pg_temp.hang(110, ''other'', 20, 20, 90, 60, %1$L),
  pg_temp.hang(111, ''other'', %2$s, %3$s, 90, 60, %1$L)', wall, x, y)), wall)
  FROM (VALUES ('main', 695.1, 20), ('main', 684.9, 20), ('main', 690, 25.1), ('back', 695.1, 20)) v (wall, x, y);
SELECT pg_temp.refuses('VEN-06', pg_temp.used('SELECT pg_temp.hang(110, ''other'', 20, 20, 90, 60, ''main''),
  pg_temp.hang(111, ''other'', 690, 20, 90, 60, ''back'')'), 'one on each of them');
SELECT pg_temp.accepts('VEN-06', pg_temp.used(format(
    'SELECT pg_temp.hang(110, ''other'', %s, 20, 100, 60, ''back'')', x)),
  'a board in the middle of the back wall, ' || x) FROM (VALUES (350), (345), (355)) v (x);
SELECT pg_temp.refuses('VEN-06', pg_temp.used(format(
    'SELECT pg_temp.hang(110, ''other'', %s, 20, 100, 60, ''back'')', x)),
  'a board beside the middle, ' || x) FROM (VALUES (344.9), (355.1)) v (x);
SELECT pg_temp.accepts('VEN-06', pg_temp.used('SELECT pg_temp.hang(110, ''other'', 350, 255, 100, 40)'),
  'a line of words above the flag');
SELECT pg_temp.accepts('VEN-06', pg_temp.used('
  SELECT pg_temp.hang(110 + i, ''other'', 20 + 100 * i, 5, 90, 40, ''back''),
  pg_temp.hang(120 + i, ''other'', 690 - 100 * i, 5, 90, 40, ''back'') FROM generate_series(0, 2) i'), 'three pairs');
SELECT pg_temp.refuses('VEN-06', pg_temp.used('
  SELECT pg_temp.hang(110 + i, ''other'', 20 + 100 * i, 5, 90, 40, ''back'')
  FROM generate_series(0, 2) i; SELECT pg_temp.hang(123, ''other'', 690, 5, 90, 40, ''back'')'), 'three and one');
SELECT pg_temp.lists('VEN-06', $$SELECT pg_temp.room(r) FROM generate_series(2, 8) r;
  SELECT pg_temp.fitted(l, l) FROM generate_series(2, 8) l;
  DELETE FROM party.wall_item WHERE id IN (306, 406, 806);
  SELECT pg_temp.hang(406, 'other', 20, 20, wall => 'back', layout => 4),
    pg_temp.hang(407, 'other', 400, 20, 90, 70, 'back', layout => 4);
  UPDATE party.wall_item SET bottom_edge = 130 WHERE id = 506;
  UPDATE party.wall_item SET height = 66 WHERE id = 606;
  UPDATE party.wall_item SET left_edge = 50, height = 66 WHERE id = 706;
  SELECT party.use_layout(l, '2026-03-01') FROM generate_series(2, 7) l$$, '3:1 4:3 5:11 6:7 7:2',
  'what has no counterpart, centimetres between mirrored places and sizes, and how many faults');
SELECT pg_temp.lists('VEN-06', pg_temp.used('UPDATE party.wall_item SET left_edge = 350 WHERE id = 102'), '',
  'nothing of other rules');
SELECT pg_temp.says('VEN-06', pg_temp.used('UPDATE party.wall_item SET title = NULL, bottom_edge = 130 WHERE id = 106;
    UPDATE party.wall_item SET title = NULL WHERE id = 105'),
  '"room 1" of "organisation 11", layout 1: "institution" and "organisation chart" are 10 cm off the mirrored '
  || 'place; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：“制度”与“组织架构”位置不对称，相差10厘米（此类问题共1处）');
SELECT pg_temp.sees_layout('VEN-06', 'DELETE FROM party.wall_item WHERE id = 106');
SELECT pg_temp.says('VEN-06', pg_temp.used('DELETE FROM party.wall_item WHERE id = 106'),
  '"room 1" of "organisation 11", layout 1: "board 105" on the left wall has no counterpart; such faults in all: 1; '
  || '“organisation 11”“room 1”第1版上墙布局：“board 105”（左侧墙）没有对称悬挂的另一件（此类问题共1处）');
SELECT pg_temp.says('VEN-06', pg_temp.chart('left_edge = 420'),
  '"room 1" of "organisation 11", layout 1: "board 105" and "board 106" are 10 cm off the mirrored place; such faults '
  || 'in all: 1; “organisation 11”“room 1”第1版上墙布局：“board 105”与“board 106”位置不对称，相差10厘米（此类问题共1处）');
SELECT pg_temp.says('VEN-06', pg_temp.chart('height = 62'),
  '"room 1" of "organisation 11", layout 1: "board 105" and "board 106" differ in size by 2 cm; such faults in all: 1; '
  || '“organisation 11”“room 1”第1版上墙布局：“board 105”与“board 106”大小不一，相差2厘米（此类问题共1处）');
SELECT * FROM finish();
ROLLBACK;
