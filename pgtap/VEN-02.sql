-- VEN-02 Room has the seven.
\ir venue.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2025-01-01';
CREATE FUNCTION pg_temp.inspect(id bigint, day date, without text[] DEFAULT '{}', standard boolean DEFAULT false,
  room bigint DEFAULT 1) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.room_inspection (id, room_id, inspected_on, place, sign, flag_and_oath, e_education, network,
    materials, working_rules, up_to_standard)
  SELECT inspect.id, room, day, x[1], x[2], x[3], x[4], x[5], x[6], x[7], standard
    FROM (SELECT array_agg(CASE WHEN i <> ALL (without) THEN 'photograph' END ORDER BY n) AS x
            FROM unnest('{place,sign,flag_and_oath,e_education,network,materials,working_rules}'::text[])
                 WITH ORDINALITY u (i, n)) s $$;
-- Marked up to standard with all seven only.
SELECT is(pg_temp.verdict('SELECT pg_temp.inspect(1, ''2026-03-01'', standard => true)'), 'accepted',
  'VEN-02 accepts: up to standard with seven of seven');
SELECT is(pg_temp.verdict(format('SELECT pg_temp.inspect(1, ''2026-03-01'', ''{%s}'', true)', item)),
  '23514 new row for relation "room_inspection" violates check constraint "VEN-02"',
  'VEN-02 refuses: up to standard without ' || item)
  FROM unnest('{place,sign,flag_and_oath,e_education,network,materials,working_rules}'::text[]) item;
SELECT is(pg_temp.verdict('SELECT pg_temp.inspect(1, ''2026-03-01'', ''{sign}'');
  UPDATE party.room_inspection SET up_to_standard = true'),
  '23514 new row for relation "room_inspection" violates check constraint "VEN-02"',
  'VEN-02 refuses: marked afterwards with six');
SELECT is(pg_temp.verdict('SELECT pg_temp.inspect(1, ''2026-03-01'', ''{sign}'')'), 'accepted',
  'VEN-02 accepts: six, not up to standard');
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.inspect(1, ''2026-03-01'');
  UPDATE party.room_inspection SET %s = ''　''',
  item)), 5), '23514', 'VEN-02 refuses: blank evidence of ' || item)
  FROM unnest('{place,sign,flag_and_oath,e_education,network,materials,working_rules}'::text[]) item;
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.inspect(1, %L)', day)), 5), '23514', 'VEN-02 refuses: ' || day)
  FROM unnest('{infinity,-infinity,1921-06-30}'::date[]) day;

SELECT pg_temp.becomes('VEN-02', 1, '2025', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.inspect(1, ''2025-03-01'')', 'seven of seven, inspected in March'),
               ('met', 'SELECT pg_temp.inspect(1, ''2025-12-31'')', 'on the last day'),
               ('overdue', 'SELECT pg_temp.inspect(1, ''2026-01-01'')', 'the year after'),
               ('overdue', 'SELECT pg_temp.inspect(1, ''2024-12-31'')', 'the year before'),
               ('overdue', 'SELECT', 'never'),
               ('met', 'SELECT pg_temp.inspect(1, ''2025-03-01'', ''{sign}''), pg_temp.inspect(2, ''2025-09-01'',
                 ''{place,network}'')', 'seven in two inspections'),
               ('overdue', 'SELECT pg_temp.inspect(1, ''2025-03-01'', ''{sign}'');
                 SELECT pg_temp.room(2), pg_temp.inspect(2, ''2025-09-01'', room => 2)', 'the seventh in another room'),
               (NULL, 'UPDATE party.room SET kind = ''study'' WHERE id = 1', 'no activity room'),
               ('not applicable', 'UPDATE party.room SET to_date = ''2025-12-31'' WHERE id = 1',
                'a room of a part of the year'),
               ('not applicable', 'UPDATE party.organisation SET revoked_on = ''2025-12-31'' WHERE id = 11',
                'a room of a branch that is revoked')) v (status, sql, what);
SELECT pg_temp.becomes('VEN-02', 1, '2025', 'overdue', format('SELECT pg_temp.inspect(1, ''2025-03-01'', ''{%s}'')',
  item),
  'without ' || item)
  FROM unnest('{place,sign,flag_and_oath,e_education,network,materials,working_rules}'::text[]) item;
SELECT pg_temp.due('VEN-02', 1, '2025', '7 by 2025-12-31, from 2025-10-02');
SELECT pg_temp.reports('VEN-02', 'SELECT', 'a room that was not inspected');
SELECT pg_temp.owes('VEN-02', 'SELECT pg_temp.room(2, 12, until => ''2026-06-01'');
  UPDATE party.organisation SET revoked_on = ''2026-09-01''
    WHERE id = 12', ARRAY(SELECT format('2 12 %s 2020-01-01 2026-06-01',
  i) FROM unnest('{e-education,flag and oath,materials,network,place,sign,working rules}'::text[]) i),
  'a room given up before its branch is');
SELECT pg_temp.owes('VEN-02', 'SELECT pg_temp.room(2, 12, since => ''2025-06-01'', until => ''2026-06-01'')', ARRAY(
  SELECT format('2 12 %s 2025-06-01 2026-06-01', i)
    FROM unnest('{e-education,flag and oath,materials,network,place,sign,
    working rules}'::text[]) i ORDER BY 1), 'each of the seven');
SELECT pg_temp.counts('VEN-02', 'SELECT pg_temp.inspect(1, ''2025-03-01'', ''{place,network,working_rules}'')',
  '{"1 e-education 2025-03-01","1 flag and oath 2025-03-01","1 materials 2025-03-01","1 sign 2025-03-01"}',
    'what was there');
SELECT pg_temp.counts('VEN-02',
  'SELECT pg_temp.inspect(1, ''2025-03-01'', ''{sign,flag_and_oath,e_education,materials}'')',
  '{"1 network 2025-03-01","1 place 2025-03-01","1 working rules 2025-03-01"}', 'the others');
SELECT * FROM finish();
ROLLBACK;
