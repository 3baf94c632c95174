-- The rectification ledger: items, and the findings that nobody has taken up, with what adopt() gave them. The words of
-- what came from inspections are for who may read these.
CREATE OR REPLACE VIEW compliance.ledger AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, x.item_id, x.finding_id, x.source, x.rule, x.org_id,
       o.name AS organisation, CASE WHEN w.shown THEN x.problem END AS problem, x.serious, x.found_on,
       CASE WHEN w.shown THEN x.goal END AS goal, CASE WHEN w.shown THEN x.measure END AS measure, x.responsible_id,
       h.name AS responsible, x.deadline, x.extended_to,
       CASE WHEN w.shown THEN x.extension_reason END AS extension_reason,
       CASE WHEN x.closed_on IS NOT NULL THEN 'closed' WHEN x.due_on < t.today THEN 'overdue' ELSE 'open' END AS status,
       coalesce(x.closed_on, t.today) - x.found_on AS age_days,
       CASE WHEN x.due_on < coalesce(x.closed_on, t.today) THEN coalesce(x.closed_on, t.today) - x.due_on END
         AS days_overdue,
       x.still_found, x.returned, x.closed_on, CASE WHEN w.shown THEN x.evidence END AS evidence, v.name AS verifier
  FROM (SELECT partybuild.today() AS today,
               has_table_privilege('party.inspection'::regclass, 'SELECT') AS inspections,
               has_table_privilege('party.self_inspection'::regclass, 'SELECT') AS self_inspections) t
 CROSS JOIN LATERAL (
    SELECT i.id AS item_id, i.finding_id, i.source::text AS source, f.rule, i.org_id, i.problem, i.serious, i.found_on,
           i.goal, i.measure, i.responsible_id, i.deadline, i.extended_to, i.extension_reason,
           coalesce(i.extended_to, i.deadline) AS due_on, i.closed_on, i.evidence, i.verifier_id,
           f.closed_on IS NULL AND f.id IS NOT NULL AS still_found,
           i.returns_id IS NOT NULL
             OR EXISTS (SELECT FROM party_rule.sup_10_before b WHERE b.finding_id = i.finding_id) AS returned
      FROM party.ledger_item i
      LEFT JOIN party.finding f ON f.id = i.finding_id
    UNION ALL
    SELECT NULL, f.id, f.origin, f.rule, f.org_id,
           CASE WHEN r.code IS NOT NULL
             THEN partybuild.fill_message(r.message_zh,
                    jsonb_build_object('organisation', g.name, 'subject', partybuild.subject_name(r.subject, f.subject))
                      || CASE WHEN jsonb_typeof(f.args) = 'object' THEN f.args ELSE '{}' END, true)
             ELSE f.rule || ' ' || f.subject END, false, f.found_on,
           f.goal, f.measure, f.responsible_id, f.deadline, NULL, NULL, f.deadline, f.closed_on, NULL, NULL,
           f.closed_on IS NULL,
           EXISTS (SELECT FROM party_rule.sup_10_before b WHERE b.finding_id = f.id)
      FROM party.finding f
      LEFT JOIN partybuild.rule r ON r.code = f.rule
      LEFT JOIN party.organisation g ON g.id = f.org_id
     WHERE NOT EXISTS (SELECT FROM party.ledger_item i WHERE i.finding_id = f.id)
 ) x
 CROSS JOIN LATERAL (
    SELECT CASE x.source WHEN 'inspection' THEN t.inspections WHEN 'self_inspection' THEN t.self_inspections
                ELSE true END AS shown
 ) w
  LEFT JOIN party.organisation o ON o.id = x.org_id
  LEFT JOIN party.member h ON h.id = x.responsible_id
  LEFT JOIN party.member v ON v.id = x.verifier_id;
COMMENT ON VIEW compliance.ledger IS
  'the rectification ledger (整改台账): what people have raised and what rules have found, taken up or not, open, '
  'overdue or closed; by age and responsible person; the words of what inspections and self-inspections have raised '
  'are for who may read these (SUP-03 to SUP-06, SUP-10)';
COMMENT ON COLUMN compliance.ledger.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.ledger.item_id IS 'number of the item; null: a finding that nobody has taken up';
COMMENT ON COLUMN compliance.ledger.finding_id IS 'number of the finding; null: people raised it';
COMMENT ON COLUMN compliance.ledger.source IS
  'opinions, self_inspection, democratic_life, organisation_life, inspection or audit; of a finding that nobody has '
  'taken up, how it came on record';
COMMENT ON COLUMN compliance.ledger.rule IS 'code of the rule that found it; null: people raised it';
COMMENT ON COLUMN compliance.ledger.org_id IS 'number of the organisation that answers for it';
COMMENT ON COLUMN compliance.ledger.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.ledger.problem IS
  'what is wrong; of a finding as its rule says it in Chinese; null: not for who does not read inspections';
COMMENT ON COLUMN compliance.ledger.serious IS 'entered as a serious one';
COMMENT ON COLUMN compliance.ledger.found_on IS 'day it was found';
COMMENT ON COLUMN compliance.ledger.goal IS 'what is to be reached; null as problem is';
COMMENT ON COLUMN compliance.ledger.measure IS 'what is to be done; null as problem is';
COMMENT ON COLUMN compliance.ledger.responsible_id IS 'number of the member who is to see to it';
COMMENT ON COLUMN compliance.ledger.responsible IS 'name of that member';
COMMENT ON COLUMN compliance.ledger.deadline IS 'last day to mend it, before any extension';
COMMENT ON COLUMN compliance.ledger.extended_to IS 'last day by the one extension; null: none';
COMMENT ON COLUMN compliance.ledger.extension_reason IS 'why it was extended; null as problem is';
COMMENT ON COLUMN compliance.ledger.status IS 'open, overdue or closed';
COMMENT ON COLUMN compliance.ledger.age_days IS 'days since it was found, of a closed one until then';
COMMENT ON COLUMN compliance.ledger.days_overdue IS 'days past the deadline, as extended; null: not past it';
COMMENT ON COLUMN compliance.ledger.still_found IS 'its rule still finds it: it cannot be closed';
COMMENT ON COLUMN compliance.ledger.returned IS 'the problem is there again, within a year of its closing where a '
  'rule found it';
COMMENT ON COLUMN compliance.ledger.closed_on IS 'day it was closed; null: open';
COMMENT ON COLUMN compliance.ledger.evidence IS 'what shows that it is mended; null as problem is';
COMMENT ON COLUMN compliance.ledger.verifier IS 'name of the member who has verified it';
