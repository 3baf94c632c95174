-- Days, time and working days.
CREATE FUNCTION partybuild.today() RETURNS date LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_sql_today';
COMMENT ON FUNCTION partybuild.today() IS 'day of the transaction in partybuild.time_zone, or the day set in partybuild.as_of';

CREATE TABLE partybuild.calendar_year (
  year integer PRIMARY KEY CHECK (year BETWEEN 1949 AND 2199),
  source text NOT NULL,
  local boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE partybuild.calendar_year IS 'years whose arrangement of holidays is known; local: entered by this court (and dumped)';
CREATE TABLE partybuild.calendar_day (
  day date PRIMARY KEY,
  working boolean NOT NULL,
  name text,
  local boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE partybuild.calendar_day IS 'exceptions to Monday to Friday: days off and days worked in exchange';

CREATE FUNCTION partybuild.day_of(timestamptz) RETURNS date LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_sql_day_of';
COMMENT ON FUNCTION partybuild.day_of(timestamptz) IS 'the day of an instant in partybuild.time_zone';
CREATE FUNCTION partybuild.working_days(from_day date, to_day date) RETURNS integer LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_working_days';
CREATE FUNCTION partybuild.add_working_days(day date, n integer) RETURNS date LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_add_working_days';
COMMENT ON FUNCTION partybuild.working_days(date, date) IS 'working days from one day to another, both included; error 22008 for a year without an arrangement';
COMMENT ON FUNCTION partybuild.add_working_days(date, integer) IS 'the n-th working day after the day (before it if negative); 0: the day itself or the next working one';
SELECT pg_catalog.pg_extension_config_dump('partybuild.calendar_year', 'WHERE local');
SELECT pg_catalog.pg_extension_config_dump('partybuild.calendar_day', 'WHERE local');
