-- What belongs to no single rule of areas ASR, BRA, SUP and of DIS-06, DIS-07; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('supervision', 'partybuild_supervision');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('pairing', 'party.pairing', '结对帮扶', 'pairing', 'supervision');

CREATE FUNCTION partybuild.record_supervision(from_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.record_from('party.supervision_record', from_day, 'supervision cannot be recorded');
END $$;
COMMENT ON FUNCTION partybuild.record_supervision(date) IS
  'sets the day from which assurance, brands and supervision are recorded here: what these areas ask is owed from then '
  'on; for administrators; error 22023 for no day (ASR, BRA, SUP, DIS-06, DIS-07)';
REVOKE EXECUTE ON FUNCTION partybuild.record_supervision(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.record_supervision(date) TO partybuild_admin;
