-- The cadres in office, by organisation.
CREATE OR REPLACE VIEW compliance.cadre AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, c.org_id, o.name AS organisation, c.member_id,
       h.name AS member, c.kind::text AS kind, c.from_date AS since, i.inspected_on,
       (SELECT max(a.starts_on) FROM party_rule.cad_00_attended a
         WHERE a.subject = c.member_id AND a.starts_on <= partybuild.today()) AS trained_on,
       (SELECT max(e.on_date) FROM party_rule.cad_06_evidence e
         WHERE e.subject = c.member_id AND e.on_date <= partybuild.today()) AS cared_on
  FROM party.cadre c
  JOIN party.organisation o ON o.id = c.org_id
  JOIN party.member h ON h.id = c.member_id
  LEFT JOIN party.cadre_inspection i ON i.id = c.inspection_id
 WHERE partybuild.in_force(c.from_date, c.to_date);
COMMENT ON VIEW compliance.cadre IS
  'Party-affairs cadres in office today, with the days on which they were inspected, and last trained and cared for '
  '(CAD-01, CAD-03, CAD-06)';
COMMENT ON COLUMN compliance.cadre.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.cadre.org_id IS 'number of the organisation that is worked for';
COMMENT ON COLUMN compliance.cadre.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.cadre.member_id IS 'number of the cadre';
COMMENT ON COLUMN compliance.cadre.member IS 'name of the cadre';
COMMENT ON COLUMN compliance.cadre.kind IS 'fulltime, or parttime';
COMMENT ON COLUMN compliance.cadre.since IS 'first day in the post';
COMMENT ON COLUMN compliance.cadre.inspected_on IS
  'day of the inspection that it rests on; null: in the post before, or none';
COMMENT ON COLUMN compliance.cadre.trained_on IS 'first day of the last training attended; null: none';
COMMENT ON COLUMN compliance.cadre.cared_on IS 'day of the last act of care; null: none';
