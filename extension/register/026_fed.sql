-- Which row of a register came from which row of another system's table. A new register; nothing is fed yet.
CREATE TABLE party.fed (
  feed integer NOT NULL,
  source_key text NOT NULL,
  target_id bigint NOT NULL,
  PRIMARY KEY (feed, source_key),
  CONSTRAINT fed_once UNIQUE (feed, target_id)
);
COMMENT ON TABLE party.fed IS
  'rows of registers that follow a row of another system''s table, by feed and key there; written by feeds alone';
COMMENT ON COLUMN party.fed.feed IS 'number of the feed in partybuild.feed';
COMMENT ON COLUMN party.fed.source_key IS 'key of the row in the other system''s table';
COMMENT ON COLUMN party.fed.target_id IS 'number of the row of the register that follows it now';
GRANT ALL ON party.fed TO partybuild_admin;
REVOKE TRIGGER, REFERENCES ON party.fed FROM partybuild_admin;
GRANT SELECT ON party.fed TO partybuild_auditor;
