-- VEN-14 Study room and reading.
\ir venue.psql
SELECT no_plan();
SELECT pg_temp.becomes('VEN-14', 2, '2026Q3', status, sql, what)
  FROM (VALUES ('met', 'SELECT pg_temp.room(2, 2, ''study''), pg_temp.held(1, 2, ''reading'', ''2026-07-01'')',
    'room and reading'),
               ('met', 'SELECT pg_temp.room(2, 2, ''study''), pg_temp.held(1, 2, ''reading'', ''2026-09-30'')',
                'on the last day'),
               ('overdue', 'SELECT pg_temp.room(2, 2, ''study'')', 'no reading in the third quarter'),
               ('overdue', 'SELECT pg_temp.room(2, 2, ''study''), pg_temp.held(1, 2, ''reading'', ''2026-10-01'')',
                'in the fourth only'),
               ('overdue', 'SELECT pg_temp.room(2, 2, ''study''), pg_temp.held(1, 2, ''reading'', ''2026-06-30'')',
                'in the second only'),
               ('overdue', 'SELECT pg_temp.room(2, 2, ''study''), pg_temp.held(1, 2, ''study'', ''2026-07-01'')',
                'a study'),
               ('overdue', 'SELECT pg_temp.room(2, 2, ''study''), pg_temp.held(1, 11, ''reading'', ''2026-07-01'')',
                'of a branch'),
               ('overdue', 'SELECT pg_temp.room(2, 2, ''study''), pg_temp.held(1, 2, ''reading'', ''2026-07-01'');
                 UPDATE party.activity SET status = ''planned''', 'planned'),
               ('overdue', 'SELECT pg_temp.held(1, 2, ''reading'', ''2026-07-01'')', 'no study room'),
               ('overdue', 'SELECT pg_temp.room(2, 2), pg_temp.held(1, 2, ''reading'', ''2026-07-01'')',
                'an activity room'),
               ('overdue', 'SELECT pg_temp.room(2, 2, ''study'', until => ''2026-09-30''), pg_temp.held(1, 2,
                ''reading'',
                 ''2026-07-01'')', 'a room given up in it'),
               ('met', 'SELECT pg_temp.room(2, 11, ''study''), pg_temp.share(1, 2, 2), pg_temp.held(1, 2, ''reading'',
                 ''2026-07-01'')', 'a room that it shares')) v (status, sql, what);
SELECT pg_temp.due('VEN-14', 2, '2026Q3', '2 by 2026-09-30, from 2026-08-31');
SELECT pg_temp.reports('VEN-14', 'SELECT', 'neither');
SELECT pg_temp.owes('VEN-14', $$INSERT INTO party.organisation (id, name, kind, active_on) VALUES
  (31, 'x', 'basic_committee', '2026-01-01'), (32, 'x', 'branch', '2026-01-01')$$,
  '{"31 31 reading 2026-01-01","31 31 study room 2026-01-01"}', 'agency committees');
SELECT pg_temp.counts('VEN-14', $$SELECT pg_temp.room(2, 2, 'study', '2026-05-05'), pg_temp.room(3, 2, 'archive'),
    pg_temp.held(1, 2, 'reading', '2026-07-01'), pg_temp.held(2, 2, 'lecture', '2026-07-02')$$,
  '{"2 reading 2026-07-01","2 study room 2026-05-05","2 study room 2026-07-01","2 study room 2026-10-01"}',
  'study rooms and reading');
SELECT * FROM finish();
ROLLBACK;
