-- As 006_grants and 009_rights of the core: readers read the books, but not what a person earns and why he cannot pay;
-- clerks keep the registers; since when they are kept is the administrator's to say; nobody hangs a trigger on
-- another's register.
DO $$
DECLARE
  t regclass;
BEGIN
  FOREACH t IN ARRAY '{party.dues_record,party.dues_base,party.dues_review,party.dues_reduction,party.dues_deferral,
    party.dues_assessment,party.dues_account,party.dues_payment,party.dues_large_payment,party.dues_remittance,
    party.dues_expenditure,party.dues_publication,party.self_withdrawal}'::regclass[]
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO partybuild_clerk, partybuild_auditor', t);
    IF t <> ALL ('{party.dues_base,party.dues_reduction,party.dues_deferral,party.dues_assessment}'::regclass[]) THEN
      EXECUTE format('GRANT SELECT ON %s TO partybuild_reader', t);
    END IF;
    IF t <> 'party.dues_record'::regclass THEN
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO partybuild_clerk', t);
    END IF;
    EXECUTE format('GRANT ALL ON %s TO partybuild_admin', t);
    EXECUTE format('REVOKE TRIGGER, REFERENCES ON %s FROM partybuild_admin', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA party TO partybuild_clerk;
