-- What is there again: the superior's list. Of what people raised, as they said; of inspections to who may read these.
CREATE OR REPLACE VIEW compliance.returned AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, u.parent_id AS superior_id, s.name AS superior,
  x.org_id,
       o.name AS organisation, x.finding_id, x.item_id, x.rule, x.problem, x.closed_before, x.found_on,
       x.found_on - x.closed_before AS days_between, x.closed_on
  FROM (SELECT b.org_id, b.finding_id, i.id AS item_id, b.rule, party.name_of_finding(b.finding_id) AS problem,
               b.before_closed_on AS closed_before, b.found_on, b.closed_on
          FROM party_rule.sup_10_before b
          LEFT JOIN party.ledger_item i ON i.finding_id = b.finding_id
        UNION ALL
        SELECT i.org_id, NULL, i.id, NULL,
               CASE i.source WHEN 'inspection' THEN CASE WHEN t.inspections THEN i.problem END
                    WHEN 'self_inspection' THEN CASE WHEN t.self_inspections THEN i.problem END
                    ELSE i.problem END, e.closed_on, i.found_on, i.closed_on
          FROM party.ledger_item i
          JOIN party.ledger_item e ON e.id = i.returns_id
         CROSS JOIN (SELECT has_table_privilege('party.inspection'::regclass, 'SELECT') AS inspections,
                            has_table_privilege('party.self_inspection'::regclass, 'SELECT') AS self_inspections) t
         WHERE i.finding_id IS NULL) x
  LEFT JOIN party.organisation o ON o.id = x.org_id
  LEFT JOIN party.subordination u ON u.org_id = x.org_id AND partybuild.in_force(u.from_date, u.to_date)
  LEFT JOIN party.organisation s ON s.id = u.parent_id;
COMMENT ON VIEW compliance.returned IS
  'problems that are there again: found by the same rule of the same subject within a year of its closing, or '
  'raised as those of a closed item; by the superior whose list they are on (SUP-10)';
COMMENT ON COLUMN compliance.returned.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.returned.superior_id IS 'number of the organisation above; null: none';
COMMENT ON COLUMN compliance.returned.superior IS 'name of the organisation above';
COMMENT ON COLUMN compliance.returned.org_id IS 'number of the organisation that answers for it';
COMMENT ON COLUMN compliance.returned.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.returned.finding_id IS 'number of the finding; null: people raised it';
COMMENT ON COLUMN compliance.returned.item_id IS 'number of the item of the ledger; null: nobody has taken it up';
COMMENT ON COLUMN compliance.returned.rule IS 'code of the rule that found it; null: people raised it';
COMMENT ON COLUMN compliance.returned.problem IS 'rule and subject, or what is wrong in words; null: of an inspection, '
  'and not for who does not read these';
COMMENT ON COLUMN compliance.returned.closed_before IS 'day it was closed before';
COMMENT ON COLUMN compliance.returned.found_on IS 'day it was found again';
COMMENT ON COLUMN compliance.returned.days_between IS 'days from the one to the other';
COMMENT ON COLUMN compliance.returned.closed_on IS 'day it was closed again; null: open';
