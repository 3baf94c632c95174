-- What is in arrears by branch and age. The month under way is not due yet.
CREATE OR REPLACE VIEW compliance.dues_arrears AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, o.id AS org_id, o.name AS organisation,
       x.from_months, x.to_months, x.members, x.months, x.lacking
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT g.from_months, g.to_months, count(DISTINCT m.member_id) AS members, count(*) AS months,
           sum(a.amount::numeric - l.paid) AS lacking
      FROM (SELECT DISTINCT m.member_id FROM party.dues_assessment m WHERE m.org_id = o.id) m
     -- OFFSET 0: by index for each of them, however many the planner expects
     CROSS JOIN LATERAL (SELECT l.month, l.paid FROM party_rule.due_00_ledger l
                          WHERE l.subject = m.member_id AND l.paid_in_full_on IS NULL OFFSET 0) l
      JOIN party.dues_assessment a ON a.member_id = m.member_id AND a.month = l.month AND a.org_id = o.id
     CROSS JOIN (SELECT partybuild.today() AS today) t
     CROSS JOIN LATERAL (
        SELECT ((extract(year FROM t.today) - extract(year FROM a.month)) * 12
                + extract(month FROM t.today) - extract(month FROM a.month))::integer AS months
     ) d
      JOIN (VALUES (1, 1), (2, 2), (3, 3), (4, 6), (7, NULL)) g (from_months, to_months)
        ON d.months >= g.from_months AND (g.to_months IS NULL OR d.months <= g.to_months)
     GROUP BY g.from_months, g.to_months
 ) x;
COMMENT ON VIEW compliance.dues_arrears IS
  'dues in arrears by branch and age: 1, 2, 3, 4 to 6 and more months; none of the month under way (DUE-06, DIS-01)';
COMMENT ON COLUMN compliance.dues_arrears.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.dues_arrears.org_id IS 'number of the branch that collects';
COMMENT ON COLUMN compliance.dues_arrears.organisation IS 'name of that branch';
COMMENT ON COLUMN compliance.dues_arrears.from_months IS 'age in months, from so many: 1 is last month';
COMMENT ON COLUMN compliance.dues_arrears.to_months IS 'to so many; null: without end';
COMMENT ON COLUMN compliance.dues_arrears.members IS 'members in arrears of that age';
COMMENT ON COLUMN compliance.dues_arrears.months IS 'months, by member, that are not paid in full';
COMMENT ON COLUMN compliance.dues_arrears.lacking IS 'yuan that are lacking';
