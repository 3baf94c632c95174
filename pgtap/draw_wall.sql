-- draw_wall(): a layout as SVG, to scale.
\ir venue.psql
SELECT no_plan();
SELECT pg_temp.fitted(1);
-- What there is at a path of the drawing.
CREATE FUNCTION pg_temp.at(path text, layout bigint DEFAULT 1) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(x::text, ' ') FROM unnest(xpath(path, xmlparse(document partybuild.draw_wall(layout)),
    ARRAY[ARRAY['s', 'http://www.w3.org/2000/svg']])) x $$;
SELECT is(pg_temp.at('/s:svg/@viewBox'), '0 0 880 1480', 'as large as its walls');
SELECT is(pg_temp.at('//s:rect[@class="wall"]/@width'), '800 600 600 800', 'walls by their width');
SELECT is(pg_temp.at('//s:rect[@class="wall"]/@y'), '80 420 760 1100', 'one below the other');
SELECT is(pg_temp.at('//s:rect[@class="flag"]/@*'), 'flag 368 134 144 96',
  'the flag, 328 from the left and 150 from the floor');
SELECT is(pg_temp.at('//s:rect[@class="oath"]/@*'), 'oath 380 240 120 80', 'the oath below it');
SELECT is(pg_temp.at('//s:rect[@class="organisation_chart"]/@*'), 'organisation_chart 450 880 90 60',
  'and on the right wall');
SELECT is(pg_temp.at('//s:text[@class="on_flag"]/text()'), 'board 101 距左328 距地150', 'title and distances');
SELECT is(pg_temp.at('(//s:text)[position() < 3]/text()'), 'organisation 11 room 1 第1版 （草稿） 主墙 800×300厘米',
  'what it is');
SELECT is(pg_temp.at('//s:text[starts-with(@class, "told")]'), NULL, 'nothing at fault');
SELECT is(pg_temp.at('//s:rect[contains(@class, "fault") or contains(@class, "warning")]'), NULL, 'nothing marked');
-- Faults are marked, and told.
UPDATE party.wall_item SET title = NULL, left_edge = 520 WHERE id = 105;
UPDATE party.wall_item SET title = '<&>' WHERE id = 106;
SELECT pg_temp.hang(108, 'other', 5, 10, 1.2, 100, 'back'), pg_temp.hang(109, 'other', 793.8, 10, 1.2, 100, 'back');
SELECT is(pg_temp.at('//s:rect[contains(@class, " fault")]/@class'), 'institution fault organisation_chart fault',
  'what is at fault is marked');
SELECT is(pg_temp.at('//s:rect[contains(@class, " warning")]/@class'), 'other warning other warning',
  'what is asked about is marked otherwise');
SELECT is(pg_temp.at('//s:text[starts-with(@class, "told")]/text()'),
  (SELECT string_agg(p.rule || ' ' || replace(replace(p.problem_zh, '<&>', '&lt;&amp;&gt;'), '', ''), ' ')
     FROM partybuild.wall_problems(1) p), 'all faults are told');
SELECT is(pg_temp.at('//s:text[@class="on_institution"]/text()'), '制度 距左520 距地120',
  'what has no title is called by its kind');
SELECT party.use_layout(1, '2026-03-01');
SELECT is(pg_temp.at('(//s:text)[1]/text()'), 'organisation 11 room 1 第1版 （自2026-03-01起）', 'since when it is in use');
UPDATE party.wall_layout SET to_date = '2026-06-01';
SELECT is(pg_temp.at('(//s:text)[1]/text()'), 'organisation 11 room 1 第1版 （自2026-03-01起至2026-06-01）', 'and until when');
INSERT INTO party.wall_layout (id, room_id, version) VALUES (2, 1, 2);
SELECT is(pg_temp.at('/s:svg/@viewBox', 2), '0 0 680 216', 'a layout without walls: its faults');
SELECT is(partybuild.draw_wall(NULL), NULL, 'null: null');
SELECT throws_ok('SELECT partybuild.draw_wall(99)', '42704', 'layout 99 does not exist', 'no layout');

-- The picture of docs/venue.md: the layout of its example, before it is mended.
DELETE FROM party.wall_layout WHERE id = 2;
SELECT pg_temp.room(9);
UPDATE party.room SET name = '党员活动室' WHERE id = 9;
UPDATE party.organisation SET name = '民事审判第一庭党支部' WHERE id = 11;
SELECT pg_temp.draft(9, 9);
DELETE FROM party.wall WHERE layout_id = 9 AND wall = 'back';
INSERT INTO party.wall_item (id, layout_id, wall, kind, title, left_edge, bottom_edge, width, height) VALUES
  (901, 9, 'main', 'flag', NULL, 328, 150, 144, 96), (902, 9, 'main', 'oath', NULL, 480, 60, 120, 80),
  (903, 9, 'main', 'rights', NULL, 150, 120, 90, 120), (904, 9, 'main', 'duties', NULL, 620, 120, 90, 120),
  (905, 9, 'left', 'institution', '三会一课制度', 100, 120, 90, 60),
  (906, 9, 'right', 'organisation_chart', '支部组织架构', 420, 120, 90, 60);
\set picture `cat docs/wall.svg`
SELECT is(partybuild.draw_wall(9), :'picture', 'docs/wall.svg is what draw_wall() draws');
SELECT * FROM finish();
ROLLBACK;
