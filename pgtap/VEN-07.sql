-- VEN-07 Items fit the wall.
\ir venue.psql
SELECT no_plan();
-- A draft with one board of 90 by 60 on the back wall, 800 by 300, which changes like this.
CREATE FUNCTION pg_temp.board(set text) RETURNS text LANGUAGE sql AS $$
  SELECT format('SELECT pg_temp.draft(1), pg_temp.hang(110, ''other'', 100, 100, wall => ''back'');
    UPDATE party.wall_item SET %s', set) $$;
SELECT pg_temp.accepts('VEN-07', pg_temp.board(set), set) FROM unnest(ARRAY['left_edge = 0, bottom_edge = 0',
  'left_edge = 710', 'bottom_edge = 240', 'left_edge = 0, bottom_edge = 0, width = 800, height = 300']) set;
SELECT pg_temp.refuses('VEN-07', pg_temp.board(set), set) FROM unnest(ARRAY['left_edge = -0.1', 'left_edge = 710.1',
  'bottom_edge = -0.1', 'bottom_edge = 240.1', 'wall = ''left'', left_edge = 510.1', 'left_edge = 900']) set;
SELECT is(pg_temp.verdict(pg_temp.board(set)),
  '23514 new row for relation "wall_item" violates check constraint "VEN-07"', 'VEN-07 refuses: ' || set)
  FROM unnest(ARRAY['width = 0', 'height = 0', 'width = -1', 'height = -90']) set;
SELECT is(left(pg_temp.verdict(pg_temp.board(set)), 5), '23514', 'VEN-07 refuses: ' || set)
  FROM unnest(ARRAY['width = ''NaN''', 'width = 90.05', 'left_edge = ''-Infinity''', 'width = 100000',
                    'title = ''　''']) set;
SELECT is(pg_temp.verdict('SELECT pg_temp.draft(1); UPDATE party.wall SET ' || set),
  '23514 new row for relation "wall" violates check constraint "VEN-07"', 'VEN-07 refuses a wall with ' || set)
  FROM unnest(ARRAY['width = 0', 'height = -300']) set;
-- Two boards: the second as told, beside the first at 100 to 190, 100 to 160.
CREATE FUNCTION pg_temp.two(x numeric, y numeric, wall text DEFAULT 'back') RETURNS text LANGUAGE sql AS $$
  SELECT format('SELECT pg_temp.draft(1), pg_temp.hang(110, ''other'', 100, 100, wall => ''back''),
    pg_temp.hang(111, ''other'', %s, %s, wall => %L)', x, y, wall) $$;
SELECT pg_temp.accepts('VEN-07', pg_temp.two(x, y), 'touching at ' || x || ', ' || y)
  FROM (VALUES (190, 100), (10, 100), (100, 160), (100, 40), (190, 160), (300, 200)) v (x, y);
SELECT pg_temp.accepts('VEN-07', pg_temp.two(100, 100, 'main'), 'in the same place of another wall');
SELECT pg_temp.refuses('VEN-07', pg_temp.two(x, y), 'overlapping at ' || x || ', ' || y)
  FROM (VALUES (189, 100), (189.9, 159.9), (10.1, 100), (100, 159.9), (100, 40.1), (100, 100)) v (x, y);
SELECT pg_temp.accepts('VEN-07', pg_temp.two(189, 100) || '; UPDATE party.wall_item SET left_edge = 200 WHERE id = 111',
  'overlapping until the transaction is whole');
SELECT pg_temp.refuses('VEN-07', 'UPDATE party.room SET kind = ''archive'' WHERE id = 1; ' || pg_temp.two(100, 100),
  'in an archive');
-- Measured in other units: a warning.
SELECT pg_temp.warns('VEN-07', 1, pg_temp.board(set), set)
  FROM unnest(ARRAY['width = 1.2', 'height = 9.9', 'width = 9.9, height = 9.9']) set;
SELECT pg_temp.warns('VEN-07', 1, 'SELECT pg_temp.draft(1); UPDATE party.wall SET ' || set, 'a wall with ' || set)
  FROM unnest(ARRAY['height = 3', 'width = 199.9', 'height = 118.1']) set;
SELECT pg_temp.warns('VEN-07', 1, pg_temp.board('kind = ''flag'', height = 63.9'), 'a flag of 63.9 cm');
SELECT ok(NOT pg_temp.warned('VEN-07', 1, sql), 'VEN-07 does not warn: ' || what)
  FROM (VALUES (pg_temp.board('width = 10, height = 10'), 'a board of 10 cm'),
               (pg_temp.board('kind = ''flag'', height = 64'), 'a flag of 64 cm'),
               ('SELECT pg_temp.draft(1); UPDATE party.wall SET width = 200, height = 200', 'a wall of 2 metres')
       ) v (sql, what);
SELECT pg_temp.warns('VEN-07', 1, $$SELECT partybuild.set_param('VEN-07', 'smallest', 10.04, '2020-01-01', 'order');$$
  || pg_temp.board('width = 10'), 'a board of 10 cm where 10.04 are doubted');
SELECT pg_temp.accepts('VEN-07', pg_temp.board('width = 1.2'), 'a board 1.2 cm wide, warned of');
SELECT pg_temp.refuses('VEN-07', pg_temp.board('width = 1.2, left_edge = -0.1'), 'the same outside its wall');
SELECT ok(NOT pg_temp.warned('VEN-07', 1, format($$
    SELECT partybuild.set_param('VEN-07', %L, %s, '2020-01-01', 'order'); $$, param, value) || sql),
  'VEN-07 does not warn below another bound: ' || param)
  FROM (VALUES ('smallest', 1, pg_temp.board('width = 1.2')), ('smallest_flag', 50, pg_temp.board('kind = ''flag''')),
               ('lowest_wall', 150, 'SELECT pg_temp.draft(1); UPDATE party.wall SET height = 180')
       ) v (param, value, sql);

SELECT pg_temp.lists('VEN-07', $$SELECT pg_temp.room(r) FROM generate_series(2, 6) r;
  SELECT pg_temp.draft(l, l), pg_temp.hang(100 * l, 'other', 100, 100, layout => l) FROM generate_series(1, 6) l;
  SELECT pg_temp.hang(201, 'other', 180, 120, layout => 2), pg_temp.hang(202, 'other', 180, 150, layout => 2);
  SELECT pg_temp.hang(301, 'other', -5, 150, layout => 3), pg_temp.hang(302, 'other', 600, 270, 400, 9, layout => 3);
  UPDATE party.wall_item SET width = 1.2, height = 1.5 WHERE id = 400;
  UPDATE party.wall SET height = 3 WHERE layout_id = 4;
  UPDATE party.wall_item SET left_edge = -7 WHERE id IN (500, 600);
  SELECT party.use_layout(5, '2026-01-01'), party.use_layout(6, '2026-01-01');
  UPDATE party.wall_layout SET to_date = '2026-11-24' WHERE id = 5;
  UPDATE party.wall_layout SET to_date = '2026-11-25' WHERE id = 6$$, '2:53 3:207.001 4:99.505 5:8 6:8',
  'centimetres beyond the wall and of overlap, and how many; a doubtful unit is a thousandth');
SELECT pg_temp.sees('VEN-07', 'SELECT pg_temp.draft(1), pg_temp.hang(110, ''other'', 700, 200),
    pg_temp.hang(111, ''flag'', 200, 200, 96, 64), pg_temp.hang(112, ''other'', 700, 100, wall => ''back'')', ARRAY[
  'UPDATE party.wall_item SET left_edge = 720 WHERE id = 110',
  'UPDATE party.wall_item SET bottom_edge = 250 WHERE id = 110',
  'UPDATE party.wall_item SET width = 110 WHERE id = 110', 'UPDATE party.wall_item SET height = 110 WHERE id = 110',
  'UPDATE party.wall_item SET wall = ''left'' WHERE id = 110',
  'UPDATE party.wall SET width = 780 WHERE wall = ''main''', 'UPDATE party.wall SET height = 250 WHERE wall = ''main''',
  'SELECT pg_temp.hang(113, ''other'', 720, 100)']);
SELECT pg_temp.judges('VEN-07', $$SELECT pg_temp.unasked('VEN-07',
    'SELECT pg_temp.draft(1), pg_temp.hang(110, ''other'', 800, 200)')$$,
  ARRAY['UPDATE party.room SET org_id = 12 WHERE id = 1', 'UPDATE party.wall_item SET kind = ''flag'' WHERE id = 110']);
SELECT pg_temp.judges('VEN-07', $$SELECT pg_temp.unasked('VEN-07',
    'SELECT pg_temp.draft(1), pg_temp.hang(110, ''other'', 800, 200),
    party.use_layout(1, ''2026-01-01''); UPDATE party.wall_layout SET to_date = ''2026-06-01'' WHERE id = 1')$$,
  ARRAY['UPDATE party.wall_layout SET to_date = NULL WHERE id = 1']);
SELECT pg_temp.says('VEN-07', sql, said) FROM (VALUES
  (pg_temp.board('left_edge = 720'), '"room 1" of "organisation 11", layout 1: "board 110" reaches 10 cm beyond the '
   || 'back wall; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：“board 110”超出后墙10厘米（此类问题共1处）'),
  (pg_temp.two(189, 100), '"room 1" of "organisation 11", layout 1: "board 110" and "board 111" overlap by 1 cm on the '
   || 'back wall; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：'
   || '“board 110”与“board 111”在后墙重叠1厘米（此类问题共1处）')) v (sql, said);
SELECT * FROM finish();
ROLLBACK;
