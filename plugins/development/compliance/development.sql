-- Where everyone stands on the way to full membership.
CREATE OR REPLACE VIEW compliance.development AS
SELECT f.registry, f.applicant_id, f.member_id, f.person, f.org_id, f.organisation,
       s.name AS stage, s.zh AS stage_zh, s.en AS stage_en, x.since,
       partybuild.today() - x.since AS days,
       n.name AS next_step, n.zh AS next_zh, n.en AS next_en, x.earliest, x.latest, f.missing, f.late, f.faults
  FROM (
    SELECT d.registry, d.applicant_id, d.member_id, d.person, d.org_id, d.organisation,
           -- the last step that led somewhere; what is to be done next is told last
           (array_agg(d.stage ORDER BY d.done_on DESC, d.nth DESC) FILTER (WHERE d.stage IS NOT NULL))[1] AS stage,
           max(d.nth) FILTER (WHERE d.done_on IS NULL) AS next,
           count(*) FILTER (WHERE d.done_on IS NULL) AS missing,
           count(*) FILTER (WHERE d.state = 'late') AS late,
           count(*) FILTER (WHERE d.problem_en IS NOT NULL AND d.state NOT IN ('late', 'not recorded')) AS faults,
           array_agg(d) AS steps
      FROM compliance.development_file d
     GROUP BY d.registry, d.applicant_id, d.member_id, d.person, d.org_id, d.organisation
 ) f
 CROSS JOIN LATERAL (
    SELECT max(u.done_on) FILTER (WHERE u.stage = f.stage) AS since,
           max(u.earliest) FILTER (WHERE u.nth = f.next AND u.done_on IS NULL) AS earliest,
           max(u.latest) FILTER (WHERE u.nth = f.next AND u.done_on IS NULL) AS latest
      FROM unnest(f.steps) u
 ) x
  LEFT JOIN partybuild.development_stage s ON s.name = f.stage
  LEFT JOIN partybuild.development_step n ON n.position = f.next;
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
