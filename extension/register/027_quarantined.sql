-- What feeds have put aside. A new register; nothing is put aside yet.
CREATE TABLE party.quarantined (
  feed integer NOT NULL,
  source_key text NOT NULL,
  reason integer NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  tried_at timestamptz NOT NULL DEFAULT now(),
  rule text,
  subject bigint,
  org_id bigint,
  magnitude numeric,
  args jsonb,
  column_name text,
  sqlstate text,
  message_zh text,
  message_en text,
  detail text,
  hint text,
  PRIMARY KEY (feed, source_key, reason)
);
COMMENT ON TABLE party.quarantined IS
  'rows of another system''s table that its feed has put aside, and each reason why; written by feeds alone; '
  'compliance.quarantine shows it';
COMMENT ON COLUMN party.quarantined.feed IS 'number of the feed in partybuild.feed whose register refused it';
COMMENT ON COLUMN party.quarantined.source_key IS 'key of the row in the other system''s table';
COMMENT ON COLUMN party.quarantined.reason IS 'number of the reason, of those of the row';
COMMENT ON COLUMN party.quarantined.since IS 'when the row was put aside first';
COMMENT ON COLUMN party.quarantined.tried_at IS 'when it was tried the last time';
COMMENT ON COLUMN party.quarantined.rule IS
  'code of the rule that it would break; null: it cannot be a row of the register';
COMMENT ON COLUMN party.quarantined.subject IS 'number of the subject for which the rule would be broken';
COMMENT ON COLUMN party.quarantined.org_id IS 'organisation whose policy applies; null: none';
COMMENT ON COLUMN party.quarantined.magnitude IS 'how far from the bound it would be';
COMMENT ON COLUMN party.quarantined.args IS 'the values that the rule''s message names';
COMMENT ON COLUMN party.quarantined.column_name IS 'column of the register that it is about; null: none, or several';
COMMENT ON COLUMN party.quarantined.sqlstate IS 'error code';
COMMENT ON COLUMN party.quarantined.message_zh IS 'what is wrong, in Chinese; null: the rule''s message says it';
COMMENT ON COLUMN party.quarantined.message_en IS 'what is wrong, in English; null: the rule''s message says it';
COMMENT ON COLUMN party.quarantined.detail IS 'the value, or what the server said';
COMMENT ON COLUMN party.quarantined.hint IS 'the way out, where the server named one';
CREATE INDEX ON party.quarantined (org_id);
GRANT ALL ON party.quarantined TO partybuild_admin;
REVOKE TRIGGER, REFERENCES ON party.quarantined FROM partybuild_admin;
GRANT SELECT ON party.quarantined TO partybuild_auditor;
