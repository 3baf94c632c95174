-- What time alone will break: as partybuild.foresee_rule() last saw it.
CREATE TABLE party.foreseen (
  rule text NOT NULL,
  subject bigint NOT NULL,
  org_id bigint,
  first_day date NOT NULL,
  magnitude numeric NOT NULL,
  args jsonb,
  PRIMARY KEY (rule, subject)
);
COMMENT ON TABLE party.foreseen IS
  'violations to come if nobody writes anything, as the nightly job last foresaw them; compliance.foreseen shows them';
COMMENT ON COLUMN party.foreseen.rule IS 'code of the rule';
COMMENT ON COLUMN party.foreseen.subject IS 'number of the subject, of the kind that the rule is about';
COMMENT ON COLUMN party.foreseen.org_id IS 'organisation whose policy applies; null: none';
COMMENT ON COLUMN party.foreseen.first_day IS 'first day on which it violates the rule';
COMMENT ON COLUMN party.foreseen.magnitude IS 'how far from the bound it is on that day';
COMMENT ON COLUMN party.foreseen.args IS 'the values that the message names, of that day';
CREATE INDEX ON party.foreseen (org_id);
CREATE INDEX ON party.foreseen (first_day);
-- As findings, which they may become: nobody writes what functions keep.
GRANT SELECT ON party.foreseen TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
COMMENT ON TABLE party.job_run IS
  'runs of audit(), foresee(), close_periods() and remind(); compliance.job shows the last of each';
COMMENT ON COLUMN party.job_run.job IS 'audit, foresee, close, month_end, quarter_end or remind';
