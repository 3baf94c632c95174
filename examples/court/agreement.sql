-- Does what was found agree with the faults planted in these files?
CREATE OR REPLACE VIEW staging.found AS
SELECT a.key, a.reason AS what, NULL AS rule FROM staging.set_aside a
UNION ALL
SELECT o.name, r.title_en, f.rule FROM party.finding f JOIN partybuild.rule r ON r.code = f.rule JOIN party.organisation o ON o.id = f.org_id WHERE f.closed_on IS NULL;
CREATE OR REPLACE VIEW staging.agreement AS
SELECT f.fault, f.key, x.what AS found, x.rule
  FROM staging.faults f
  LEFT JOIN staging.found x ON x.key = f.key
   AND (x.rule IS NULL AND f."table" = 'hr_staff'
        OR x.rule = CASE f.fault WHEN 'branch above 50 full members' THEN 'ORG-02' WHEN '7 or more full members, no committee' THEN 'ORG-05' WHEN 'two secretaries in office' THEN 'POS-03'
                           WHEN 'term of 3 years over, no renewal election' THEN 'ELE-16' WHEN 'election with fewer than 4/5 present' THEN 'ELE-02' END)
 WHERE f."table" IN ('hr_staff', 'branches', 'posts', 'elections');
-- What the list has not: a consequence of a planted fault, or what the files cannot evidence.
CREATE OR REPLACE VIEW staging.beyond AS
SELECT x.key, x.rule, x.what,
       CASE x.rule WHEN 'POS-05' THEN 'consequence: the second secretary heads no department'
                   WHEN 'ORG-16' THEN 'the files have no discipline committee'
                   WHEN 'ELE-21' THEN 'the files name no scrutineer and no tellers'
                   -- as many are missing from the roster as full members of it were set aside
                   WHEN 'ELE-01' THEN (
                     SELECT 'consequence: ' || count(*) || ' of its roster set aside'
                       FROM staging.set_aside a JOIN staging.hr_staff h ON h.emp_no = a.key
                       JOIN staging.elections e ON e.org = x.key
                       JOIN party.organisation o ON o.name = x.key
                       JOIN party.finding f ON f.rule = 'ELE-01' AND f.org_id = o.id AND f.closed_on IS NULL
                      WHERE a."table" = 'hr_staff' AND (h.branch = x.key OR o.kind = 'basic_committee') AND h.party_confirmed_on <= e.held_on
                     HAVING count(*) = max(f.magnitude)) END AS why
  FROM staging.found x
 WHERE x.rule IS NOT NULL AND NOT EXISTS (SELECT FROM staging.agreement a WHERE a.key = x.key AND a.rule = x.rule)
UNION ALL
SELECT x.key, NULL, x.what, NULL FROM staging.found x WHERE x.rule IS NULL AND NOT EXISTS (SELECT FROM staging.agreement a WHERE a.key = x.key);
