-- Writes that no trigger sees (session_replication_role, disabled triggers, a subscription) are noticed by the audit.
ALTER TABLE party.finding ADD COLUMN unjudged boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN party.finding.unjudged IS
  'the audit found it, of a rule that refuses, and neither time nor order explains it: written past the triggers';

CREATE TABLE party.audited (
  rule text PRIMARY KEY,
  audited_on date NOT NULL,
  settings text NOT NULL
);
COMMENT ON TABLE party.audited IS 'when each rule was audited last, and by what it went besides the registers';
COMMENT ON COLUMN party.audited.rule IS 'code of the rule';
COMMENT ON COLUMN party.audited.audited_on IS 'day of the last audit';
COMMENT ON COLUMN party.audited.settings IS 'digest of views, numbers, modes and approvals by which it went';
GRANT SELECT ON party.audited TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
