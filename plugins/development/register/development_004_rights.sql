-- As 006_grants and 009_rights of the core: readers read, but not what people said of each other; clerks keep the
-- registers; since when they are kept is the administrator's to say; nobody hangs a trigger on another's register.
DO $$
DECLARE
  t regclass;
BEGIN
  FOREACH t IN ARRAY '{party.applicant,party.applicant_branch,party.applicant_talk,party.recommendation,
    party.development_decision,party.training_contact,party.applicant_review,party.opinion,party.introducer,
    party.political_review,party.applicant_training,party.admission_notice,party.objection,party.examination,
    party.development_ballot,party.development_meeting,party.development_approval,party.oath,
    party.conversion_application,party.development_file,party.filed_item,party.development_plan,party.transfer_in,
    party.development_record}'::regclass[]
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO partybuild_clerk, partybuild_auditor', t);
    IF t <> ALL ('{party.applicant_talk,party.opinion,party.objection,party.political_review}'::regclass[]) THEN
      EXECUTE format('GRANT SELECT ON %s TO partybuild_reader', t);
    END IF;
    IF t <> 'party.development_record'::regclass THEN
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO partybuild_clerk', t);
    END IF;
    EXECUTE format('GRANT ALL ON %s TO partybuild_admin', t);
    EXECUTE format('REVOKE TRIGGER, REFERENCES ON %s FROM partybuild_admin', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA party TO partybuild_clerk;
