-- Drawn days that have come, and whether the branch was inspected on them. Those to come nobody sees here; the barrier
-- as in inspection_draw.
CREATE OR REPLACE VIEW compliance.drawn_inspection WITH (security_barrier) AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, o.year, b.id AS org_id, g.name AS organisation, d.day,
       EXISTS (SELECT FROM party_rule.sup_02_day i WHERE i.org_id = b.id AND i.day = d.day) AS inspected
  FROM party.inspection_opening o
  JOIN party.inspection_draw w ON w.year = o.year
 CROSS JOIN LATERAL unnest(o.branches) b (id)
 CROSS JOIN LATERAL party.drawn_days(o.seed, o.year, b.id, w.days) d (day)
  LEFT JOIN party.organisation g ON g.id = b.id
 WHERE d.day <= (SELECT partybuild.today());
COMMENT ON VIEW compliance.drawn_inspection IS
  'days that were drawn for the inspection of branches (抽查) and have come, and whether it was made (SUP-02)';
COMMENT ON COLUMN compliance.drawn_inspection.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.drawn_inspection.year IS 'year of the draw';
COMMENT ON COLUMN compliance.drawn_inspection.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.drawn_inspection.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.drawn_inspection.day IS 'the day';
COMMENT ON COLUMN compliance.drawn_inspection.inspected IS
  'the agency committee above the branch inspected it on that day, as party.inspection has it';
