-- As 006_grants and 009_rights of the core: readers read, but not who asked for what; clerks keep the registers; nobody
-- hangs a trigger on another's register.
DO $$
DECLARE
  t regclass;
BEGIN
  FOREACH t IN ARRAY '{party.room,party.room_share,party.room_inspection,party.archive_cabinet,party.wall_layout,
    party.wall,party.wall_item,party.archive_document,party.archive_copy,party.member_request}'::regclass[]
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO partybuild_clerk, partybuild_auditor', t);
    IF t <> 'party.member_request'::regclass THEN
      EXECUTE format('GRANT SELECT ON %s TO partybuild_reader', t);
    END IF;
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO partybuild_clerk', t);
    EXECUTE format('GRANT ALL ON %s TO partybuild_admin', t);
    EXECUTE format('REVOKE TRIGGER, REFERENCES ON %s FROM partybuild_admin', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA party TO partybuild_clerk;
