-- LIF-05 Theme day on the branch's day.
\ir life.psql
SELECT no_plan();

-- Theme days. Mode warn lets the write through: asked by the view.
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-16') $$,
  'the 15th is a Sunday, held on the 16th');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-15') $$, 'on the 15th');
SELECT pg_temp.reports('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-03') $$, 'on the 3rd, no reason');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-03');
  UPDATE party.activity SET off_day_reason = 'flood' $$, 'on the 3rd, with a reason');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-30') $$, 'the 31st in a month of 30');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2024-02-29') $$,
  'the 31st in February of a leap year');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 31, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-05-29') $$,
  'the 31st a Sunday at the end of the month, held on the Friday before');
SELECT pg_temp.meets('LIF-05', $$ INSERT INTO party.theme_day (org_id, nth, weekday, from_date)
  VALUES (11, 2, 3, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-11') $$, 'second Wednesday');
SELECT pg_temp.reports('LIF-05', $$ INSERT INTO party.theme_day (org_id, nth, weekday, from_date)
  VALUES (11, 2, 3, '2020-01-01'); SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-18') $$,
  'third Wednesday instead of the second');
SELECT pg_temp.accepts('LIF-05', $$ INSERT INTO party.theme_day (org_id, day_of_month, from_date)
  VALUES (11, 15, '2020-01-01'); SELECT pg_temp.held(2, 11, 'committee_meeting', '2026-03-02'),
  pg_temp.held(1, 11, 'theme_day', '2026-03-03'); UPDATE party.activity SET decided_by_id = 2
  WHERE id = 1 $$, 'a warning lets the write through');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.days() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 36) id;
  INSERT INTO party.theme_day (org_id, day_of_month, from_date, to_date) VALUES (11, 15, '2020-01-01', NULL),
    (12, 31, '2020-01-01', NULL), (31, 15, '2026-03-03', NULL), (32, 15, '2026-03-04', NULL),
    (33, 15, '2020-01-01', '2026-03-03'), (34, 15, '2020-01-01', '2026-03-04');
  SELECT pg_temp.held(n, o, k, d) FROM (VALUES (1, 11, 'theme_day', '2026-03-03'::date),
      (2, 11, 'theme_day', '2026-03-16'),
    (3, 11, 'theme_day', '2026-03-17'), (4, 11, 'theme_day', '2026-04-15'), (5, 11, 'study', '2026-03-03'),
    (6, 11, 'theme_day', '2026-03-03'), (7, 11, 'theme_day', '2026-03-03'), (8, 11, 'theme_day', '2026-03-03'),
    (9, 11, 'theme_day', '2026-03-03'), (10, 31, 'theme_day', '2026-03-03'), (11, 32, 'theme_day', '2026-03-03'),
    (12, 33, 'theme_day', '2026-03-03'), (13, 34, 'theme_day', '2026-03-03'), (14, 35, 'theme_day', '2026-03-03'),
    (15, 12, 'theme_day', '2026-05-29'), (16, 12, 'theme_day', '2026-05-28'), (17, 12, 'theme_day', '2026-03-30'),
    (18, 11, 'theme_day', '2026-04-16'), (19, 11, 'theme_day', '2026-03-13')) v (n, o, k, d);
  UPDATE party.activity SET status = 'planned' WHERE id = 6;
  UPDATE party.activity SET off_day_reason = 'flood' WHERE id = 8;
  UPDATE party.activity SET off_day_reason = '' WHERE id = 9 $$;
SELECT pg_temp.lists('LIF-05', $$SELECT pg_temp.days(); UPDATE party.activity SET status = 'filed'
  WHERE id IN (7)$$, '10:12 13:12 16:3 17:1 18:1 19:2 1:12 3:2 7:12 9:12',
  'theme days on another day than the branch''s, or the working day next to it');
SELECT pg_temp.sees('LIF-05', $$SELECT pg_temp.days(); DELETE FROM party.activity WHERE id IN (1, 3, 7, 9, 10, 13,
    16, 17, 18, 19)$$,
  ARRAY[$$UPDATE party.activity SET starts_at = '2026-04-14 09:00' WHERE id = 4$$,
    $$UPDATE party.activity SET org_id = 11 WHERE id = 14$$, $$UPDATE party.activity SET kind = 'theme_day' WHERE id
        = 5$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 6$$,
    $$UPDATE party.activity SET off_day_reason = NULL WHERE id = 8$$,
    $$SELECT pg_temp.held(20, 11, 'theme_day', '2026-03-03')$$]);

-- A record that was corrected is not judged, and is again when the correction is withdrawn.
SELECT $$INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 10, '2026-01-01');
    SELECT pg_temp.held(1, 11, 'theme_day', '2026-03-11');$$ AS wrong \gset
SELECT pg_temp.lists('LIF-05', :'wrong', '1:1', 'the record');
SELECT pg_temp.lists('LIF-05', :'wrong' || 'SELECT pg_temp.correct(1, 9, -1)', '', 'not the record that was corrected');
SELECT pg_temp.sees('LIF-05', $$SELECT pg_temp.unasked('LIF-05', $s$ $$ || :'wrong' || $$ SELECT pg_temp.correct(1,
    9, -1) $s$)$$,
  ARRAY['DELETE FROM party.activity WHERE id = 9', $$UPDATE party.activity SET status = 'planned' WHERE id = 9$$]);

-- A year without a calendar: a rule that warns refuses no write for it, and the audit names whom it cannot judge. One
-- that refuses does.
SELECT $$INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (11, 15, '2012-01-01');
  SELECT pg_temp.held(2, 11, 'committee_meeting', '2012-03-02'), pg_temp.held(1, 11, 'theme_day', '2012-03-16');
  UPDATE party.activity SET decided_by_id = 2 WHERE id = 1;$$ AS unknown \gset
SELECT pg_temp.accepts('LIF-05', :'unknown', 'a theme day of a year of which there is no calendar');
SELECT matches(pg_temp.verdict($$UPDATE partybuild.rule SET default_mode = 'reject' WHERE code = 'LIF-05';$$
  || :'unknown'), 'LIF-05 cannot be judged: the calendar of working days has no year 2012',
  'LIF-05 refuses it in mode reject');
SELECT pg_temp.accepts('LIF-05', :'unknown' || $$SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE party.activity SET starts_at = starts_at + interval '14 years', ends_at = ends_at + interval '14 years'$$,
  'one that was of such a year, on another day than the branch''s');
SELECT pg_temp.verdict(:'unknown' || $$SET CONSTRAINTS ALL IMMEDIATE;
  SELECT set_config('test.audit', (partybuild.job_work('audit', 'LIF-05')).problem, false)$$) AS "audited" \gset
SELECT is(:'audited' || current_setting('test.audit'), 'accepted', 'LIF-05: the audit names it');

-- The day that a branch had fixed, written afterwards.
SELECT pg_temp.sees('LIF-05', $$INSERT INTO party.theme_day (org_id, day_of_month, nth, weekday, from_date, to_date)
  VALUES (11, 15, NULL, NULL, '2020-01-01', NULL), (13, NULL, 3, 3, '2020-01-01', NULL),
    (14, 3, NULL, NULL, '2020-01-01', '2026-01-01'), (15, 3, NULL, NULL, '2026-06-01', NULL);
  SELECT pg_temp.held(o, o, 'theme_day', '2026-04-15') FROM generate_series(11, 15) o$$,
  ARRAY[$$INSERT INTO party.theme_day (org_id, day_of_month, from_date) VALUES (12, 3, '2020-01-01')$$,
    'UPDATE party.theme_day SET day_of_month = 3 WHERE org_id = 11',
    'UPDATE party.theme_day SET nth = 2 WHERE org_id = 13', 'UPDATE party.theme_day SET weekday = 5 WHERE org_id = 13',
    'UPDATE party.theme_day SET to_date = NULL WHERE org_id = 14',
    $$UPDATE party.theme_day SET from_date = '2026-01-01' WHERE org_id = 15$$]);

SELECT * FROM finish();
ROLLBACK;
