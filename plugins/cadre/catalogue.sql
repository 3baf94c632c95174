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

-- Clerks' files of trainings.
INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('trainings', 'cadre', 100, '培训', 'trainings', 'party.training', '{org_id,starts_on,topic}', NULL, NULL);
INSERT INTO partybuild.import_column (kind, name, plugin, place, type, required, target, zh, en, aliases) VALUES
  ('trainings', 'org', 'cadre', 1, 'organisation', true, 'org_id', '党组织', 'org', '{党支部,党组织名称,支部,branch}'),
  ('trainings', 'organiser', 'cadre', 2, 'text', false, 'organiser', '主办单位', 'organiser', '{举办单位,主办}'),
  ('trainings', 'form', 'cadre', 3, 'term', true, 'form', '培训形式', 'form', '{形式,培训类别}'),
  ('trainings', 'topic', 'cadre', 4, 'text', true, 'topic', '培训主题', 'topic', '{主题,培训内容,培训名称}'),
  ('trainings', 'starts_on', 'cadre', 5, 'date', true, 'starts_on', '开始日期', 'starts on', '{起始日期,培训时间}'),
  ('trainings', 'ends_on', 'cadre', 6, 'date', true, 'ends_on', '结束日期', 'ends on', '{截止日期}'),
  ('trainings', 'from_time', 'cadre', 7, 'time', false, 'from_time', '开始时间', 'from time', '{}'),
  ('trainings', 'to_time', 'cadre', 8, 'time', false, 'to_time', '结束时间', 'to time', '{}'),
  ('trainings', 'days', 'cadre', 9, 'integer', true, 'days', '天数', 'days', '{培训天数}'),
  ('trainings', 'hours', 'cadre', 10, 'number', true, 'hours', '学时', 'hours', '{培训学时}');
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('trainings', 'form', '培训班', 'cadre', 1, 'class'),
  ('trainings', 'form', '以会代训', 'cadre', 2, 'meeting'),
  ('trainings', 'form', '外出学习', 'cadre', 3, 'study_trip');
