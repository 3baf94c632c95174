-- Where everyone stands on the way to full membership.
CREATE OR REPLACE VIEW compliance.development AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, a.id AS applicant_id, a.member_id, h.name AS person,
       a.org_id, o.name AS organisation, s.name AS stage, s.zh AS stage_zh, s.en AS stage_en, w.since,
       partybuild.today() - w.since AS days,
       n.name AS next_step, n.zh AS next_zh, n.en AS next_en, w.earliest, w.latest, w.missing, w.late, w.faults
  FROM party_rule.dev_00_file f
  JOIN party_rule.dev_00_applicant a ON a.id = f.subject
  JOIN party.member h ON h.id = a.member_id
  LEFT JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    -- the last step that led somewhere; of what is missing, the last is what leads on
    SELECT (array_agg(x.stage ORDER BY x.done_on DESC, x.nth DESC) FILTER (WHERE x.stage IS NOT NULL))[1] AS stage,
           max(x.done_on) FILTER (WHERE x.stage IS NOT NULL) AS since,
           max(x.nth) FILTER (WHERE x.done_on IS NULL) AS next,
           (array_agg(x.earliest ORDER BY x.nth DESC) FILTER (WHERE x.done_on IS NULL))[1] AS earliest,
           (array_agg(x.latest ORDER BY x.nth DESC) FILTER (WHERE x.done_on IS NULL))[1] AS latest,
           count(*) FILTER (WHERE x.done_on IS NULL) AS missing,
           count(*) FILTER (WHERE x.state = 'late' AND x.latest >= a.recorded_from) AS late,
           count(*) FILTER (WHERE x.state NOT IN ('done', 'missing', 'late')
                              AND NOT (x.done_on < a.recorded_from
                                AND x.state IN ('out of order', 'without', 'incomplete', 'too soon'))) AS faults
      FROM partybuild.development_way(f.steps, f.days, f.complete) x
 ) w
  LEFT JOIN partybuild.development_stage s ON s.name = w.stage
  LEFT JOIN partybuild.development_step n ON n.position = w.next;
COMMENT ON VIEW compliance.development IS
  'where everyone who applied stands, since when, what comes next and when, and what is late: a row an application';
COMMENT ON COLUMN compliance.development.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.development.applicant_id IS 'number of the application';
COMMENT ON COLUMN compliance.development.member_id IS 'number of the person';
COMMENT ON COLUMN compliance.development.person IS 'name of the person';
COMMENT ON COLUMN compliance.development.org_id IS 'number of the branch that has the file, or had it last';
COMMENT ON COLUMN compliance.development.organisation IS 'name of that branch';
COMMENT ON COLUMN compliance.development.stage IS 'present stage: partybuild.development_stage.name';
COMMENT ON COLUMN compliance.development.stage_zh IS 'what it is called in Chinese';
COMMENT ON COLUMN compliance.development.stage_en IS 'what it is called in English';
COMMENT ON COLUMN compliance.development.since IS 'day on which it began';
COMMENT ON COLUMN compliance.development.days IS 'days since then';
COMMENT ON COLUMN compliance.development.next_step IS 'step that leads to the next stage; null: there is none';
COMMENT ON COLUMN compliance.development.next_zh IS 'what it is called in Chinese';
COMMENT ON COLUMN compliance.development.next_en IS 'what it is called in English';
COMMENT ON COLUMN compliance.development.earliest IS 'first day on which it can be done';
COMMENT ON COLUMN compliance.development.latest IS 'last day on which it is in time; null: no rule says';
COMMENT ON COLUMN compliance.development.missing IS 'number of steps that are missing for it, itself among them';
COMMENT ON COLUMN compliance.development.late IS 'number of those that are late';
COMMENT ON COLUMN compliance.development.faults IS 'number of faults in what is done';
