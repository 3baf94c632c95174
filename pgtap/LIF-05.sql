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

SELECT * FROM finish();
ROLLBACK;
