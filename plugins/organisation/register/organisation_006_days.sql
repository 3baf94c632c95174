-- POS-01, POS-02, ORG-07, ORG-10: periods are compared as sets of days. 9999-12-31 is how HR systems write "no end", so
-- no day from then on is compared; and whatever has no end has a number of days, which findings compare.
CREATE FUNCTION party.days(from_date date, to_date date) RETURNS datemultirange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN from_date < least(to_date, '9999-12-31')
            THEN datemultirange(daterange(from_date, least(to_date, '9999-12-31')))
            ELSE '{}' END;
COMMENT ON FUNCTION party.days(date, date) IS
  'the days from one until another (exclusive; null: open), before 9999-12-31; none where the first is null, or not '
  'before the other';
GRANT EXECUTE ON FUNCTION party.days(date, date) TO PUBLIC;

-- How long a period is that should not be: no end counts as a hundred years, so that it is worse than any that ends.
CREATE FUNCTION party.days_in(period daterange) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN isempty(period) THEN 0
            WHEN isfinite(lower(period)) AND isfinite(upper(period)) THEN least(upper(period) - lower(period), 36525)
            ELSE 36525 END;
COMMENT ON FUNCTION party.days_in(daterange) IS
  'days in a period; a hundred years where it has no end, or a longer one; null for null';
