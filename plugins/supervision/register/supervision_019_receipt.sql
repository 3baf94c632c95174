-- ASR-06: receipts are the same that read the same. In place of the index that supervision_003_budget.sql made, which
-- compared width alone. Entries that are there stay: where several have one number, the first has it from now on, and
-- the others are left out of the index by their own numbers. Which they are is said here once, as a warning.
LOCK TABLE party.activity_expenditure IN SHARE MODE;
DO $$
DECLARE
  again constant bigint[] := (
    SELECT array_agg(x.id ORDER BY x.id)
      FROM (SELECT e.id, row_number() OVER (PARTITION BY partybuild.as_read(e.receipt) ORDER BY e.id) AS nth
              FROM party.activity_expenditure e
             WHERE e.receipt IS NOT NULL) x
     WHERE x.nth > 1);
BEGIN
  DROP INDEX party."ASR-06 receipt";
  EXECUTE 'CREATE UNIQUE INDEX "ASR-06 receipt" ON party.activity_expenditure (partybuild.as_read(receipt)) '
          'WHERE receipt IS NOT NULL'
    || CASE WHEN again IS NULL THEN '' ELSE format(' AND id <> ALL (%L::bigint[])', again) END;
  IF again IS NOT NULL THEN
    RAISE WARNING 'party.activity_expenditure has receipts whose number an earlier entry has: %', again;
  END IF;
END $$;
