-- What is wrong with the walls, layout by layout: the rules and wall_problems() read the same. Other rooms than
-- activity rooms have no flag; but everything has its place on its wall.
CREATE OR REPLACE VIEW party_rule.ven_00_fault AS
SELECT l.id AS layout_id, l.room_id, l.version, l.from_date, l.to_date, f.rule, f.fault, f.item AS item_id,
       f.other AS other_id, f.what, f.cm, coalesce(a.title, a.kind::text) AS item,
       coalesce(b.title, b.kind::text) AS other, f.fault ~ ' in (metres|inches)$' AS warning,
       partybuild.is_ours(l.xmin) AS ours
  FROM party.wall_layout l
  JOIN party.room r ON r.id = l.room_id
 CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(w.wall::text ORDER BY w.wall), '{}') AS walls,
           coalesce(array_agg((w.width * 10)::bigint ORDER BY w.wall), '{}') AS widths,
           coalesce(array_agg((w.height * 10)::bigint ORDER BY w.wall), '{}') AS heights
      FROM party.wall w
     WHERE w.layout_id = l.id
 ) w
 CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(i.id ORDER BY i.id), '{}') AS ids,
           coalesce(array_agg(i.wall::text ORDER BY i.id), '{}') AS walls,
           coalesce(array_agg(i.kind::text ORDER BY i.id), '{}') AS kinds,
           coalesce(array_agg((i.left_edge * 10)::bigint ORDER BY i.id), '{}') AS lefts,
           coalesce(array_agg((i.bottom_edge * 10)::bigint ORDER BY i.id), '{}') AS bottoms,
           coalesce(array_agg((i.width * 10)::bigint ORDER BY i.id), '{}') AS widths,
           coalesce(array_agg((i.height * 10)::bigint ORDER BY i.id), '{}') AS heights
      FROM party.wall_item i
     WHERE i.layout_id = l.id
 ) i
 CROSS JOIN LATERAL partybuild.wall_faults(
    w.walls, w.widths, w.heights, i.ids, i.walls, i.kinds, i.lefts, i.bottoms, i.widths, i.heights,
    -- centres lie on halves of millimetres, sides on whole ones
    floor((SELECT partybuild.param('VEN-04', 'tolerance')) * 20)::bigint,
    floor((SELECT partybuild.param('VEN-06', 'tolerance')) * 20)::bigint,
    ceil((SELECT partybuild.param('VEN-07', 'smallest')) * 10)::bigint,
    ceil((SELECT partybuild.param('VEN-07', 'smallest_flag')) * 10)::bigint,
    ceil((SELECT partybuild.param('VEN-07', 'lowest_wall')) * 10)::bigint) f
  LEFT JOIN party.wall_item a ON a.id = f.item
  LEFT JOIN party.wall_item b ON b.id = f.other
 WHERE f.rule = 'VEN-07' OR r.kind = 'activity';
COMMENT ON VIEW party_rule.ven_00_fault IS
  'all faults of all layouts, by rule, with the items and by how many centimetres';
-- who calls wall_problems() and draw_wall() reads it
GRANT SELECT ON party_rule.ven_00_fault TO partybuild_reader;

-- By room and rule: each more makes it worse; the first is told. What may be meant in other units is a warning only,
-- and weighs less than whatever is wrong for certain.
CREATE OR REPLACE VIEW party_rule.ven_00_verdict AS
SELECT r.id AS subject, r.org_id, (SELECT o.name FROM party.organisation o WHERE o.id = r.org_id) AS organisation,
       r.name AS room, x.rule, x.magnitude, x.count, x.warning, x.first ->> 'layout' AS layout,
       x.first ->> 'version' AS version, x.first ->> 'fault' AS problem, x.first ->> 'item' AS item,
       x.first ->> 'other' AS other, x.first ->> 'what' AS what, x.first ->> 'cm' AS cm
  FROM party.room r
 CROSS JOIN LATERAL (
    SELECT f.rule, count(*) AS count, bool_and(f.warning) AS warning,
           sum(CASE WHEN f.warning THEN 0.001 ELSE 1 + coalesce(f.cm, 0) END) AS magnitude,
           (array_agg(jsonb_build_object('layout', f.layout_id, 'version', f.version, 'fault', f.fault, 'item', f.item,
                                         'other', f.other, 'what', f.what, 'cm', f.cm)
              ORDER BY f.warning, f.layout_id, f.item_id, f.other_id, f.fault, f.what))[1] AS first
      FROM party_rule.ven_00_fault f
     WHERE f.room_id = r.id
       -- what is over was judged while it hung there, unless it is written only now
       AND (f.to_date IS NULL OR f.to_date > (SELECT partybuild.today()) OR f.ours)
       -- a draft need not be complete yet
       AND (f.rule = 'VEN-07' OR f.from_date IS NOT NULL)
     GROUP BY f.rule
 ) x;
COMMENT ON VIEW party_rule.ven_00_verdict IS
  'rooms whose layout in use breaks a rule, and those with something that does not fit its wall in whatever layout';
