-- What belongs to no single rule of area CAD; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('cadre', 'partybuild_cadre');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('cadre', 'party.cadre', '党务干部任职', 'cadre post', 'cadre'),
  ('training', 'party.training', '培训', 'training', 'cadre');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('fulltime', '专职', 'full-time', 'cadre'),
  ('parttime', '兼职', 'part-time', 'cadre');

CREATE FUNCTION partybuild.record_cadres(from_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF from_day IS NULL OR NOT isfinite(from_day) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('cadres cannot be recorded from %s', coalesce(from_day::text, 'null'));
  END IF;
  -- whatever became of the one row
  INSERT INTO party.cadre_record (recorded_from) VALUES (from_day)
      ON CONFLICT (only_one) DO UPDATE SET recorded_from = EXCLUDED.recorded_from;
END $$;
COMMENT ON FUNCTION partybuild.record_cadres(date) IS
  'sets the day from which cadres and their training are recorded here: who takes up a cadre post on or after it has '
  'been inspected, and from then on training and care are owed; for administrators; error 22023 for no day (CAD-01 to '
  'CAD-06)';
REVOKE EXECUTE ON FUNCTION partybuild.record_cadres(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.record_cadres(date) TO partybuild_admin;
