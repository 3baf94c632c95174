-- Since when the registers of this plugin are kept here: nothing that its rules ask is owed for earlier.
CREATE TABLE party.supervision_record (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  recorded_from date NOT NULL CHECK (recorded_from BETWEEN '1921-07-01' AND '9999-12-31')
);
COMMENT ON TABLE party.supervision_record IS
  'since when assurance, brands and supervision are recorded here: of what was before nobody is asked';
COMMENT ON COLUMN party.supervision_record.only_one IS 'one row';
COMMENT ON COLUMN party.supervision_record.recorded_from IS
  'first day of which they are recorded here; set by record_supervision()';
INSERT INTO party.supervision_record (recorded_from) VALUES (partybuild.day_of(now()));
GRANT SELECT ON party.supervision_record TO partybuild_reader, partybuild_clerk, partybuild_auditor;
GRANT ALL ON party.supervision_record TO partybuild_admin;
REVOKE TRIGGER, REFERENCES ON party.supervision_record FROM partybuild_admin;
