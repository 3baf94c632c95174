-- Days, time and working days.
CREATE FUNCTION partybuild.today() RETURNS date LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_sql_today';
COMMENT ON FUNCTION partybuild.today() IS
  'day of the transaction in partybuild.time_zone, or the day set in partybuild.as_of';

-- What holds from a day until another (exclusive; null: open). Plain SQL, so that the planner sees through it: with
-- today() as a call, since it takes no function apart that has a subquery in it.
CREATE FUNCTION partybuild.in_force(from_date date, to_date date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN from_date <= partybuild.today() AND (to_date IS NULL OR to_date > partybuild.today());
COMMENT ON FUNCTION partybuild.in_force(date, date) IS
  'does what holds from one day until another (exclusive, null: open) hold on partybuild.today()';
CREATE FUNCTION partybuild.in_force(from_date date, to_date date, day date) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN from_date <= day AND (to_date IS NULL OR to_date > day);
COMMENT ON FUNCTION partybuild.in_force(date, date, date) IS
  'does what holds from one day until another (exclusive, null: open) hold on a day; pass a column, not a subquery';

CREATE FUNCTION partybuild.is_span(from_date date, to_date date) RETURNS boolean
  LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_is_span';
COMMENT ON FUNCTION partybuild.is_span(date, date) IS
  'for CHECKs: does from_date, not before 1921-07-01, come before to_date, not after 9999-12-31 (null: open)';

-- Terms, probation and birthdays go by years, deadlines by months.
CREATE FUNCTION partybuild.years_after(day date, years integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN extract(day FROM day) > extract(day FROM day + make_interval(years => years))
            THEN (day + make_interval(years => years))::date + 1
            ELSE (day + make_interval(years => years))::date END;
COMMENT ON FUNCTION partybuild.years_after(date, integer) IS
  'the same day so many years later, 1 March for 29 February: ends of terms and probation, birthdays (ELE-15, DEV-01, '
  'DEV-07, DEV-20)';
CREATE FUNCTION partybuild.months_after(day date, months integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (day + make_interval(months => months))::date;
COMMENT ON FUNCTION partybuild.months_after(date, integer) IS
  'the same day so many months later, or the last of the month where there is none: ends of deadlines (DEV-03, DEV-18)';

CREATE TABLE partybuild.calendar_year (
  year integer PRIMARY KEY CHECK (year BETWEEN 1949 AND 2199),
  source text NOT NULL,
  local boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE partybuild.calendar_year IS
  'years whose arrangement of holidays is known; local: entered by this court (and dumped)';
CREATE TABLE partybuild.calendar_day (
  day date PRIMARY KEY,
  working boolean NOT NULL,
  name text,
  local boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE partybuild.calendar_day IS 'exceptions to Monday to Friday: days off and days worked in exchange';

CREATE FUNCTION partybuild.day_of(timestamptz) RETURNS date
  LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_sql_day_of';
COMMENT ON FUNCTION partybuild.day_of(timestamptz) IS 'the day of an instant in partybuild.time_zone';
CREATE FUNCTION partybuild.working_days(from_day date, to_day date) RETURNS integer
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_working_days';
CREATE FUNCTION partybuild.add_working_days(day date, n integer) RETURNS date
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_add_working_days';
COMMENT ON FUNCTION partybuild.working_days(date, date) IS
  'working days from one day to another, both included; error 22008 for a year without an arrangement';
COMMENT ON FUNCTION partybuild.add_working_days(date, integer) IS
  'the n-th working day after the day (before it if negative); 0: the day itself or the next working one';
SELECT pg_catalog.pg_extension_config_dump('partybuild.calendar_year', 'WHERE local');
SELECT pg_catalog.pg_extension_config_dump('partybuild.calendar_day', 'WHERE local');

CREATE FUNCTION partybuild.set_calendar_year(
    year integer, source text, days_off date[], days_worked date[] DEFAULT '{}')
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  bad date;
BEGIN
  IF year IS NULL OR source IS NULL OR source = '' OR days_off IS NULL OR days_worked IS NULL THEN
    RAISE null_value_not_allowed USING MESSAGE = 'a year''s arrangement needs the year, its source and its days';
  END IF;
  SELECT d INTO bad
    FROM unnest(days_off || days_worked) d
   WHERE d IS NULL OR NOT isfinite(d) OR extract(year FROM d) <> year
   LIMIT 1;
  IF FOUND THEN
    RAISE invalid_parameter_value USING MESSAGE = format('%s is no day of %s', coalesce(bad::text, 'null'), year);
  END IF;
  SELECT d INTO bad FROM unnest(days_off) d WHERE d = ANY (days_worked) LIMIT 1;
  IF FOUND THEN
    RAISE invalid_parameter_value USING MESSAGE = format('%s cannot be both off and worked', bad);
  END IF;
  INSERT INTO partybuild.calendar_year AS y (year, source, local) VALUES (year, source, true)
  ON CONFLICT ON CONSTRAINT calendar_year_pkey DO UPDATE SET source = EXCLUDED.source, local = true;
  DELETE FROM partybuild.calendar_day c WHERE extract(year FROM c.day) = year;
  INSERT INTO partybuild.calendar_day (day, working, local)
  SELECT DISTINCT d, false, true FROM unnest(days_off) d
  UNION ALL
  SELECT DISTINCT d, true, true FROM unnest(days_worked) d;
END $$;
COMMENT ON FUNCTION partybuild.set_calendar_year(integer, text, date[], date[]) IS
  'the State Council''s arrangement of a year: days off beside Saturdays and Sundays, and days worked in exchange; '
  'replaces what was known of the year';
