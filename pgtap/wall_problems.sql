-- wall_problems() names all faults of a layout at once, as the rules VEN-03 to VEN-07 have them; below it is
-- wall_faults().
\ir venue.psql
SELECT no_plan();

-- A draft with everything wrong.
SELECT pg_temp.fitted(1);
UPDATE party.wall_item SET bottom_edge = 71.5, left_edge = 350 WHERE id = 102;
UPDATE party.wall_item SET left_edge = 20 WHERE id = 104;
UPDATE party.wall_item SET title = NULL, left_edge = 520 WHERE id = 105;
SELECT pg_temp.hang(107, 'other', 400, 120, wall => 'right'), pg_temp.hang(108, 'rights', 600, 10, 1.2, 100);
SELECT results_eq('SELECT * FROM partybuild.wall_problems(1)', $$VALUES
  ('VEN-03', '{103,108}'::bigint[], NULL::numeric, false, '主墙面党员权利重复：“board 103”“board 108”',
   'twice on the main wall: rights of members ("board 103", "board 108")'),
  ('VEN-04', '{102,101}', 1.5, false, '“board 102”上沿高出“board 101”下沿1.5厘米',
   '"board 102" reaches 1.5 cm above the lower edge of "board 101"'),
  ('VEN-04', '{102,101}', 10, false, '“board 102”与“board 101”的中线相差10厘米',
   '"board 102" hangs 10 cm off the middle of "board 101"'),
  ('VEN-05', '{103,104}', NULL, false, '“board 103”与“board 104”在党旗、入党誓词的同一侧',
   '"board 103" and "board 104" hang on the same side of flag and oath'),
  ('VEN-06', '{105,107}', 410, false, '“制度”与“board 107”位置不对称，相差410厘米',
   '"institution" and "board 107" are 410 cm off the mirrored place'),
  ('VEN-06', '{106}', NULL, false, '“board 106”（右侧墙）没有对称悬挂的另一件',
   '"board 106" on the right wall has no counterpart'),
  ('VEN-07', '{101,102}', 1.5, false, '“board 101”与“board 102”在主墙重叠1.5厘米',
   '"board 101" and "board 102" overlap by 1.5 cm on the main wall'),
  ('VEN-07', '{105}', 10, false, '“制度”超出左侧墙10厘米', '"institution" reaches 10 cm beyond the left wall'),
  ('VEN-07', '{106,107}', 60, false, '“board 106”与“board 107”在右侧墙重叠60厘米',
   '"board 106" and "board 107" overlap by 60 cm on the right wall'),
  ('VEN-07', '{108}', 1.2, true, '“board 108”只有1.2厘米，单位是否误为米或英寸',
   '"board 108" measures 1.2 cm: were metres meant, or inches?')$$, 'wall_problems() names all');
UPDATE party.wall SET height = 3, width = 8 WHERE wall = 'main';
UPDATE party.wall SET height = 118.1 WHERE wall = 'left';
UPDATE party.wall_item SET height = 37.8, width = 56.7 WHERE id = 101;
SELECT results_eq($$SELECT p.rule, p.items, p.centimetres, p.problem_zh, p.problem_en FROM partybuild.wall_problems(1) p
  WHERE p.warning$$, $$VALUES
  ('VEN-07', '{101}'::bigint[], 37.8, '“board 101”高只有37.8厘米，单位是否误为英寸',
   '"board 101" is 37.8 cm high: were inches meant?'),
  ('VEN-07', '{108}', 1.2, '“board 108”只有1.2厘米，单位是否误为米或英寸',
   '"board 108" measures 1.2 cm: were metres meant, or inches?'),
  ('VEN-07', '{}', 118.1, '左侧墙只有118.1厘米，单位是否误为英寸', 'the left wall measures 118.1 cm: were inches meant?'),
  ('VEN-07', '{}', 3, '主墙只有3厘米，单位是否误为米', 'the main wall measures 3 cm: were metres meant?')$$,
  'and what was measured in other units');

-- A layout in use has none, and the views say the same of each rule.
SELECT pg_temp.room(2), pg_temp.fitted(2, 2), party.use_layout(2, '2026-03-01');
SELECT is_empty('SELECT * FROM partybuild.wall_problems(2)', 'nothing is wrong with what keeps every rule');
SELECT is_empty('SELECT * FROM partybuild.wall_problems(NULL)', 'null: nothing');
-- Who enters a layout asks, and who reads.
CREATE FUNCTION pg_temp.asked(role text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  n bigint;
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', role);
  n := (SELECT count(*) FROM partybuild.wall_problems(1)) + length(partybuild.draw_wall(1));
  RESET ROLE;
  RETURN n;
END $$;
SELECT is(pg_temp.asked(role), pg_temp.asked(session_user), role || ' asks what is wrong')
  FROM unnest('{partybuild_reader,partybuild_clerk,partybuild_auditor,partybuild_admin}'::text[]) role;
SELECT throws_ok('SELECT * FROM partybuild.wall_problems(99)', '42704', 'layout 99 does not exist', 'no layout');
SELECT pg_temp.room(3), pg_temp.draft(3, 3);
SELECT results_eq('SELECT p.rule, p.problem_en FROM partybuild.wall_problems(3) p', $$VALUES
  ('VEN-03', 'the main wall lacks: duties of members'), ('VEN-03', 'the main wall lacks: flag'),
  ('VEN-03', 'the main wall lacks: oath'), ('VEN-03', 'the main wall lacks: rights of members')$$,
  'of an empty wall');
SELECT pg_temp.room(5, kind => 'study'), pg_temp.draft(5, 5), pg_temp.hang(500, 'other', -5, 10, layout => 5);
SELECT results_eq('SELECT p.rule, p.problem_en FROM partybuild.wall_problems(5) p', $$VALUES
  ('VEN-07', '"board 500" reaches 5 cm beyond the main wall')$$, 'of a study room, which has no flag');
SELECT pg_temp.room(4);
INSERT INTO party.wall_layout (id, room_id, version) VALUES (4, 4, 1);
SELECT is((SELECT count(*) FROM partybuild.wall_problems(4)), 4::bigint, 'of a layout without walls');

-- Random walls: the rules refuse just those of which wall_problems() names faults, each by its code.
CREATE FUNCTION pg_temp.disagrees(seed int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said text;
  judged text;
BEGIN
  PERFORM setseed(seed / 100.0);
  PERFORM pg_temp.room(100 + seed), pg_temp.fitted(100 + seed, 100 + seed);
  UPDATE party.wall_item i
     SET left_edge = i.left_edge + (random() * 12 - 6)::int, bottom_edge = i.bottom_edge + (random() * 12 - 6)::int,
         wall = CASE WHEN random() < 0.1 THEN 'back' ELSE i.wall END
   WHERE i.layout_id = 100 + seed;
  PERFORM party.use_layout(100 + seed, '2026-03-01');
  SELECT string_agg(DISTINCT p.rule, ' ' ORDER BY p.rule) INTO said
    FROM partybuild.wall_problems(100 + seed) p WHERE NOT p.warning;
  SELECT string_agg(v.rule, ' ' ORDER BY v.rule) INTO judged
    FROM partybuild.pending_violations() v WHERE v.subject = 100 + seed;
  RETURN CASE WHEN said IS DISTINCT FROM judged THEN format('%s: %s, and %s', seed, said, judged) END;
END $$;
SELECT is((SELECT string_agg(pg_temp.disagrees(s), '; ') FROM generate_series(1, 20) s), NULL,
  'the rules give the verdict of wall_problems()');

-- wall_faults() by hand.
CREATE FUNCTION pg_temp.faults(set text) RETURNS text LANGUAGE sql AS $$
  SELECT format('SELECT * FROM partybuild.wall_faults(%s)', concat_ws(', ',
    coalesce(a[1], '''{main}'''), coalesce(a[2], '''{8000}'''), coalesce(a[3], '''{3000}'''), coalesce(a[4], '''{1}'''),
    coalesce(a[5], '''{main}'''), coalesce(a[6], '''{flag}'''), coalesce(a[7], '''{100}'''), '''{100}''', '''{1440}''',
    '''{960}''', '50, 50, 100, 640, 2000'))
    FROM (SELECT array_agg(nullif(x, '') ORDER BY n) AS a
            FROM unnest(string_to_array(set, '|')) WITH ORDINALITY u (x, n)) s $$;
SELECT throws_ok(pg_temp.faults(set), state, NULL, 'wall_faults() refuses: ' || what)
  FROM (VALUES ('|''{1,2}''', '2202E', 'more widths than walls'), ('|||''{1,2}''', '2202E',
    'more items than walls of them'),
               ('||||||''{NULL}''', '22004', 'an item without a place'), ('|||''{NULL}''', '22004', 'without a number'),
               ('''{NULL}''', '22004', 'a wall that is none'), ('''{floor}''', '22023', 'an unknown wall'),
               ('|||||''{poster}''', '22023', 'an unknown kind'), ('||||''{left}''', '22023',
                'a wall that is not given'),
               ('||||||''{2147483647}''', '22003', 'a place beyond all walls'),
               ('|''{-2147483647}''', '22003', 'a wall that long')) v (set, state, what);
SELECT is_empty(pg_temp.faults('NULL'), 'wall_faults() of null: nothing');
SELECT isnt_empty(pg_temp.faults('||||||''{2147483646}'''), 'wall_faults() of the longest that there is');
SELECT * FROM finish();
ROLLBACK;
