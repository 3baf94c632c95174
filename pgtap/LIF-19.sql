-- LIF-19 Minutes are written in time.
\ir life.psql
SELECT no_plan();

SELECT $$SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 3);
  INSERT INTO party.minutes (activity_id, said, seen_at) VALUES (1, 'all', '2020-01-01');$$ AS minutes \gset
RESET partybuild.as_of;
UPDATE compliance.court SET recorded_from = '2026-01-01';
SELECT pg_temp.meets('LIF-19', :'minutes', 'three days');
SELECT pg_temp.meets('LIF-19', :'minutes' || $$ UPDATE party.activity
  SET starts_at = partybuild.today() - 7, ends_at = partybuild.today() - 6 $$, 'seven days');
SELECT pg_temp.reports('LIF-19', :'minutes' || $$ UPDATE party.activity
  SET starts_at = partybuild.today() - 8, ends_at = partybuild.today() - 7 $$, 'eight days');
SELECT pg_temp.reports('LIF-19', $$ SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 140) $$,
  'none after 140 days');
SELECT pg_temp.meets('LIF-19', $$ UPDATE compliance.court SET recorded_from = partybuild.today();
  SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 140) $$, 'held before the database began to record');
SELECT pg_temp.meets('LIF-19', $$ SELECT pg_temp.held(1, 11, 'study', partybuild.today() - 3) $$,
  'none yet after three days');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.minuted() RETURNS void LANGUAGE sql AS $$
  UPDATE compliance.court SET recorded_from = partybuild.today() - 20;
  SELECT pg_temp.held(n, 11, 'study', partybuild.today() - d, attend => '{}') FROM (VALUES (1, 7), (2, 8), (3, 7),
      (4, 8), (5, 20), (6, 21),
    (7, 8), (8, 8), (9, 8)) v (n, d);
  INSERT INTO party.minutes (activity_id, said) VALUES (3, 'all'), (4, 'all');
  UPDATE party.activity SET status = 'planned' WHERE id = 7;
  UPDATE party.activity SET status = 'filed' WHERE id = 6;
  UPDATE party.activity SET supersedes_id = 6, correction_reason = 'day' WHERE id = 9 $$;
SELECT pg_temp.lists('LIF-19', $$SELECT pg_temp.minuted(); UPDATE party.activity SET status = 'filed'
  WHERE id IN (8)$$, '2:8 4:8 5:20 8:8 9:8', 'no minutes within 7 days');
SELECT pg_temp.lists('LIF-19', $$SELECT pg_temp.minuted(); UPDATE party.activity SET status = 'filed'
  WHERE id = 8; ALTER TABLE party.minutes DISABLE TRIGGER see_minutes;
  UPDATE party.minutes SET seen_at = partybuild.today() - 1 WHERE activity_id = 4$$, '2:8 5:20 8:8 9:8',
      'by the day they were seen');
SELECT pg_temp.sees('LIF-19', $$ALTER TABLE party.minutes DISABLE TRIGGER see_minutes; SELECT pg_temp.minuted();
    DELETE FROM party.activity WHERE id IN (2, 4, 5, 9);
  UPDATE party.activity SET status = 'planned' WHERE id = 8; SELECT pg_temp.held(10, 11, 'study',
      partybuild.today(), attend => '{}');
  INSERT INTO party.minutes (activity_id, said) VALUES (10, 'all');
  SELECT pg_temp.held(12, 11, 'study', partybuild.today() - 9, attend => '{}');
  INSERT INTO party.minutes (activity_id, said, seen_at) VALUES (12, 'all', now() - interval '5 days')$$,
  ARRAY[$$UPDATE party.activity SET starts_at = partybuild.today() - 8 WHERE id = 1$$,
    $$UPDATE party.activity SET status = 'held' WHERE id = 7$$,
    $$DELETE FROM party.minutes WHERE activity_id = 12$$, 'UPDATE party.minutes SET seen_at = now()',
    $$UPDATE party.minutes SET activity_id = 1 WHERE
        activity_id = 12$$,
    $$SELECT pg_temp.held(11, 11, 'study', partybuild.today() - 8, attend => '{}')$$]);
SELECT pg_temp.judges('LIF-19', $$SELECT partybuild.set_mode('LIF-19', 'off', 'x', org_id => 12),
    pg_temp.held(1, 12, 'study', partybuild.today() - 8, attend => '{}')$$,
  ARRAY['UPDATE party.activity SET org_id = 11']);

-- Of the records in force; what is corrected was written down when its first version was.
SELECT pg_temp.lists('LIF-19', $$SELECT pg_temp.minuted(); DELETE FROM party.activity WHERE id NOT IN (3, 4, 6);
  SELECT pg_temp.correct(3, 13), pg_temp.correct(13, 23), pg_temp.correct(4, 14)$$, '14:8',
  'a correction by the minutes of the first version');
SELECT pg_temp.lists('LIF-19', $$SELECT pg_temp.minuted(); DELETE FROM party.activity WHERE id NOT IN (4, 6);
  SELECT pg_temp.correct(4, 14, 2)$$, '', 'neither the record that was late, nor what it should have said');
SELECT pg_temp.sees('LIF-19', $$SELECT pg_temp.minuted(); DELETE FROM party.activity WHERE id NOT IN (4, 6);
  SELECT pg_temp.unasked('LIF-19', 'SELECT pg_temp.correct(4, 14, 2)')$$,
  ARRAY[$$DELETE FROM party.activity WHERE id = 14$$, $$UPDATE party.activity SET status = 'planned' WHERE id = 14$$]);
SELECT $$ALTER TABLE party.minutes DISABLE TRIGGER see_minutes; SELECT pg_temp.minuted();
  DELETE FROM party.activity WHERE id NOT IN (4, 6);
  UPDATE party.minutes SET seen_at = partybuild.today() - 1; SELECT pg_temp.correct(4, 14), pg_temp.correct(14, 24);$$
  AS written \gset
SELECT pg_temp.lists('LIF-19', :'written' || $$INSERT INTO party.minutes (activity_id, said) VALUES (24, 'all')$$, '',
  'corrections whose first version was written down in time');
SELECT pg_temp.sees('LIF-19', :'written',
  ARRAY['UPDATE party.activity SET supersedes_id = NULL, correction_reason = NULL WHERE id = 24']);

SELECT * FROM finish();
ROLLBACK;
