-- As 006_grants and 009_rights of the core: readers read, but not what inspections found and what visits say of
-- those who are helped; clerks keep the registers; nobody hangs a trigger on another's register.
DO $$
DECLARE
  t regclass;
BEGIN
  FOREACH t IN ARRAY '{party.work_step,party.report_hearing,party.deliberation,party.responsibility,party.institution,
    party.institution_review,party.agency_staff,party.activity_budget,party.activity_expenditure,party.brand_project,
    party.volunteer_service,party.pairing,party.pairing_visit,party.service_commitment,party.inspection,
    party.self_inspection,party.discipline_report}'::regclass[]
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO partybuild_clerk, partybuild_auditor', t);
    IF t <> ALL ('{party.pairing_visit,party.inspection,party.self_inspection,
                   party.discipline_report}'::regclass[]) THEN
      EXECUTE format('GRANT SELECT ON %s TO partybuild_reader', t);
    END IF;
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO partybuild_clerk', t);
    EXECUTE format('GRANT ALL ON %s TO partybuild_admin', t);
    EXECUTE format('REVOKE TRIGGER, REFERENCES ON %s FROM partybuild_admin', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA party TO partybuild_clerk;
