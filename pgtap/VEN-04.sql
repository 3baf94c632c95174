-- VEN-04 Oath below the flag.
\ir venue.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.oath(left_edge numeric, bottom_edge numeric, height numeric DEFAULT 80) RETURNS text
  LANGUAGE sql AS $$
  SELECT pg_temp.used(format('UPDATE party.wall_item SET left_edge = %s, bottom_edge = %s, height = %s WHERE id = 102',
    left_edge, bottom_edge, height)) $$;
SELECT pg_temp.accepts('VEN-04', pg_temp.oath(340, 60), 'from 60 to 140, below 150');
SELECT pg_temp.accepts('VEN-04', pg_temp.oath(340, 70), 'up to the lower edge of the flag');
SELECT pg_temp.refuses('VEN-04', pg_temp.oath(340, 60, 90.1), 'a millimetre above it');
SELECT pg_temp.refuses('VEN-04', pg_temp.oath(480, 150), 'beside the flag');
SELECT pg_temp.accepts('VEN-04', pg_temp.oath(345, 60), '5 cm to the right');
SELECT pg_temp.refuses('VEN-04', pg_temp.oath(345.1, 60), '5.1 cm to the right');
SELECT pg_temp.accepts('VEN-04', pg_temp.oath(335, 60), '5 cm to the left');
SELECT pg_temp.refuses('VEN-04', pg_temp.oath(334.9, 60), '5.1 cm to the left');
SELECT pg_temp.accepts('VEN-04', $$SELECT partybuild.set_param('VEN-04', 'tolerance', 6, '2020-01-01', 'order');$$
  || pg_temp.oath(346, 60), '6 cm where the court allows it');
SELECT pg_temp.refuses('VEN-04', $$SELECT partybuild.set_param('VEN-04', 'tolerance', 5.96, '2020-01-01', 'order');$$
  || pg_temp.oath(346, 60), '6 cm where 5.96 are allowed');
-- centres between millimetres: the flag's at 400.05
SELECT pg_temp.accepts('VEN-04', $$SELECT partybuild.set_param('VEN-04', 'tolerance', 5.05, '2020-01-01', 'order');$$
  || pg_temp.used('UPDATE party.wall_item SET width = 144.1 WHERE id = 101;
  UPDATE party.wall_item SET left_edge = 335 WHERE id = 102'), '5.05 cm where they are allowed');
SELECT pg_temp.accepts('VEN-04', pg_temp.used('UPDATE party.wall_item SET width = 144.1 WHERE id = 101;
  UPDATE party.wall_item SET left_edge = 345 WHERE id = 102'), '4.95 cm');
SELECT pg_temp.refuses('VEN-04', pg_temp.used('UPDATE party.wall_item SET width = 144.1 WHERE id = 101;
  UPDATE party.wall_item SET left_edge = 335 WHERE id = 102'), '5.05 cm');
SELECT pg_temp.lists('VEN-04', $$SELECT pg_temp.room(r) FROM generate_series(2, 5) r;
  SELECT pg_temp.fitted(l, l) FROM generate_series(2, 5) l;
  UPDATE party.wall_item SET left_edge = 350, bottom_edge = 72.5 WHERE id = 302;
  UPDATE party.wall_item SET left_edge = 350 WHERE id IN (402, 502);
  SELECT party.use_layout(l, '2026-03-01') FROM generate_series(2, 4) l;
  UPDATE party.wall_layout SET to_date = '2026-06-01' WHERE id = 4$$, '3:14.5 4:11',
  'centimetres too high and off the middle, and how many faults');
SELECT pg_temp.sees_layout('VEN-04', 'UPDATE party.wall_item SET left_edge = 350 WHERE id = 102');
SELECT pg_temp.says('VEN-04', pg_temp.oath(350, 60), '"room 1" of "organisation 11", layout 1: "board 102" hangs 10 cm '
  || 'off the middle of "board 101"; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：'
  || '“board 102”与“board 101”的中线相差10厘米（此类问题共1处）');
SELECT pg_temp.says('VEN-04', pg_temp.oath(340, 71.5), '"room 1" of "organisation 11", layout 1: "board 102" reaches '
  || '1.5 cm above the lower edge of "board 101"; such faults in all: 1; “organisation 11”“room 1”第1版上墙布局：'
  || '“board 102”上沿高出“board 101”下沿1.5厘米（此类问题共1处）');
SELECT * FROM finish();
ROLLBACK;
