-- Readers see the registers but not whole citizen numbers; clerks keep them; approvals are the administrator's alone.
GRANT SELECT ON ALL TABLES IN SCHEMA party TO partybuild_auditor, partybuild_clerk;
DO $$
DECLARE
  t regclass;
BEGIN
  FOR t IN
    SELECT c.oid
      FROM pg_class c
     WHERE c.relnamespace = 'party'::regnamespace AND c.relkind = 'r' AND c.relname <> 'member'
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO partybuild_reader', t);
    IF t <> ALL ('{party.approval,party.finding,party.job_run,party.job_step}'::regclass[]) THEN
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO partybuild_clerk', t);
    END IF;
  END LOOP;
END $$;
GRANT SELECT (id, emp_no, name, admitted_on, confirmed_on, known_from, ended_on, ended_as) ON party.member
  TO partybuild_reader;
GRANT INSERT, UPDATE, DELETE ON party.member TO partybuild_clerk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA party TO partybuild_clerk;
GRANT INSERT, UPDATE ON party.finding, party.job_run, party.job_step TO partybuild_auditor;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA party TO partybuild_auditor;
GRANT EXECUTE ON FUNCTION party.record_findings(text, bigint[], text, party.violation[]) TO partybuild_auditor;
REVOKE EXECUTE ON FUNCTION party.record_findings(text, bigint[], text, party.violation[]) FROM PUBLIC;
GRANT ALL ON ALL TABLES IN SCHEMA party TO partybuild_admin;
ALTER DEFAULT PRIVILEGES IN SCHEMA party_rule GRANT SELECT ON TABLES TO partybuild_auditor;
ALTER DEFAULT PRIVILEGES IN SCHEMA compliance GRANT SELECT ON TABLES TO partybuild_reader;
