-- Obligations: what is owed per period, by whom, and what counts as done. Tables of the catalogue.
CREATE TABLE partybuild.obligation (
  rule text PRIMARY KEY,
  per text NOT NULL CHECK (per IN ('month', 'quarter', 'half', 'year', 'once')),
  applies text NOT NULL,
  evidence text NOT NULL,
  evaluation text NOT NULL,
  within interval,
  pro_rata boolean NOT NULL DEFAULT false,
  owed_from date
);
COMMENT ON TABLE partybuild.obligation IS
  'what is owed per period: by whom (view "applies": subject, org_id, from_date, to_date, perhaps item and label), '
  'what counts (view "evidence": subject, on_date, reference, perhaps item, quantity, done_on); parameters least, '
  'grace and remind of the rule give number, days of grace and days of reminder; made by set_obligation()';
COMMENT ON COLUMN partybuild.obligation.per IS 'calendar period; once: by the last day of the row in "applies"';
COMMENT ON COLUMN partybuild.obligation.within IS
  'due so long after the first day of the period, instead of on its last';
COMMENT ON COLUMN partybuild.obligation.pro_rata IS 'who begins within a period owes the share of its full months';
COMMENT ON COLUMN partybuild.obligation.owed_from IS
  'periods that began before are not owed; null: only those from before compliance.court.counted_from';
COMMENT ON COLUMN partybuild.obligation.evaluation IS
  'view made by set_obligation(): one row a subject and period, with its status';

CREATE TABLE partybuild.evidence_source (
  rule text NOT NULL,
  relation text NOT NULL,
  subject name NOT NULL,
  day name NOT NULL DEFAULT '',
  joined text NOT NULL DEFAULT '',
  joined_key name NOT NULL DEFAULT '',
  key name NOT NULL DEFAULT '',
  through text NOT NULL DEFAULT '',
  through_key name NOT NULL DEFAULT '',
  through_subject name NOT NULL DEFAULT '',
  replaces name NOT NULL DEFAULT '',
  dated boolean NOT NULL DEFAULT false,
  columns name[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (rule, relation, subject, day, joined, joined_key, key, through, through_key, through_subject)
);
COMMENT ON TABLE partybuild.evidence_source IS
  'which tables an obligation''s views read: columns of subject and day, in the table or in the one joined to it; a '
  'change for a closed period has that subject and period evaluated again; no day: all its periods, when one of the '
  'columns changes; no subject: those of everybody; made by evidence_source()';
COMMENT ON COLUMN partybuild.evidence_source.through IS 'a table on the way to the joined one';
COMMENT ON COLUMN partybuild.evidence_source.replaces IS
  'column that names the row of the same table whose place a row takes: that one is concerned as well';
COMMENT ON COLUMN partybuild.evidence_source.dated IS
  'a row says something of the days from its from_date to its to_date only';

SELECT pg_catalog.pg_extension_config_dump('partybuild.obligation', '');
SELECT pg_catalog.pg_extension_config_dump('partybuild.evidence_source', '');
