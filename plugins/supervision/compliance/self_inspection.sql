-- How far each self-inspection has come; what was found in it stands in the ledger.
CREATE OR REPLACE VIEW compliance.self_inspection AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, s.id AS inspection_id, s.org_id, o.name AS organisation,
       s.started_on, CASE WHEN NOT s.open THEN s.inspected_on END AS finished_on, s.whole, l.lines, l.unanswered, l.met,
       l.not_met, l.differ
  FROM party.self_inspection s
  JOIN party.organisation o ON o.id = s.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS lines, count(*) FILTER (WHERE x.answer IS NULL) AS unanswered,
           count(*) FILTER (WHERE x.answer) AS met, count(*) FILTER (WHERE NOT x.answer) AS not_met,
           count(*) FILTER (WHERE x.answer AND x.known = 'not met' OR NOT x.answer AND x.known = 'met') AS differ
      FROM party.self_inspection_line x
     WHERE x.inspection_id = s.id
 ) l;
COMMENT ON VIEW compliance.self_inspection IS
  'self-inspections of branches (自查): when, and how many lines of the sheet are answered and how (SUP-01)';
COMMENT ON COLUMN compliance.self_inspection.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.self_inspection.inspection_id IS 'number of the self-inspection';
COMMENT ON COLUMN compliance.self_inspection.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.self_inspection.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.self_inspection.started_on IS 'day the sheet was started; null: entered without one';
COMMENT ON COLUMN compliance.self_inspection.finished_on IS 'day it was concluded; null: the sheet is open';
COMMENT ON COLUMN compliance.self_inspection.whole IS 'against the whole catalogue';
COMMENT ON COLUMN compliance.self_inspection.lines IS 'lines of the sheet';
COMMENT ON COLUMN compliance.self_inspection.unanswered IS 'lines that are not answered';
COMMENT ON COLUMN compliance.self_inspection.met IS 'lines that are answered "yes"';
COMMENT ON COLUMN compliance.self_inspection.not_met IS 'lines that are answered "no"';
COMMENT ON COLUMN compliance.self_inspection.differ IS
  'lines that are answered otherwise than the database knew: met for not met, or the reverse';
