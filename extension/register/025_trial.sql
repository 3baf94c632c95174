-- What the mode "trial" lets pass that "reject" would refuse: a row a rule, subject and transaction. A finding is kept
-- beside it, as of a warning; those on file have another origin, and stay.
CREATE TABLE party.trial (
  rule text NOT NULL,
  subject bigint NOT NULL,
  org_id bigint,
  day date NOT NULL,
  magnitude numeric NOT NULL,
  args jsonb,
  written_at timestamptz NOT NULL DEFAULT now(),
  xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
  written_by name NOT NULL,
  as_role name NOT NULL,
  PRIMARY KEY (rule, subject, written_at, xact)
);
COMMENT ON TABLE party.trial IS
  'what would have been refused but for the mode "trial": once a rule, subject and transaction; compliance.trial sums '
  'it up';
COMMENT ON COLUMN party.trial.rule IS 'code of the rule';
COMMENT ON COLUMN party.trial.subject IS 'number of the subject, of the kind that the rule is about';
COMMENT ON COLUMN party.trial.org_id IS 'organisation whose policy applies; null: none';
COMMENT ON COLUMN party.trial.day IS 'day on which the rule is broken: that of the write, or one to come';
COMMENT ON COLUMN party.trial.magnitude IS 'how far from the bound it was';
COMMENT ON COLUMN party.trial.args IS 'the values that the message names';
COMMENT ON COLUMN party.trial.written_at IS 'when the transaction began';
COMMENT ON COLUMN party.trial.xact IS 'number of the transaction, in the server that it ran in';
COMMENT ON COLUMN party.trial.written_by IS 'who had logged in';
COMMENT ON COLUMN party.trial.as_role IS 'as which role he wrote (SET ROLE), or again who had logged in';
CREATE INDEX ON party.trial (org_id);
-- As findings: nobody writes what judging keeps. The administrator deletes what is not needed any more.
GRANT SELECT ON party.trial TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
GRANT DELETE ON party.trial TO partybuild_admin;

ALTER TABLE party.finding
  DROP CONSTRAINT finding_origin_check,
  ADD CONSTRAINT finding_origin_check CHECK (origin IN ('adoption', 'audit', 'warning', 'trial')) NOT VALID;
COMMENT ON COLUMN party.finding.origin IS
  'how it came on record: adoption, audit, warning, trial; audit too where a commit found it so already';
