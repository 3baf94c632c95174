-- VEN-05 Rights and duties left and right.
\ir venue.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.rights(left_edge numeric, bottom_edge numeric DEFAULT 100) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.used(format('UPDATE party.wall_item SET left_edge = %s, bottom_edge = %s WHERE id = 103', left_edge,
    bottom_edge)) $$;
CREATE FUNCTION pg_temp.duties(left_edge numeric, bottom_edge numeric DEFAULT 100) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.used(format('UPDATE party.wall_item SET left_edge = %s, bottom_edge = %s WHERE id = 104', left_edge,
    bottom_edge)) $$;
SELECT pg_temp.accepts('VEN-05', pg_temp.used(''), 'rights left, duties right');
SELECT pg_temp.accepts('VEN-05', pg_temp.used('UPDATE party.wall_item SET left_edge = 710 - left_edge
  WHERE id IN (103, 104)'), 'duties left, rights right');
SELECT pg_temp.refuses('VEN-05', pg_temp.duties(20), 'both on the left');
SELECT pg_temp.refuses('VEN-05', pg_temp.rights(660), 'both on the right');
-- the flag hangs from 328 to 472, the oath within that; both from 60 to 246
SELECT pg_temp.accepts('VEN-05', pg_temp.rights(238), 'up to the flag''s left edge');
SELECT pg_temp.refuses('VEN-05', pg_temp.rights(238.1), 'a millimetre beyond it, below the flag');
SELECT pg_temp.accepts('VEN-05', pg_temp.duties(472), 'from the flag''s right edge');
SELECT pg_temp.refuses('VEN-05', pg_temp.duties(471.9), 'a millimetre before it');
SELECT pg_temp.accepts('VEN-05', pg_temp.used('UPDATE party.wall_item SET left_edge = 300, width = 200 WHERE id = 102;
  UPDATE party.wall_item SET left_edge = 210 WHERE id = 103;
  UPDATE party.wall_item SET left_edge = 500 WHERE id = 104'),
  'beside an oath that is wider than the flag');
SELECT pg_temp.refuses('VEN-05', pg_temp.used(format('UPDATE party.wall_item SET left_edge = 300, width = 200 WHERE
  id = 102; UPDATE party.wall_item SET left_edge = %s, bottom_edge = 150 WHERE id = %s', x, id)), 'above such an oath')
  FROM (VALUES (210.1, 103), (499.9, 104)) v (x, id);
SELECT pg_temp.accepts('VEN-05', pg_temp.rights(150, 245.9), 'a millimetre below the upper edge of the flag');
SELECT pg_temp.refuses('VEN-05', pg_temp.rights(150, 246), 'above the flag');
SELECT pg_temp.accepts('VEN-05', pg_temp.duties(560, 20.1), 'a millimetre above the lower edge of the oath');
SELECT pg_temp.refuses('VEN-05', pg_temp.duties(560, 20), 'below the oath');
SELECT pg_temp.lists('VEN-05', $$SELECT pg_temp.room(r) FROM generate_series(2, 9) r;
  SELECT pg_temp.fitted(l, l) FROM generate_series(2, 9) l;
  UPDATE party.wall_item SET left_edge = 250, bottom_edge = 5 WHERE id = 303;
  UPDATE party.wall_item SET left_edge = 20 WHERE id IN (404, 504);
  UPDATE party.wall_item SET left_edge = 460 WHERE id = 604;
  UPDATE party.wall_item SET bottom_edge = 256 WHERE id IN (703, 704);
  DELETE FROM party.wall_item WHERE id IN (801, 902); UPDATE party.wall_item SET left_edge = 20 WHERE id IN (804, 904);
  SELECT party.use_layout(l, '2026-03-01') FROM unnest(ARRAY[2, 3, 4, 6, 7, 8, 9]) l$$, '3:29 4:1 6:13 7:22',
  'centimetres in its width, above or below, and how many faults; nothing where there is no flag or no oath');
SELECT pg_temp.sees_layout('VEN-05', 'UPDATE party.wall_item SET left_edge = 20 WHERE id = 104');
SELECT pg_temp.says('VEN-05', pg_temp.duties(20), '"room 1" of "organisation 11", layout 1: "board 103" and "board '
  || '104" hang on the same side of flag and oath; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：'
  || '“board 103”与“board 104”在党旗、入党誓词的同一侧（此类问题共1处）');
SELECT pg_temp.says('VEN-05', pg_temp.rights(238.1), '"room 1" of "organisation 11", layout 1: "board 103" reaches '
  || '0.1 cm into the width of flag and oath; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：'
  || '“board 103”与党旗、入党誓词左右重合0.1厘米（此类问题共1处）');
SELECT pg_temp.says('VEN-05', pg_temp.rights(150, 256), '"room 1" of "organisation 11", layout 1: "board 103" hangs '
  || '10 cm above or below flag and oath; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：'
  || '“board 103”与党旗、入党誓词上下错开10厘米（此类问题共1处）');
SELECT * FROM finish();
ROLLBACK;
