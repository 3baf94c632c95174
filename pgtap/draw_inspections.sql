-- Drawn inspections (SUP-02): the seed is sealed, then opened, and the days follow from it.
\ir supervision.psql
SELECT no_plan();
RESET partybuild.as_of;
SELECT extract(year FROM partybuild.today())::integer + 1 AS year \gset
SELECT :year - 1 AS this, :year - 2 AS last, encode(sha256('eleven dice'), 'hex') AS digest \gset
SELECT partybuild.set_calendar_year(:year, 'order', ARRAY[make_date(:year, 1, 1), make_date(:year, 10, 1)],
  ARRAY[make_date(:year, 10, 10)]);
CREATE TABLE pg_temp.y AS SELECT :year AS year;
CREATE FUNCTION pg_temp.drawn() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(d.org_id || ' ' || d.day, ', ' ORDER BY d.org_id, d.day)
    FROM pg_temp.y CROSS JOIN LATERAL partybuild.draw_inspections(y.year) d $$;
-- what is drawn when something was so before
CREATE FUNCTION pg_temp.branches(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE sql;
    PERFORM partybuild.open_draw(y.year, 'eleven dice') FROM pg_temp.y;
    SELECT string_agg(DISTINCT d.org_id::text, ' ') INTO r
      FROM pg_temp.y CROSS JOIN LATERAL partybuild.draw_inspections(y.year) d;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;

CREATE FUNCTION pg_temp.drawn_after(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE sql;
    PERFORM partybuild.open_draw(y.year, 'eleven dice') FROM pg_temp.y;
    r := pg_temp.drawn();
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;

-- A year that has begun, whose last day is worked: nothing to draw on that day only.
CREATE FUNCTION pg_temp.of_this_year(this integer, digest text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  r boolean;
BEGIN
  IF partybuild.today() = make_date(this, 12, 31) THEN
    RETURN true;
  END IF;
  PERFORM partybuild.set_calendar_year(this, 'order', '{}', ARRAY[make_date(this, 12, 31)]),
          partybuild.seal_draw(this, digest), partybuild.open_draw(this, 'eleven dice');
  SELECT count(*) >= 7 AND min(d.day) > partybuild.today() AND max(d.day) <= make_date(this, 12, 31) INTO r
    FROM partybuild.draw_inspections(this) d;
  RETURN r;
END $$;

SELECT throws_ok(format(sql, :year, :last, :'digest'), state, NULL, 'SUP-02: ' || sql)
  FROM (VALUES ('SELECT partybuild.open_draw(%s, ''eleven dice'')', '55000'),
    ('SELECT partybuild.seal_draw(%2$s, %3$L)', '55000'), ('SELECT partybuild.open_draw(%2$s, ''x'')', '55000'),
    ('SELECT partybuild.seal_draw(NULL, %3$L)', '22023'), ('SELECT partybuild.seal_draw(1, %3$L)', '22023'),
    ('SELECT partybuild.open_draw(2200, %3$L)', '22023'), ('SELECT partybuild.open_draw(NULL, %3$L)', '22023'),
    ('SELECT partybuild.seal_draw(%1$s, ''eleven dice'')', '22023'),
    ('SELECT partybuild.seal_draw(%1$s, NULL)', '22023'),
    ('SELECT partybuild.seal_draw(%1$s, left(%3$L, 63))', '22023'),
    ('SELECT partybuild.seal_draw(%1$s, %3$L || ''0'')', '22023'),
    ('SET LOCAL partybuild.as_of = ''2026-01-01''; SELECT partybuild.seal_draw(%1$s, %3$L)', '55000'),
    ('SET LOCAL ROLE partybuild_clerk; SELECT partybuild.seal_draw(%1$s, %3$L)', '42501'),
    ('SET LOCAL ROLE partybuild_auditor; SELECT partybuild.open_draw(%1$s, ''x'')', '42501'),
    ('SET LOCAL ROLE partybuild_clerk; TABLE party.inspection_opening', '42501'),
    ('SET LOCAL ROLE partybuild_reader; TABLE party.inspection_opening', '42501'),
    ('SET LOCAL ROLE partybuild_clerk; SELECT partybuild.draw_inspections(%1$s)', '42501'),
    ('SET LOCAL ROLE partybuild_admin; INSERT INTO party.inspection_draw (year, seed_sha256, sealed_on)
      VALUES (%1$s, %3$L, ''2020-01-01'')', '42501')) v (sql, state);
SELECT throws_ok(format('DELETE FROM partybuild.calendar_year WHERE year = %1$s; SELECT partybuild.seal_draw(%1$s,
  %2$L)', :year, :'digest'), '22008', NULL, 'SUP-02: a year without an arrangement');
SELECT throws_ok(format('SELECT partybuild.set_calendar_year(%1$s, ''x'', ARRAY(SELECT make_date(%1$s, 1, 1) + n
  FROM generate_series(0, 364) n)); SELECT partybuild.seal_draw(%1$s, %2$L)', :year, :'digest'), '55000', NULL,
  'SUP-02: a year without a working day');
SET LOCAL ROLE partybuild_admin;
SELECT lives_ok(format('SELECT partybuild.seal_draw(%s, upper(%L))', :year, :'digest'), 'SUP-02: sealed');
RESET ROLE;
SELECT pg_temp.refuses('SUP-02', format(sql, :year, :'digest'), sql)
  FROM unnest(ARRAY['SELECT partybuild.seal_draw(%s, %L)', 'SELECT partybuild.seal_draw(%s, repeat(''a'', 64))',
    'UPDATE party.inspection_draw SET seed_sha256 = repeat(''a'', 64)',
    'UPDATE party.inspection_draw SET days = days[2:]', 'DELETE FROM party.inspection_draw',
    'TRUNCATE party.inspection_draw CASCADE']) sql;
SELECT throws_ok(format(sql, :year), '23514', NULL, 'SUP-02: another seed, ' || sql)
  FROM unnest(ARRAY['SELECT partybuild.open_draw(%s, ''twelve dice'')', 'SELECT partybuild.open_draw(%s, NULL)',
    'SELECT partybuild.open_draw(%s, ''eleven dice '')']) sql;
SELECT is((SELECT concat_ws('|', year = :year, seed_sha256 = :'digest', sealed_on = partybuild.today(), opened_on, seed,
  branches) FROM compliance.inspection_draw), 't|t|t', 'SUP-02: all see the seal');
SELECT is((SELECT concat_ws(' ', (days ->> 0)::date > make_date(year, 1, 1), days ? make_date(year, 10, 10)::text,
    days ? make_date(year, 10, 1)::text, jsonb_array_length(days) > 200) FROM compliance.inspection_draw), 't t f t',
  'SUP-02: and the working days from which will be drawn');
SELECT is(pg_temp.drawn(), NULL, 'SUP-02: nothing is drawn before it is opened');

-- Whom: branches of today that will be there to the end.
SELECT is(pg_temp.branches(replace(sql, '%s', :'year')), said, 'SUP-02: ' || what)
  FROM (VALUES ('SELECT', '11 12 13 14 15 16 19', 'all branches'),
    ('UPDATE party.organisation SET active_on = ''%s-03-01'' WHERE id = 11', '12 13 14 15 16 19',
     'not who is founded within the year'),
    ('UPDATE party.organisation SET revoked_on = ''%s-12-31'' WHERE id = 11', '12 13 14 15 16 19',
     'nor who is revoked within it'),
    ('UPDATE party.organisation SET revoked_on = ''%s-12-31''::date + 1 WHERE id = 11',
     '11 12 13 14 15 16 19', 'who is revoked after it'),
    ('UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 11', '12 13 14 15 16 19',
     'not who is revoked'),
    ('UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 11', '11 12 13 14 15 16 19',
     'who is founded today')) v (sql, said, what);
-- What becomes of the year's holidays between seal and opening changes nothing.
SELECT is(pg_temp.drawn_after(sql), pg_temp.drawn_after('SELECT'), 'SUP-02: ' || sql)
  FROM unnest(ARRAY[format('DELETE FROM partybuild.calendar_year WHERE year = %s', :year),
    format('SELECT partybuild.set_calendar_year(%s, ''x'', ''{}'')', :year)]) sql;
SELECT throws_ok(format('UPDATE party.organisation SET revoked_on = partybuild.today() WHERE kind IN (''branch'',
  ''joint_branch''); SELECT partybuild.open_draw(%1$s, ''eleven dice'')', :year), '55000', NULL, 'SUP-02: no branch');
SET LOCAL ROLE partybuild_admin;
SELECT partybuild.open_draw(:year, 'eleven dice') AS n \gset
SELECT is(:n::bigint, (SELECT count(*) FROM partybuild.draw_inspections(:year)),
  'SUP-02: opened, and says how many days');
RESET ROLE;
SELECT pg_temp.refuses('SUP-02', format(sql, :year), sql)
  FROM unnest(ARRAY['SELECT partybuild.open_draw(%s, ''eleven dice'')',
    'UPDATE party.inspection_opening SET branches = branches || 2::bigint', 'DELETE FROM party.inspection_opening',
    'TRUNCATE party.inspection_opening']) sql;
-- As anybody reckons it: by a query that calls nothing of the plugin.
SELECT is(pg_temp.drawn(), (
  WITH w AS (
    SELECT d::date AS day, row_number() OVER (ORDER BY d) - 1 AS n, count(*) OVER () AS days
      FROM generate_series(make_date(:year, 1, 1)::timestamp, make_date(:year, 12, 31)::timestamp, '1 day') d
     WHERE partybuild.working_days(d::date, d::date) = 1
  ), h AS (
    SELECT b, i, encode(sha256(convert_to('eleven dice/' || :year || '/' || b || '/' || i, 'UTF8')), 'hex') AS hex
      FROM unnest('{11,12,13,14,15,16,19}'::bigint[]) b CROSS JOIN generate_series(1, 2) i
  )
  SELECT string_agg(DISTINCT h.b || ' ' || w.day, ', ' ORDER BY h.b || ' ' || w.day)
    FROM h JOIN w ON w.n = ('x' || left(h.hex, 15))::bit(60)::bigint % w.days
   WHERE h.i = 1 OR right(h.hex, 1) < '8'), 'SUP-02: the draw can be reckoned');
SELECT is((SELECT count(*) FROM partybuild.draw_inspections(:year) d WHERE partybuild.working_days(d.day, d.day) <> 1
  OR extract(year FROM d.day) <> :year OR d.day <= partybuild.today()), 0::bigint, 'SUP-02: on working days to come');
SELECT is((SELECT array_agg(DISTINCT d.org_id ORDER BY d.org_id) FROM partybuild.draw_inspections(:year) d),
  '{11,12,13,14,15,16,19}', 'SUP-02: each branch at least once');
-- by known values: these never change, or draws that are on record would
SELECT is((SELECT array_agg(d ORDER BY d) FROM party.drawn_days('seed', 2030, b,
    ARRAY(SELECT '2030-01-01'::date + n FROM generate_series(0, 9) n)) d), said::date[], 'SUP-02: the same for ever')
  FROM (VALUES (11, '{2030-01-07}'), (13, '{2030-01-08,2030-01-09}')) v (b, said);
SELECT is((SELECT concat_ws(' ', min(n), max(n), avg(n) BETWEEN 1.4 AND 1.6) FROM (SELECT count(*) AS n
    FROM generate_series(1, 1000) b CROSS JOIN LATERAL party.drawn_days('seed', 2030, b,
      ARRAY(SELECT '2030-01-01'::date + n FROM generate_series(0, 249) n)) d GROUP BY b) x), '1 2 t',
  'SUP-02: one day, or two');
SELECT is((SELECT count(*) FROM party.drawn_days(NULL, 2030, 1, '{2030-01-01}')), 0::bigint, 'SUP-02: NULL');

-- Who sees what: days that have come all, days to come administrators and auditors.
CREATE FUNCTION pg_temp.as_role(role text, sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', role);
  EXECUTE sql INTO r;
  RESET ROLE;
  RETURN r;
EXCEPTION WHEN insufficient_privilege THEN
  RETURN SQLSTATE;
END $$;
SELECT is(pg_temp.as_role(role, replace(sql, '%s', :'year')), replace(said, 'N', :'n'), role || ': ' || sql)
  FROM (VALUES ('partybuild_reader', 'SELECT count(*) FROM compliance.drawn_inspection', '0'),
    ('partybuild_clerk', 'SELECT count(*) FROM compliance.drawn_inspection', '0'),
    ('partybuild_reader', 'SELECT seed FROM compliance.inspection_draw', NULL),
    ('partybuild_reader', 'SELECT branches FROM compliance.inspection_draw', '7'),
    ('partybuild_auditor', 'SELECT count(*) FROM partybuild.draw_inspections(%s)', 'N'),
    ('partybuild_admin', 'SELECT count(*) FROM partybuild.draw_inspections(%s)', 'N'),
    ('partybuild_auditor', 'SELECT seed FROM party.inspection_opening', 'eleven dice'),
    ('partybuild_clerk', 'SELECT count(*) FROM partybuild.draw_inspections(%s)', '42501')) v (role, sql, said);
-- a filter of the reader's own sees no day to come
CREATE FUNCTION public.peek(date) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
BEGIN
  RAISE EXCEPTION 'seen: %', $1;
END $$;
SELECT is(pg_temp.as_role('partybuild_reader',
  'SELECT count(*) FROM compliance.drawn_inspection WHERE public.peek(day)'), '0', 'SUP-02: the view leaks nothing');
SELECT min(day) AS first, max(day) AS end, min(org_id) AS branch FROM partybuild.draw_inspections(:year) \gset
SELECT org_id AS who FROM partybuild.draw_inspections(:year) WHERE day = :'first' ORDER BY org_id LIMIT 1 \gset
SELECT set_config('partybuild.as_of', :'first', true);
SELECT is((SELECT string_agg(DISTINCT day::text, ' ') FROM compliance.drawn_inspection), :'first',
  'SUP-02: it has come');
SELECT is((SELECT bool_or(inspected) FROM compliance.drawn_inspection), false, 'SUP-02: not inspected');
INSERT INTO party.inspection (inspector_id, org_id, inspected_on, matter) VALUES (2, :who, :'first', 'records');
SELECT is((SELECT inspected FROM compliance.drawn_inspection WHERE org_id = :who), true, 'SUP-02: inspected');
SELECT set_config('partybuild.as_of', (:'end'::date - 1)::text, true);
SELECT is((SELECT seed FROM compliance.inspection_draw), NULL, 'SUP-02: the eve of the last');
SELECT set_config('partybuild.as_of', :'end', true);
SELECT is((SELECT seed FROM compliance.inspection_draw), 'eleven dice', 'SUP-02: then the seed is for all to see');
SELECT is((SELECT count(*) FROM compliance.drawn_inspection), :n::bigint, 'SUP-02: and all days');
RESET partybuild.as_of;
-- Of a year that has begun, the days after the opening; whoever writes the registers by hand is held to the same.
SELECT is(pg_temp.of_this_year(:this, :'digest'), true, 'SUP-02: of this year what is left');
-- Opened late, days that have passed are drawn all the same: who opens has no choice among draws.
SET LOCAL client_min_messages = error;
CREATE FUNCTION pg_temp.late(this integer, digest text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  n bigint;
  r text;
BEGIN
  IF partybuild.today() IN (make_date(this, 1, 1), make_date(this, 12, 31)) THEN
    RETURN 't t';
  END IF;
  BEGIN
    SET LOCAL session_replication_role = replica;
    DELETE FROM party.inspection_opening o WHERE o.year = this;
    DELETE FROM party.inspection_draw d WHERE d.year = this;
    SET LOCAL session_replication_role = origin;
    INSERT INTO party.inspection_draw (year, seed_sha256, sealed_on, days)
    VALUES (this, digest, make_date(this, 1, 1), ARRAY[make_date(this, 1, 2)]);
    n := partybuild.open_draw(this, 'eleven dice');
    SELECT concat_ws(' ', count(*) = n, bool_and(d.day = make_date(this, 1, 2) AND NOT d.inspected)) INTO r
      FROM compliance.drawn_inspection d WHERE d.year = this;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;
SELECT is(pg_temp.late(:this, :'digest'), 't t', 'SUP-02: opened late');
RESET client_min_messages;
SELECT throws_ok(format('INSERT INTO party.inspection_draw (year, seed_sha256, days) VALUES %s', v), '23514', NULL,
    'SUP-02: by hand, ' || v)
  FROM unnest(ARRAY[format('(1990, %L, ''{1990-05-02}'')', :'digest'), format('(2100, %L, ''{}'')', :'digest'),
    format('(2100, %L, ''{2101-01-01}'')', :'digest'), format('(2100, %L, ''{2099-12-31}'')', :'digest'),
    format('(2100, %L, ''{2100-01-04,NULL}'')', :'digest'), '(2100, ''x'', ''{2100-01-04}'')']) v;
SELECT throws_ok(format('INSERT INTO party.inspection_opening (year, seed_sha256, seed, branches) VALUES %s', v),
    state, NULL, 'SUP-02: by hand, ' || v)
  FROM (VALUES (format('(2100, %L, ''eleven dice'', ''{11}'')', :'digest'), '23503'),
    (format('(2100, %L, ''twelve dice'', ''{11}'')', :'digest'), '23514'),
    (format('(2100, %L, ''eleven dice'', ''{}'')', :'digest'), '23514')) x (v, state);
SELECT * FROM finish();
ROLLBACK;
