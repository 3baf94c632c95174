-- What belongs to no single rule of area CAD; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('cadre', 'partybuild_cadre');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('cadre', 'party.cadre', '党务干部任职', 'cadre post', 'cadre'),
  ('training', 'party.training', '培训', 'training', 'cadre');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('fulltime', '专职', 'full-time', 'cadre'),
  ('parttime', '兼职', 'part-time', 'cadre');

-- From the one that ends first on: the most up to the end of each is that without it, or with it and what had ended.
CREATE FUNCTION partybuild.most_hours(from_times time[], to_times time[], hours numeric[]) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  n constant integer := cardinality(hours);
  sorted constant integer[] := ARRAY(SELECT i FROM generate_series(1, n) i ORDER BY to_times[i], from_times[i], i);
  -- by how many of them
  most numeric[] := ARRAY[0::numeric];
  before integer[];
  chosen integer[] := '{}';
  k integer;
  p integer;
BEGIN
  IF cardinality(from_times) <> n OR cardinality(to_times) <> n THEN
    RAISE array_subscript_error USING MESSAGE = 'the arrays do not belong together';
  END IF;
  FOR k IN 1..n LOOP
    p := k - 1;
    WHILE p > 0 AND to_times[sorted[p]] > from_times[sorted[k]] LOOP
      p := p - 1;
    END LOOP;
    before[k] := p;
    most[k + 1] := greatest(most[k], most[p + 1] + hours[sorted[k]]);
  END LOOP;
  k := n;
  WHILE k > 0 LOOP
    IF most[k + 1] > most[k] THEN
      chosen := sorted[k] || chosen;
      k := before[k];
    ELSE
      k := k - 1;
    END IF;
  END LOOP;
  RETURN chosen;
END $$;
COMMENT ON FUNCTION partybuild.most_hours(time[], time[], numeric[]) IS
  'which of what was on one day, each with its times and hours, can be attended by one person and gives the most '
  'hours: their positions; what ends as another begins does not overlap it; null for null, error 2202E for arrays that '
  'do not belong together (CAD-02)';
REVOKE EXECUTE ON FUNCTION partybuild.most_hours(time[], time[], numeric[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.most_hours(time[], time[], numeric[]) TO partybuild_reader;
-- by what they are given
INSERT INTO partybuild.function_read (function)
SELECT partybuild.function_name('partybuild.most_hours(time[], time[], numeric[])'::regprocedure)
ON CONFLICT DO NOTHING;

CREATE FUNCTION partybuild.record_cadres(from_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.record_from('party.cadre_record', from_day, 'cadres cannot be recorded');
END $$;
COMMENT ON FUNCTION partybuild.record_cadres(date) IS
  'sets the day from which cadres and their training are recorded here: who takes up a cadre post on or after it has '
  'been inspected, and from then on training and care are owed; for administrators; error 22023 for no day (CAD-01 to '
  'CAD-06)';
REVOKE EXECUTE ON FUNCTION partybuild.record_cadres(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.record_cadres(date) TO partybuild_admin;
