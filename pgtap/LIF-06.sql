-- LIF-06 Theme decided before.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.accepts('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'decided on 2 March, held on 8 March');
SELECT pg_temp.accepts('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-08', '08:00', 1),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'decided on the day');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-09'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'decided on 9 March');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-08') $$, 'by no meeting');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 12, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'by another branch');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2, content = ''
  WHERE id = 1 $$, 'without content');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-08'); UPDATE party.activity SET decided_by_id = 2 WHERE id = 1;
  SET CONSTRAINTS ALL IMMEDIATE; UPDATE party.activity SET starts_at = '2026-03-10 09:00', ends_at = '2026-03-10 10:00'
  WHERE id = 2 $$, 'the meeting dated anew, after it');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.decided() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(n, o, k, d) FROM (VALUES (101, 11, 'committee_meeting', '2026-03-02'::date),
    (102, 11, 'general_meeting', '2026-03-08'), (103, 11, 'committee_meeting', '2026-03-09'),
    (104, 12, 'committee_meeting', '2026-03-02'), (105, 11, 'study', '2026-03-02'),
    (106, 11, 'committee_meeting', '2026-03-02'), (107, 11, 'committee_meeting', '2026-03-02')) v (n, o, k, d);
  UPDATE party.activity SET status = 'planned' WHERE id = 106;
  SELECT pg_temp.held(n, 11, 'theme_day', '2026-03-08') FROM generate_series(1, 16) n;
  UPDATE party.activity SET decided_by_id = 100 + id WHERE id BETWEEN 1 AND 7;
  UPDATE party.activity SET decided_by_id = 101 WHERE id BETWEEN 8 AND 11;
  UPDATE party.activity SET theme = NULL WHERE id = 8;
  UPDATE party.activity SET theme = '' WHERE id = 9;
  UPDATE party.activity SET content = NULL WHERE id = 10;
  UPDATE party.activity SET content = '' WHERE id = 11;
  UPDATE party.activity SET status = 'planned' WHERE id = 13;
  UPDATE party.activity SET kind = 'study' WHERE id = 15;
  DELETE FROM party.activity WHERE id = 16 $$;
SELECT pg_temp.lists('LIF-06', $$SELECT pg_temp.decided(); UPDATE party.activity SET status = 'filed'
  WHERE id IN (107, 14)$$, '10:1 11:1 12:1 14:1 3:1 4:1 5:1 6:1 8:1 9:1',
  'theme days whose theme and content no meeting of the branch had decided by the day');
SELECT pg_temp.sees('LIF-06', $$SELECT pg_temp.decided();
  DELETE FROM party.activity WHERE id IN (3, 4, 5, 6, 8, 9, 10, 11, 12, 14)$$,
  ARRAY[$$UPDATE party.activity SET theme = '' WHERE id = 1$$,
    $$UPDATE party.activity SET content = '' WHERE id = 1$$, $$UPDATE party.activity SET decided_by_id = NULL WHERE
        id = 1$$,
    $$UPDATE party.activity SET starts_at = '2026-03-01 09:00' WHERE id = 1$$,
    $$UPDATE party.activity SET org_id = 12 WHERE id = 1$$, $$UPDATE party.activity SET kind = 'theme_day' WHERE id
        = 15$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 13$$, $$SELECT pg_temp.held(20, 11, 'theme_day',
        '2026-03-08')$$,
    $$UPDATE party.activity SET org_id = 12 WHERE id = 101$$, $$UPDATE party.activity SET kind = 'study' WHERE id =
        101$$,
    $$UPDATE party.activity SET status = 'planned' WHERE id = 101$$,
    $$UPDATE party.activity SET starts_at = '2026-03-09 09:00', ends_at = '2026-03-09 10:00' WHERE id = 101$$]);

-- A meeting that was corrected decides as its last version that was held; a theme day that was corrected is not judged.
SELECT pg_temp.lists('LIF-06', $$SELECT pg_temp.held(n, 11, 'committee_meeting', '2026-03-02')
    FROM generate_series(101, 104) n;
  SELECT pg_temp.held(n, 11, 'theme_day', '2026-03-08') FROM generate_series(1, 5) n;
  UPDATE party.activity SET decided_by_id = 100 + id WHERE id <= 4;
  SELECT pg_temp.correct(101, 201, 6), pg_temp.correct(102, 202, 7), pg_temp.correct(103, 203, 7),
    pg_temp.correct(203, 303, -7), pg_temp.correct(104, 204, 7), pg_temp.correct(5, 6);
  UPDATE party.activity SET status = 'planned' WHERE id = 204;
  UPDATE party.activity SET decided_by_id = 101 WHERE id = 6$$, '2:1',
    'by the version of the meeting that is in force');
-- A version of it, and one of that version, comes, goes, is dated anew, or was not held after all.
CREATE FUNCTION pg_temp.versions(VARIADIC days int[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(101, 11, 'committee_meeting', '2026-03-02'::date + days[1]),
    pg_temp.held(1, 11, 'theme_day', '2026-03-08');
  UPDATE party.activity SET decided_by_id = 101 WHERE id = 1;
  SELECT pg_temp.correct(100 + n, 101 + n, days[n + 1] - days[n]) FROM generate_series(1, cardinality(days) - 1) n $$;
SELECT 'UPDATE party.activity SET status = ''filed''' AS filed \gset
SELECT pg_temp.sees('LIF-06', 'SELECT pg_temp.versions(0);' || :'filed', ARRAY['SELECT pg_temp.correct(101, 102, 7)']);
SELECT pg_temp.sees('LIF-06', 'SELECT pg_temp.versions(7, 0);' || :'filed',
  ARRAY['SELECT pg_temp.correct(102, 103, 7)']);
SELECT pg_temp.sees('LIF-06', 'SELECT pg_temp.versions(0, 0, 0);' || :'filed',
  ARRAY['SELECT pg_temp.correct(103, 104, 7)']);
SELECT pg_temp.sees('LIF-06', 'SELECT pg_temp.versions(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);' || :'filed',
  ARRAY['SELECT pg_temp.correct(110, 111, 7)']);
SELECT pg_temp.sees('LIF-06', format('SELECT pg_temp.versions(%s, 0)', bad), ARRAY[
    format('UPDATE party.activity SET starts_at = starts_at + interval ''7 days'',
      ends_at = ends_at + interval ''7 days'' WHERE id = %s', n),
    format('UPDATE party.activity SET status = ''planned'' WHERE id = %s', n),
    format('DELETE FROM party.activity WHERE id = %s', n)])
  FROM (VALUES ('7', 102), ('7, 7', 103), ('7, 7, 7', 104), ('7, 7, 7, 7, 7, 7, 7, 7, 7', 110)) v (bad, n);
-- The theme day's own correction is withdrawn.
SELECT pg_temp.sees('LIF-06', $$SELECT pg_temp.held(101, 11, 'committee_meeting', '2026-03-02'),
    pg_temp.held(1, 11, 'theme_day', '2026-03-08'), pg_temp.correct(1, 2);
  UPDATE party.activity SET decided_by_id = 101 WHERE id = 2$$,
  ARRAY['UPDATE party.activity SET status = ''planned'' WHERE id = 2', 'DELETE FROM party.activity WHERE id = 2']);

SELECT * FROM finish();
ROLLBACK;
