-- Who deploys without being superuser makes nothing in schema partybuild: the roster and the certification belong to
-- the registers. Steps 002, 003 and 010 make them there; where they ran before that, functions and rights move.
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY[to_regprocedure('partybuild.entitled_voters(bigint, date)'),
                           to_regprocedure('partybuild.certify_election(bigint, bigint)')] LOOP
    CONTINUE WHEN f IS NULL;
    EXECUTE format('ALTER FUNCTION %s SET SCHEMA party', f);
  END LOOP;
END $$;
