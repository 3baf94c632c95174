-- Who may do what with the registers of assurance, brands and inspections: clerks write, readers read, but not what
-- inspections found and what visits say; since when they are kept is the administrator's to say.
\ir supervision.psql
SELECT no_plan();
CREATE TABLE pg_temp.register AS
SELECT c.oid::regclass AS tab, c.relname::text AS name
  FROM pg_class c
 WHERE c.relnamespace = 'party'::regnamespace
   AND c.relname = ANY ('{work_step,report_hearing,deliberation,responsibility,institution,institution_review,
         agency_staff,activity_budget,activity_expenditure,brand_project,volunteer_service,pairing,pairing_visit,
         service_commitment,inspection,self_inspection,discipline_report,supervision_record}');
SELECT is(count(*), 18::bigint, 'rights: all registers') FROM pg_temp.register;
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE NOT has_table_privilege('partybuild_reader', r.tab, 'SELECT')),
          'discipline_report inspection pairing_visit self_inspection', 'rights: what readers do not read');
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE has_table_privilege('partybuild_reader', r.tab, 'INSERT, UPDATE, DELETE, TRUNCATE')), NULL,
          'rights: readers write nothing');
SELECT is((SELECT string_agg(r.name || ' ' || p, ' ' ORDER BY r.name, p) FROM pg_temp.register r
            CROSS JOIN unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) p
            WHERE NOT has_table_privilege('partybuild_clerk', r.tab, p)),
          'supervision_record DELETE supervision_record INSERT supervision_record UPDATE',
          'rights: clerks keep all but the day from which they are kept');
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE has_table_privilege('partybuild_clerk', r.tab, 'TRUNCATE')), NULL, 'rights: clerks empty nothing');
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE NOT has_table_privilege('partybuild_auditor', r.tab, 'SELECT')
               OR has_table_privilege('partybuild_auditor', r.tab, 'INSERT, UPDATE, DELETE')), NULL,
          'rights: auditors read');
CREATE FUNCTION pg_temp.as_role(role text, sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  state text := 'done';
BEGIN
  BEGIN
    EXECUTE format('SET LOCAL ROLE %I', role);
    EXECUTE sql;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    state := CASE SQLSTATE WHEN 'PB000' THEN 'done' ELSE SQLSTATE END;
  END;
  RETURN state;
END $$;
SELECT is(pg_temp.as_role(role, sql), said, format('rights: %s, %s', role, sql))
  FROM (VALUES ('partybuild_clerk', $$SELECT partybuild.record_supervision('2025-01-01')$$, '42501'),
    ('partybuild_reader', $$SELECT partybuild.record_supervision('2025-01-01')$$, '42501'),
    ('partybuild_admin', $$SELECT partybuild.record_supervision('2025-01-01')$$, 'done'),
    ('partybuild_reader', 'TABLE compliance.institutions', 'done'), ('partybuild_reader', 'TABLE compliance.budget',
      'done'),
    ('partybuild_reader', 'TABLE compliance.pairing', 'done'), ('partybuild_reader', 'TABLE party.inspection', '42501'),
    ('partybuild_clerk', $$INSERT INTO party.self_inspection (org_id, inspected_on, whole)
      VALUES (11, '2025-06-10', true)$$, 'done'),
    ('partybuild_clerk', $$INSERT INTO party.inspection (inspector_id, org_id, inspected_on, matter)
      VALUES (2, 11, '2025-06-10', 'x')$$, 'done')) v (role, sql, said);
SELECT * FROM finish();
ROLLBACK;
