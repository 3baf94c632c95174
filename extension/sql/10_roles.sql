-- Group roles. They belong to the cluster: another database, or a dump restored here, may have made them.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['partybuild_reader', 'partybuild_auditor', 'partybuild_clerk', 'partybuild_admin'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;  -- another database's CREATE EXTENSION was quicker
      END;
    END IF;
  END LOOP;
  GRANT partybuild_reader TO partybuild_auditor, partybuild_clerk;
  GRANT partybuild_auditor, partybuild_clerk TO partybuild_admin;
  IF pg_catalog.getdatabaseencoding() <> 'UTF8' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'feature_not_supported',
      MESSAGE = pg_catalog.format('partybuild needs a database in UTF8, this one is in %s',
                                  pg_catalog.getdatabaseencoding()),
      HINT = 'CREATE DATABASE … ENCODING ''UTF8'' TEMPLATE template0;';
  END IF;
END $$;
GRANT USAGE ON SCHEMA partybuild TO PUBLIC;
