-- How far the database can judge at all: a rule a row, in what mode, by what registers, and what of them is on file.
CREATE OR REPLACE VIEW compliance.coverage AS
SELECT c.registry, r.code AS rule, r.area, r.plugin, r.title_zh, r.title_en, r.kind, r.subject AS subject_kind, m.mode,
       (SELECT count(*)
          FROM partybuild.policy p
         WHERE p.rule = r.code AND p.org_id IS NOT NULL AND p.mode <> m.mode
           AND partybuild.in_force(p.from_date, p.to_date)) AS exceptions,
       x.registers, x.deciding, x.on_file, x.first_on, x.organisations, x.applies_to,
       CASE WHEN m.mode = 'off' THEN 'off'
            WHEN x.on_file IS FALSE THEN 'no records'
            WHEN m.mode = 'report' THEN 'report only'
            ELSE 'judged' END AS state
  FROM partybuild.rule r
  LEFT JOIN (SELECT * FROM jsonb_to_recordset(partybuild.rule_records()) y (
               rule text, registers jsonb, deciding jsonb, on_file boolean, first_on date, organisations bigint,
               applies_to bigint)) x ON x.rule = r.code
 CROSS JOIN compliance.court c
 CROSS JOIN LATERAL (SELECT partybuild.mode(r.code, NULL) AS mode) m
 WHERE r.retired_on IS NULL OR r.retired_on > partybuild.today();
COMMENT ON VIEW compliance.coverage IS
  'how far the database can judge: every rule with its mode, the registers that it is judged by, and what of them is '
  'on file; state: judged, report only, no records, or off';
COMMENT ON COLUMN compliance.coverage.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.coverage.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.coverage.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.coverage.plugin IS 'rule pack that ships it; local: a rule of the court''s own';
COMMENT ON COLUMN compliance.coverage.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.coverage.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.coverage.kind IS 'structure, transition, invariant, record or obligation';
COMMENT ON COLUMN compliance.coverage.subject_kind IS 'what the rule is about: organisation, member, post, …';
COMMENT ON COLUMN compliance.coverage.mode IS 'mode of the rule today, where no organisation has one of its own';
COMMENT ON COLUMN compliance.coverage.exceptions IS
  'organisations for which, with what is below them, another mode is in force';
COMMENT ON COLUMN compliance.coverage.registers IS 'list of the registers that the rule reads';
COMMENT ON COLUMN compliance.coverage.deciding IS
  'those of them without which there is nothing to judge: that of its subjects, or what is recorded of organisations '
  'and members; of an obligation, what counts for it';
COMMENT ON COLUMN compliance.coverage.on_file IS
  'one of the deciding registers has a row; null: one is somebody''s own, '
  'and may not be seen';
COMMENT ON COLUMN compliance.coverage.first_on IS
  'first day in the deciding registers; null: they have no row or name no day, or are large and have no index on it';
COMMENT ON COLUMN compliance.coverage.organisations IS
  'of how many of the organisations that it applies to the deciding registers have rows; null: they name neither '
  'organisation nor member';
COMMENT ON COLUMN compliance.coverage.applies_to IS
  'organisations that it applies to: of an obligation of organisations, who owes it today; otherwise the branches of '
  'today';
COMMENT ON COLUMN compliance.coverage.state IS
  'judged: it refuses, needs an approval or warns; report only: it is reported, as all obligations are; no records: '
  'nothing is on file by which it could be judged; off: it is not asked';
