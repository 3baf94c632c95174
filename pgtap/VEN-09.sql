-- VEN-09 Archive room with cabinet.
\ir venue.psql
SELECT no_plan();
SELECT pg_temp.room(2, 2, 'archive');
CREATE FUNCTION pg_temp.cabinet(id bigint, org bigint DEFAULT 11, number text DEFAULT '3',
  since date DEFAULT '2021-01-01',
  until date DEFAULT NULL, room bigint DEFAULT 2) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.archive_cabinet (id, room_id, number, org_id, from_date, to_date)
  VALUES (cabinet.id, room, cabinet.number, org, since, until) $$;
SELECT pg_temp.becomes('VEN-09', 11, '2026Q2', status, sql, what)
  FROM (VALUES ('overdue', 'SELECT', 'none'),
               ('met', 'SELECT pg_temp.cabinet(1)', 'cabinet 3 in the committee''s archive'),
               ('met', 'SELECT pg_temp.room(3, 11, ''archive''), pg_temp.cabinet(1, room => 3)', 'in its own'),
               ('overdue', 'SELECT pg_temp.cabinet(1, 12)', 'a cabinet of another branch'),
               ('overdue', 'SELECT pg_temp.cabinet(1, room => 1)', 'a cabinet in an activity room'),
               ('met', 'SELECT pg_temp.cabinet(1, since => ''2026-06-30'')', 'since the last day of the quarter'),
               ('overdue', 'SELECT pg_temp.cabinet(1, since => ''2026-07-01'')', 'since the day after'),
               ('met', 'SELECT pg_temp.cabinet(1, until => ''2026-07-01'')', 'to the last day'),
               ('overdue', 'SELECT pg_temp.cabinet(1, until => ''2026-06-30'')', 'to the day before'),
               ('overdue', 'SELECT pg_temp.cabinet(1, until => ''2026-06-30'');
                UPDATE party.room SET to_date = ''2027-01-01''
                 WHERE id = 2', 'given up before the archive is'),
               ('overdue', 'SELECT pg_temp.cabinet(1); UPDATE party.room SET to_date = ''2026-06-30'' WHERE id = 2',
                'in an archive that is closed'),
               ('overdue', 'SELECT pg_temp.cabinet(1); UPDATE party.room SET from_date = ''2026-07-01'' WHERE id = 2',
                'in an archive that opens later'),
               ('overdue', 'SELECT pg_temp.cabinet(1); UPDATE party.organisation SET revoked_on = ''2026-06-30''
                 WHERE id = 2', 'in an archive of who is revoked'),
               ('met', 'SELECT pg_temp.cabinet(1); UPDATE party.organisation SET revoked_on = ''2026-07-01''
                 WHERE id = 2', 'of who is revoked afterwards'),
               ('met', 'SELECT pg_temp.room(3, 12, ''archive''), pg_temp.cabinet(1, room => 3)',
                'assigned in the archive of another branch')) v (status, sql, what);
SELECT pg_temp.counts('VEN-09', $$SELECT pg_temp.cabinet(1, since => '2026-02-03');
    UPDATE party.organisation SET revoked_on = '2026-07-01' WHERE id = 11$$,
  '{"11 2026-02-03","11 2026-04-01"}', 'cabinets until whose they are is revoked');
SELECT pg_temp.becomes('VEN-09', 11, '2026Q4', 'due', 'SELECT', 'none in the quarter that runs');
SELECT pg_temp.due('VEN-09', 11, '2026Q2', '1 by 2026-06-30, from 2026-03-30');
SELECT pg_temp.reports('VEN-09', 'SELECT', 'branches without a cabinet');
-- Of one at a time.
SELECT is(pg_temp.verdict('SELECT pg_temp.cabinet(1); ' || sql), said, 'VEN-09 ' || what)
  FROM (VALUES ('SELECT pg_temp.cabinet(2, 12)', '23P01 conflicting key value violates exclusion constraint "VEN-09"',
                'refuses: one cabinet of two branches'),
               ('SELECT pg_temp.cabinet(2, 12, ''4'')', 'accepted', 'accepts: another cabinet'),
               ('SELECT pg_temp.room(3, 2, ''archive''), pg_temp.cabinet(2, 12, room => 3)', 'accepted',
                'accepts: one of the same number in another archive'),
               ('UPDATE party.archive_cabinet SET to_date = ''2026-01-01''; SELECT pg_temp.cabinet(2, 12,
                since => ''2026-01-01'')',
                'accepted', 'accepts: one after the other'),
               ('SELECT pg_temp.cabinet(2, 12); UPDATE party.archive_cabinet SET number = ''4'' WHERE id = 2',
                'accepted',
                'accepts: two until the transaction is whole')) v (sql, said, what);
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.cabinet(1, 11, %L), pg_temp.cabinet(2, 12, %L)', a, b)), 5), said,
    format('VEN-09: "%s" and "%s"', a, b))
  FROM (VALUES ('A3', 'ａ３', '23P01'), ('3', ' 3　', '23P01'), ('3 号', '3号', '23P01'), ('A-3', 'a - 3', '23P01'),
               ('A3', 'A 3', 'accep'), ('A3', 'A-3', 'accep')) v (a, b, said);
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.cabinet(1); UPDATE party.archive_cabinet SET %s', set)), 5),
  '23514',
  'VEN-09 refuses: ' || set) FROM unnest(ARRAY['number = '' ''', 'to_date = from_date',
    'from_date = ''-infinity''']) set;
SELECT pg_temp.counts('VEN-09', $$SELECT pg_temp.cabinet(1, since => '2026-02-03', until => '2026-10-01'),
    pg_temp.cabinet(2, 12, '4')$$,
  '{"11 2026-02-03","11 2026-04-01","11 2026-07-01","12 2026-01-01","12 2026-04-01","12 2026-07-01","12 2026-10-01"}',
  'cabinets by quarter');
-- What was entered of two branches before numbers were compared as they read stays; it is left out by its number.
ALTER TABLE party.archive_cabinet DROP CONSTRAINT "VEN-09", ADD CONSTRAINT "VEN-09"
  EXCLUDE USING gist (room_id WITH =, number WITH =, daterange(from_date, to_date) WITH &&);
SELECT pg_temp.cabinet(1, 11, 'A3'), pg_temp.cabinet(2, 12, 'a3'), pg_temp.cabinet(3, 12, 'a3', '2019-01-01',
  '2020-01-01');
DO $do$ BEGIN
  EXECUTE (SELECT substring(l.body FROM 'DO \$\$.*?END \$\$;') FROM partybuild.layout l
            WHERE l.name = 'venue_008_room');
END $do$;
SELECT is(left(pg_temp.verdict(sql), 5), said, 'VEN-09 of rows from before: ' || what)
  FROM (VALUES ('UPDATE party.archive_cabinet SET to_date = ''2030-01-01'' WHERE id < 3', 'accep',
                'they are written as they are'),
               ('SELECT pg_temp.cabinet(4, 13, ''ａ3'')', '23P01', 'a third is refused'),
               ('UPDATE party.archive_cabinet SET from_date = ''2022-01-01'', to_date = NULL WHERE id = 3', '23P01',
                'as is the one that was apart from them')) v (sql, said, what);
SELECT * FROM finish();
ROLLBACK;
