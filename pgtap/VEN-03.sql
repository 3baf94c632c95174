-- VEN-03 Main wall is complete.
\ir venue.psql
SELECT no_plan();
SELECT pg_temp.accepts('VEN-03', pg_temp.used(''), 'all four');
SELECT pg_temp.refuses('VEN-03', pg_temp.used(format('DELETE FROM party.wall_item WHERE id = %s', id)), 'no ' || kind)
  FROM (VALUES (101, 'flag'), (102, 'oath'), (103, 'rights'), (104, 'duties')) v (id, kind);
SELECT pg_temp.refuses('VEN-03', pg_temp.used(format('SELECT pg_temp.hang(110, %L, 10, 10)', kind)),
  'a second ' || kind)
  FROM unnest('{flag,oath,rights,duties}'::text[]) kind;
SELECT pg_temp.refuses('VEN-03', pg_temp.used(
  'UPDATE party.wall_item SET wall = ''left'', left_edge = 300 WHERE id = 102'), 'the oath on a side wall');
SELECT pg_temp.accepts('VEN-03', pg_temp.used('SELECT pg_temp.hang(110, ''flag'', 300, 20, 96, 64, ''left''),
  pg_temp.hang(111, ''flag'', 204, 20, 96, 64, ''right'')'), 'a pair of flags on the side walls besides');
SELECT pg_temp.accepts('VEN-03', 'SELECT pg_temp.draft(1)', 'a draft of which nothing hangs yet');
SELECT pg_temp.accepts('VEN-03', 'UPDATE party.room SET kind = ''study'' WHERE id = 1; '
  || pg_temp.used('DELETE FROM party.wall_item'), 'a study room without a flag');
SELECT pg_temp.refuses('VEN-03', pg_temp.used('DELETE FROM party.wall_item WHERE id = 101', since => '2027-01-01'),
  'in use from next year on');
SELECT pg_temp.refuses('VEN-03', sql, what)
  FROM (VALUES ('SELECT pg_temp.fitted(1); DELETE FROM party.wall_item WHERE id = 101;
                 UPDATE party.wall_layout SET from_date = ''2024-01-01'', to_date = ''2025-01-01''',
                'over before it is entered'),
               (pg_temp.used('DELETE FROM party.wall_item WHERE id = 101', since => '2024-01-01')
                || '; SELECT pg_temp.fitted(2, 1, 2), party.use_layout(2, ''2025-01-01'')',
                'replaced as it is entered')) v (sql, what);

-- One in use at a time.
SELECT pg_temp.accepts('VEN-03', pg_temp.used('') || '; SELECT pg_temp.fitted(2, 1, 2),
  party.use_layout(2, ''2026-04-01'')', 'a new version in the place of the old');
SELECT is(pg_temp.verdict(pg_temp.used('') || $$; SELECT pg_temp.fitted(2, 1, 2);
  UPDATE party.wall_layout SET from_date = '2026-04-01' WHERE id = 2$$),
  '23P01 conflicting key value violates exclusion constraint "VEN-03"', 'VEN-03 refuses: two in use at once');
SELECT is(pg_temp.verdict(pg_temp.used('', since => '2026-04-01') || $$; SELECT pg_temp.fitted(2, 1, 2),
  party.use_layout(2, '2026-03-01')$$), '23P01 layout 2 cannot be put in use on 2026-03-01',
  'VEN-03 refuses: put in use before one that is on file for later');
SELECT is(pg_temp.verdict(pg_temp.used('') || $$; SELECT pg_temp.fitted(2, 1, 2), party.use_layout(2, '2026-03-01')$$),
  '23P01 layout 2 cannot be put in use on 2026-03-01', 'VEN-03 refuses: put in use on the same day');
SELECT pg_temp.accepts('VEN-03', pg_temp.used('') || $$; SELECT pg_temp.fitted(2, 1, 2),
  party.use_layout(2, '2026-03-02')$$, 'put in use a day later');
-- Before its day has come a layout is taken back, and the one that was to make way hangs on.
SELECT pg_temp.used('') || '; SELECT pg_temp.fitted(2, 1, 2), party.use_layout(2, ''2062-01-01'')' AS mistaken \gset
SELECT pg_temp.accepts('VEN-03', :'mistaken' || sql, what)
  FROM (VALUES ('; SELECT party.withdraw_layout(2)', 'one taken back'),
               ('; SELECT party.withdraw_layout(2); UPDATE party.wall_item SET title = ''x'' WHERE id = 201;
                 SELECT party.use_layout(2)', 'and put in use today, changed'),
               ('; SELECT party.withdraw_layout(2); DELETE FROM party.wall_layout WHERE id = 2', 'and thrown away'))
       v (sql, what);
CREATE FUNCTION pg_temp.layouts(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  BEGIN
    EXECUTE sql;
    found := (SELECT string_agg(format('%s %s-%s', l.id, l.from_date, l.to_date), ', ' ORDER BY l.id)
                FROM party.wall_layout l);
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN
    RETURN found;
  END;
END $$;
SELECT is(pg_temp.layouts(:'mistaken'), '1 2026-03-01-2062-01-01, 2 2062-01-01-', 'use_layout() ends who was');
SELECT is(pg_temp.layouts(:'mistaken' || '; SELECT pg_temp.room(2), pg_temp.fitted(4, 2), '
    'party.use_layout(4, ''2026-03-01''); UPDATE party.wall_layout SET to_date = ''2062-01-01'' WHERE id = 4; '
    'SELECT party.withdraw_layout(2)'),
  '1 2026-03-01-, 2 -, 4 2026-03-01-2062-01-01', 'withdraw_layout() lets him hang on, not in another room');
SELECT is(pg_temp.layouts(:'mistaken' || '; SELECT pg_temp.fitted(3, 1, 3), party.use_layout(3, ''2063-01-01''), '
    'party.withdraw_layout(2)'), '1 2026-03-01-2063-01-01, 2 -, 3 2063-01-01-', 'until the next');
SELECT is(left(pg_temp.verdict(sql), 5), '22023', 'withdraw_layout() refuses: ' || what)
  FROM (VALUES ('SELECT party.withdraw_layout(1)', 'none'), ('SELECT party.withdraw_layout(NULL)', 'null'),
               ('SELECT pg_temp.fitted(1), party.withdraw_layout(1)', 'a draft'),
               (pg_temp.used('', since => '2026-11-24') || '; SELECT party.withdraw_layout(1)', 'one in use'))
       v (sql, what);
SELECT pg_temp.accepts('VEN-03', pg_temp.used('') || '; SELECT pg_temp.room(2), pg_temp.fitted(2, 2),
  party.use_layout(2)', 'another room');
SELECT is(left(pg_temp.verdict(sql), 5), '22023', 'use_layout() refuses: ' || what)
  FROM (VALUES ('SELECT party.use_layout(1)', 'none'), ('SELECT party.use_layout(NULL)', 'null'),
               (pg_temp.used('') || '; SELECT party.use_layout(1)', 'one in use'),
               ('SELECT pg_temp.fitted(1), party.use_layout(1, NULL)', 'no day')) v (sql, what);
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.draft(1); UPDATE party.wall_layout SET %s', set)), 5), '23514',
  'VEN-03 refuses a layout with ' || set)
  FROM unnest(ARRAY['version = 0', 'to_date = ''2026-03-01''', 'from_date = ''2026-03-01'', to_date = ''2026-03-01''',
                    'from_date = ''infinity''']) set;

SELECT pg_temp.lists('VEN-03', $$SELECT pg_temp.room(r) FROM generate_series(2, 7) r;
  UPDATE party.room SET kind = 'archive' WHERE id = 7;
  SELECT pg_temp.fitted(l, l) FROM generate_series(2, 7) l;
  DELETE FROM party.wall_item WHERE id IN (301, 402, 403, 501, 601, 701);
  SELECT pg_temp.hang(310, 'oath', 10, 10, layout => 3), pg_temp.hang(311, 'oath', 110, 10, layout => 3);
  SELECT party.use_layout(l, '2026-03-01') FROM unnest(ARRAY[2, 3, 4, 6, 7]) l;
  UPDATE party.wall_layout SET to_date = '2026-11-24' WHERE id = 6$$, '3:3 4:2 6:1',
  'rooms by the number of faults; what is over too, as it is entered');
-- As if the rows were others': what is over was judged while it hung there.
SELECT pg_temp.lists('VEN-03', $$SELECT pg_temp.room(r) FROM generate_series(2, 5) r;
  SELECT pg_temp.fitted(l, l) FROM generate_series(2, 5) l; DELETE FROM party.wall_item WHERE kind = 'flag';
  SELECT party.use_layout(l, '2026-03-01') FROM generate_series(2, 5) l;
  UPDATE party.wall_layout SET to_date = date '2026-11-22' + id::int WHERE id < 5;
  CREATE OR REPLACE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean LANGUAGE sql STABLE STRICT
    RETURN false$$, '3:1 4:1 5:1', 'what hangs there beyond today');
SELECT pg_temp.lists('VEN-03', $$SELECT pg_temp.fitted(1); DELETE FROM party.wall_item WHERE id = 101;
  SELECT party.use_layout(1, '2026-03-01'); UPDATE party.wall_layout SET to_date = '2026-11-25'$$, '1:1',
  'what is replaced tomorrow');
SELECT pg_temp.refuses('VEN-03', 'INSERT INTO party.wall_layout (id, room_id, version) VALUES (1, 1, 1);
  SELECT party.use_layout(1)', 'no walls at all');
SELECT pg_temp.lists('VEN-03', pg_temp.used('UPDATE party.wall_item SET left_edge = 350 WHERE id = 102'), '',
  'nothing of other rules');
SELECT pg_temp.sees_layout('VEN-03', 'DELETE FROM party.wall_item WHERE id = 101');
SELECT pg_temp.says('VEN-03', pg_temp.used('DELETE FROM party.wall_item WHERE id = 101'),
  '"room 1" of "organisation 11", layout 1: the main wall lacks: flag; such faults in all: 1; '
  || '“organisation 11”“room 1”第1版上墙布局：主墙面缺党旗（此类问题共1处）');
SELECT pg_temp.says('VEN-03', pg_temp.used('SELECT pg_temp.hang(110, ''oath'', 10, 10)'),
  '"room 1" of "organisation 11", layout 1: twice on the main wall: oath ("board 102", "board 110"); such '
  || 'faults in all: 1; “organisation 11”“room 1”第1版上墙布局：主墙面入党誓词重复：“board 102”“board 110”（此类问题共1处）');
SELECT * FROM finish();
ROLLBACK;
