-- What belongs to no single rule of area VEN; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('venue', 'partybuild_venue');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('room', 'party.room', '场所', 'room', 'venue'),
  ('wall_layout', 'party.wall_layout', '上墙布局', 'wall layout', 'venue'),
  ('archive_document', 'party.archive_document', '归档资料', 'document of the archive', 'venue');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('flag', '党旗', 'flag', 'venue'),
  ('oath', '入党誓词', 'oath', 'venue'),
  ('rights', '党员权利', 'rights of members', 'venue'),
  ('duties', '党员义务', 'duties of members', 'venue'),
  ('institution', '制度', 'institution', 'venue'),
  ('organisation_chart', '组织架构', 'organisation chart', 'venue'),
  ('other', '其他', 'other', 'venue'),
  ('main', '主墙', 'main wall', 'venue'),
  ('left', '左侧墙', 'left wall', 'venue'),
  ('right', '右侧墙', 'right wall', 'venue'),
  ('back', '后墙', 'back wall', 'venue'),
  ('wall without', '主墙面缺{what}', 'the main wall lacks: {what}', 'venue'),
  ('wall with two', '主墙面{what}重复：“{item}”“{other}”', 'twice on the main wall: {what} ("{item}", "{other}")', 'venue'),
  ('oath not below', '“{item}”上沿高出“{other}”下沿{cm}厘米', '"{item}" reaches {cm} cm above the lower edge of "{other}"',
   'venue'),
  ('oath off centre', '“{item}”与“{other}”的中线相差{cm}厘米', '"{item}" hangs {cm} cm off the middle of "{other}"',
   'venue'),
  ('not beside the flag', '“{item}”与党旗、入党誓词左右重合{cm}厘米',
   '"{item}" reaches {cm} cm into the width of flag and oath', 'venue'),
  ('not level with the flag', '“{item}”与党旗、入党誓词上下错开{cm}厘米',
   '"{item}" hangs {cm} cm above or below flag and oath', 'venue'),
  ('both on one side', '“{item}”与“{other}”在党旗、入党誓词的同一侧',
   '"{item}" and "{other}" hang on the same side of flag and oath', 'venue'),
  ('hangs alone', '“{item}”（{what}）没有对称悬挂的另一件', '"{item}" on the {what} has no counterpart', 'venue'),
  ('pair out of place', '“{item}”与“{other}”位置不对称，相差{cm}厘米',
   '"{item}" and "{other}" are {cm} cm off the mirrored place', 'venue'),
  ('pair of two sizes', '“{item}”与“{other}”大小不一，相差{cm}厘米', '"{item}" and "{other}" differ in size by {cm} cm',
   'venue'),
  ('outside the wall', '“{item}”超出{what}{cm}厘米', '"{item}" reaches {cm} cm beyond the {what}', 'venue'),
  ('two overlap', '“{item}”与“{other}”在{what}重叠{cm}厘米', '"{item}" and "{other}" overlap by {cm} cm on the {what}',
   'venue'),
  ('item in metres', '“{item}”只有{cm}厘米，单位是否误为米或英寸',
   '"{item}" measures {cm} cm: were metres meant, or inches?', 'venue'),
  ('flag in inches', '“{item}”高只有{cm}厘米，单位是否误为英寸', '"{item}" is {cm} cm high: were inches meant?', 'venue'),
  ('wall in metres', '{what}只有{cm}厘米，单位是否误为米', 'the {what} measures {cm} cm: were metres meant?', 'venue'),
  ('wall in inches', '{what}只有{cm}厘米，单位是否误为英寸', 'the {what} measures {cm} cm: were inches meant?', 'venue');

CREATE FUNCTION partybuild.wall_faults(
    walls text[], wall_widths bigint[], wall_heights bigint[],
    items bigint[], item_walls text[], kinds text[], lefts bigint[], bottoms bigint[], widths bigint[],
    heights bigint[], off_centre bigint, off_place bigint, smallest bigint, smallest_flag bigint, lowest bigint,
    OUT rule text, OUT fault text, OUT item bigint, OUT other bigint, OUT what text, OUT cm numeric)
  RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 5 AS 'MODULE_PATHNAME', 'pb_wall_faults';
COMMENT ON FUNCTION partybuild.wall_faults(
    text[], bigint[], bigint[], bigint[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint, bigint,
    bigint, bigint, bigint) IS
  'all that is wrong with a layout of walls and items, given in millimetres: rule, fault (a term), the items, the wall '
  'or kind that is meant, and by how many centimetres; bounds: how far the oath may be off centre, and a pair off its '
  'place, in half millimetres; what is smaller than the last three (an item, a flag, a wall) was measured in other '
  'units; null for null, error 2202E for arrays that do not belong together, 22004 for nulls in them, 22003 for a '
  'length beyond all walls, 22023 for an unknown wall or kind (VEN-03 to VEN-07)';
REVOKE EXECUTE ON FUNCTION partybuild.wall_faults(
    text[], bigint[], bigint[], bigint[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint, bigint,
    bigint, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.wall_faults(
    text[], bigint[], bigint[], bigint[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint, bigint,
    bigint, bigint, bigint) TO partybuild_reader;
-- by what it is given
INSERT INTO partybuild.function_read (function)
SELECT partybuild.function_name(p.oid)
  FROM pg_proc p
 WHERE p.pronamespace = 'partybuild'::regnamespace AND p.proname = 'wall_faults'
ON CONFLICT DO NOTHING;

CREATE FUNCTION partybuild.wall_problems(
    layout bigint,
    OUT rule text, OUT items bigint[], OUT centimetres numeric, OUT warning boolean, OUT problem_zh text,
    OUT problem_en text)
  RETURNS SETOF record LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT FROM party.wall_layout l WHERE l.id = wall_problems.layout) THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '没有第%s号布局' ELSE 'layout %s does not exist' END, layout);
  END IF;
  RETURN QUERY
  SELECT f.rule, array_remove(ARRAY[f.item_id, f.other_id], NULL), f.cm, f.warning,
         partybuild.fill_message(t.zh, v.args, true), partybuild.fill_message(t.en, v.args, false)
    FROM party_rule.ven_00_fault f
    JOIN partybuild.term t ON t.name = f.fault
   CROSS JOIN LATERAL (
      SELECT jsonb_build_object('item', f.item, 'other', f.other, 'what', f.what, 'cm', f.cm) AS args
   ) v
   WHERE f.layout_id = wall_problems.layout
   ORDER BY f.rule, f.warning, f.item_id, f.other_id, f.fault, f.what;
END $$;
COMMENT ON FUNCTION partybuild.wall_problems(bigint) IS
  'every fault of a layout, a draft or in use: rule, items, by how many centimetres, whether it is a warning only, and '
  'in words of both languages; none: it may be put in use; null for null, error 42704 for no layout (VEN-03 to VEN-07)';
REVOKE EXECUTE ON FUNCTION partybuild.wall_problems(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.wall_problems(bigint) TO partybuild_reader;

-- What is text in SVG.
CREATE FUNCTION partybuild.svg_text(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(replace(regexp_replace($1, '[\u0001-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]', ' ', 'g'),
  '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
COMMENT ON FUNCTION partybuild.svg_text(text) IS
  'a text as SVG wants it: <, > and & in its own words, no control characters';
REVOKE EXECUTE ON FUNCTION partybuild.svg_text(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.svg_text(text) TO partybuild_reader;

-- A centimetre is a unit of the drawing. Walls stand one below the other, the faults are told at the end.
CREATE FUNCTION partybuild.draw_wall(layout bigint) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  margin constant numeric := 40;
  y numeric := margin + 40;
  widest numeric := 600;
  body text := '';
  marks jsonb;    -- items at fault: is it a warning only
  w record;
  i record;
  size numeric;
  title text;
  distance text;
BEGIN
  SELECT concat_ws(' ', o.name, r.name, format('第%s版', l.version), CASE WHEN l.from_date IS NULL THEN '（草稿）'
                   ELSE format('（自%s起%s）', l.from_date, '至' || l.to_date) END)
    INTO title
    FROM party.wall_layout l
    JOIN party.room r ON r.id = l.room_id
    JOIN party.organisation o ON o.id = r.org_id
   WHERE l.id = draw_wall.layout;
  IF title IS NULL THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '没有第%s号布局' ELSE 'layout %s does not exist' END, layout);
  END IF;
  -- a Latin letter is two thirds of a Chinese character at most, which has three bytes
  widest := greatest(widest, 24 * (2 * length(title) + (octet_length(title) - length(title)) / 2) / 3);
  title := format('<text x="%s" y="%s" font-size="24">%s</text>', margin, margin + 10, partybuild.svg_text(title));
  SELECT jsonb_object_agg(f.item, f.warning)
    INTO marks
    FROM (SELECT u.item, bool_and(p.warning) AS warning
            FROM partybuild.wall_problems(layout) p
           CROSS JOIN unnest(p.items) u (item)
           GROUP BY u.item) f;
  FOR w IN
    SELECT x.wall, x.width, x.height, t.zh
      FROM party.wall x
      JOIN partybuild.term t ON t.name = x.wall::text
     WHERE x.layout_id = draw_wall.layout
     ORDER BY x.wall
  LOOP
    body := body || format('<text x="%s" y="%s" font-size="18">%s %s×%s厘米</text>'
                           '<rect class="wall" x="%1$s" y="%6$s" width="%4$s" height="%5$s"/>',
                           margin, y - 8, w.zh, trim_scale(w.width), trim_scale(w.height), y);
    FOR i IN
      SELECT b.kind, b.left_edge, b.bottom_edge, b.width, b.height, coalesce(b.title, t.zh) AS title,
             (marks ->> b.id::text)::boolean AS warning
        FROM party.wall_item b
        JOIN partybuild.term t ON t.name = b.kind::text
       WHERE b.layout_id = draw_wall.layout AND b.wall = w.wall
       ORDER BY b.id
    LOOP
      size := greatest(2, least(20, trunc(i.width / (length(i.title) + 1), 1), trunc(i.height / 3, 1)));
      distance := format('距左%s 距地%s', trim_scale(i.left_edge), trim_scale(i.bottom_edge));
      body := body
        || format('<rect class="%s%s" x="%s" y="%s" width="%s" height="%s"/>', i.kind,
                  CASE i.warning WHEN true THEN ' warning' WHEN false THEN ' fault' ELSE '' END,
                  trim_scale(margin + i.left_edge), trim_scale(y + w.height - i.bottom_edge - i.height),
                  trim_scale(i.width), trim_scale(i.height))
        || format('<text class="on_%s" x="%s" y="%s" font-size="%s">%s</text>'
                  '<text class="on_%1$s" x="%2$s" y="%6$s" font-size="%7$s">%8$s</text>', i.kind,
                  trim_scale(margin + i.left_edge + i.width / 2),
                  trim_scale(y + w.height - i.bottom_edge - i.height / 2), size, partybuild.svg_text(i.title),
                  trim_scale(y + w.height - i.bottom_edge - 4),
                  -- a digit is two thirds of a character at most
                  greatest(2, trunc(least(size, 12, i.width / (length(distance) * 2 / 3.0 + 2)), 1)), distance);
    END LOOP;
    widest := greatest(widest, w.width);
    y := y + w.height + 40;
  END LOOP;
  FOR i IN SELECT p.rule, p.problem_zh, p.warning FROM partybuild.wall_problems(layout) p LOOP
    body := body || format('<text class="told%s" x="%s" y="%s" font-size="16">%s %s</text>',
                           CASE WHEN i.warning THEN ' doubt' ELSE '' END, margin, trim_scale(y), i.rule,
                           partybuild.svg_text(i.problem_zh));
    widest := greatest(widest, 16 * (length(i.problem_zh) + 5));
    y := y + 24;
  END LOOP;
  RETURN format('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="sans-serif"><style>'
                'svg{background:#fff}.wall{fill:#f7f7f5;stroke:#555;stroke-width:2}'
                '.oath,.rights,.duties,.institution,.organisation_chart,.other{fill:#fffdf5;stroke:#888}'
                '.flag{fill:#de2910;stroke:#a01a08}[class^=on_]{text-anchor:middle;dominant-baseline:auto}'
                '.on_flag{fill:#ffde00}.fault{stroke:#d00000;stroke-width:4;stroke-dasharray:8 4}'
                '.warning{stroke:#e08000;stroke-width:4;stroke-dasharray:8 4}.told{fill:#d00000}'
                '.told.doubt{fill:#e08000}'
                '</style>', trim_scale(widest + 2 * margin), trim_scale(y + margin)) || title || body || '</svg>';
END $$;
COMMENT ON FUNCTION partybuild.draw_wall(bigint) IS
  'a layout as SVG, a unit a centimetre: its walls one below the other, each item with its title and how far it is '
  'from the left end and the floor, what is at fault framed, and all faults in words; null for null, error 42704 for '
  'no layout (VEN-03 to VEN-07)';
REVOKE EXECUTE ON FUNCTION partybuild.draw_wall(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.draw_wall(bigint) TO partybuild_reader;

-- What serves each function of the platform (VEN-15). A court adds its own views and registers.
CREATE TABLE partybuild.platform_view (
  function text NOT NULL,
  relation text NOT NULL,
  plugin text NOT NULL DEFAULT 'local',
  PRIMARY KEY (function, relation),
  CONSTRAINT platform_view_function CHECK (
    function IN ('affairs', 'assessment', 'education', 'services', 'exchange', 'supervision'))
);
COMMENT ON TABLE partybuild.platform_view IS
  'views that serve the six functions of the platform; which of them there are, compliance.platform_coverage tells '
  '(VEN-15)';
COMMENT ON COLUMN partybuild.platform_view.function IS
  'Party affairs, assessment, education, services to members, exchange, or supervision';
COMMENT ON COLUMN partybuild.platform_view.relation IS 'view or register, with its schema';
COMMENT ON COLUMN partybuild.platform_view.plugin IS 'plugin that ships the row; local: the court''s own';
-- An upgrade says again what is shipped.
DELETE FROM partybuild.platform_view WHERE plugin = 'venue';
INSERT INTO partybuild.platform_view (function, relation, plugin) VALUES
  ('affairs', 'compliance.organisation_overview', 'venue'),
  ('affairs', 'compliance.post_history', 'venue'),
  ('affairs', 'compliance.development', 'venue'),
  ('affairs', 'compliance.dues_month', 'venue'),
  ('assessment', 'compliance.scorecard', 'venue'),
  ('education', 'compliance.branch_year', 'venue'),
  ('services', 'compliance.member_request', 'venue'),
  ('exchange', 'compliance.member_request', 'venue'),
  ('supervision', 'compliance.violation', 'venue'),
  ('supervision', 'compliance.overdue', 'venue');
SELECT pg_catalog.pg_extension_config_dump('partybuild.platform_view', 'WHERE plugin = ''local''');
GRANT SELECT ON partybuild.platform_view TO partybuild_reader;

-- Clerks' files of rooms.
INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('rooms', 'venue', 90, '活动阵地', 'rooms', 'party.room', '{org_id,name,from_date}', NULL, NULL);
INSERT INTO partybuild.import_column (kind, name, plugin, place, type, required, target, zh, en, aliases) VALUES
  ('rooms', 'org', 'venue', 1, 'organisation', true, 'org_id', '党组织', 'org', '{党支部,党组织名称,支部,branch}'),
  ('rooms', 'kind', 'venue', 2, 'term', true, 'kind', '场所类别', 'kind', '{类别,类型,阵地类别}'),
  ('rooms', 'name', 'venue', 3, 'text', true, 'name', '场所名称', 'name', '{名称,阵地名称}'),
  ('rooms', 'place', 'venue', 4, 'text', false, 'place', '地点', 'place', '{位置,地址,房间号}'),
  ('rooms', 'from_date', 'venue', 5, 'date', true, 'from_date', '启用日期', 'from date', '{启用时间,开始日期}'),
  ('rooms', 'to_date', 'venue', 6, 'date', false, 'to_date', '停用日期', 'to date', '{停用时间,结束日期}');
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('rooms', 'kind', '活动室', 'venue', 1, 'activity'),
  ('rooms', 'kind', '资料室', 'venue', 2, 'archive'),
  ('rooms', 'kind', '学习室', 'venue', 3, 'study'),
  ('rooms', 'kind', '党员活动室', 'venue', 0, 'activity'),
  ('rooms', 'kind', '档案室', 'venue', 0, 'archive');
