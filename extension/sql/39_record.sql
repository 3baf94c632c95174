-- Since when a plugin's registers are kept here stands in a table of one row (recorded_from, and only_one as its key).
CREATE FUNCTION partybuild.record_from(register regclass, from_day date, refused text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF from_day IS NULL OR NOT isfinite(from_day) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('%s from %s', refused, coalesce(from_day::text, 'null'));
  END IF;
  -- whatever became of the one row
  EXECUTE format('INSERT INTO %s (recorded_from) VALUES ($1)
                      ON CONFLICT (only_one) DO UPDATE SET recorded_from = EXCLUDED.recorded_from', register)
    USING from_day;
END $$;
COMMENT ON FUNCTION partybuild.record_from(regclass, date, text) IS
  'for functions of plugins: sets the day from which their registers are kept here, in their table of one row; error '
  '22023 for no day, which says what is refused';
