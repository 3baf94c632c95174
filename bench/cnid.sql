CREATE TABLE bench.numbers AS
SELECT partybuild.cnid_from_15('110105' || to_char(date '1950-01-01' + (i % 15000), 'YYMMDD')
                               || lpad((i / 15000)::text, 3, '0'))::text AS n
  FROM generate_series(1, 299999) i;
CREATE FUNCTION bench.good(n text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  weight int[] := '{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}';
  sum int := 0;
BEGIN
  IF n !~ '^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])\d{2}\d{3}[0-9X]$' THEN RETURN false; END IF;
  PERFORM to_date(substr(n, 7, 8), 'YYYYMMDD');
  FOR i IN 1..17 LOOP sum := sum + substr(n, i, 1)::int * weight[i]; END LOOP;
  RETURN substr('10X98765432', sum % 11 + 1, 1) = substr(n, 18, 1);
END $$;
CREATE TABLE bench.as_cnid (n partybuild.cnid);
CREATE TABLE bench.as_regex (n text CHECK (n ~ '^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])\d{2}\d{3}[0-9X]$'));
CREATE TABLE bench.as_plpgsql (n text CHECK (bench.good(n)));
DO $$
DECLARE
  t text;
  cast_to text;
  t0 timestamptz;
  took numeric;
  base numeric;
  size numeric;
  base_size numeric;
  lookup numeric;
  base_lookup numeric;
BEGIN
  FOREACH t IN ARRAY ARRAY['cnid', 'regex', 'plpgsql'] LOOP
    cast_to := CASE t WHEN 'cnid' THEN '::partybuild.cnid' ELSE '' END;
    t0 := clock_timestamp();
    EXECUTE format('INSERT INTO bench.as_%s SELECT n%s FROM bench.numbers', t, cast_to);
    took := extract(epoch FROM clock_timestamp() - t0);
    EXECUTE format('CREATE INDEX as_%s_index ON bench.as_%1$s (n)', t);
    size := pg_relation_size(format('bench.as_%s_index', t));
    t0 := clock_timestamp();
    EXECUTE format('SELECT count(*) FROM bench.numbers x WHERE EXISTS (SELECT FROM bench.as_%s y WHERE y.n = x.n%s)',
                   t, cast_to);
    lookup := extract(epoch FROM clock_timestamp() - t0);
    IF t = 'cnid' THEN base := took; base_size := size; base_lookup := lookup; END IF;
    RAISE INFO '%: input time %, index size %, lookup time % (times cnid)',
      t, round(took / base, 2), round(size / base_size, 2), round(lookup / base_lookup, 2);
  END LOOP;
END $$;
