-- As 006_grants and 009_rights of the core: readers read, but not how people were graded and what was done for them;
-- clerks keep the registers; since when they are kept is the administrator's to say; nobody hangs a trigger on
-- another's register.
DO $$
DECLARE
  t regclass;
BEGIN
  FOREACH t IN ARRAY '{party.cadre_record,party.cadre_inspection,party.cadre,party.care,party.training,
    party.training_attendance}'::regclass[]
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO partybuild_clerk, partybuild_auditor', t);
    IF t <> ALL ('{party.cadre_inspection,party.care}'::regclass[]) THEN
      EXECUTE format('GRANT SELECT ON %s TO partybuild_reader', t);
    END IF;
    IF t <> 'party.cadre_record'::regclass THEN
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO partybuild_clerk', t);
    END IF;
    EXECUTE format('GRANT ALL ON %s TO partybuild_admin', t);
    EXECUTE format('REVOKE TRIGGER, REFERENCES ON %s FROM partybuild_admin', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA party TO partybuild_clerk;
