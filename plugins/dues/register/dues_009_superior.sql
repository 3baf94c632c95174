-- DUE-12: what is passed on goes to somebody else. Rows from before stay (NOT VALID), and can be reversed.
ALTER TABLE party.dues_remittance
  ADD CONSTRAINT "DUE-12" CHECK (superior_id <> org_id OR reverses IS NOT NULL) NOT VALID;
