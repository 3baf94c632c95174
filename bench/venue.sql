-- A layout of 60 items: its faults in C against the same in SQL. The archive of three years (675,000 documents of
-- 25,000 branches, at 1,000,000 members): what lacks of all branches and of one (VEN-10), and closing it.
\set ON_ERROR_STOP 1
SET jit = off;
INSERT INTO party.room (id, org_id, kind, name, from_date)
SELECT 1, min(o.id), 'activity', 'room', '2005-01-01' FROM party.organisation o WHERE o.kind = 'branch';
INSERT INTO party.wall_layout (id, room_id, version) VALUES (1, 1, 1);
INSERT INTO party.wall (layout_id, wall, width, height)
VALUES (1, 'main', 800, 300), (1, 'left', 1500, 300), (1, 'right', 1500, 300), (1, 'back', 800, 300);
INSERT INTO party.wall_item (layout_id, wall, kind, left_edge, bottom_edge, width, height) VALUES
  (1, 'main', 'flag', 328, 150, 144, 96), (1, 'main', 'oath', 340, 60, 120, 80),
  (1, 'main', 'rights', 150, 100, 90, 40), (1, 'main', 'duties', 560, 100, 90, 40);
INSERT INTO party.wall_item (layout_id, wall, kind, left_edge, bottom_edge, width, height)
SELECT 1, w::party.wall_side, 'institution', CASE w WHEN 'left' THEN 20 + 100 * i ELSE 1390 - 100 * i END, b, 90, 60
  FROM unnest('{left,right}'::text[]) w, generate_series(0, 13) i, unnest('{60,160}'::int[]) b;
-- some faults, unasked: two overlap, and one is out of place
SET session_replication_role = replica;
UPDATE party.wall_item SET left_edge = left_edge + 15 WHERE id = (SELECT min(id) + 20 FROM party.wall_item);
SET session_replication_role = origin;
-- What a court would write.
CREATE VIEW bench.fault AS
WITH item AS (
  SELECT i.layout_id, i.id, i.wall, i.kind, i.left_edge AS l, i.bottom_edge AS b, i.left_edge + i.width AS r,
         i.bottom_edge + i.height AS t, i.width, i.height, w.width AS wide, w.height AS high,
         i.wall <> 'main' OR i.kind NOT IN ('flag', 'oath', 'rights', 'duties') AS wants_pair
    FROM party.wall_item i
    JOIN party.wall w ON w.layout_id = i.layout_id AND w.wall = i.wall
)
SELECT l.id AS layout_id, 'VEN-03' AS rule, k::text AS what
  FROM party.wall_layout l, unnest('{flag,oath,rights,duties}'::party.wall_item_kind[]) k
 WHERE (SELECT count(*) FROM item i WHERE i.layout_id = l.id AND i.kind = k AND i.wall = 'main') <> 1
UNION ALL
SELECT f.layout_id, 'VEN-04', o.id::text
  FROM item f
  JOIN item o ON o.layout_id = f.layout_id AND o.kind = 'oath' AND o.wall = 'main'
 WHERE f.kind = 'flag' AND f.wall = 'main' AND (o.t > f.b OR abs(f.l + f.r - o.l - o.r) > 10)
UNION ALL
SELECT f.layout_id, 'VEN-05', i.id::text
  FROM item f
  JOIN item o ON o.layout_id = f.layout_id AND o.kind = 'oath' AND o.wall = 'main'
  JOIN item i ON i.layout_id = f.layout_id AND i.kind IN ('rights', 'duties') AND i.wall = 'main'
 WHERE f.kind = 'flag' AND f.wall = 'main'
   AND (i.r > least(f.l, o.l) AND i.l < greatest(f.r, o.r) OR i.t <= least(f.b, o.b) OR i.b >= greatest(f.t, o.t)
     OR EXISTS (SELECT FROM item x
                 WHERE x.layout_id = i.layout_id AND x.wall = 'main' AND x.kind IN ('rights', 'duties') AND x.id <> i.id
                   AND (x.l < f.l) = (i.l < f.l)))
UNION ALL
SELECT a.layout_id, 'VEN-06', a.id::text
  FROM item a
 WHERE a.wants_pair
   AND NOT EXISTS (
     SELECT
       FROM item x
      WHERE x.layout_id = a.layout_id AND x.wants_pair AND x.width = a.width AND x.height = a.height
        AND x.wall = CASE a.wall WHEN 'left' THEN 'right' WHEN 'right' THEN 'left' ELSE a.wall END::party.wall_side
        AND abs(x.b - a.b) <= 5
        AND abs(x.l - (CASE a.wall WHEN 'right' THEN x.wide ELSE a.wide END - a.r)) <= 5)
UNION ALL
SELECT a.layout_id, 'VEN-07', a.id::text
  FROM item a
 WHERE a.l < 0 OR a.b < 0 OR a.r > a.wide OR a.t > a.high
UNION ALL
SELECT a.layout_id, 'VEN-07', a.id || ' ' || x.id
  FROM item a
  JOIN item x ON x.layout_id = a.layout_id AND x.wall = a.wall AND x.id > a.id
 WHERE least(a.r, x.r) > greatest(a.l, x.l) AND least(a.t, x.t) > greatest(a.b, x.b);
VACUUM ANALYZE party.wall_layout, party.wall, party.wall_item;
DO $$
DECLARE
  t timestamptz;
  took numeric[];
  times jsonb := '{}';
  said text;
BEGIN
  FOR i IN 1..5 LOOP
    FOR said IN SELECT unnest(ARRAY['party_rule.ven_00_fault', 'bench.fault']) LOOP
      t := clock_timestamp();
      FOR j IN 1..200 LOOP
        EXECUTE format('SELECT count(*) FROM %s f WHERE f.layout_id = 1', said);
      END LOOP;
      times := times || jsonb_build_object(said, coalesce(times -> said, '[]')
                                                 || to_jsonb(extract(epoch FROM clock_timestamp() - t) * 5));
    END LOOP;
  END LOOP;
  FOR said IN SELECT unnest(ARRAY['party_rule.ven_00_fault', 'bench.fault']) LOOP
    RAISE INFO '%: % ms a layout of 60 items', said, (
      SELECT round(percentile_disc(0.5) WITHIN GROUP (ORDER BY x::numeric), 2)
        FROM jsonb_array_elements_text(times -> said) x);
  END LOOP;
END $$;
SELECT format('faults: %s in C, %s in SQL',
              (SELECT string_agg(f.rule, ' ' ORDER BY f.rule) FROM party_rule.ven_00_fault f),
              (SELECT string_agg(f.rule, ' ' ORDER BY f.rule) FROM bench.fault f));

UPDATE compliance.court SET counted_from = date_trunc('year', partybuild.today() - interval '3 years')::date;
CREATE TABLE bench.archive AS
SELECT row_number() OVER () AS id, o.id AS org_id, y.year, c.category, 'x' AS title,
       make_date(y.year + 1, 1, 20) AS filed_on
  FROM party.organisation o,
       generate_series((SELECT extract(year FROM c.counted_from)::integer FROM compliance.court c),
                       extract(year FROM partybuild.today())::integer - 1) y (year),
       unnest(enum_range('roster'::party.archive_category, 'statistics')) c (category)
 WHERE o.kind = 'branch' AND o.id >= 100000;
-- one document in a hundred lacks
DELETE FROM bench.archive a WHERE a.id % 100 = 0;
CREATE TABLE bench.bare_archive (
  LIKE party.archive_document INCLUDING ALL,
  FOREIGN KEY (org_id) REFERENCES party.organisation,
  FOREIGN KEY (document_id) REFERENCES party.document,
  FOREIGN KEY (supersedes_id) REFERENCES bench.bare_archive
);
VACUUM ANALYZE bench.archive;
\timing on
\echo filing all of it, in the bare table
INSERT INTO bench.bare_archive (id, org_id, year, category, title, filed_on)
SELECT id, org_id, year, category, title, filed_on FROM bench.archive;
\echo and in the register
INSERT INTO party.archive_document (id, org_id, year, category, title, filed_on)
SELECT id, org_id, year, category, title, filed_on FROM bench.archive;
VACUUM ANALYZE party.archive_document;
\echo VEN-10 of all branches and three years
SELECT status, count(*) FROM party_rule.ven_10_evaluation GROUP BY status ORDER BY status;
\echo of one branch
SELECT status, count(*) FROM party_rule.ven_10_evaluation WHERE subject = 100001 GROUP BY status ORDER BY status;
\echo what lacks, document by document
SELECT count(*) FROM compliance.archive_year WHERE documents = 0 AND year < extract(year FROM partybuild.today());
\echo closing the three years
DO $$ BEGIN WHILE (SELECT n.more FROM partybuild.close_next('VEN-10') n) LOOP NULL; END LOOP; END $$;
