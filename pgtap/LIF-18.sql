-- LIF-18 Nothing is held in the future.
\ir life.psql
SELECT no_plan();

SELECT pg_temp.accepts('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', current_date - 1) $$, 'held yesterday');
SELECT pg_temp.refuses('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', current_date + 7) $$, 'held next week');
SELECT pg_temp.accepts('LIF-18', $$ INSERT INTO party.activity (org_id, kind, starts_at, ends_at)
  VALUES (11, 'study', current_date + 7, current_date + 8) $$, 'planned for next week');
SELECT pg_temp.refuses('LIF-18', $$ SELECT pg_temp.held(1, 11, 'study', '2004-12-31', attend => '{11001}');
  UPDATE party.attendance SET guest = true $$, 'before the organisation was active');
SELECT matches(pg_temp.verdict($$ INSERT INTO party.activity (org_id, kind, starts_at, ends_at)
  VALUES (11, 'study', '2026-03-01 10:00', '2026-03-01 10:00') $$), '^23514 .*LIF-18',
  'LIF-18 refuses: it ends as it starts');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.ahead() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(32, 'branch', 2), pg_temp.organise(33, 'branch', 2);
  UPDATE party.organisation SET active_on = '2024-06-01', revoked_on = '2025-06-01' WHERE id = 31;
  UPDATE party.organisation SET active_on = NULL WHERE id = 32;
  SELECT pg_temp.held(n, o, 'study', d, attend => '{}') FROM (VALUES (1, 31, '2024-06-01'::date),
      (2, 31, '2024-05-31'),
    (3, 31, '2025-05-31'), (4, 31, '2025-06-01'), (5, 32, '2024-06-01'), (6, 33, partybuild.today()),
        (7, 33, partybuild.today() + 1), (8, 33, greatest(partybuild.today(), current_date) + 9),
    (9, 33, partybuild.today() + 1)) v (n, o, d);
  UPDATE party.activity SET status = 'planned' WHERE id = 8 $$;
SELECT pg_temp.lists('LIF-18', $$SELECT pg_temp.ahead(); UPDATE party.activity SET status = 'filed'
  WHERE id IN (9)$$, '2:1 4:1 5:1 7:1 9:1', 'held in the future, or outside the life of the organisation');
SELECT pg_temp.sees('LIF-18', $$SELECT pg_temp.ahead(); DELETE FROM party.activity WHERE id IN (2, 4, 5, 7);
  UPDATE party.activity SET status = 'planned' WHERE id = 9$$,
  ARRAY[$$UPDATE party.activity SET starts_at = '2024-05-31 09:00' WHERE id = 1$$,
    $$UPDATE party.activity SET org_id = 32 WHERE id = 1$$, $$UPDATE party.activity SET status = 'held' WHERE id =
        8$$,
    $$SELECT pg_temp.held(10, 32, 'study', '2024-06-01', attend => '{}')$$,
    $$UPDATE party.organisation SET active_on = '2024-06-02' WHERE id = 31$$,
    $$UPDATE party.organisation SET revoked_on = '2025-05-31' WHERE id = 31$$]);

-- A record that was corrected is not judged, and is again when the correction is withdrawn.
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2004-12-01');$$ AS wrong \gset
SELECT pg_temp.lists('LIF-18', :'wrong', '1:1', 'the record');
SELECT pg_temp.lists('LIF-18', :'wrong' || 'SELECT pg_temp.correct(1, 9, 90)', '', 'not the record that was corrected');
SELECT pg_temp.sees('LIF-18', $$SELECT pg_temp.unasked('LIF-18', $s$ $$ || :'wrong' || $$ SELECT pg_temp.correct(1,
    9, 90) $s$)$$,
  ARRAY['DELETE FROM party.activity WHERE id = 9', $$UPDATE party.activity SET status = 'planned' WHERE id = 9$$]);

-- What was held has ended.
SELECT pg_temp.refuses('LIF-18', $$SELECT pg_temp.held(1, 11, 'study', current_date - 1, hours => 24 * 9)$$,
  'began yesterday, ends next week');
SELECT pg_temp.accepts('LIF-18', $$SELECT pg_temp.held(1, 11, 'study', current_date - 1, hours => 24)$$, 'ended today');
SELECT pg_temp.sees('LIF-18', $$SELECT pg_temp.held(1, 11, 'study', current_date - 1)$$,
  ARRAY[$$UPDATE party.activity SET ends_at = ends_at + interval '9 days'$$]);
-- Times that are none.
SELECT pg_temp.lists('LIF-18', $$ALTER TABLE party.activity DROP CONSTRAINT activity_times;
  SELECT pg_temp.held(1, 11, 'study', '2026-03-08'); UPDATE party.activity SET ends_at = 'infinity'$$, '1:36525',
  'from before they were refused: a hundred years ahead');
SELECT is(left(pg_temp.verdict(format('INSERT INTO party.activity (org_id, kind, starts_at, ends_at)
  VALUES (11, ''study'', %L, %L)', f, u)), 5), '23514', 'LIF-18 refuses: from ' || f || ' to ' || u)
  FROM (VALUES ('2026-03-08', 'infinity'), ('-infinity', '2026-03-08'), ('1021-03-08', '1021-03-09'),
    ('2300-01-01', '2300-01-02')) v (f, u);

SELECT * FROM finish();
ROLLBACK;
