-- VEN-01 Every branch has an activity room.
\ir venue.psql
SELECT no_plan();
DELETE FROM party.room;
SELECT pg_temp.becomes('VEN-01', 11, '2026Q2', status, sql, what)
  FROM (VALUES ('overdue', 'SELECT', 'none'),
               ('met', 'SELECT pg_temp.room(1)', 'a room of its own'),
               ('met', 'SELECT pg_temp.room(1, since => ''2026-06-30'')', 'from the last day of the quarter on'),
               ('overdue', 'SELECT pg_temp.room(1, since => ''2026-07-01'')', 'from the day after on'),
               ('met', 'SELECT pg_temp.room(1, until => ''2026-07-01'')', 'to the last day'),
               ('overdue', 'SELECT pg_temp.room(1, until => ''2026-06-30'')', 'to the day before'),
               ('overdue', 'SELECT pg_temp.room(1, 12)', 'a room of another branch'),
               ('overdue', 'SELECT pg_temp.room(1, kind => ''study''), pg_temp.room(2, kind => ''archive'')',
                'a study room and an archive'),
               ('met', 'SELECT pg_temp.room(1, 12), pg_temp.share(1, 1, 11)', 'a share in one'),
               ('met', 'SELECT pg_temp.room(1, 12), pg_temp.share(1, 1, 11, ''2026-06-30'')', 'a share since 30 June'),
               ('overdue', 'SELECT pg_temp.room(1, 12), pg_temp.share(1, 1, 11, ''2026-07-01'')', 'a share since July'),
               ('overdue', 'SELECT pg_temp.room(1, 12), pg_temp.share(1, 1, 11, until => ''2026-06-30'')',
                'a share given up'),
               ('overdue', 'SELECT pg_temp.room(1, 12, until => ''2027-01-01''),
                 pg_temp.share(1, 1, 11, until => ''2026-06-30'')', 'a share given up before the room is'),
               ('overdue', 'SELECT pg_temp.room(1, 12, until => ''2026-06-30''), pg_temp.share(1, 1, 11)',
                'a share in one that is gone'),
               ('overdue', 'SELECT pg_temp.room(1, 12), pg_temp.share(1, 1, 11);
                 UPDATE party.organisation SET revoked_on = ''2026-06-30''
                  WHERE id = 12', 'a share in a room of a revoked branch'),
               ('met', 'SELECT pg_temp.room(1, 12), pg_temp.share(1, 1, 11);
                 UPDATE party.organisation SET revoked_on = ''2026-07-01''
                  WHERE id = 12', 'of a branch that is revoked afterwards'),
               ('met', 'SELECT pg_temp.room(1, until => ''2026-05-01''), pg_temp.room(2, since => ''2026-05-10'')',
                'one after the other'),
               ('not applicable', 'UPDATE party.organisation SET revoked_on = ''2026-06-30'' WHERE id = 11',
                'a branch revoked in it')
       ) v (status, sql, what);
SELECT pg_temp.becomes('VEN-01', 11, '2026Q4', status, sql, what)
  FROM (VALUES ('due', 'SELECT', 'none in the quarter that runs'),
               ('met', 'SELECT pg_temp.room(1, since => ''2026-11-24'')', 'since today'),
               ('due', 'SELECT pg_temp.room(1, since => ''2026-11-25'')', 'from tomorrow on'),
               ('due', 'SELECT pg_temp.room(1, until => ''2026-11-24'')', 'until yesterday')) v (status, sql, what);
SELECT pg_temp.due('VEN-01', 11, '2026Q2', '1 by 2026-06-30, from 2026-03-30');
SELECT pg_temp.reports('VEN-01', 'SELECT', 'branches without a room');

-- Shared by who is there.
SELECT is(pg_temp.verdict('SELECT pg_temp.room(1, 12); ' || sql), 'accepted', 'VEN-01 accepts: ' || what)
  FROM (VALUES ('SELECT pg_temp.share(1, 1, 11)', 'a share'),
               ('SELECT pg_temp.share(1, 1, 11, ''2020-01-01'')', 'from the room''s first day on'),
               ('UPDATE party.organisation SET revoked_on = ''2026-03-01'' WHERE id = 12;
                 SET CONSTRAINTS ALL DEFERRED; SELECT pg_temp.share(1, 1, 11, ''2026-02-28'');
                 UPDATE party.organisation SET revoked_on = NULL WHERE id = 12', 'before whose room it is is revoked'),
               ('UPDATE party.organisation SET revoked_on = ''2026-03-01'' WHERE id = 16;
                 SET CONSTRAINTS ALL DEFERRED; SELECT pg_temp.share(1, 1, 16, ''2025-01-01'');
                 UPDATE party.organisation SET revoked_on = NULL WHERE id = 16', 'before it is revoked'),
               ('SELECT pg_temp.share(1, 1, 11, until => ''2025-01-01''), pg_temp.share(2, 1, 11, ''2025-01-01'')',
                'one after the other'),
               ('SELECT pg_temp.share(1, 1, 11); UPDATE party.room_share SET to_date = ''2026-01-01''', 'an end'))
       v (sql, what);
SELECT is(left(pg_temp.verdict('SELECT pg_temp.room(1, 12, until => ''2027-01-01''); ' || sql), 200), said,
  'VEN-01 refuses: ' || what)
  FROM (VALUES
    ('UPDATE party.organisation SET revoked_on = ''2026-03-01'' WHERE id = 11; SELECT pg_temp.share(1, 1, 11,
      ''2026-03-01'')',
     '23514 a room cannot be shared like this: "organisation 11" is revoked from 2026-03-01 on',
       'by a branch that is revoked'),
    ('UPDATE party.organisation SET active_on = ''2026-03-02'' WHERE id = 11; SELECT pg_temp.share(1, 1, 11,
      ''2026-03-01'')',
     '23514 a room cannot be shared like this: "organisation 11" is not active on 2026-03-01',
       'by one that is not active yet'),
    ('UPDATE party.organisation SET active_on = NULL, revoked_on = NULL WHERE id = 11; SELECT pg_temp.share(1, 1, 11)',
     '23514 a room cannot be shared like this: "organisation 11" is not active on 2020-01-01', 'by one in preparation'),
    ('SELECT pg_temp.share(1, 1, 12)',
     '23514 a room cannot be shared like this: the room is of "organisation 12" itself', 'by whose room it is'),
    ('SELECT pg_temp.share(1, 1, 11, ''2019-12-31'')',
     '23514 a room cannot be shared like this: room "room 1" is not there on 2019-12-31', 'before the room is there'),
    ('SELECT pg_temp.share(1, 1, 11, ''2027-01-01'')',
     '23514 a room cannot be shared like this: room "room 1" is not there on 2027-01-01', 'when it is gone'),
    ('SELECT pg_temp.share(1, 1, 11); UPDATE party.room_share SET org_id = 12',
     '23514 a room cannot be shared like this: the room is of "organisation 12" itself',
       'a share that goes to another'),
    ('SELECT pg_temp.share(1, 1, 11); UPDATE party.room_share SET from_date = ''2019-12-31''',
     '23514 a room cannot be shared like this: room "room 1" is not there on 2019-12-31',
       'a share that begins earlier'),
    ('SELECT pg_temp.share(1, 1, 11), pg_temp.room(2); UPDATE party.room_share SET room_id = 2',
     '23514 a room cannot be shared like this: the room is of "organisation 11" itself', 'a share in another room'),
    ('UPDATE party.organisation SET revoked_on = ''2026-03-01'' WHERE id = 12; SELECT pg_temp.share(1, 1, 11,
      ''2026-03-01'')',
     '23514 a room cannot be shared like this: "organisation 12", whose room it is, is revoked from 2026-03-01 on',
       'of who is revoked'),
    ('SELECT pg_temp.share(1, 1, 11), pg_temp.share(2, 1, 11, ''2025-01-01'')',
     '23P01 conflicting key value violates exclusion constraint "room_share_once"', 'shared twice at once')) v (sql,
       said, what);

-- Whatever the writer may read himself.
CREATE FUNCTION pg_temp.as_writer(share text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  state text := 'accepted';
BEGIN
  SET LOCAL ROLE regress_writer;
  BEGIN
    EXECUTE share;
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = MESSAGE_TEXT;
  END;
  RESET ROLE;
  RETURN state;
END $$;
SET client_min_messages = error;
CREATE ROLE regress_writer;
GRANT USAGE ON SCHEMA party, partybuild TO regress_writer;
GRANT INSERT ON party.room_share TO regress_writer;
SELECT pg_temp.room(1, 12);
SELECT is(pg_temp.as_writer($$INSERT INTO party.room_share (room_id, org_id, from_date) VALUES (1, 11, '2020-01-01')$$),
  'accepted', 'VEN-01 accepts: a share by who may not read organisations');
SELECT is(pg_temp.as_writer($$INSERT INTO party.room_share (room_id, org_id, from_date) VALUES (1, 11, '2019-12-31')$$),
  'a room cannot be shared like this: room "room 1" is not there on 2019-12-31',
  'VEN-01 refuses him one that cannot be');
DELETE FROM party.room_share;
DELETE FROM party.room;
RESET client_min_messages;

SELECT pg_temp.owes('VEN-01', $$INSERT INTO party.organisation (id, name, kind, active_on, revoked_on) VALUES
  (31, 'x', 'branch', '2026-01-01', NULL), (32, 'x', 'joint_branch', '2025-01-01', '2026-02-01'),
  (33, 'x', 'branch', NULL, NULL), (34, 'x', 'general_branch', '2026-01-01', NULL)$$,
  '{"31 31 2026-01-01","32 32 2025-01-01 2026-02-01"}', 'active branches');
SELECT pg_temp.counts('VEN-01', $$SELECT pg_temp.room(1, since => '2026-05-03', until => '2026-10-01'),
    pg_temp.room(2, 12, since => '2025-01-01'), pg_temp.share(1, 2, 13, '2026-08-01'), pg_temp.room(3, 14, 'study')$$,
  '{"11 2026-05-03","11 2026-07-01","12 2026-01-01","12 2026-04-01","12 2026-07-01","12 2026-10-01","13 2026-08-01",
    "13 2026-10-01"}', 'rooms by quarter at whose end they are there, from the first day on');
SELECT * FROM finish();
ROLLBACK;
