-- DUE-16: receipts are the same that read the same, in whatever width and case, with whatever blanks: within a number
-- they mean something between letters and digits only. In place of the indexes that dues_003_book.sql made. Entries
-- that are there stay, since books are not rewritten: where several have one number, the first has it from now on, and
-- the others are left out of the index by their own numbers. Which they are is said here once, as a warning.
CREATE FUNCTION party.receipt_number(receipt text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN upper(regexp_replace(partybuild.tidy(normalize(receipt, NFKC)), ' ?([^ A-Za-z0-9]) ?', '\1', 'g'));
COMMENT ON FUNCTION party.receipt_number(text) IS
  'a receipt as it is compared: width and case of letters do not count, nor do blanks but between letters and digits '
  '(DUE-16)';
REVOKE EXECUTE ON FUNCTION party.receipt_number(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.receipt_number(text)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
DO $$
DECLARE
  t text;
  index_name text;
  again bigint[];
BEGIN
  FOR t, index_name IN VALUES ('dues_payment', 'DUE-16 receipt'), ('dues_large_payment', 'DUE-16 large receipt'),
    ('dues_remittance', 'DUE-16 remittance receipt'), ('dues_expenditure', 'DUE-16 expenditure receipt')
  LOOP
    EXECUTE format('LOCK TABLE party.%I IN SHARE MODE', t);
    EXECUTE format('SELECT array_agg(x.id ORDER BY x.id) FROM (SELECT r.id, row_number() OVER '
                   '(PARTITION BY party.receipt_number(r.receipt) ORDER BY r.id) AS nth FROM party.%I r '
                   'WHERE r.receipt IS NOT NULL) x WHERE x.nth > 1', t) INTO again;
    EXECUTE format('DROP INDEX party.%I', index_name);
    EXECUTE format('CREATE UNIQUE INDEX %I ON party.%I (party.receipt_number(receipt)) WHERE receipt IS NOT NULL%s',
                   index_name, t,
                   CASE WHEN again IS NOT NULL THEN format(' AND id <> ALL (%L::bigint[])', again) ELSE '' END);
    IF again IS NOT NULL THEN
      RAISE WARNING 'party.% has receipts whose number an earlier entry has: %', t, again;
    END IF;
  END LOOP;
END $$;
